//! What a list changes in traineeships that are there. An empty cell says nothing, so it changes nothing.

use super::trainees::{assignment, day_before};
use crate::db::schema::{people, segments, supervisor_assignments, traineeships};
use crate::db::{AuditEntry, Writer};
use crate::error::Error;
use chrono::NaiveDate;
use diesel::prelude::*;
use domain::audit::AuditAction;
use domain::ids::{AnyId, CohortId, PersonId, SegmentId, TraineeshipId};
use domain::imports::trainees::TraineeRow;
use domain::imports::{Field, planning};
use domain::traineeships::{SegmentKind, SegmentStatus, TraineeshipStatus};

/// Brings a period that is there up to date.
pub(super) fn period(
    w: &mut Writer<'_>,
    id: TraineeshipId,
    person: PersonId,
    row: &TraineeRow,
    cohort: Option<CohortId>,
    fields: &[Field],
    main: bool,
) -> Result<(), Error> {
    let has = |field: Field| fields.contains(&field);
    if has(Field::Email) || has(Field::Phone) {
        contact(w, person, row)?;
    }
    if main {
        own(w, id, row, cohort)?;
    }
    let own_cohort = cohort.filter(|_| !main);
    if has(Field::Site) {
        site(w, id, row, own_cohort)?;
    }
    if has(Field::Start) || has(Field::End) {
        days(w, id, row, own_cohort)?;
    }
    if has(Field::Supervisor) {
        supervisor(w, id, row)?;
    }
    w.audit(AuditEntry {
        action: AuditAction::TraineeshipChangedByImport,
        object_kind: "traineeship",
        object_id: Some(AnyId(id.0)),
        traineeship_id: Some(id),
        person_id: Some(person),
        details: serde_json::json!({ "fields": fields }),
    })
}

fn contact(w: &mut Writer<'_>, person: PersonId, row: &TraineeRow) -> Result<(), Error> {
    let (tenant, now) = (w.permit.tenant, w.now);
    diesel::update(people::table.find((tenant, person)))
        .set((
            row.email.as_ref().map(|email| people::email.eq(email)),
            row.phone.as_ref().map(|phone| people::phone.eq(phone)),
            people::updated_at.eq(now),
            people::version.eq(people::version + 1),
        ))
        .execute(&mut **w)?;
    Ok(())
}

/// The facts that the traineeship has itself.
fn own(w: &mut Writer<'_>, id: TraineeshipId, row: &TraineeRow, cohort: Option<CohortId>) -> Result<(), Error> {
    use traineeships as t;
    let (tenant, now) = (w.permit.tenant, w.now);
    diesel::update(t::table.find((tenant, id)))
        .set((
            t::employment_basis.eq(row.basis),
            row.weekly_minutes.map(|minutes| t::weekly_minutes.eq(minutes)),
            row.school.as_ref().map(|school| t::school.eq(school)),
            row.note.as_ref().map(|note| t::note.eq(note)),
            row.external_ref.as_ref().map(|number| t::external_ref.eq(number)),
            cohort.map(|cohort| t::cohort_id.eq(cohort)),
            t::updated_at.eq(now),
            t::version.eq(t::version + 1),
        ))
        .execute(&mut **w)?;
    Ok(())
}

/// The site from now on: placements that are over keep theirs.
fn site(w: &mut Writer<'_>, id: TraineeshipId, row: &TraineeRow, cohort: Option<CohortId>) -> Result<(), Error> {
    let (tenant, today) = (w.permit.tenant, w.permit.today);
    let placements = segments::table
        .filter(segments::tenant_id.eq(tenant).and(segments::traineeship_id.eq(id)))
        .filter(segments::kind.eq(SegmentKind::Placement).and(segments::ends_on.ge(today)));
    match cohort {
        Some(cohort) => {
            let placements = placements.filter(segments::cohort_id.is_not_null().and(segments::cohort_id.assume_not_null().eq(cohort)));
            diesel::update(placements).set(segments::site_id.eq(row.site.id)).execute(&mut **w)?;
        }
        None => {
            diesel::update(placements).set(segments::site_id.eq(row.site.id)).execute(&mut **w)?;
            crate::traineeships::move_to_site(w, id, row.site.id, &row.site.path)?;
        }
    }
    Ok(())
}

