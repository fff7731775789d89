//! Moving something from state to state: what the machine's table says, as answers of the API.

use crate::error::Error;
use chrono::NaiveDate;
use domain::access::Role;
use domain::moves::{self, Machine, Move, Refusal};
use domain::problem::FieldCode;
use uuid::Uuid;

/// What is moved, as it was found in sight.
pub struct Standing<'a, S: Machine> {
    /// Which one.
    pub id: Uuid,
    /// Its version.
    pub version: i32,
    /// Where it stands.
    pub status: S,
    /// The roles that reach it.
    pub roles: &'a [Role],
    /// What the guards look at.
    pub facts: S::Facts<'a>,
}

/// A move that is made: its line of the table, its checked facts, and where it leads.
pub struct Made<S: Machine> {
    /// The line of the table.
    pub one: &'static Move<S>,
    /// The request, with its own facts and no others.
    pub body: S::Body,
    /// The state after it.
    pub status: S,
    /// The guards that were overridden, for a reason.
    pub overridden: Vec<S::Guard>,
}

impl<S: Machine> Standing<'_, S> {
    /// Judges the move that a request asks for from this version on; `overridden` is whether it has a reason to be made in
    /// spite of a guard.
    ///
    /// # Errors
    /// 412 where someone else has changed it meanwhile, 422 where the state has no such move or a fact is wrong or missing, 403
    /// where others make it, 409 with the sentence of each guard that is not met.
    pub fn make(&self, body: S::Body, version: i32, overridden: bool, today: NaiveDate) -> Result<Made<S>, Error> {
        if self.version != version {
            return Err(Error::stale(self.id));
        }
        let one = judge(self.status, S::step(&body), self.roles, &self.facts, overridden, today)?;
        let body = moves::checked::<S>(body, &moves::asks(one, &self.facts, today), Some(&self.facts), today)?;
        Ok(Made { one, status: self.status.lands(one, &body), body, overridden: S::blockers(&self.facts, one.step, today) })
    }
}

fn judge<S: Machine>(
    from: S,
    step: S::Step,
    roles: &[Role],
    facts: &S::Facts<'_>,
    overridden: bool,
    today: NaiveDate,
) -> Result<&'static Move<S>, Error> {
    moves::judge(from, step, roles, facts, overridden, today).map_err(|refusal| match refusal {
        Refusal::NoSuchMove => Error::field("to", FieldCode::InvalidValue),
        Refusal::NotYours => Error::not_allowed(),
        Refusal::Blocked(guards) => Error::guarded("to", guards),
    })
}
