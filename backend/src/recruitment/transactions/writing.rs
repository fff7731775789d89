//! Requirements, interviews and moves.

use super::reading::{card, roles};
use crate::db::schema::{applications, interviews, requirement_checks};
use crate::db::{AuditEntry, Writer, sight};
use crate::error::Error;
use chrono::NaiveDate;
use diesel::prelude::*;
use domain::access::Role;
use domain::audit::AuditAction;
use domain::ids::{AnyId, ApplicationId, CohortId, InterviewId, OrgUnitId, RequirementCheckId, TraineeshipId, UserId};
use domain::problem::FieldCode;
use domain::programmes::Cohort;
use domain::recruitment::{ApplicationCard, ApplicationStatus, RecordInterview, SetRequirement, Transition};

/// The cohort that a request names.
pub(in crate::recruitment) fn cohort(w: &mut Writer<'_>, id: CohortId) -> Result<Cohort, Error> {
    let tenant = w.permit.tenant;
    crate::programmes::find_cohort(w, tenant, id)?.ok_or_else(|| Error::field("cohort_id", FieldCode::NotFound))
}

/// Whether a site is one of ours and in sight.
pub(super) fn check_site(w: &mut Writer<'_>, site: OrgUnitId) -> Result<(), Error> {
    use crate::db::schema::org_units as o;
    let permit = w.permit;
    let found = o::table
        .filter(o::id.eq(site).and(o::kind.eq("site")).and(sight::org_units(permit)))
        .select(o::id)
        .first::<OrgUnitId>(&mut **w)
        .optional()?;
    found.map(|_| ()).ok_or_else(|| Error::field("site_id", FieldCode::NotFound))
}

/// The requirements of the programme's version in force, once per application.
pub(in crate::recruitment) fn insert_requirements(w: &mut Writer<'_>, card: &ApplicationCard) -> Result<(), Error> {
    let (tenant, today) = (w.permit.tenant, w.permit.today);
    if !card.requirements.is_empty() {
        return Ok(());
    }
    let Some((_, content)) = crate::programmes::content_at(w, tenant, &card.line.programme_code, today)? else { return Ok(()) };
    for code in &content.entry_requirements {
        let id: RequirementCheckId = w.next_id();
        diesel::insert_into(requirement_checks::table)
            .values((
                requirement_checks::tenant_id.eq(tenant),
                requirement_checks::id.eq(id),
                requirement_checks::application_id.eq(card.line.id),
                requirement_checks::code.eq(code),
                requirement_checks::must_have.eq(true),
            ))
            .execute(&mut **w)?;
    }
    Ok(())
}

/// Counts the application's version up, if the one that was read still stands.
pub(super) fn touch(w: &mut Writer<'_>, id: ApplicationId, version: i32) -> Result<(), Error> {
    let (tenant, now) = (w.permit.tenant, w.now);
    let changed = diesel::update(applications::table.find((tenant, id)).filter(applications::version.eq(version)))
        .set((applications::updated_at.eq(now), applications::version.eq(version.saturating_add(1))))
        .execute(&mut **w)?;
    if changed == 0 { Err(Error::stale(id)) } else { Ok(()) }
}

/// Ticks a requirement, or dispenses with it.
pub(crate) fn set_requirement(
    w: &mut Writer<'_>,
    id: ApplicationId,
    code: &str,
    set: &SetRequirement,
    version: i32,
) -> Result<ApplicationCard, Error> {
    let (permit, now) = (w.permit, w.now);
    let before = card(w, permit, id, now)?;
    if before.line.status.is_end() {
        return Err(Error::conflict());
    }
    // Screening is also the education lead's (A3, A8); dispensing, and taking a dispensation away, is the consultant's.
    let dispensed = before.requirements.iter().any(|check| check.code == code && check.dispensation_reason.is_some());
    if (dispensed || set.dispensation_reason.is_some()) && !roles(w, permit, id)?.contains(&Role::Consultant) {
        return Err(Error::not_allowed());
    }
    touch(w, id, version)?;
    let reason = set.dispensation_reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty() && !set.met);
    use requirement_checks as r;
    let changed = diesel::update(r::table)
        .filter(r::tenant_id.eq(permit.tenant).and(r::application_id.eq(id)).and(r::code.eq(code)))
        .set((r::met.eq(Some(set.met)), r::dispensation_reason.eq(reason), r::checked_by.eq(permit.user_id), r::checked_at.eq(Some(now))))
        .execute(&mut **w)?;
    if changed == 0 {
        return Err(Error::not_found());
    }
    w.audit(AuditEntry {
        object_kind: "application",
        object_id: Some(AnyId(id.0)),
        person_id: Some(before.person_id),
        details: serde_json::json!({ "requirement": code, "met": set.met, "dispensed": reason.is_some() }),
        ..AuditEntry::of(AuditAction::ApplicationRequirementChecked)
    })?;
    card(w, permit, id, now)
}

