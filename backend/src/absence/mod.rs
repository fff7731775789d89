//! Absence: kind and dates, who said so, and nothing else (docs/field 3, R7 and 5.2, 10–11).

mod transactions;

pub use transactions::{Dated, write_absence};

use crate::actor::Actor;
use crate::app::App;
use crate::db::Created;
use crate::db::IdempotencyKey;
use crate::db::Reader;
use crate::error::Error;
use crate::http::answers::Versioned;
use crate::http::version::IfMatch;
use crate::listing::{self, AskedFor};
use crate::permit::Permit;
use actix_web::{get, post, web};
use domain::Page;
use domain::absence::{AbsenceSpell, RegisterRecovery, ReportAbsence};
use domain::access::Action;
use domain::ids::{AbsenceSpellId, TraineeshipId};
use domain::listing::Asked;
use domain::problem::Problem;

/// The operations of this capability.
pub fn routes(config: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {
    config.service(list_absence_spells).service(report_absence).service(move_absence_spell);
}

type SpellsAsked = AskedFor<AbsenceSpell>;

/// Lists a trainee's absence. Supervisors and leaders see the dates only.
#[utoipa::path(tag = "absence", params(SpellsAsked), responses(
    (status = 200, body = Page<AbsenceSpell>),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[get("/traineeships/{id}/absence-spells")]
async fn list_absence_spells(
    actor: Actor,
    app: web::Data<App>,
    id: web::Path<TraineeshipId>,
    asked: SpellsAsked,
) -> Result<web::Json<Page<AbsenceSpell>>, Error> {
    let id = id.into_inner();
    let query = move |c: &mut Reader, permit: &Permit, asked: &Asked| transactions::list(c, permit, id, asked);
    listing::page(&app, actor.may(Action::SeeAbsence)?, asked, query).await
}

/// Reports an absence; trainees their own sickness and their child's.
#[utoipa::path(tag = "absence", params(IdempotencyKey), responses(
    (status = 201, body = AbsenceSpell),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[post("/traineeships/{id}/absence-spells")]
async fn report_absence(
    actor: Actor,
    app: web::Data<App>,
    id: web::Path<TraineeshipId>,
    key: IdempotencyKey,
    body: web::Json<ReportAbsence>,
) -> Result<Created<AbsenceSpell>, Error> {
    let permit = actor.may(Action::ReportAbsence)?;
    let (id, report) = (id.into_inner(), body.into_inner());
    let asked = (id, report.clone());
    app.db
        .create(&permit, &key, "report_absence", &asked, move |w| {
            let spell = transactions::report(w, id, &report)?;
            Ok(Created::at(format!("/api/v1/traineeships/{id}/absence-spells"), spell))
        })
        .await
}

/// Takes a step of a spell: the trainee is back.
#[utoipa::path(tag = "absence", params(IfMatch), responses(
    (status = 200, body = AbsenceSpell),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[post("/absence-spells/{id}/transitions")]
async fn move_absence_spell(
    actor: Actor,
    app: web::Data<App>,
    id: web::Path<AbsenceSpellId>,
    version: IfMatch,
    body: web::Json<RegisterRecovery>,
) -> Result<Versioned<AbsenceSpell>, Error> {
    let permit = actor.may(Action::ReportAbsence)?;
    let (id, recovery) = (id.into_inner(), body.into_inner());
    Ok(Versioned(app.db.write(&permit, move |w| transactions::recover(w, id, &recovery, version.0)).await?))
}
