//! Ending a spell: the trainee is back.

use super::Row;
use super::reading::told;
use crate::db::schema::absence_spells;
use crate::db::{AuditEntry, Reader, Writer, sight};
use crate::error::Error;
use crate::moves::Standing;
use crate::permit::Permit;
use chrono::NaiveDate;
use diesel::prelude::*;
use domain::absence::{AbsenceSpell, RegisterRecovery, SpellStatus};
use domain::ids::{AbsenceSpellId, AnyId};

/// Takes a step of a spell of a trainee in sight; the rules look at it at once.
pub(in crate::absence) fn recover(
    w: &mut Writer<'_>,
    id: AbsenceSpellId,
    recovery: &RegisterRecovery,
    version: i32,
) -> Result<AbsenceSpell, Error> {
    let permit = w.permit;
    let row = find(w, permit, id)?;
    let traineeship = sight::find_traineeship(w, permit, row.traineeship_id)?;
    let roles = permit.roles_on(traineeship.person_id, &traineeship.org_path, &traineeship.programme_code);
    let (status, facts) = (SpellStatus::of(row.ends_on), row.facts(&roles));
    let standing = Standing { id: id.0, version: row.version, status, roles: &roles, facts };
    let made = standing.make(recovery.clone(), version, false, permit.today)?;
    let row = close(w, row, made.body.ends_on)?;
    w.audit(AuditEntry {
        action: made.one.audit,
        object_kind: "absence_spell",
        object_id: Some(AnyId(id.0)),
        traineeship_id: Some(row.traineeship_id),
        person_id: Some(traineeship.person_id),
        details: serde_json::json!({ "ends_on": made.body.ends_on }),
    })?;
    crate::follow_up::run_for(w, &[row.traineeship_id])?;
    Ok(told(row, permit, &roles))
}

/// A spell; whether its trainee is in sight is the caller's to check.
fn find(c: &mut Reader, permit: &Permit, id: AbsenceSpellId) -> Result<Row, Error> {
    absence_spells::table.find((permit.tenant, id)).select(Row::as_select()).first(c).optional()?.ok_or_else(Error::not_found)
}

/// Sets the last day of a spell that was read in the same write.
fn close(w: &mut Writer<'_>, row: Row, ends_on: Option<NaiveDate>) -> Result<Row, Error> {
    let (tenant, version) = (w.permit.tenant, row.version.saturating_add(1));
    diesel::update(absence_spells::table.find((tenant, row.id)))
        .set((absence_spells::ends_on.eq(ends_on), absence_spells::version.eq(version)))
        .execute(&mut **w)?;
    Ok(Row { ends_on, version, ..row })
}
