//! A trainee's spells, as far as the reader sees them.

use super::Row;
use crate::db::schema::absence_spells as s;
use crate::db::{MultiBackend, Reader, sight};
use crate::error::Error;
use crate::keyset;
use crate::permit::Permit;
use chrono::NaiveDate;
use diesel::prelude::*;
use domain::Page;
use domain::absence::{AbsenceSpell, SpellStatus, sees_kind};
use domain::access::Role;
use domain::ids::{AbsenceSpellId, TraineeshipId};
use domain::listing::Asked;
use domain::moves;

/// A page of a trainee's spells.
pub(in crate::absence) fn list(c: &mut Reader, permit: &Permit, id: TraineeshipId, asked: &Asked) -> Result<Page<AbsenceSpell>, Error> {
    let traineeship = sight::find_traineeship(c, permit, id)?;
    let roles = permit.roles_on(traineeship.person_id, &traineeship.org_path, &traineeship.programme_code);
    let own = || s::table.into_boxed::<MultiBackend>().filter(s::tenant_id.eq(permit.tenant).and(s::traineeship_id.eq(id)));
    let keys = keyset!(c, asked, own(), s::id => AbsenceSpellId, { "starts_on": NaiveDate => s::starts_on });
    let rows: Vec<Row> = own().filter(s::id.eq_any(keys.ids.clone())).select(Row::as_select()).load(c)?;
    Ok(keys.page(rows, |row| row.id).with(|rows| rows.into_iter().map(|row| told(row, permit, &roles)).collect()))
}

/// A spell as it is told to one with these roles: its kind only to who may see it.
pub(super) fn told(row: Row, permit: &Permit, roles: &[Role]) -> AbsenceSpell {
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
        options: moves::options(SpellStatus::of(row.ends_on), roles, &row.facts(roles), permit.today),
        version: row.version,
    }
}
