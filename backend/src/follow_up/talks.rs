//! Talks: invitation, meeting, minutes. The minutes are confidential (K3), and each reading stands in the log.

use super::queries::{talks as queries, tasks};
use super::tasks::{close_open, wait_until};
use super::telling::{reads_minutes, reads_own, told};
use super::{About, NewTask, open_task};
use crate::actor::Actor;
use crate::app::App;
use crate::db::Created;
use crate::db::IdempotencyKey;
use crate::db::{AuditEntry, Writer, sight};
use crate::error::Error;
use crate::http::answers::Versioned;
use crate::http::version::IfMatch;
use crate::settings;
use actix_web::{get, post, put, web};
use domain::Word;
use domain::access::{Action, Role};
use domain::audit::AuditAction;
use domain::fields::Declared;
use domain::follow_up::TaskStatus;
use domain::follow_up::rules::{Closed, of_talk};
use domain::follow_up::talks::{CancelTalk, InviteToTalk, RecordTalkHeld, Talk, TalkBlocker, TalkStep, WriteMinutes};
use domain::follow_up::worklist::TaskBlocker;
use domain::ids::{AnyId, TalkId, TaskId, TraineeshipId};
use domain::problem::Problem;
use domain::settings::Place;
use queries::Found;

/// The most talks the card shows; older ones stand in the history.
const SHOWN: i64 = 100;

