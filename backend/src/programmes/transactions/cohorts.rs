//! Cohorts, and how many of their places are taken.

use crate::db::Within;
use crate::db::schema::{applications, cohorts, traineeships};
use crate::db::{AuditEntry, MultiBackend, Reader, Writer};
use crate::error::Error;
use crate::http::paging;
use crate::permit::Permit;
use chrono::NaiveDate;
use diesel::prelude::*;
use domain::Page;
use domain::audit::AuditAction;
use domain::ids::{AnyId, CohortId, TenantId};
use domain::programmes::{ChangeCohort, Cohort, CohortQuery, Places};
use domain::recruitment::ApplicationStatus;
use domain::traineeships::TraineeshipStatus;
use std::collections::HashMap;

#[derive(Queryable, Selectable)]
#[diesel(table_name = cohorts, check_for_backend(MultiBackend))]
struct Row {
    id: CohortId,
    code: String,
    programme_code: String,
    school: String,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    target_places: Option<i32>,
    version: i32,
}

impl Row {
    fn with(self, taken: &HashMap<CohortId, i64>) -> Cohort {
        Cohort {
            places: Places { target: self.target_places, taken: taken.get(&self.id).copied().unwrap_or(0) },
            id: self.id,
            code: self.code,
            programme_code: self.programme_code,
            school: self.school,
            starts_on: self.starts_on,
            ends_on: self.ends_on,
            version: self.version,
        }
    }
}

/// One page by first day: one statement finds the page, two count the places.
pub(in crate::programmes) fn list(
    c: &mut Reader,
    permit: &Permit,
    query: &CohortQuery,
    after: Option<&(String, CohortId)>,
    limit: i64,
) -> Result<Page<Cohort>, Error> {
    let mut found = cohorts::table.into_boxed::<MultiBackend>().filter(cohorts::tenant_id.eq(permit.tenant));
    if let Some(programme) = query.programme.as_deref().filter(|programme| !programme.is_empty()) {
        found = found.filter(cohorts::programme_code.eq(programme));
    }
    if let Some(day) = query.open_on {
        found = found.filter(cohorts::ends_on.ge(day));
    }
    if let Some((day, id)) = after {
        let day: NaiveDate = day.parse().map_err(|_| Error::unreadable())?;
        found = found.filter(cohorts::starts_on.gt(day).or(cohorts::starts_on.eq(day).and(cohorts::id.gt(*id))));
    }
    let rows: Vec<Row> = found.order((cohorts::starts_on, cohorts::id)).limit(limit.saturating_add(1)).select(Row::as_select()).load(c)?;
    let page = paging::page(rows, limit, |row| (row.starts_on.to_string(), row.id.to_string()));
    let ids: Vec<CohortId> = page.items.iter().map(|row| row.id).collect();
    let taken = taken(c, permit.tenant, &ids)?;
    Ok(Page { items: page.items.into_iter().map(|row| row.with(&taken)).collect(), next_cursor: page.next_cursor, total: None })
}

/// How many places of each cohort are taken: offers that wait for an answer, and trainees but those who never began. An
/// accepted offer is a trainee of the cohort.
///
/// # Errors
/// What the database says.
pub fn taken(c: &mut Reader, tenant: TenantId, ids: &[CohortId]) -> Result<HashMap<CohortId, i64>, Error> {
    let (mut taken, wanted): (HashMap<CohortId, i64>, Vec<Option<CohortId>>) = (HashMap::new(), ids.iter().copied().map(Some).collect());
    if ids.is_empty() {
        return Ok(taken);
    }
    let offers: Vec<(Option<CohortId>, i64)> = applications::table
        .filter(applications::tenant_id.eq(tenant).and(applications::cohort_id.within(wanted.clone())))
        .filter(applications::status.eq(ApplicationStatus::Offered))
        .group_by(applications::cohort_id)
        .select((applications::cohort_id, diesel::dsl::count_star()))
        .load(c)?;
    let trainees: Vec<(Option<CohortId>, i64)> = traineeships::table
        .filter(traineeships::tenant_id.eq(tenant).and(traineeships::cohort_id.within(wanted)))
        .filter(traineeships::status.ne_all(vec![TraineeshipStatus::Cancelled, TraineeshipStatus::NoShow]))
        .group_by(traineeships::cohort_id)
        .select((traineeships::cohort_id, diesel::dsl::count_star()))
        .load(c)?;
    for (cohort, count) in offers.into_iter().chain(trainees) {
        if let Some(cohort) = cohort {
            let so_far = taken.entry(cohort).or_default();
            *so_far = so_far.saturating_add(count);
        }
    }
    Ok(taken)
}

/// A cohort of the municipality, where there is such a one.
///
/// # Errors
/// What the database says.
pub fn find(c: &mut Reader, tenant: TenantId, id: CohortId) -> Result<Option<Cohort>, Error> {
    let row: Option<Row> = cohorts::table.find((tenant, id)).select(Row::as_select()).first(c).optional()?;
    row.map(|row| Ok(row.with(&taken(c, tenant, &[id])?))).transpose()
}

/// The next cohort of a programme that begins today or later, and its first day; none where none is known.
///
/// # Errors
/// What the database says.
pub fn coming(c: &mut Reader, tenant: TenantId, programme: &str, today: NaiveDate) -> Result<Option<(CohortId, NaiveDate)>, Error> {
    let own = cohorts::tenant_id.eq(tenant).and(cohorts::programme_code.eq(programme));
    let coming = cohorts::table.filter(own.and(cohorts::starts_on.ge(today))).order((cohorts::starts_on, cohorts::id));
    Ok(coming.select((cohorts::id, cohorts::starts_on)).first(c).optional()?)
}

pub(in crate::programmes) fn change(w: &mut Writer<'_>, id: CohortId, change: &ChangeCohort, version: i32) -> Result<Cohort, Error> {
    let (tenant, permit) = (w.permit.tenant, w.permit);
    let before = find(w, tenant, id)?.filter(|cohort| permit.covers(&cohort.programme_code)).ok_or_else(Error::not_found)?;
    let changed = diesel::update(cohorts::table.find((tenant, id)).filter(cohorts::version.eq(version)))
        .set((cohorts::target_places.eq(change.target_places), cohorts::version.eq(version.saturating_add(1))))
        .execute(&mut **w)?;
    if changed == 0 {
        return Err(Error::stale(id));
    }
    w.audit(AuditEntry {
        object_kind: "cohort",
        object_id: Some(AnyId(id.0)),
        details: serde_json::json!({ "from": before.places.target, "to": change.target_places }),
        ..AuditEntry::of(AuditAction::CohortChanged)
    })?;
    find(w, tenant, id)?.ok_or_else(Error::not_found)
}
