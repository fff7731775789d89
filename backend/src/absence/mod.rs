//! Absence: kind and dates, who said so, and nothing else (docs/field 3, R7 and 5.2, 10–11).

mod queries;

pub use queries::{Dated, write_absence};

use crate::actor::Actor;
use crate::app::App;
use crate::db::Created;
use crate::db::IdempotencyKey;
use crate::db::{AuditEntry, Reader, sight};
use crate::error::Error;
use crate::http::answers::Versioned;
use crate::http::paging;
use crate::http::version::IfMatch;
use crate::permit::Permit;
use actix_web::{get, post, put, web};
use chrono::NaiveDate;
use domain::Page;
use domain::absence::{AbsenceQuery, AbsenceSource, AbsenceSpell, RegisterRecovery, ReportAbsence, overlap, sees_kind, source_of};
use domain::access::{Action, Role};
use domain::audit::AuditAction;
use domain::ids::{AbsenceSpellId, AnyId, PersonId, TraineeshipId};
use domain::problem::{FieldCode, FieldError, Problem};

/// The operations of this capability.
pub fn routes(config: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {
    config.service(list_absence_spells).service(report_absence).service(register_recovery);
}

/// Lists a trainee's absence, the latest first. Supervisors and leaders see the dates only.
#[utoipa::path(tag = "absence", params(AbsenceQuery), responses(
    (status = 200, body = Page<AbsenceSpell>),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[get("/traineeships/{id}/absence-spells")]
async fn list_absence_spells(
    actor: Actor,
    app: web::Data<App>,
    id: web::Path<TraineeshipId>,
    query: web::Query<AbsenceQuery>,
) -> Result<web::Json<Page<AbsenceSpell>>, Error> {
    let permit = actor.may(Action::SeeAbsence)?;
    let (id, seeing) = (id.into_inner(), permit.clone());
    let limit = paging::limit(query.limit)?;
    let after: Option<(String, AbsenceSpellId)> = paging::cursor(query.cursor.as_deref())?;
    let after = after
        .map(|(day, id)| Ok::<_, Error>((day.parse::<NaiveDate>().map_err(|_| Error::field("cursor", FieldCode::InvalidValue))?, id)))
        .transpose()?;
    let page = app
        .db
        .read(&permit, move |c| {
            let traineeship = sight::find_traineeship(c, &seeing, id)?;
            let roles = seeing.roles_on(traineeship.person_id, &traineeship.org_path, &traineeship.programme_code);
            let rows = queries::list(c, &seeing, id, after, limit)?;
            let page = paging::page(rows, limit, |row| (row.starts_on.to_string(), row.id.to_string()));
            Ok(Page { items: page.items.into_iter().map(|row| told(row, &roles)).collect(), next_cursor: page.next_cursor, total: None })
        })
        .await?;
    Ok(web::Json(page))
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
    let (id, report, seeing) = (id.into_inner(), body.into_inner(), permit.clone());
    app.db
        .create(&permit, &key, "report_absence", &(id, report.clone()), move |w| {
            let traineeship = sight::find_traineeship(w, &seeing, id)?;
            let roles = seeing.roles_on(traineeship.person_id, &traineeship.org_path, &traineeship.programme_code);
            let source = source(&roles).ok_or_else(Error::not_allowed)?;
            if !traineeship.status.is_open() {
                return Err(Error::blocked(vec![FieldError::new("traineeship_id", FieldCode::GuardNotMet)]));
            }
            let report = report.clone().checked(source, (traineeship.starts_on, traineeship.ends_on), seeing.today)?;
            refuse_overlap(w, &seeing, traineeship.person_id, &report)?;
            let spell = queries::insert(w, id, source, &report)?;
            w.audit(AuditEntry {
                action: AuditAction::AbsenceReported,
                object_kind: "absence_spell",
                object_id: Some(AnyId(spell.id.0)),
                traineeship_id: Some(id),
                person_id: Some(traineeship.person_id),
                details: serde_json::json!({ "starts_on": spell.starts_on, "ends_on": spell.ends_on, "source": source }),
            })?;
            crate::follow_up::run_for(w, &[id])?;
            Ok(Created::at(format!("/api/v1/traineeships/{id}/absence-spells"), told(spell, &roles)))
        })
        .await
}

/// Registers that the trainee is back: the last day of an open spell.
#[utoipa::path(tag = "absence", params(IfMatch), responses(
    (status = 200, body = AbsenceSpell),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[put("/absence-spells/{id}/recovery")]
async fn register_recovery(
    actor: Actor,
    app: web::Data<App>,
    id: web::Path<AbsenceSpellId>,
    version: IfMatch,
    body: web::Json<RegisterRecovery>,
) -> Result<Versioned<AbsenceSpell>, Error> {
    let permit = actor.may(Action::ReportAbsence)?;
    let (id, recovery, seeing) = (id.into_inner(), body.into_inner(), permit.clone());
    let spell = app
        .db
        .write(&permit, move |w| {
            let row = queries::find(w, &seeing, id)?;
            let traineeship = sight::find_traineeship(w, &seeing, row.traineeship_id)?;
            let roles = seeing.roles_on(traineeship.person_id, &traineeship.org_path, &traineeship.programme_code);
            if row.version != version.0 {
                return Err(Error::stale(id));
            }
            if !may_recover(&row, &roles) {
                return Err(Error::blocked(vec![FieldError::new("ends_on", FieldCode::GuardNotMet)]));
            }
            let recovery = recovery.clone().checked(row.starts_on, seeing.today)?;
            let row = queries::close(w, row, recovery.ends_on)?;
            w.audit(AuditEntry {
                action: AuditAction::AbsenceRecovered,
                object_kind: "absence_spell",
                object_id: Some(AnyId(id.0)),
                traineeship_id: Some(row.traineeship_id),
                person_id: Some(traineeship.person_id),
                details: serde_json::json!({ "ends_on": recovery.ends_on }),
            })?;
            crate::follow_up::run_for(w, &[row.traineeship_id])?;
            Ok(told(row, &roles))
        })
        .await?;
    let version = spell.version;
    Ok(Versioned(spell, version))
}

/// As whom the absence is registered; the trainee first, since nobody else may say more for her.
fn source(roles: &[Role]) -> Option<AbsenceSource> {
    [Role::Trainee, Role::Consultant, Role::EducationLead, Role::Supervisor]
        .into_iter()
        .filter(|role| roles.contains(role))
        .find_map(source_of)
}

fn may_recover(row: &queries::Row, roles: &[Role]) -> bool {
    let may = match source(roles) {
        Some(AbsenceSource::Trainee) => row.kind.trainee_may_report(),
        Some(_) => true,
        None => false,
    };
    may && row.ends_on.is_none()
}

fn refuse_overlap(c: &mut Reader, permit: &Permit, person: PersonId, report: &ReportAbsence) -> Result<(), Error> {
    let there = queries::dates_of_person(c, permit.tenant, person, report.starts_on)?;
    if there.into_iter().any(|spell| overlap(spell, (report.starts_on, report.ends_on))) {
        return Err(Error::field("starts_on", FieldCode::Overlaps));
    }
    Ok(())
}

fn told(row: queries::Row, roles: &[Role]) -> AbsenceSpell {
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
        may_recover: may_recover(&row, roles),
        version: row.version,
    }
}
