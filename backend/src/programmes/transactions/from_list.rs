//! What a municipality's own list makes and changes in cohorts and their plans. Trainees who are there keep their own segments: a moved plan is theirs to re-plan.

use crate::db::schema::{cohort_segments, cohorts};
use crate::db::{AuditEntry, Reader, Writer};
use crate::error::Error;
use crate::insert_all;
use chrono::NaiveDate;
use diesel::prelude::*;
use domain::audit::AuditAction;
use domain::ids::{AnyId, CohortId, CohortSegmentId, TenantId};
use domain::imports::cohorts::{CohortRef, Plan};
use domain::imports::key;
use domain::traineeships::SegmentKind;
use domain::traineeships::planning::Planned;
use std::collections::HashMap;

#[derive(Insertable)]
#[diesel(table_name = cohort_segments)]
struct NewSegment {
    tenant_id: TenantId,
    id: CohortSegmentId,
    cohort_id: CohortId,
    number: i32,
    kind: SegmentKind,
    label: String,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
}

/// Writes the good rows of a list of cohort plans.
///
/// # Errors
/// What the database says.
pub fn write_cohorts(w: &mut Writer<'_>, plans: Vec<Plan>) -> Result<(), Error> {
    let tenant = w.permit.tenant;
    let there = cohort_plans(w, tenant)?;
    let mut by_cohort: HashMap<String, Vec<Plan>> = HashMap::new();
    let mut order = Vec::new();
    for plan in plans {
        let code = key(&plan.cohort);
        let rows = by_cohort.entry(code.clone()).or_default();
        if rows.is_empty() {
            order.push(code);
        }
        rows.push(plan);
    }
    let (mut new, mut touched) = (Vec::new(), Vec::new());
    for code in order {
        let Some(plans) = by_cohort.remove(&code) else { continue };
        let Some(first) = plans.first() else { continue };
        let known = there.get(&code);
        let id = match known {
            Some(cohort) => cohort.id,
            None => create_cohort(
                w,
                &NewCohort { code: &first.cohort, programme: &first.programme, school: first.school.as_deref(), days: span(&plans) },
            )?,
        };
        if known.is_some() {
            change(w, id, first)?;
        }
        for plan in plans {
            let segment = plan.segment;
            if known.is_some_and(|cohort| cohort.plan.segments.contains_key(&plan.number)) {
                use cohort_segments as s;
                diesel::update(s::table.filter(s::tenant_id.eq(tenant).and(s::cohort_id.eq(id)).and(s::number.eq(plan.number))))
                    .set((
                        s::kind.eq(segment.kind),
                        s::label.eq(segment.label),
                        s::starts_on.eq(segment.starts_on),
                        s::ends_on.eq(segment.ends_on),
                    ))
                    .execute(&mut **w)?;
                continue;
            }
            new.push(NewSegment {
                tenant_id: tenant,
                id: w.next_id(),
                cohort_id: id,
                number: plan.number,
                kind: segment.kind,
                label: segment.label,
                starts_on: segment.starts_on,
                ends_on: segment.ends_on,
            });
        }
        touched.push(id);
    }
    insert_all!(w, cohort_segments::table, new);
    for id in touched {
        reach(w, id)?;
    }
    Ok(())
}

/// A new cohort.
pub struct NewCohort<'a> {
    /// Its code.
    pub code: &'a str,
    /// The programme.
    pub programme: &'a str,
    /// The school.
    pub school: Option<&'a str>,
    /// First and last day.
    pub days: (NaiveDate, NaiveDate),
}

