//! What happens with imports in one transaction: the checked files, what they are compared with, and what they write.

mod changes;
mod parts;
mod periods;
mod registers;
mod stored;
mod trainees;
mod versions;

use crate::clock::Clock;
use crate::db::{DbConnection, Writer};
use crate::error::Error;
use crate::{absence, organisation, programmes, supervision};
use chrono::NaiveDate;
use domain::ids::TenantId;
use domain::imports::rows::Checked;
use domain::imports::{ImportKind, ImportRow, RowResult, Table};

pub(super) use stored::{commit, find, insert, list, remap, report, rows};

/// What the rows of a file would do.
pub(super) enum Plans {
    Sites(Vec<Checked<domain::imports::sites::Plan>>),
    Supervisors(Vec<Checked<domain::imports::supervisors::Plan>>),
    Cohorts(Vec<Checked<domain::imports::cohorts::Plan>>),
    Trainees(Vec<Checked<domain::imports::trainees::Plan>>),
    Absence(Vec<Checked<domain::imports::absence::Plan>>),
}

/// Checks a table against what is there now.
pub(super) fn check(c: &mut DbConnection, tenant: TenantId, kind: ImportKind, table: &Table, today: NaiveDate) -> Result<Plans, Error> {
    use domain::imports as rules;
    Ok(match kind {
        ImportKind::Sites => Plans::Sites(rules::sites::check(table, &registers::for_sites(c, tenant)?)),
        ImportKind::Supervisors => {
            Plans::Supervisors(rules::supervisors::check(table, &registers::for_supervisors(c, tenant, table, today)?))
        }
        ImportKind::Cohorts => Plans::Cohorts(rules::cohorts::check(table, &registers::for_cohorts(c, tenant)?)),
        ImportKind::Trainees => Plans::Trainees(rules::trainees::check(table, &registers::for_trainees(c, tenant, table)?, today)),
        ImportKind::Absence => Plans::Absence(rules::absence::check(table, &periods::for_absence(c, tenant, table)?)),
    })
}

/// Checks a table against what is there now, and hands on what is shown of each row; what it would do is not kept.
pub(super) fn check_each(
    c: &mut DbConnection,
    tenant: TenantId,
    kind: ImportKind,
    table: &Table,
    today: NaiveDate,
    mut each: impl FnMut(ImportRow),
) -> Result<(), Error> {
    use domain::imports as rules;
    match kind {
        ImportKind::Sites => rules::sites::rows(table, &registers::for_sites(c, tenant)?).for_each(|row| each(row.row)),
        ImportKind::Supervisors => {
            rules::supervisors::rows(table, &registers::for_supervisors(c, tenant, table, today)?).for_each(|row| each(row.row));
        }
        ImportKind::Cohorts => rules::cohorts::rows(table, &registers::for_cohorts(c, tenant)?).for_each(|row| each(row.row)),
        ImportKind::Trainees => {
            rules::trainees::rows(table, &registers::for_trainees(c, tenant, table)?, today).for_each(|row| each(row.row));
        }
        ImportKind::Absence => rules::absence::rows(table, &periods::for_absence(c, tenant, table)?).for_each(|row| each(row.row)),
    }
    Ok(())
}

impl Plans {
    /// Hands on what is shown of each row.
    pub(super) fn shown(&self, each: impl FnMut(&ImportRow)) {
        fn of<V>(rows: &[Checked<V>], each: impl FnMut(&ImportRow)) {
            rows.iter().map(|row| &row.row).for_each(each);
        }
        match self {
            Self::Sites(rows) => of(rows, each),
            Self::Supervisors(rows) => of(rows, each),
            Self::Cohorts(rows) => of(rows, each),
            Self::Trainees(rows) => of(rows, each),
            Self::Absence(rows) => of(rows, each),
        }
    }

    /// Writes what the good rows make or change.
    fn write(self, w: &mut Writer<'_>, clock: &Clock) -> Result<(), Error> {
        match self {
            Self::Sites(rows) => organisation::write_sites(w, to_write(rows)),
            Self::Supervisors(rows) => supervision::write_supervisors(w, to_write(rows)),
            Self::Cohorts(rows) => programmes::write_cohorts(w, to_write(rows)),
            Self::Trainees(rows) => trainees::write(w, rows),
            Self::Absence(rows) => {
                let dated = |plan: domain::imports::absence::Plan| absence::Dated {
                    registered_at: plan.registered_at.and_then(|at| clock.at_local(at)),
                    plan,
                };
                absence::write_absence(w, to_write(rows).into_iter().map(dated).collect())
            }
        }
    }
}

fn to_write<V>(rows: Vec<Checked<V>>) -> Vec<V> {
    rows.into_iter().filter(|row| matches!(row.row.result, RowResult::New | RowResult::Changed)).filter_map(|row| row.value).collect()
}
