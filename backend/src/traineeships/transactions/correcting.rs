//! What changes in a traineeship that is there: its own facts, its site, its periods.

use super::birth::{Period, new_segments};
use super::standing::{FirstDay, Stood, redate, stand};
use crate::db::Writer;
use crate::db::schema::{segments, traineeships};
use crate::error::Error;
use crate::insert_all;
use crate::settings;
use chrono::NaiveDate;
use diesel::prelude::*;
use domain::ids::{CohortId, OrgUnitId, SegmentId, TraineeshipId};
use domain::settings::Place;
use domain::traineeships::{EmploymentBasis, SegmentKind, SegmentStatus, planning};

/// First and last day.
type Days = (NaiveDate, NaiveDate);

/// The facts that a traineeship has itself; none stays as it is.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// How the trainee is employed.
    pub employment_basis: EmploymentBasis,
    /// Minutes a week.
    pub weekly_minutes: Option<i32>,
    /// The school.
    pub school: Option<&'a str>,
    /// What else is known.
    pub note: Option<&'a str>,
    /// The number in the municipality's own list.
    pub external_ref: Option<&'a str>,
    /// The cohort.
    pub cohort_id: Option<CohortId>,
}

/// Corrects the facts that a traineeship has itself.
///
/// # Errors
/// What the database says.
pub fn correct(w: &mut Writer<'_>, id: TraineeshipId, facts: &Facts<'_>) -> Result<(), Error> {
    use traineeships as t;
    let (tenant, now) = (w.permit.tenant, w.now);
    diesel::update(t::table.find((tenant, id)))
        .set((
            t::employment_basis.eq(facts.employment_basis),
            facts.weekly_minutes.map(|minutes| t::weekly_minutes.eq(minutes)),
            facts.school.map(|school| t::school.eq(school)),
            facts.note.map(|note| t::note.eq(note)),
            facts.external_ref.map(|number| t::external_ref.eq(number)),
            facts.cohort_id.map(|cohort| t::cohort_id.eq(cohort)),
            t::updated_at.eq(now),
            t::version.eq(t::version + 1),
        ))
        .execute(&mut **w)?;
    Ok(())
}

/// Gives a traineeship another site from now on: placements that are over keep theirs. With a cohort only the placements
/// of its period.
///
/// # Errors
/// What the database says.
pub fn place(w: &mut Writer<'_>, id: TraineeshipId, (site, path): (OrgUnitId, &str), cohort: Option<CohortId>) -> Result<(), Error> {
    let (tenant, today) = (w.permit.tenant, w.permit.today);
    let placements = segments::table
        .filter(segments::tenant_id.eq(tenant).and(segments::traineeship_id.eq(id)))
        .filter(segments::kind.eq(SegmentKind::Placement).and(segments::ends_on.ge(today)));
    match cohort {
        Some(cohort) => {
            let placements = placements.filter(segments::cohort_id.is_not_null().and(segments::cohort_id.assume_not_null().eq(cohort)));
            diesel::update(placements).set(segments::site_id.eq(site)).execute(&mut **w)?;
            Ok(())
        }
        None => {
            diesel::update(placements).set(segments::site_id.eq(site)).execute(&mut **w)?;
            super::move_to_site(w, id, site, path)
        }
    }
}

/// Moves the first and last day of a period, and its segments within them; without a cohort the traineeship's own.
///
/// # Errors
/// What the database says.
pub fn move_days(w: &mut Writer<'_>, id: TraineeshipId, (starts_on, ends_on): Days, cohort: Option<CohortId>) -> Result<(), Error> {
    let (tenant, today) = (w.permit.tenant, w.permit.today);
    let mut rows: Vec<(SegmentId, SegmentStatus, Option<CohortId>, NaiveDate, NaiveDate)> = segments::table
        .filter(segments::tenant_id.eq(tenant).and(segments::traineeship_id.eq(id)).and(segments::status.ne(SegmentStatus::Cancelled)))
        .order(segments::starts_on)
        .select((segments::id, segments::status, segments::cohort_id, segments::starts_on, segments::ends_on))
        .load(&mut **w)?;
    let cohorts: std::collections::HashSet<_> = rows.iter().map(|(_, _, cohort, ..)| *cohort).collect();
    let mut periods: Vec<Days> = match cohort {
        Some(cohort) => rows.extract_if(.., |(_, _, of, ..)| *of != Some(cohort)).map(|(.., start, end)| (start, end)).collect(),
        None if cohorts.len() > 1 => {
            let own: Option<CohortId> = traineeships::table.find((tenant, id)).select(traineeships::cohort_id).first(&mut **w)?;
            rows.extract_if(.., |(_, _, of, ..)| *of != own).map(|(.., start, end)| (start, end)).collect()
        }
        None => Vec::new(),
    };
    let dates: Vec<_> = rows.iter().map(|(.., start, end)| (*start, *end)).collect();
    for (index, now) in planning::fit(&dates, starts_on, ends_on) {
        let Some((segment, status, ..)) = rows.get(index) else { continue };
        let by_days = now.map_or(SegmentStatus::Cancelled, |(start, end)| planning::segment_status(start, end, today));
        redate(w, (*segment, *status), now, by_days)?;
    }
    periods.push((starts_on, ends_on));
    restate(w, id, &periods)
}

/// Adds a period to a traineeship, which then reaches over it.
///
/// # Errors
/// What the database says.
pub fn add_period(w: &mut Writer<'_>, period: &Period<'_>) -> Result<(), Error> {
    use traineeships as t;
    let (tenant, id) = (w.permit.tenant, period.traineeship_id);
    let last: Option<i32> = segments::table
        .filter(segments::tenant_id.eq(tenant).and(segments::traineeship_id.eq(id)))
        .select(diesel::dsl::max(segments::number))
        .first(&mut **w)?;
    let added = new_segments(w, period, last.unwrap_or(0));
    insert_all!(w, segments::table, added);
    let days: Days = t::table.find((tenant, id)).select((t::starts_on, t::ends_on)).first(&mut **w)?;
    restate(w, id, &[(period.starts_on, period.ends_on), days])
}

/// Sets a traineeship's days to reach over its periods, and where it stands as far as that follows from them.
fn restate(w: &mut Writer<'_>, id: TraineeshipId, periods: &[Days]) -> Result<(), Error> {
    use traineeships as t;
    let (tenant, today, now) = (w.permit.tenant, w.permit.today, w.now);
    let first = periods.iter().map(|(start, _)| *start).min().ok_or_else(|| Error::internal("a traineeship without days"))?;
    let last = periods.iter().map(|(_, end)| *end).max().unwrap_or(first);
    let (org_path, programme): (String, String) = t::table.find((tenant, id)).select((t::org_path, t::programme_code)).first(&mut **w)?;
    let (permit, place) = (w.permit, Place::at(&org_path, &programme));
    let stored = settings::of(w, permit)?;
    let (hire, supervision) = (settings::held(&stored, permit, place)?, settings::held(&stored, permit, place)?);
    diesel::update(t::table.find((tenant, id)))
        .set((t::starts_on.eq(first), t::ends_on.eq(last), t::updated_at.eq(now), t::version.eq(t::version + 1)))
        .execute(&mut **w)?;
    let stood = Stood::of(w, id)?;
    if let Some(step) = stood.status.by_days(planning::status_by_days(periods, &hire, &supervision, today)) {
        stand(w, stood, step, FirstDay::default(), serde_json::json!({}))?;
    }
    crate::hiring::follow_end(w, id, last)
}
