//! Onboarding: the layered template and each trainee's plan made from it.

mod answers;
mod files;
mod transactions;

use crate::actor::Actor;
use crate::app::App;
use crate::db::Created;
use crate::db::IdempotencyKey;
use crate::error::Error;
use crate::http::answers::Versioned;
use crate::http::version::IfMatch;
use actix_web::web::{Data, Json, Path, Query};
use actix_web::{get, post, put};
use chrono::NaiveDate;
use domain::Page;
use domain::access::Action;
use domain::fields::Declared;
use domain::ids::{ChecklistItemId, TraineeshipId};
use domain::onboarding::{
    AnswerKind, Checklist, ChecklistItem, ChecklistPhase, DueItem, MakeChecklist, Phase, Progress, SetNotRelevant, TemplateItem,
    TemplateLayer, TickItem,
};
use domain::problem::Problem;

pub(crate) use transactions::answering::answer;
pub(crate) use transactions::{of_traineeship, tick};

pub use transactions::layers::load_default_layers;
pub use transactions::making::{make_plan, make_plan_on, supervisor_assigned};

/// How far ahead "what is due" looks where nothing else is asked.
const AHEAD_DAYS: i64 = 14;

/// The operations of this capability.
pub fn routes(config: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {
    config
        .service(make_checklist)
        .service(find_checklist)
        .service(tick_checklist_item)
        .service(set_checklist_item_not_relevant)
        .service(answers::answer_checklist_item)
        .service(answers::list_checklist_item_answers)
        .service(files::send_checklist_item_file)
        .service(files::download_checklist_item_file)
        .service(list_my_checklist_items)
        .service(list_template_layers);
}

/// Makes a trainee's plan from the layers of the template; 409 where she has one already.
#[utoipa::path(tag = "onboarding", params(IdempotencyKey), responses(
    (status = 201, body = Checklist),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[post("/traineeships/{id}/checklist")]
async fn make_checklist(
    actor: Actor,
    app: Data<App>,
    id: Path<TraineeshipId>,
    key: IdempotencyKey,
    body: Json<MakeChecklist>,
) -> Result<Created<Checklist>, Error> {
    let permit = actor.may(Action::ManageChecklist)?;
    // Reading is another action with the same reach for the consultant.
    let reading = actor.may(Action::SeeChecklist)?;
    let (id, answers, today) = (id.into_inner(), body.into_inner().fields_checked(permit.today)?, permit.today);
    let asked = (id, answers.clone());
    app.db
        .create(&permit, &key, "make_checklist", &asked, move |w| {
            let items = transactions::making::make(w, &reading, id, &answers)?;
            Ok(Created::at(format!("/api/v1/traineeships/{id}/checklist"), checklist(id, items, today)))
        })
        .await
}

/// A trainee's plan by phase, as far as the reader sees it.
#[utoipa::path(tag = "onboarding", responses(
    (status = 200, body = Checklist),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[get("/traineeships/{id}/checklist")]
async fn find_checklist(actor: Actor, app: Data<App>, id: Path<TraineeshipId>) -> Result<Json<Checklist>, Error> {
    let permit = actor.may(Action::SeeChecklist)?;
    let (id, today, seen) = (id.into_inner(), permit.today, permit.clone());
    let items = app.db.read(&permit, move |c| transactions::of_traineeship(c, &seen, id)).await?;
    Ok(Json(checklist(id, items, today)))
}

fn checklist(traineeship_id: TraineeshipId, items: Vec<ChecklistItem>, today: NaiveDate) -> Checklist {
    let (progress, made) = (Progress::of(&items, today), !items.is_empty());
    let phases = Phase::ALL
        .iter()
        .map(|phase| ChecklistPhase { phase: *phase, items: items.iter().filter(|item| item.phase == *phase).cloned().collect() })
        .filter(|phase| !phase.items.is_empty())
        .collect();
    Checklist { traineeship_id, made, progress, phases }
}

/// Ticks an item, or takes the tick away; the consultant may tick on behalf of others.
#[utoipa::path(tag = "onboarding", params(IfMatch), responses(
    (status = 200, body = ChecklistItem),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[put("/checklist-items/{id}/tick")]
async fn tick_checklist_item(
    actor: Actor,
    app: Data<App>,
    id: Path<ChecklistItemId>,
    version: IfMatch,
    body: Json<TickItem>,
) -> Result<Versioned<ChecklistItem>, Error> {
    let permit = actor.may(Action::TickChecklist)?;
    let (id, wish) = (id.into_inner(), body.into_inner());
    let item = app.db.write(&permit, move |w| transactions::tick(w, id, version.0, wish.done, wish.role)).await?;
    Ok(Versioned(item))
}

/// Sets an item as not relevant, with a reason; a mandatory one only the consultant.
#[utoipa::path(tag = "onboarding", params(IfMatch), responses(
    (status = 200, body = ChecklistItem),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[put("/checklist-items/{id}/not-relevant")]
async fn set_checklist_item_not_relevant(
    actor: Actor,
    app: Data<App>,
    id: Path<ChecklistItemId>,
    version: IfMatch,
    body: Json<SetNotRelevant>,
) -> Result<Versioned<ChecklistItem>, Error> {
    let permit = actor.may(Action::TickChecklist)?;
    let (id, wish) = (id.into_inner(), body.into_inner().fields_checked(permit.today)?);
    let item = app.db.write(&permit, move |w| transactions::set_not_relevant(w, id, version.0, &wish.reason)).await?;
    Ok(Versioned(item))
}

/// How far ahead to look.
#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Until {
    /// Items due by this day; two weeks ahead where it is not said.
    until: Option<NaiveDate>,
}

