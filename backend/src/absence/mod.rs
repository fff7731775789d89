//! Absence: kind and dates, who said so, and nothing else (docs/field 3, R7 and 5.2, 10–11).

mod transactions;

pub use transactions::{Dated, write_absence};

use crate::actor::Actor;
use crate::app::App;
use crate::db::Created;
use crate::db::IdempotencyKey;
use crate::db::{AuditEntry, Reader, sight};
use crate::error::Error;
use crate::http::answers::Versioned;
use crate::http::version::IfMatch;
use crate::listing::{self, AskedFor};
use crate::moves::Standing;
use crate::permit::Permit;
use actix_web::{get, post, web};
use domain::Page;
use domain::absence::{AbsenceSpell, RegisterRecovery, ReportAbsence, SpellFacts, SpellStatus, overlap, sees_kind, source_among};
use domain::access::{Action, Role};
use domain::audit::AuditAction;
use domain::ids::{AbsenceSpellId, AnyId, PersonId, TraineeshipId};
use domain::listing::Asked;
use domain::moves;
use domain::problem::{FieldCode, FieldError, Problem};

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
    let query = move |c: &mut Reader, permit: &Permit, asked: &Asked| {
        let traineeship = sight::find_traineeship(c, permit, id)?;
        let roles = permit.roles_on(traineeship.person_id, &traineeship.org_path, &traineeship.programme_code);
        Ok(transactions::list(c, permit, id, asked)?.with(|rows| rows.into_iter().map(|row| told(row, permit, &roles)).collect()))
    };
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
    let (id, report, seen) = (id.into_inner(), body.into_inner(), permit.clone());
    app.db
        .create(&permit, &key, "report_absence", &(id, report.clone()), move |w| {
            let traineeship = sight::find_traineeship(w, &seen, id)?;
            let roles = seen.roles_on(traineeship.person_id, &traineeship.org_path, &traineeship.programme_code);
            let source = source_among(&roles).ok_or_else(Error::not_allowed)?;
            if !traineeship.status.is_open() {
                return Err(Error::blocked(vec![FieldError::new("traineeship_id", FieldCode::GuardNotMet)]));
            }
            let report = report.clone().checked(source, (traineeship.starts_on, traineeship.ends_on), seen.today)?;
            refuse_overlap(w, &seen, traineeship.person_id, &report)?;
            let spell = transactions::insert(w, id, source, &report)?;
            w.audit(AuditEntry {
                action: AuditAction::AbsenceReported,
                object_kind: "absence_spell",
                object_id: Some(AnyId(spell.id.0)),
                traineeship_id: Some(id),
                person_id: Some(traineeship.person_id),
                details: serde_json::json!({ "starts_on": spell.starts_on, "ends_on": spell.ends_on, "source": source }),
            })?;
            crate::follow_up::run_for(w, &[id])?;
            Ok(Created::at(format!("/api/v1/traineeships/{id}/absence-spells"), told(spell, &seen, &roles)))
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
    let (id, recovery, seen) = (id.into_inner(), body.into_inner(), permit.clone());
    let spell = app
        .db
        .write(&permit, move |w| {
            let row = transactions::find(w, &seen, id)?;
            let traineeship = sight::find_traineeship(w, &seen, row.traineeship_id)?;
            let roles = seen.roles_on(traineeship.person_id, &traineeship.org_path, &traineeship.programme_code);
            let status = SpellStatus::of(row.ends_on);
            let standing = Standing { id: id.0, version: row.version, status, roles: &roles, facts: facts(&row, &roles) };
            let made = standing.make(recovery.clone(), version.0, false, seen.today)?;
            let row = transactions::close(w, row, made.body.ends_on)?;
            w.audit(AuditEntry {
                action: made.one.audit,
                object_kind: "absence_spell",
                object_id: Some(AnyId(id.0)),
                traineeship_id: Some(row.traineeship_id),
                person_id: Some(traineeship.person_id),
                details: serde_json::json!({ "ends_on": made.body.ends_on }),
            })?;
            crate::follow_up::run_for(w, &[row.traineeship_id])?;
            Ok(told(row, &seen, &roles))
        })
        .await?;
    Ok(Versioned(spell))
}

fn facts(row: &transactions::Row, roles: &[Role]) -> SpellFacts {
    SpellFacts { kind: row.kind, starts_on: row.starts_on, source: source_among(roles) }
}

fn refuse_overlap(c: &mut Reader, permit: &Permit, person: PersonId, report: &ReportAbsence) -> Result<(), Error> {
    let there = transactions::dates_of_person(c, permit.tenant, person, report.starts_on)?;
    if there.into_iter().any(|spell| overlap(spell, (report.starts_on, report.ends_on))) {
        return Err(Error::field("starts_on", FieldCode::Overlaps));
    }
    Ok(())
}

fn told(row: transactions::Row, permit: &Permit, roles: &[Role]) -> AbsenceSpell {
    let kind_seen = roles.iter().any(|role| sees_kind(*role));
    AbsenceSpell {
        id: row.id,
        traineeship_id: row.traineeship_id,
        kind: kind_seen.then_some(row.kind),
        starts_on: row.starts_on,
        ends_on: row.ends_on,
        percent: row.percent.filter(|_| kind_seen),
        expected_back_on: row.expected_back_on,
        source: row.source,
        registered_at: row.registered_at,
        options: moves::options(SpellStatus::of(row.ends_on), roles, &facts(&row, roles), permit.today),
        version: row.version,
    }
}
