//! The views a user has saved of lists: filters, order and columns under a name, for the user alone.

use super::transactions;
use crate::actor::Actor;
use crate::app::App;
use crate::db::{Created, IdempotencyKey};
use crate::error::Error;
use actix_web::{HttpResponse, delete, get, post, web};
use domain::access::Action;
use domain::ids::SavedViewId;
use domain::listing::{SaveView, SavedView, Shape, known};
use domain::problem::{FieldCode, Problem};

pub(super) fn routes(config: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {
    config.service(list_saved_views).service(save_view).service(remove_saved_view);
}

/// Of which list.
#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct OfList {
    /// The list, by its name.
    list: String,
}

fn known(name: &str) -> Result<Shape, Error> {
    known::named(name).filter(|shape| shape.exports).ok_or_else(|| Error::field("list", FieldCode::NotFound))
}

/// The user's own views of a list, by name. What the list has no more is left out of them and named.
#[utoipa::path(tag = "listing", params(OfList), responses(
    (status = 200, body = Vec<SavedView>),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[get("/saved-views")]
async fn list_saved_views(actor: Actor, app: web::Data<App>, of: web::Query<OfList>) -> Result<web::Json<Vec<SavedView>>, Error> {
    let permit = actor.may(Action::UseOwnAccount)?;
    let (tenant, user, shape) = (permit.tenant, actor.user_id, known(&of.list)?);
    Ok(web::Json(app.db.read(&permit, move |c| transactions::views(c, tenant, user, &shape)).await?))
}

/// Saves a view. One without a name replaces the one before: it is what the user sees of the list where nothing else is
/// chosen.
#[utoipa::path(tag = "listing", params(IdempotencyKey), responses(
    (status = 201, body = SavedView),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[post("/saved-views")]
async fn save_view(actor: Actor, app: web::Data<App>, key: IdempotencyKey, body: web::Json<SaveView>) -> Result<Created<SavedView>, Error> {
    let permit = actor.may(Action::UseOwnAccount)?;
    let view = body.into_inner();
    let shape = known(&view.list)?;
    let view = view.checked(&shape)?;
    let asked = view.clone();
    app.db
        .create(&permit, &key, "save_view", &asked, move |w| {
            let saved = transactions::save(w, &view)?;
            Ok(Created::at(format!("/api/v1/saved-views/{}", saved.id), saved))
        })
        .await
}

/// Deletes one of the user's own views.
#[utoipa::path(tag = "listing", responses(
    (status = 204),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[delete("/saved-views/{id}")]
async fn remove_saved_view(actor: Actor, app: web::Data<App>, id: web::Path<SavedViewId>) -> Result<HttpResponse, Error> {
    let permit = actor.may(Action::UseOwnAccount)?;
    let id = id.into_inner();
    app.db.write(&permit, move |w| transactions::remove(w, id)).await?;
    Ok(HttpResponse::NoContent().finish())
}
