//! Reporting an absence.

use super::Row;
use super::reading::told;
use crate::db::schema::{absence_spells, traineeships};
use crate::db::{AuditEntry, Reader, Writer, sight};
use crate::error::Error;
use chrono::NaiveDate;
use diesel::prelude::*;
use domain::absence::{AbsenceSource, AbsenceSpell, ReportAbsence, overlap, source_among};
use domain::audit::AuditAction;
use domain::ids::{AnyId, PersonId, TenantId, TraineeshipId};
use domain::problem::{FieldCode, FieldError};

/// Reports an absence of a trainee in sight; the rules look at it at once.
pub(in crate::absence) fn report(w: &mut Writer<'_>, id: TraineeshipId, asked: &ReportAbsence) -> Result<AbsenceSpell, Error> {
    let permit = w.permit;
    let traineeship = sight::find_traineeship(w, permit, id)?;
    let roles = permit.roles_on(traineeship.person_id, &traineeship.org_path, &traineeship.programme_code);
    let source = source_among(&roles).ok_or_else(Error::not_allowed)?;
    if !traineeship.status.is_open() {
        return Err(Error::blocked(vec![FieldError::new("traineeship_id", FieldCode::GuardNotMet)]));
    }
    let report = asked.clone().checked(source, (traineeship.starts_on, traineeship.ends_on), permit.today)?;
    refuse_overlap(w, permit.tenant, traineeship.person_id, &report)?;
    let spell = insert(w, id, source, &report)?;
    w.audit(AuditEntry {
        action: AuditAction::AbsenceReported,
        object_kind: "absence_spell",
        object_id: Some(AnyId(spell.id.0)),
        traineeship_id: Some(id),
        person_id: Some(traineeship.person_id),
        details: serde_json::json!({ "starts_on": spell.starts_on, "ends_on": spell.ends_on, "source": source }),
    })?;
    crate::follow_up::run_for(w, &[id])?;
    Ok(told(spell, permit, &roles))
}

/// A person is away once at a time, in all her traineeships.
fn refuse_overlap(c: &mut Reader, tenant: TenantId, person: PersonId, report: &ReportAbsence) -> Result<(), Error> {
    let own =
        traineeships::table.filter(traineeships::tenant_id.eq(tenant).and(traineeships::person_id.eq(person))).select(traineeships::id);
    let there: Vec<(NaiveDate, Option<NaiveDate>)> = absence_spells::table
        .filter(absence_spells::tenant_id.eq(tenant).and(absence_spells::traineeship_id.eq_any(own)))
        .filter(absence_spells::ends_on.is_null().or(absence_spells::ends_on.ge(report.starts_on).assume_not_null()))
        .select((absence_spells::starts_on, absence_spells::ends_on))
        .load(c)?;
    if there.into_iter().any(|spell| overlap(spell, (report.starts_on, report.ends_on))) {
        return Err(Error::field("starts_on", FieldCode::Overlaps));
    }
    Ok(())
}

fn insert(w: &mut Writer<'_>, traineeship: TraineeshipId, source: AbsenceSource, report: &ReportAbsence) -> Result<Row, Error> {
    let row = Row {
        id: w.next_id(),
        traineeship_id: traineeship,
        kind: report.kind,
        starts_on: report.starts_on,
        ends_on: report.ends_on,
        percent: report.percent,
        expected_back_on: report.expected_back_on,
        source,
        registered_at: w.now,
        version: 1,
    };
    let (tenant, user) = (w.permit.tenant, w.permit.user_id);
    diesel::insert_into(absence_spells::table)
        .values((
            absence_spells::tenant_id.eq(tenant),
            absence_spells::id.eq(row.id),
            absence_spells::traineeship_id.eq(traineeship),
            absence_spells::kind.eq(row.kind),
            absence_spells::starts_on.eq(row.starts_on),
            absence_spells::ends_on.eq(row.ends_on),
            absence_spells::percent.eq(row.percent),
            absence_spells::expected_back_on.eq(row.expected_back_on),
            absence_spells::source.eq(source),
            absence_spells::registered_by.eq(user),
            absence_spells::registered_at.eq(row.registered_at),
            absence_spells::version.eq(row.version),
        ))
        .execute(&mut **w)?;
    Ok(row)
}
