//! The one door of where a traineeship and its periods stand: each step is written here, with its line in the log.

use crate::db::schema::{segments, traineeships};
use crate::db::{AuditEntry, Writer};
use crate::error::Error;
use chrono::NaiveDate;
use diesel::prelude::*;
use domain::ids::{AnyId, PersonId, SegmentId, TraineeshipId};
use domain::moves;
use domain::traineeships::{SegmentStatus, TraineeshipStatus, TraineeshipStep};
use serde_json::{Value, json};

/// A traineeship as it was read in the same write.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stood {
    /// Which one.
    pub(super) id: TraineeshipId,
    /// Whose.
    pub(super) person_id: PersonId,
    /// Where it stands.
    pub(super) status: TraineeshipStatus,
    /// Its version.
    pub(super) version: i32,
}

impl Stood {
    /// As it stands now.
    pub(super) fn of(w: &mut Writer<'_>, id: TraineeshipId) -> Result<Self, Error> {
        use traineeships as t;
        let found = t::table.find((w.permit.tenant, id)).select((t::person_id, t::status, t::version)).first(&mut **w)?;
        let (person_id, status, version) = found;
        Ok(Self { id, person_id, status, version })
    }
}

/// What is known of the first day.
#[derive(Debug, Clone, Copy, Default, AsChangeset)]
#[diesel(table_name = traineeships)]
pub(super) struct FirstDay<'a> {
    /// The day she came.
    pub(super) actual_start_on: Option<NaiveDate>,
    /// Why she began although something was missing.
    pub(super) start_override_reason: Option<&'a str>,
}

/// Takes a step of a traineeship; `details` stand in the log beside where it led.
pub(super) fn stand(w: &mut Writer<'_>, stood: Stood, step: TraineeshipStep, first: FirstDay<'_>, mut details: Value) -> Result<(), Error> {
    let (tenant, now) = (w.permit.tenant, w.now);
    let Some((one, to)) = moves::find(stood.status, step).and_then(|one| Some((one, one.to?))) else {
        return Err(Error::internal("a step that the traineeship does not have"));
    };
    let found = traineeships::table.find((tenant, stood.id)).filter(traineeships::version.eq(stood.version));
    let changed = diesel::update(found)
        .set((
            traineeships::status.eq(to),
            traineeships::updated_at.eq(now),
            traineeships::version.eq(stood.version.saturating_add(1)),
            first,
        ))
        .execute(&mut **w)?;
    if changed == 0 {
        return Err(Error::stale(stood.id));
    }
    if let Value::Object(said) = &mut details {
        said.insert("from".to_owned(), json!(stood.status));
        said.insert("to".to_owned(), json!(to));
    }
    w.audit(AuditEntry {
        action: one.audit,
        object_kind: "traineeship",
        object_id: Some(AnyId(stood.id.0)),
        traineeship_id: Some(stood.id),
        person_id: Some(stood.person_id),
        details,
    })
}

/// An active traineeship nears its end (docs/field 4.2, B11).
///
/// # Errors
/// What the database says.
pub fn near_end(w: &mut Writer<'_>, id: TraineeshipId) -> Result<(), Error> {
    let stood = Stood::of(w, id)?;
    stand(w, stood, TraineeshipStep::NearEnd, FirstDay::default(), json!({}))
}

/// A period has other days, or none any more; where it stands follows from them.
pub(super) fn redate(
    w: &mut Writer<'_>,
    (id, from): (SegmentId, SegmentStatus),
    days: Option<(NaiveDate, NaiveDate)>,
    by_days: SegmentStatus,
) -> Result<(), Error> {
    let segment = segments::table.find((w.permit.tenant, id));
    let to = if from.leads_to(by_days) { by_days } else { from };
    match days {
        Some((first, last)) => diesel::update(segment)
            .set((segments::starts_on.eq(first), segments::ends_on.eq(last), segments::status.eq(to)))
            .execute(&mut **w)?,
        None => diesel::update(segment).set(segments::status.eq(to)).execute(&mut **w)?,
    };
    Ok(())
}