/// Makes a cohort.
///
/// # Errors
/// What the database says.
pub fn create_cohort(w: &mut Writer<'_>, new: &NewCohort<'_>) -> Result<CohortId, Error> {
    let id: CohortId = w.next_id();
    diesel::insert_into(cohorts::table)
        .values((
            cohorts::tenant_id.eq(w.permit.tenant),
            cohorts::id.eq(id),
            cohorts::code.eq(new.code),
            cohorts::code_key.eq(key(new.code)),
            cohorts::programme_code.eq(new.programme),
            cohorts::school.eq(new.school.unwrap_or_default()),
            cohorts::starts_on.eq(new.days.0),
            cohorts::ends_on.eq(new.days.1),
            cohorts::version.eq(1),
        ))
        .execute(&mut **w)?;
    w.audit(AuditEntry { object_kind: "cohort", object_id: Some(AnyId(id.0)), ..AuditEntry::of(AuditAction::CohortCreated) })?;
    Ok(id)
}

fn change(w: &mut Writer<'_>, id: CohortId, plan: &Plan) -> Result<(), Error> {
    let tenant = w.permit.tenant;
    diesel::update(cohorts::table.find((tenant, id))).set(cohorts::programme_code.eq(&plan.programme)).execute(&mut **w)?;
    if let Some(school) = &plan.school {
        diesel::update(cohorts::table.find((tenant, id))).set(cohorts::school.eq(school)).execute(&mut **w)?;
    }
    w.audit(AuditEntry { object_kind: "cohort", object_id: Some(AnyId(id.0)), ..AuditEntry::of(AuditAction::CohortChanged) })
}

fn span(plans: &[Plan]) -> (NaiveDate, NaiveDate) {
    let first = plans.iter().map(|plan| plan.segment.starts_on).min().unwrap_or_default();
    (first, plans.iter().map(|plan| plan.segment.ends_on).max().unwrap_or(first))
}

/// Lets a cohort's first and last day be those of its plan.
fn reach(w: &mut Writer<'_>, id: CohortId) -> Result<(), Error> {
    use cohort_segments as s;
    let tenant = w.permit.tenant;
    let days: (Option<NaiveDate>, Option<NaiveDate>) = s::table
        .filter(s::tenant_id.eq(tenant).and(s::cohort_id.eq(id)))
        .select((diesel::dsl::min(s::starts_on), diesel::dsl::max(s::ends_on)))
        .first(&mut **w)?;
    if let (Some(first), Some(last)) = days {
        diesel::update(cohorts::table.find((tenant, id)))
            .set((cohorts::starts_on.eq(first), cohorts::ends_on.eq(last)))
            .execute(&mut **w)?;
    }
    Ok(())
}

/// A cohort with its plan.
pub struct CohortPlan {
    /// The cohort.
    pub id: CohortId,
    /// Its plan.
    pub plan: CohortRef,
}

/// The cohorts with their plans, by the key of their code.
///
/// # Errors
/// What the database says.
pub fn cohort_plans(c: &mut Reader, tenant: TenantId) -> Result<HashMap<String, CohortPlan>, Error> {
    let rows: Vec<(CohortId, String, String, String)> = cohorts::table
        .filter(cohorts::tenant_id.eq(tenant))
        .select((cohorts::id, cohorts::code_key, cohorts::programme_code, cohorts::school))
        .load(c)?;
    let segments: Vec<(CohortId, i32, SegmentKind, String, NaiveDate, NaiveDate)> = cohort_segments::table
        .filter(cohort_segments::tenant_id.eq(tenant))
        .select((
            cohort_segments::cohort_id,
            cohort_segments::number,
            cohort_segments::kind,
            cohort_segments::label,
            cohort_segments::starts_on,
            cohort_segments::ends_on,
        ))
        .load(c)?;
    let mut by_cohort: HashMap<CohortId, HashMap<i32, Planned>> = HashMap::new();
    for (cohort, number, kind, label, starts_on, ends_on) in segments {
        by_cohort.entry(cohort).or_default().insert(number, Planned { kind, label, starts_on, ends_on });
    }
    let cohort = |(id, code, programme, school): (CohortId, String, String, String)| {
        let segments = by_cohort.remove(&id).unwrap_or_default();
        (code, CohortPlan { id, plan: CohortRef { programme, school, segments } })
    };
    Ok(rows.into_iter().map(cohort).collect())
}
