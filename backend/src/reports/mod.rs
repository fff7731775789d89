//! Key figures by their definitions (docs/field 8).

mod transactions;

use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use actix_web::{get, web};
use domain::access::{Action, Reach, reach};
use domain::problem::Problem;
use domain::reports::{FigureQuery, KeyFigures, whole_months};

/// The operations of this capability.
pub fn routes(config: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {
    config.service(find_key_figures);
}

/// The key figures of a period, within the scope of the reader; hidden for small groups.
#[utoipa::path(tag = "reports", params(FigureQuery), responses(
    (status = 200, body = KeyFigures),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[get("/key-figures")]
async fn find_key_figures(actor: Actor, app: web::Data<App>, query: web::Query<FigureQuery>) -> Result<web::Json<KeyFigures>, Error> {
    let permit = actor.may(Action::SeeKeyFigures)?;
    // Who may open the cases one by one is not helped by a hidden count of them: but it must be all that are counted,
    // and so every role that counts them.
    let sees_cases = permit.reaches.iter().all(|(_, grant)| reach(grant.role, Action::SeeHireCases) == Some(Reach::Scope));
    let query = query.into_inner();
    let period = query.period(permit.today)?;
    let period = if sees_cases { period } else { whole_months(period) };
    let seen = permit.clone();
    let figures = app.db.read_long(&permit, move |c| transactions::figures(c, &seen, period, query.programme.as_deref(), sees_cases));
    Ok(web::Json(figures.await?))
}