pub(in crate::recruitment) fn record_interview(
    w: &mut Writer<'_>,
    id: ApplicationId,
    record: &RecordInterview,
    version: i32,
) -> Result<ApplicationCard, Error> {
    use interviews as i;
    let (permit, now, user) = (w.permit, w.now, w.user_id()?);
    let before = card(w, permit, id, now)?;
    if before.line.status != ApplicationStatus::Interview {
        return Err(Error::conflict());
    }
    touch(w, id, version)?;
    let own = i::tenant_id.eq(permit.tenant).and(i::application_id.eq(id)).and(i::user_id.eq(user));
    let changed =
        diesel::update(i::table).filter(own).set((i::held_on.eq(record.held_on), i::conclusion.eq(record.conclusion))).execute(&mut **w)?;
    if changed == 0 {
        let interview: InterviewId = w.next_id();
        diesel::insert_into(i::table)
            .values((
                i::tenant_id.eq(permit.tenant),
                i::id.eq(interview),
                i::application_id.eq(id),
                i::user_id.eq(user),
                i::held_on.eq(record.held_on),
                i::conclusion.eq(record.conclusion),
                i::created_at.eq(now),
            ))
            .execute(&mut **w)?;
    }
    w.audit(AuditEntry {
        object_kind: "application",
        object_id: Some(AnyId(id.0)),
        person_id: Some(before.person_id),
        details: serde_json::json!({ "conclusion": record.conclusion }),
        ..AuditEntry::of(AuditAction::ApplicationInterviewed)
    })?;
    card(w, permit, id, now)
}

/// The consultant of the application: she stays the consultant of the traineeship (docs/field section 1, row 5).
pub(in crate::recruitment) fn consultant_of(w: &mut Writer<'_>, id: ApplicationId) -> Result<Option<UserId>, Error> {
    let tenant = w.permit.tenant;
    Ok(applications::table.find((tenant, id)).select(applications::consultant_user_id).first(&mut **w)?)
}

/// What a move changes; what it does not name stays.
#[derive(AsChangeset)]
#[diesel(table_name = applications)]
struct Change<'a> {
    status: ApplicationStatus,
    status_since: domain::Instant,
    updated_at: domain::Instant,
    version: i32,
    recontact_on: Option<NaiveDate>,
    guidance_plan: Option<&'a str>,
    clarification: Option<&'a str>,
    offered_on: Option<NaiveDate>,
    offer_deadline: Option<NaiveDate>,
    employment_basis: Option<domain::traineeships::EmploymentBasis>,
    site_id: Option<OrgUnitId>,
    cohort_id: Option<CohortId>,
    gf2_included: Option<bool>,
    offer_evidence: Option<&'a str>,
    override_reason: Option<&'a str>,
    outcome_reason: Option<domain::recruitment::OutcomeReason>,
    qualified: Option<bool>,
    traineeship_id: Option<TraineeshipId>,
}

pub(in crate::recruitment) fn update(
    w: &mut Writer<'_>,
    before: &ApplicationCard,
    to: &Transition,
    traineeship_id: Option<TraineeshipId>,
) -> Result<(), Error> {
    let (permit, now) = (w.permit, w.now);
    if let Some(cohort_id) = to.cohort_id
        && cohort(w, cohort_id)?.programme_code != before.line.programme_code
    {
        return Err(Error::field("cohort_id", FieldCode::InvalidValue));
    }
    if let Some(site) = to.site_id {
        check_site(w, site)?;
    }
    let version = before.line.version;
    let change = Change {
        status: to.to,
        status_since: now,
        updated_at: now,
        version: version.saturating_add(1),
        recontact_on: to.recontact_on,
        guidance_plan: to.guidance_plan.as_deref(),
        clarification: to.clarification.as_deref(),
        offered_on: (to.to == ApplicationStatus::Offered).then_some(permit.today),
        offer_deadline: to.offer_deadline,
        employment_basis: to.employment_basis,
        site_id: to.site_id,
        cohort_id: to.cohort_id,
        gf2_included: to.gf2_included,
        offer_evidence: to.evidence.as_deref(),
        override_reason: to.override_reason.as_deref(),
        outcome_reason: to.reason,
        qualified: to.qualified,
        traineeship_id,
    };
    let key = applications::table.find((permit.tenant, before.line.id));
    let changed = diesel::update(key.filter(applications::version.eq(version))).set(change).execute(&mut **w)?;
    if changed == 0 { Err(Error::stale(before.line.id)) } else { Ok(()) }
}

/// Ends the offers whose deadline has passed (docs/field 4.1, A13): their places are free again; gives how many.
pub(in crate::recruitment) fn expire_offers(w: &mut Writer<'_>) -> Result<usize, Error> {
    use domain::ids::PersonId;
    let (tenant, now, today) = (w.permit.tenant, w.now, w.permit.today);
    let late: Vec<(ApplicationId, PersonId, i32)> = applications::table
        .filter(applications::tenant_id.eq(tenant).and(applications::status.eq(ApplicationStatus::Offered)))
        .filter(applications::offer_deadline.is_not_null().and(applications::offer_deadline.lt(today).assume_not_null()))
        .order(applications::id)
        .select((applications::id, applications::person_id, applications::version))
        .load(&mut **w)?;
    for (id, person_id, version) in &late {
        diesel::update(applications::table.find((tenant, *id)))
            .set((
                applications::status.eq(ApplicationStatus::OfferExpired),
                applications::status_since.eq(now),
                applications::updated_at.eq(now),
                applications::version.eq(version.saturating_add(1)),
            ))
            .execute(&mut **w)?;
        w.audit(AuditEntry {
            object_kind: "application",
            object_id: Some(AnyId(id.0)),
            person_id: Some(*person_id),
            details: serde_json::json!({ "from": ApplicationStatus::Offered, "to": ApplicationStatus::OfferExpired }),
            ..AuditEntry::of(AuditAction::ApplicationMoved)
        })?;
    }
    Ok(late.len())
}
