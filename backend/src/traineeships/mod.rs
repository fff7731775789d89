//! Trainees: the list, the card and the history.

mod invitation;
mod starting;
mod transactions;

use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::http::answers::Versioned;
use crate::listed;
use actix_web::{get, web};
use domain::Page;
use domain::access::Action;
use domain::audit::HistoryEntry;
use domain::ids::TraineeshipId;
use domain::problem::Problem;
use domain::traineeships::{TraineeshipCard, TraineeshipLine};

pub use transactions::{
    Birth, Facts, NewSegment, NewTraineeship, Period, add_period, correct, find_by_email, insert, insert_all, move_days, move_to_site,
    move_with_site, near_end, new_segments, open_ids, place, rename, start_due, user_of,
};

/// The operations of this capability.
pub fn routes(config: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {
    config
        .service(list_traineeships)
        .service(export_traineeships)
        .service(find_traineeship)
        .service(list_traineeship_history)
        .service(invitation::invite_trainee)
        .service(starting::move_traineeship);
}

listed! {
    /// Lists trainees by name.
    "traineeships", TraineeshipLine as TraineesAsked | TraineesFile, "/traineeships" list_traineeships, "/traineeships/export" export_traineeships,
    |actor, app| actor.may(Action::SeeTrainees)?, transactions::list
}

/// The card of a trainee.
#[utoipa::path(tag = "traineeships", responses(
    (status = 200, body = TraineeshipCard),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[get("/traineeships/{id}")]
async fn find_traineeship(actor: Actor, app: web::Data<App>, id: web::Path<TraineeshipId>) -> Result<Versioned<TraineeshipCard>, Error> {
    let permit = actor.may(Action::SeeTrainees)?;
    let starts = actor.may(Action::StartTraineeships).ok();
    let (seen, id) = (permit.clone(), id.into_inner());
    let card = app.db.read(&permit, move |c| transactions::card(c, &seen, id, starts.as_ref())).await?;
    Ok(Versioned(card))
}

/// What has happened to a trainee, newest first: who did what and when.
#[utoipa::path(tag = "traineeships", responses(
    (status = 200, body = Page<HistoryEntry>),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[get("/traineeships/{id}/history")]
async fn list_traineeship_history(
    actor: Actor,
    app: web::Data<App>,
    id: web::Path<TraineeshipId>,
    query: web::Query<crate::http::paging::PageQuery>,
) -> Result<web::Json<Page<HistoryEntry>>, Error> {
    let permit = actor.may(Action::SeeHistory)?;
    let id = id.into_inner();
    crate::audit::history(&app, permit, &query, move |c, permit| transactions::person_of(c, permit, id)).await
}
