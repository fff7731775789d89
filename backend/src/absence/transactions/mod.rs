//! What happens with absence in one transaction: read, reported, ended.

mod from_list;
mod reading;
mod recovering;
mod reporting;

pub use from_list::{Dated, write_absence};
pub(super) use reading::list;
pub(super) use recovering::recover;
pub(super) use reporting::report;

use crate::db::MultiBackend;
use crate::db::schema::absence_spells;
use chrono::NaiveDate;
use diesel::prelude::*;
use domain::Instant;
use domain::absence::{AbsenceKind, AbsenceSource, SpellFacts, source_among};
use domain::access::Role;
use domain::ids::{AbsenceSpellId, TraineeshipId};

/// A spell as it is stored.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = absence_spells, check_for_backend(MultiBackend))]
struct Row {
    id: AbsenceSpellId,
    traineeship_id: TraineeshipId,
    kind: AbsenceKind,
    starts_on: NaiveDate,
    ends_on: Option<NaiveDate>,
    percent: Option<i32>,
    expected_back_on: Option<NaiveDate>,
    source: AbsenceSource,
    registered_at: Instant,
    version: i32,
}

impl Row {
    /// What the guards of a spell look at, for one with these roles.
    fn facts(&self, roles: &[Role]) -> SpellFacts {
        SpellFacts { kind: self.kind, starts_on: self.starts_on, source: source_among(roles) }
    }
}
