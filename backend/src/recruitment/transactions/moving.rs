//! Moving an application; an accepted offer becomes a traineeship in the same transaction, and one that nobody answered ends.

use super::reading::{card, roles, with_facts};
use super::screening::insert_requirements;
use super::{check_site, cohort};
use crate::db::listing::among;
use crate::db::schema::applications;
use crate::db::{AuditEntry, Writer};
use crate::error::Error;
use crate::moves::Standing;
use crate::traineeships::{self, NewTraineeship};
use chrono::NaiveDate;
use diesel::prelude::*;
use domain::audit::AuditAction;
use domain::ids::{AnyId, ApplicationId, CohortId, OrgUnitId, PersonId, TraineeshipId, UserId};
use domain::onboarding::MakeChecklist;
use domain::problem::FieldCode;
use domain::recruitment::{ApplicationCard, ApplicationStatus, Transition};

/// Moves an application to where no further facts are needed.
pub(crate) fn advance(w: &mut Writer<'_>, id: ApplicationId, to: ApplicationStatus, version: i32) -> Result<ApplicationCard, Error> {
    step(w, id, &domain::moves::to::<ApplicationStatus>(to), version)
}

/// Moves an application in sight, if its guards allow it; an accepted offer becomes a traineeship.
pub(in crate::recruitment) fn step(
    w: &mut Writer<'_>,
    id: ApplicationId,
    transition: &Transition,
    version: i32,
) -> Result<ApplicationCard, Error> {
    let (permit, now) = (w.permit, w.now);
    let before = card(w, permit, id, now)?;
    let from = before.line.status;
    let chosen = transition.cohort_id.filter(|_| matches!(transition.to, ApplicationStatus::Received | ApplicationStatus::Offered));
    let cohort = chosen.or(before.cohort_id).map(|id| cohort(w, id)).transpose()?;
    let roles = roles(w, permit, id)?;
    let overridden = transition.override_reason.as_deref().is_some_and(|reason| !reason.trim().is_empty());
    let made = with_facts(w, permit, &before, cohort.as_ref(), |facts| {
        let standing = Standing { id: id.0, version: before.line.version, status: from, roles: &roles, facts: *facts };
        standing.make(transition.clone(), version, overridden, permit.today)
    })??;
    let (one, mut transition) = (made.one, made.body);
    // A reason is kept only where there was something to override.
    transition.override_reason = transition.override_reason.filter(|_| !made.overridden.is_empty());
    if one.step == ApplicationStatus::Screening {
        insert_requirements(w, &before)?;
    }
    let traineeship_id = match transition.to {
        ApplicationStatus::Accepted => Some(accept(w, &before, &transition)?),
        _ => None,
    };
    update(w, &before, &transition, traineeship_id)?;
    w.audit(AuditEntry {
        action: one.audit,
        object_kind: "application",
        object_id: Some(AnyId(id.0)),
        person_id: Some(before.person_id),
        traineeship_id,
        details: serde_json::json!({ "from": from, "to": transition.to, "reason": transition.reason, "overridden": transition.override_reason.is_some() }),
    })?;
    card(w, permit, id, now)
}

/// Makes the traineeship of an accepted offer; nothing known about the person is lost on the way.
fn accept(w: &mut Writer<'_>, card: &ApplicationCard, transition: &Transition) -> Result<TraineeshipId, Error> {
    let (Some(site_id), Some(employment_basis)) = (card.site_id, card.employment_basis) else {
        return Err(Error::internal("an offer without site or employment"));
    };
    let plan = match card.cohort_id {
        Some(id) => Some(cohort(w, id)?),
        None => None,
    };
    let starts_on = transition.starts_on.or(plan.as_ref().map(|plan| plan.starts_on));
    let ends_on = transition.ends_on.or(plan.as_ref().map(|plan| plan.ends_on));
    let (Some(starts_on), Some(ends_on)) = (starts_on, ends_on) else {
        return Err(Error::guarded("to", [domain::recruitment::Guard::CohortChosen]));
    };
    let new = NewTraineeship {
        person_id: card.person_id,
        programme_code: card.line.programme_code.clone(),
        cohort_id: card.cohort_id,
        application_id: Some(card.line.id),
        consultant_user_id: consultant_of(w, card.line.id)?,
        employment_basis,
        site_id,
        starts_on,
        ends_on,
        school: plan.map(|plan| plan.school),
        note: card.note.clone(),
    };
    let id = traineeships::insert(w, &new)?;
    w.audit(AuditEntry {
        action: AuditAction::TraineeshipCreated,
        object_kind: "traineeship",
        object_id: Some(AnyId(id.0)),
        traineeship_id: Some(id),
        person_id: Some(card.person_id),
        details: serde_json::json!({ "programme": card.line.programme_code, "starts_on": starts_on, "ends_on": ends_on }),
    })?;
    let answers = MakeChecklist {
        needs_work_permit: transition.needs_work_permit,
        foreign_applicant: transition.foreign_applicant,
        ..MakeChecklist::default()
    };
    let today = w.permit.today;
    crate::onboarding::make_plan_on(w, id, &answers, today)?;
    Ok(id)
}

/// The consultant of the application: she stays the consultant of the traineeship (docs/field section 1, row 5).
fn consultant_of(w: &mut Writer<'_>, id: ApplicationId) -> Result<Option<UserId>, Error> {
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

fn update(w: &mut Writer<'_>, before: &ApplicationCard, to: &Transition, traineeship_id: Option<TraineeshipId>) -> Result<(), Error> {
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
///
/// # Errors
/// What the database says.
pub fn expire_offers(w: &mut Writer<'_>) -> Result<usize, Error> {
    let (tenant, now, today) = (w.permit.tenant, w.now, w.permit.today);
    let late: Vec<(ApplicationId, PersonId, i32)> = applications::table
        .filter(applications::tenant_id.eq(tenant).and(among("applications.status", &[ApplicationStatus::Offered])))
        .filter(applications::offer_deadline.is_not_null().and(applications::offer_deadline.lt(today).assume_not_null()))
        .order((applications::offer_deadline, applications::id))
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
