//! Answering an item, and what was answered to it.

use super::transactions::answering;
use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::http::answers::Versioned;
use crate::http::version::IfMatch;
use actix_web::web::{Data, Json, Path};
use actix_web::{get, put};
use domain::Page;
use domain::access::Action;
use domain::ids::ChecklistItemId;
use domain::onboarding::{AnswerItem, ChecklistItem, GivenAnswer};
use domain::problem::Problem;

/// Answers an item that asks for something, or changes the answer: whoever may tick may answer. The item is done with it.
#[utoipa::path(tag = "onboarding", params(IfMatch), responses(
    (status = 200, body = ChecklistItem),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[put("/checklist-items/{id}/answer")]
pub(super) async fn answer_checklist_item(
    actor: Actor,
    app: Data<App>,
    id: Path<ChecklistItemId>,
    version: IfMatch,
    body: Json<AnswerItem>,
) -> Result<Versioned<ChecklistItem>, Error> {
    let permit = actor.may(Action::TickChecklist)?;
    let (id, said) = (id.into_inner(), body.into_inner());
    let item = app.db.write(&permit, move |w| answering::answer(w, id, version.0, said.answer.clone(), said.role)).await?;
    Ok(Versioned(item))
}

/// Everything that was answered to an item, the newest first: who, when and what.
#[utoipa::path(tag = "onboarding", responses(
    (status = 200, body = Page<GivenAnswer>),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[get("/checklist-items/{id}/answers")]
pub(super) async fn list_checklist_item_answers(
    actor: Actor,
    app: Data<App>,
    id: Path<ChecklistItemId>,
) -> Result<Json<Page<GivenAnswer>>, Error> {
    let permit = actor.may(Action::SeeChecklist)?;
    let (id, seen) = (id.into_inner(), permit.clone());
    let items = app.db.read(&permit, move |c| answering::history(c, &seen, id)).await?;
    Ok(Json(Page { items, next_cursor: None, total: None }))
}
