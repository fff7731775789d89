//! Who can supervise, who suits a trainee, and assigning.

use super::transactions::{assigning, register};
use crate::actor::Actor;
use crate::app::App;
use crate::db::Created;
use crate::db::IdempotencyKey;
use crate::error::Error;
use crate::listed;
use actix_web::web::{Data, Json, Path, Query};
use actix_web::{get, post};
use chrono::NaiveDate;
use domain::Page;
use domain::access::Action;
use domain::ids::TraineeshipId;
use domain::people::SupervisorKind;
use domain::problem::Problem;
use domain::supervision::{AssignSupervisor, Supervisor, SupervisorAssignment, SupervisorCandidate};

pub(super) fn routes(config: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {
    config
        .service(list_supervisor_candidates)
        .service(list_supervisor_assignments)
        .service(assign_supervisor)
        .service(list_supervisors)
        .service(export_supervisors);
}

/// For what a supervisor is looked for.
#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Wanted {
    /// Responsible where it is not said.
    kind: Option<SupervisorKind>,
    /// From when; today or the first day, the later one, where it is not said.
    on: Option<NaiveDate>,
}

/// The supervisors who could be assigned, those at the trainee's site first, each with every reason for and against.
#[utoipa::path(tag = "supervision", params(Wanted), responses(
    (status = 200, body = Vec<SupervisorCandidate>),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[get("/traineeships/{id}/supervisor-candidates")]
async fn list_supervisor_candidates(
    actor: Actor,
    app: Data<App>,
    id: Path<TraineeshipId>,
    wanted: Query<Wanted>,
) -> Result<Json<Vec<SupervisorCandidate>>, Error> {
    let permit = actor.may(Action::AssignSupervisor)?;
    let (id, seen) = (id.into_inner(), permit.clone());
    let (kind, on) = (wanted.kind.unwrap_or(SupervisorKind::Responsible), wanted.on);
    Ok(Json(app.db.read(&permit, move |c| assigning::candidates(c, &seen, id, kind, on)).await?))
}

/// A trainee's supervisors, the latest first.
#[utoipa::path(tag = "supervision", responses(
    (status = 200, body = Vec<SupervisorAssignment>),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[get("/traineeships/{id}/supervisor-assignments")]
async fn list_supervisor_assignments(
    actor: Actor,
    app: Data<App>,
    id: Path<TraineeshipId>,
) -> Result<Json<Vec<SupervisorAssignment>>, Error> {
    let permit = actor.may(Action::SeeSupervision)?;
    // Why someone was taken although something was missing is the matter of those who assign.
    let assigns = actor.may(Action::AssignSupervisor).ok();
    let (id, seen) = (id.into_inner(), permit.clone());
    Ok(Json(app.db.read(&permit, move |c| assigning::of_traineeship(c, &seen, id, assigns.as_ref())).await?))
}

/// Assigns a supervisor; the responsible one before ends the day before.
#[utoipa::path(tag = "supervision", params(IdempotencyKey), responses(
    (status = 201, body = SupervisorAssignment),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[post("/traineeships/{id}/supervisor-assignments")]
async fn assign_supervisor(
    actor: Actor,
    app: Data<App>,
    id: Path<TraineeshipId>,
    key: IdempotencyKey,
    body: Json<AssignSupervisor>,
) -> Result<Created<SupervisorAssignment>, Error> {
    let permit = actor.may(Action::AssignSupervisor)?;
    let (id, request) = (id.into_inner(), body.into_inner().checked(permit.today)?);
    let asked = (id, request.clone());
    app.db
        .create(&permit, &key, "assign_supervisor", &asked, move |w| {
            let assignment = assigning::assign(w, id, &request)?;
            Ok(Created::at(format!("/api/v1/traineeships/{id}/supervisor-assignments"), assignment))
        })
        .await
}

listed! {
    /// The register of supervisors.
    "supervision", Supervisor as SupervisorsAsked | SupervisorsFile, "/supervisors" list_supervisors, "/supervisors/export" export_supervisors,
    |actor, app| actor.may(Action::SeeSupervisors)?, register::list
}