/// The first and last day of a period, and the segments within them.
fn days(w: &mut Writer<'_>, id: TraineeshipId, row: &TraineeRow, cohort: Option<CohortId>) -> Result<(), Error> {
    let (tenant, today) = (w.permit.tenant, w.permit.today);
    let mut rows: Vec<(SegmentId, Option<CohortId>, NaiveDate, NaiveDate)> = segments::table
        .filter(segments::tenant_id.eq(tenant).and(segments::traineeship_id.eq(id)).and(segments::status.ne(SegmentStatus::Cancelled)))
        .order(segments::starts_on)
        .select((segments::id, segments::cohort_id, segments::starts_on, segments::ends_on))
        .load(&mut **w)?;
    let cohorts: std::collections::HashSet<_> = rows.iter().map(|(_, cohort, ..)| *cohort).collect();
    let other_periods: Vec<(NaiveDate, NaiveDate)> = match cohort {
        Some(cohort) => rows.extract_if(.., |(_, of, ..)| *of != Some(cohort)).map(|(.., start, end)| (start, end)).collect(),
        None if cohorts.len() > 1 => {
            let own: Option<CohortId> = traineeships::table.find((tenant, id)).select(traineeships::cohort_id).first(&mut **w)?;
            rows.extract_if(.., |(_, of, ..)| *of != own).map(|(.., start, end)| (start, end)).collect()
        }
        None => Vec::new(),
    };
    let dates: Vec<_> = rows.iter().map(|(.., start, end)| (*start, *end)).collect();
    for (index, now) in planning::fit(&dates, row.starts_on, row.ends_on) {
        let Some((segment, ..)) = rows.get(index) else { continue };
        let segment = segments::table.find((tenant, *segment));
        match now {
            Some((start, end)) => {
                let status = planning::segment_status_at_import(start, end, today);
                diesel::update(segment)
                    .set((segments::starts_on.eq(start), segments::ends_on.eq(end), segments::status.eq(status)))
                    .execute(&mut **w)?
            }
            None => diesel::update(segment).set(segments::status.eq(SegmentStatus::Cancelled)).execute(&mut **w)?,
        };
    }
    let first = other_periods.iter().map(|(start, _)| *start).chain([row.starts_on]).min().unwrap_or(row.starts_on);
    let last = other_periods.iter().map(|(_, end)| *end).chain([row.ends_on]).max().unwrap_or(row.ends_on);
    let mut periods = other_periods;
    periods.push((row.starts_on, row.ends_on));
    restate(w, id, (first, last), &periods)
}

/// Widens a traineeship to hold more periods.
pub(super) fn spread(w: &mut Writer<'_>, id: TraineeshipId, more: &[(NaiveDate, NaiveDate)]) -> Result<(), Error> {
    use traineeships as t;
    let tenant = w.permit.tenant;
    let days: (NaiveDate, NaiveDate) = t::table.find((tenant, id)).select((t::starts_on, t::ends_on)).first(&mut **w)?;
    let first = more.iter().map(|(start, _)| *start).chain([days.0]).min().unwrap_or(days.0);
    let last = more.iter().map(|(_, end)| *end).chain([days.1]).max().unwrap_or(days.1);
    let mut periods = more.to_vec();
    periods.push(days);
    restate(w, id, (first, last), &periods)
}

/// Sets a traineeship's days, and its status where it follows from them.
fn restate(w: &mut Writer<'_>, id: TraineeshipId, days: (NaiveDate, NaiveDate), periods: &[(NaiveDate, NaiveDate)]) -> Result<(), Error> {
    use TraineeshipStatus as S;
    use traineeships as t;
    let (tenant, today, now) = (w.permit.tenant, w.permit.today, w.now);
    let status: S = t::table.find((tenant, id)).select(t::status).first(&mut **w)?;
    // Leave and what was broken off stay as they are: a list does not know of them.
    let by_dates = matches!(status, S::Preboarding | S::Active | S::Dormant | S::Completing | S::Completed);
    let status = match (status, planning::status_at_import(periods, today)) {
        // Nobody begins by a list: the guards of the first day are asked by the night, or by the one who says that she came.
        (S::Preboarding, S::Active | S::Dormant | S::Completing) => S::Preboarding,
        (_, computed) if by_dates => computed,
        (known, _) => known,
    };
    diesel::update(t::table.find((tenant, id)))
        .set((t::starts_on.eq(days.0), t::ends_on.eq(days.1), t::status.eq(status), t::updated_at.eq(now), t::version.eq(t::version + 1)))
        .execute(&mut **w)?;
    crate::hiring::follow_end(w, id, days.1)
}

/// Another supervisor from today on; those of the same kind before end the day before.
fn supervisor(w: &mut Writer<'_>, id: TraineeshipId, row: &TraineeRow) -> Result<(), Error> {
    use supervisor_assignments as a;
    let (tenant, today) = (w.permit.tenant, w.permit.today);
    let Some(new) = assignment(w, id, row).map(|assignment| assignment.not_before(today.min(row.ends_on))) else { return Ok(()) };
    let (kind, from) = new.kind_and_start();
    let running = a::table
        .filter(a::tenant_id.eq(tenant).and(a::traineeship_id.eq(id)).and(a::kind.eq(kind)))
        .filter(a::ends_on.is_null().or(a::ends_on.assume_not_null().ge(from)));
    diesel::delete(running.filter(a::starts_on.ge(from))).execute(&mut **w)?;
    diesel::update(running).set(a::ends_on.eq(day_before(from))).execute(&mut **w)?;
    new.insert(w)
}
