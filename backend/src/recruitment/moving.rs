//! Moving an application; an accepted offer becomes a traineeship in the same transaction.

use super::transactions;
use crate::actor::Actor;
use crate::app::App;
use crate::db::{AuditEntry, Writer};
use crate::error::Error;
use crate::http::answers::Versioned;
use crate::http::version::IfMatch;
use crate::moves::Standing;
use crate::traineeships::{self, NewTraineeship};
use actix_web::{post, web};
use domain::access::Action;
use domain::audit::AuditAction;
use domain::ids::{AnyId, ApplicationId, TraineeshipId};
use domain::onboarding::MakeChecklist;
use domain::problem::Problem;
use domain::recruitment::{ApplicationCard, ApplicationStatus, Transition};

/// Moves an application, if its guards allow it (docs/field 4.1).
#[utoipa::path(tag = "recruitment", responses(
    (status = 200, body = ApplicationCard),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[post("/applications/{id}/transitions")]
pub(super) async fn move_application(
    actor: Actor,
    app: web::Data<App>,
    id: web::Path<ApplicationId>,
    version: IfMatch,
    body: web::Json<Transition>,
) -> Result<Versioned<ApplicationCard>, Error> {
    let permit = actor.may(Action::ScreenApplications)?;
    let (id, transition) = (id.into_inner(), body.into_inner());
    let card = app.db.write(&permit, move |w| make(w, id, &transition, version.0)).await?;
    Ok(Versioned(card))
}

/// Moves an application to where no further facts are needed.
pub(crate) fn advance(w: &mut Writer<'_>, id: ApplicationId, to: ApplicationStatus, version: i32) -> Result<ApplicationCard, Error> {
    make(w, id, &domain::moves::to::<ApplicationStatus>(to), version)
}

fn make(w: &mut Writer<'_>, id: ApplicationId, transition: &Transition, version: i32) -> Result<ApplicationCard, Error> {
    let (permit, now) = (w.permit, w.now);
    let before = transactions::card(w, permit, id, now)?;
    let from = before.line.status;
    let chosen = transition.cohort_id.filter(|_| matches!(transition.to, ApplicationStatus::Received | ApplicationStatus::Offered));
    let cohort = chosen.or(before.cohort_id).map(|cohort| transactions::cohort(w, cohort)).transpose()?;
    let roles = transactions::roles(w, permit, id)?;
    let overridden = transition.override_reason.as_deref().is_some_and(|reason| !reason.trim().is_empty());
    let made = transactions::with_facts(w, permit, &before, cohort.as_ref(), |facts| {
        let standing = Standing { id: id.0, version: before.line.version, status: from, roles: &roles, facts: *facts };
        standing.make(transition.clone(), version, overridden, permit.today)
    })??;
    let (one, mut transition) = (made.one, made.body);
    // A reason is kept only where there was something to override.
    transition.override_reason = transition.override_reason.filter(|_| !made.overridden.is_empty());
    if one.step == ApplicationStatus::Screening {
        transactions::insert_requirements(w, &before)?;
    }
    let traineeship_id = match transition.to {
        ApplicationStatus::Accepted => Some(accept(w, &before, &transition)?),
        _ => None,
    };
    transactions::update(w, &before, &transition, traineeship_id)?;
    w.audit(AuditEntry {
        action: one.audit,
        object_kind: "application",
        object_id: Some(AnyId(id.0)),
        person_id: Some(before.person_id),
        traineeship_id,
        details: serde_json::json!({ "from": from, "to": transition.to, "reason": transition.reason, "overridden": transition.override_reason.is_some() }),
    })?;
    transactions::card(w, permit, id, now)
}

/// Makes the traineeship of an accepted offer; nothing known about the person is lost on the way.
fn accept(w: &mut Writer<'_>, card: &ApplicationCard, transition: &Transition) -> Result<TraineeshipId, Error> {
    let (Some(site_id), Some(employment_basis)) = (card.site_id, card.employment_basis) else {
        return Err(Error::internal("an offer without site or employment"));
    };
    let plan = match card.cohort_id {
        Some(cohort) => Some(transactions::cohort(w, cohort)?),
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
        consultant_user_id: transactions::consultant_of(w, card.line.id)?,
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
