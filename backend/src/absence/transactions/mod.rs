//! Absence spells in the database.

mod from_list;

pub use from_list::{Dated, write_absence};

use crate::db::schema::{absence_spells, traineeships};
use crate::db::{MultiBackend, Reader, Writer};
use crate::error::Error;
use crate::keyset;
use crate::permit::Permit;
use chrono::NaiveDate;
use diesel::prelude::*;
use domain::absence::{AbsenceKind, AbsenceSource, ReportAbsence};
use domain::ids::{AbsenceSpellId, PersonId, TenantId, TraineeshipId};
use domain::listing::Asked;
use domain::{Instant, Page};

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = absence_spells, check_for_backend(MultiBackend))]
pub(super) struct Row {
    pub(super) id: AbsenceSpellId,
    pub(super) traineeship_id: TraineeshipId,
    pub(super) kind: AbsenceKind,
    pub(super) starts_on: NaiveDate,
    pub(super) ends_on: Option<NaiveDate>,
    pub(super) percent: Option<i32>,
    pub(super) expected_back_on: Option<NaiveDate>,
    pub(super) source: AbsenceSource,
    pub(super) registered_at: Instant,
    pub(super) version: i32,
}

/// A page of a trainee's spells. Whether she is in sight is the caller's to check.
pub(super) fn list(c: &mut Reader, permit: &Permit, traineeship: TraineeshipId, asked: &Asked) -> Result<Page<Row>, Error> {
    use absence_spells as s;
    let own = || s::table.into_boxed::<MultiBackend>().filter(s::tenant_id.eq(permit.tenant).and(s::traineeship_id.eq(traineeship)));
    let keys = keyset!(c, asked, own(), s::id => AbsenceSpellId, { "starts_on": NaiveDate => s::starts_on });
    let rows: Vec<Row> = own().filter(s::id.eq_any(keys.ids.clone())).select(Row::as_select()).load(c)?;
    Ok(keys.page(rows, |row| row.id))
}

/// A spell; whether its trainee is in sight is the caller's to check.
pub(super) fn find(c: &mut Reader, permit: &Permit, id: AbsenceSpellId) -> Result<Row, Error> {
    absence_spells::table.find((permit.tenant, id)).select(Row::as_select()).first(c).optional()?.ok_or_else(Error::not_found)
}

/// The dates of a person's spells that end on a day or later, in all their traineeships.
pub(super) fn dates_of_person(
    c: &mut Reader,
    tenant: TenantId,
    person: PersonId,
    from: NaiveDate,
) -> Result<Vec<(NaiveDate, Option<NaiveDate>)>, Error> {
    let own =
        traineeships::table.filter(traineeships::tenant_id.eq(tenant).and(traineeships::person_id.eq(person))).select(traineeships::id);
    Ok(absence_spells::table
        .filter(absence_spells::tenant_id.eq(tenant).and(absence_spells::traineeship_id.eq_any(own)))
        .filter(absence_spells::ends_on.is_null().or(absence_spells::ends_on.ge(from).assume_not_null()))
        .select((absence_spells::starts_on, absence_spells::ends_on))
        .load(c)?)
}

pub(super) fn insert(w: &mut Writer<'_>, traineeship: TraineeshipId, source: AbsenceSource, report: &ReportAbsence) -> Result<Row, Error> {
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

/// Sets the last day of a spell that was read in the same write.
pub(super) fn close(w: &mut Writer<'_>, row: Row, ends_on: Option<NaiveDate>) -> Result<Row, Error> {
    let (tenant, version) = (w.permit.tenant, row.version.saturating_add(1));
    diesel::update(absence_spells::table.find((tenant, row.id)))
        .set((absence_spells::ends_on.eq(ends_on), absence_spells::version.eq(version)))
        .execute(&mut **w)?;
    Ok(Row { ends_on, version, ..row })
}