/// The reader's own open items over all her trainees: what is due.
#[utoipa::path(tag = "onboarding", params(Until), responses(
    (status = 200, body = Page<DueItem>),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[get("/my/checklist")]
async fn list_my_checklist_items(actor: Actor, app: Data<App>, until: Query<Until>) -> Result<Json<Page<DueItem>>, Error> {
    let permit = actor.may(Action::TickChecklist)?;
    let mut checks = domain::problem::Checks::default();
    checks.near(until.until, "until");
    checks.finish(())?;
    let until = until.until.unwrap_or(permit.today + chrono::TimeDelta::days(AHEAD_DAYS));
    let seen = permit.clone();
    let items = app.db.read(&permit, move |c| transactions::own_due(c, &seen, until)).await?;
    Ok(Json(Page { items, next_cursor: None, total: None }))
}

/// The layers of the template, each in its newest version.
#[utoipa::path(tag = "onboarding", responses(
    (status = 200, body = Vec<TemplateLayer>),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[get("/template-layers")]
async fn list_template_layers(actor: Actor, app: Data<App>) -> Result<Json<Vec<TemplateLayer>>, Error> {
    let permit = actor.may(Action::SeeProgrammes)?;
    let tenant = permit.tenant;
    let layers = app.db.read(&permit, move |c| transactions::layers::current(c, tenant)).await?;
    Ok(Json(layers.into_iter().map(shown_layer).collect::<Result<_, _>>()?))
}

fn shown_layer(stored: transactions::layers::StoredLayer) -> Result<TemplateLayer, Error> {
    let items = domain::onboarding::items_of(&stored.layer).map_err(|error| Error::internal(&error.to_string()))?;
    let item = |item: domain::onboarding::Item| TemplateItem {
        key: item.key,
        title: item.title,
        help: item.help,
        phase: item.phase,
        anchor: item.anchor,
        offset: item.offset,
        roles: item.assignees,
        completion: item.completion,
        mandatory: item.mandatory,
        track: item.track,
        category: item.category,
        condition: item.condition,
        answer: item.answer.map_or(AnswerKind::Tick, |answer| answer.asks.kind()),
    };
    Ok(TemplateLayer {
        id: stored.id,
        layer: stored.layer.layer,
        name: stored.name,
        number: stored.number,
        programmes: stored.layer.programmes,
        unit_code: stored.layer.unit_code,
        items: items.into_iter().map(item).collect(),
    })
}