pub(super) fn routes(config: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {
    config
        .service(list_talks)
        .service(find_talk)
        .service(invite_to_talk)
        .service(move_talk)
        .service(record_talk_held)
        .service(write_minutes)
        .service(close_talk)
        .service(cancel_talk)
        .service(acknowledge_minutes);
}

/// Lists the talks about a trainee, the latest first, without their minutes.
#[utoipa::path(tag = "follow_up", responses(
    (status = 200, body = Vec<Talk>),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[get("/traineeships/{id}/talks")]
async fn list_talks(actor: Actor, app: web::Data<App>, id: web::Path<TraineeshipId>) -> Result<web::Json<Vec<Talk>>, Error> {
    let permit = actor.may(Action::SeeTalks)?;
    let (id, seeing) = (id.into_inner(), permit.clone());
    let talks = app
        .db
        .read(&permit, move |c| {
            sight::find_traineeship(c, &seeing, id)?;
            let found = queries::of_traineeship(c, &seeing, id, SHOWN)?;
            Ok(found.into_iter().map(|one| told(one, &seeing, false, false)).collect())
        })
        .await?;
    Ok(web::Json(talks))
}

/// Shows a talk; with its minutes to those who may read them, which is logged.
#[utoipa::path(tag = "follow_up", responses(
    (status = 200, body = Talk),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[get("/talks/{id}")]
async fn find_talk(actor: Actor, app: web::Data<App>, id: web::Path<TalkId>) -> Result<Versioned<Talk>, Error> {
    let permit = actor.may(Action::SeeTalks)?;
    let holding = actor.may(Action::HoldTalks).ok();
    let (id, seeing) = (id.into_inner(), permit.clone());
    let (talk, confidential) = app
        .db
        .read(&permit, move |c| {
            let found = queries::find(c, &seeing, id)?;
            let confidential = found.row.minutes.is_some() && reads_minutes(&seeing, &found);
            let holds = queries::holds(c, holding.as_ref(), &found)?;
            Ok((told(found, &seeing, false, holds), confidential))
        })
        .await?;
    if !confidential {
        return Ok(versioned(talk));
    }
    let (seeing, holds) = (permit.clone(), !talk.options.is_empty());
    let talk = app
        .db
        .write(&permit, move |w| {
            let found = queries::find(w, &seeing, id)?;
            audit(w, &found, AuditAction::TalkMinutesRead, serde_json::json!({}))?;
            Ok(told(found, &seeing, true, holds))
        })
        .await?;
    Ok(versioned(talk))
}

/// Invites the trainee to the talk a task asks for.
#[utoipa::path(tag = "follow_up", params(IdempotencyKey), responses(
    (status = 201, body = Talk),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[post("/tasks/{id}/talk")]
async fn invite_to_talk(
    actor: Actor,
    app: web::Data<App>,
    id: web::Path<TaskId>,
    key: IdempotencyKey,
    body: web::Json<InviteToTalk>,
) -> Result<Created<Talk>, Error> {
    let permit = actor.may(Action::HoldTalks)?;
    let invite = body.into_inner().fields_checked(permit.today)?;
    let (id, seeing) = (id.into_inner(), permit.clone());
    app.db
        .create(&permit, &key, "invite_to_talk", &(id, invite.clone()), move |w| {
            let task = tasks::find(w, &seeing, id)?.row;
            let (Some(kind), Some(traineeship)) = (task.kind.talk(), task.traineeship_id) else {
                return Err(blocked(TaskBlocker::NoTalk));
            };
            if task.status != TaskStatus::Open {
                return Err(blocked(TaskBlocker::AlreadyClosed));
            }
            if let Some(status) = queries::under_way(w, &seeing, id)? {
                return Err(blocked(status.blocker(TalkStep::Invite, false).unwrap_or(TalkBlocker::AlreadyInvited)));
            }
            let talk = queries::insert(w, id, traineeship, kind, task.due_on, &invite)?;
            wait_until(w, id, Some(invite.meets_on))?;
            let found = queries::find(w, &seeing, talk)?;
            audit(w, &found, AuditAction::TalkInvited, serde_json::json!({ "meets_on": invite.meets_on, "kind": kind }))?;
            Ok(Created::at(format!("/api/v1/talks/{talk}"), told(found, &seeing, true, true)))
        })
        .await
}

/// Moves a talk to another time or place.
#[utoipa::path(tag = "follow_up", params(IfMatch), responses(
    (status = 200, body = Talk),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[put("/talks/{id}/invitation")]
async fn move_talk(
    actor: Actor,
    app: web::Data<App>,
    id: web::Path<TalkId>,
    version: IfMatch,
    body: web::Json<InviteToTalk>,
) -> Result<Versioned<Talk>, Error> {
    actor.may(Action::HoldTalks)?;
    let invite = body.into_inner().fields_checked(actor.today)?;
    step(&actor, &app, id.into_inner(), version, TalkStep::Reschedule, move |w, found| {
        let row = &mut found.row;
        (row.invited_at, row.meets_on, row.form) = (Some(w.now), Some(invite.meets_on), Some(invite.form));
        (row.meets_time, row.place) = (Some(invite.meets_time.clone()), Some(invite.place.clone()));
        if let Some(task) = row.task_id {
            wait_until(w, task, Some(invite.meets_on))?;
        }
        Ok(serde_json::json!({ "meets_on": invite.meets_on }))
    })
    .await
}

/// Records that a talk was held.
#[utoipa::path(tag = "follow_up", params(IfMatch), responses(
    (status = 200, body = Talk),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[put("/talks/{id}/held")]
async fn record_talk_held(
    actor: Actor,
    app: web::Data<App>,
    id: web::Path<TalkId>,
    version: IfMatch,
    body: web::Json<RecordTalkHeld>,
) -> Result<Versioned<Talk>, Error> {
    let held = body.into_inner().fields_checked(actor.today)?;
    step(&actor, &app, id.into_inner(), version, TalkStep::Hold, move |w, found| {
        (found.row.held_on, found.row.form, found.row.companion) = (Some(held.held_on), Some(held.form), Some(held.companion));
        if let Some(task) = found.row.task_id {
            wait_until(w, task, None)?;
        }
        Ok(serde_json::json!({ "held_on": held.held_on, "form": held.form }))
    })
    .await
}

/// Writes the minutes of a talk, until it is closed.
#[utoipa::path(tag = "follow_up", params(IfMatch), responses(
    (status = 200, body = Talk),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[put("/talks/{id}/minutes")]
async fn write_minutes(
    actor: Actor,
    app: web::Data<App>,
    id: web::Path<TalkId>,
    version: IfMatch,
    body: web::Json<WriteMinutes>,
) -> Result<Versioned<Talk>, Error> {
    let minutes = body.into_inner().fields_checked(actor.today)?;
    step(&actor, &app, id.into_inner(), version, TalkStep::WriteMinutes, move |_, found| {
        found.row.minutes = Some(minutes.minutes.clone());
        (found.row.shared_with_trainee, found.row.next_on) = (minutes.shared_with_trainee, minutes.next_on);
        // Another text than the one that was acknowledged.
        found.row.acknowledged_at = None;
        Ok(serde_json::json!({ "shared_with_trainee": minutes.shared_with_trainee, "next_on": minutes.next_on }))
    })
    .await
}

/// Closes a talk and its task; a next date that was agreed makes a new one.
#[utoipa::path(tag = "follow_up", params(IfMatch), responses(
    (status = 200, body = Talk),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[put("/talks/{id}/closing")]
async fn close_talk(actor: Actor, app: web::Data<App>, id: web::Path<TalkId>, version: IfMatch) -> Result<Versioned<Talk>, Error> {
    step(&actor, &app, id.into_inner(), version, TalkStep::Close, move |w, found| {
        if let Some(task) = found.row.task_id {
            close_open(w, task, TaskStatus::Done, None)?;
        }
        if let Some(held_on) = found.row.held_on {
            let (facts, (owner_role, owner_user_id)) = (&found.facts, found.task_owner.unwrap_or((Role::Consultant, None)));
            let closed = Closed { id: found.row.id, held_on, next_on: found.row.next_on, owner_role };
            let place = Place::at(&facts.org_path, &facts.programme_code);
            let permit = w.permit;
            let rules = settings::at(w, permit, place)?;
            for finding in of_talk(&closed, &rules, w.permit.today) {
                let about = About {
                    traineeship_id: found.row.traineeship_id,
                    person_id: Some(facts.person_id),
                    object_id: Some(AnyId(found.row.id.0)),
                    org_path: &facts.org_path,
                    programme_code: &facts.programme_code,
                    owner_user_id,
                };
                open_task(w, &NewTask::of(finding, about))?;
            }
        }
        Ok(serde_json::json!({ "next_on": found.row.next_on }))
    })
    .await
}

/// Says that a talk is not needed, and closes its task.
#[utoipa::path(tag = "follow_up", params(IfMatch), responses(
    (status = 200, body = Talk),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[put("/talks/{id}/cancellation")]
async fn cancel_talk(
    actor: Actor,
    app: web::Data<App>,
    id: web::Path<TalkId>,
    version: IfMatch,
    body: web::Json<CancelTalk>,
) -> Result<Versioned<Talk>, Error> {
    let cancel = body.into_inner().fields_checked(actor.today)?;
    step(&actor, &app, id.into_inner(), version, TalkStep::Cancel, move |w, found| {
        found.row.not_needed_reason = Some(cancel.reason.clone());
        if let Some(task) = found.row.task_id {
            close_open(w, task, TaskStatus::Waived, Some(&cancel.reason))?;
        }
        Ok(serde_json::json!({}))
    })
    .await
}

/// Acknowledges the minutes: the trainee's own, where they are shared.
#[utoipa::path(tag = "follow_up", params(IfMatch), responses(
    (status = 200, body = Talk),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[put("/talks/{id}/acknowledgement")]
async fn acknowledge_minutes(actor: Actor, app: web::Data<App>, id: web::Path<TalkId>, version: IfMatch) -> Result<Versioned<Talk>, Error> {
    let permit = actor.may(Action::SeeTalks)?;
    let holding = actor.may(Action::HoldTalks).ok();
    let (id, seeing) = (id.into_inner(), permit.clone());
    let talk = app
        .db
        .write(&permit, move |w| {
            let mut found = queries::find(w, &seeing, id)?;
            if !reads_own(&seeing, &found) {
                return Err(Error::not_found());
            }
            let version = version.0;
            if found.row.acknowledged_at.is_none() {
                found.row.acknowledged_at = Some(w.now);
                queries::update(w, &found.row, version)?;
                audit(w, &found, AuditAction::TalkAcknowledged, serde_json::json!({}))?;
                found.row.version = version.saturating_add(1);
            }
            audit(w, &found, AuditAction::TalkMinutesRead, serde_json::json!({}))?;
            let holds = queries::holds(w, holding.as_ref(), &found)?;
            Ok(told(found, &seeing, true, holds))
        })
        .await?;
    Ok(versioned(talk))
}

/// One step of one talk whose task is in sight, with its audit row; `work` fills in the row and gives the details.
async fn step<F>(actor: &Actor, app: &App, id: TalkId, version: IfMatch, step: TalkStep, work: F) -> Result<Versioned<Talk>, Error>
where
    F: Fn(&mut Writer<'_>, &mut Found) -> Result<serde_json::Value, Error> + Send + Sync + 'static,
{
    let permit = actor.may(Action::HoldTalks)?;
    let seeing = permit.clone();
    let talk = app
        .db
        .write(&permit, move |w| {
            let mut found = queries::find_to_hold(w, &seeing, id)?;
            if found.row.version != version.0 {
                return Err(Error::stale(id));
            }
            if let Some(blocker) = found.row.status.blocker(step, found.row.minutes.is_some()) {
                return Err(blocked(blocker));
            }
            let details = work(w, &mut found)?;
            found.row.status = found.row.status.after(step, found.row.next_on.is_some());
            queries::update(w, &found.row, version.0)?;
            found.row.version = version.0.saturating_add(1);
            audit(w, &found, action(step), details)?;
            Ok(told(found, &seeing, true, true))
        })
        .await?;
    Ok(versioned(talk))
}

const fn action(step: TalkStep) -> AuditAction {
    match step {
        TalkStep::Invite => AuditAction::TalkInvited,
        TalkStep::Reschedule => AuditAction::TalkMoved,
        TalkStep::Hold => AuditAction::TalkHeld,
        TalkStep::WriteMinutes => AuditAction::TalkMinutesWritten,
        TalkStep::Close => AuditAction::TalkClosed,
        TalkStep::Cancel => AuditAction::TalkCancelled,
    }
}

fn audit(w: &mut Writer<'_>, found: &Found, action: AuditAction, details: serde_json::Value) -> Result<(), Error> {
    w.audit(AuditEntry {
        action,
        object_kind: "talk",
        object_id: Some(AnyId(found.row.id.0)),
        traineeship_id: Some(found.row.traineeship_id),
        person_id: Some(found.facts.person_id),
        details,
    })
}

fn blocked(blocker: impl Word) -> Error {
    Error::guarded("status", [blocker])
}

fn versioned(talk: Talk) -> Versioned<Talk> {
    let version = talk.version;
    Versioned(talk, version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_has_a_word_in_the_log() {
        let mut words: Vec<AuditAction> = TalkStep::ALL.iter().map(|step| action(*step)).collect();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), TalkStep::ALL.len());
    }
}
