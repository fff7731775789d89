//! Moving something from state to state: what the machine's table says, as answers of the API.

use crate::error::Error;
use chrono::NaiveDate;
use domain::access::Role;
use domain::moves::{self, Machine, Move, Refusal};
use domain::problem::FieldCode;

/// The move that someone of these roles asks for, who was found to reach what is moved.
///
/// # Errors
/// 422 where the state has no such move, 403 where others make it, 409 with the sentence of each guard that is not met.
pub fn judge<S: Machine>(
    from: S,
    to: S,
    roles: &[Role],
    facts: &S::Facts<'_>,
    overridden: bool,
    today: NaiveDate,
) -> Result<&'static Move<S>, Error> {
    moves::judge(from, to, roles, facts, overridden, today).map_err(|refusal| match refusal {
        Refusal::NoSuchMove => Error::field("to", FieldCode::InvalidValue),
        Refusal::NotYours => Error::not_allowed(),
        Refusal::Blocked(guards) => Error::guarded("to", guards),
    })
}
