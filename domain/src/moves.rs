//! State machines, each said once: a table of moves (from, to, who, what is asked, the word on the button) beside its guards.
//! The buttons, the refusal of a request, its facts and the form in which they are asked all read the table.

use crate::access::Role;
use crate::fields::Declared;
use crate::problem::{Checks, FieldError};
use crate::{Text, Word};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A fact that a move asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ask {
    /// The field of the request.
    pub field: &'static str,
    /// Whether the move must have it.
    pub must: bool,
}

/// A fact without which the move cannot be made.
#[must_use]
pub const fn must(field: &'static str) -> Ask {
    Ask { field, must: true }
}

/// A fact that may be said.
#[must_use]
pub const fn may(field: &'static str) -> Ask {
    Ask { field, must: false }
}

/// A move: from which states to which, who makes it, what it asks for.
#[derive(Debug, Clone, Copy)]
pub struct Move<S: 'static> {
    /// The states it begins in.
    pub from: &'static [S],
    /// The state it leads to.
    pub to: S,
    /// The roles that make it, for what they reach.
    pub by: &'static [Role],
    /// The word on its button.
    pub word: Text,
    /// The facts it asks for, in the order in which they are asked.
    pub asks: &'static [Ask],
}

/// Something that moves from state to state; implemented for the words of its states.
pub trait Machine: Word + Serialize + 'static {
    /// The request that moves it: `to`, and the facts of all moves.
    type Body: Declared + Serialize + 'static;
    /// What can stand in the way.
    type Guard: Word;
    /// What the guards look at.
    type Facts<'a>;

    /// What it is called in the audit log.
    const OBJECT: &'static str;
    /// The table.
    const MOVES: &'static [Move<Self>];

    /// What stands in the way of a move that the state has.
    fn blockers(facts: &Self::Facts<'_>, to: Self, today: NaiveDate) -> Vec<Self::Guard>;

    /// Whether a fact is asked for as things stand, and whether it must be said; `None` where it is not asked.
    #[must_use]
    fn asked(_facts: &Self::Facts<'_>, _to: Self, ask: Ask, _today: NaiveDate) -> Option<bool> {
        Some(ask.must)
    }

    /// Whether a move can be made in spite of a guard, for a reason that is kept.
    #[must_use]
    fn may_override(_guard: Self::Guard, _to: Self) -> bool {
        false
    }

    /// The rules that look at several facts at once. What only the server knows is not there where a form is checked.
    fn rules(_body: &Self::Body, _facts: Option<&Self::Facts<'_>>, _checks: &mut Checks, _today: NaiveDate) {}
}

/// A fact that a move asks for, as things stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Asked {
    /// The field of the request.
    pub field: String,
    /// Whether it must be said.
    pub must: bool,
}

/// A move that the reader can make, or what stands in the way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MoveOption<S, G> {
    /// Where it leads.
    pub to: S,
    /// The facts it asks for.
    pub asks: Vec<Asked>,
    /// What must be true first; empty where nothing stands in the way.
    pub blockers: Vec<G>,
    /// Whether it can be made all the same, with a reason that is kept.
    pub may_override: bool,
}

/// The option of a machine.
pub type OptionOf<S> = MoveOption<S, <S as Machine>::Guard>;

/// Why a move is not made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal<G> {
    /// The state has no such move.
    NoSuchMove,
    /// Others make it.
    NotYours,
    /// These conditions are not met.
    Blocked(Vec<G>),
}

/// The move between two states, where the machine has it.
#[must_use]
pub fn find<S: Machine>(from: S, to: S) -> Option<&'static Move<S>> {
    S::MOVES.iter().find(|one| one.to == to && one.from.contains(&from))
}

/// What is asked for a move as things stand.
#[must_use]
pub fn asks<S: Machine>(one: &Move<S>, facts: &S::Facts<'_>, today: NaiveDate) -> Vec<Asked> {
    let asked = |ask: &Ask| Some(Asked { field: ask.field.to_owned(), must: S::asked(facts, one.to, *ask, today)? });
    one.asks.iter().filter_map(asked).collect()
}

/// Every move of a state that these roles make, with what stands in the way: the buttons of the screen.
#[must_use]
pub fn options<S: Machine>(from: S, roles: &[Role], facts: &S::Facts<'_>, today: NaiveDate) -> Vec<OptionOf<S>> {
    let yours = S::MOVES.iter().filter(|one| one.from.contains(&from) && one.by.iter().any(|role| roles.contains(role)));
    let option = |one: &Move<S>| {
        let blockers = S::blockers(facts, one.to, today);
        let may_override = !blockers.is_empty() && blockers.iter().all(|guard| S::may_override(*guard, one.to));
        MoveOption { to: one.to, asks: asks(one, facts, today), blockers, may_override }
    };
    yours.map(option).collect()
}

/// The move that someone of these roles asks for.
///
/// # Errors
/// Why it is not made. A guard that may be overridden stands in the way unless `overridden`.
pub fn judge<S: Machine>(
    from: S,
    to: S,
    roles: &[Role],
    facts: &S::Facts<'_>,
    overridden: bool,
    today: NaiveDate,
) -> Result<&'static Move<S>, Refusal<S::Guard>> {
    let one = find(from, to).ok_or(Refusal::NoSuchMove)?;
    if !one.by.iter().any(|role| roles.contains(role)) {
        return Err(Refusal::NotYours);
    }
    let mut blockers = S::blockers(facts, to, today);
    blockers.retain(|guard| !(overridden && S::may_override(*guard, to)));
    if blockers.is_empty() { Ok(one) } else { Err(Refusal::Blocked(blockers)) }
}

/// The request of a move that says nothing but where it leads.
#[must_use]
pub fn to<S: Machine>(to: S) -> S::Body {
    S::Body::from_written(&|field| if field == "to" { to.to_string() } else { String::new() }, &mut Vec::new())
}

/// The request with the facts of its own move and no others, each checked: who may make one move does not correct the rest by it.
///
/// # Errors
/// Everything wrong with it.
pub fn checked<S: Machine>(
    mut body: S::Body,
    asked: &[Asked],
    facts: Option<&S::Facts<'_>>,
    today: NaiveDate,
) -> Result<S::Body, Vec<FieldError>> {
    let mut checks = Checks::default();
    let all: Vec<&str> = asked.iter().map(|ask| ask.field.as_str()).collect();
    let wanted: Vec<&str> = asked.iter().filter(|ask| ask.must).map(|ask| ask.field.as_str()).collect();
    body.keep_only(&all);
    body.check_fields(today, &mut checks);
    body.require(&wanted, &mut checks);
    S::rules(&body, facts, &mut checks, today);
    checks.finish(body)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// What must hold for every machine: its moves lead from one state to another, none twice, and ask for fields that there are.
    pub(crate) fn is_sound<S: Machine>() {
        let mut seen = BTreeSet::new();
        for one in S::MOVES {
            assert!(!one.by.is_empty(), "{}: nobody moves to {}", S::OBJECT, one.to);
            for from in one.from {
                assert_ne!(*from, one.to, "{}", S::OBJECT);
                assert!(seen.insert((from.as_str(), one.to.as_str())), "{}: {from} to {} stands twice", S::OBJECT, one.to);
            }
            for ask in one.asks {
                assert!(S::Body::FIELDS.iter().any(|field| field.name == ask.field), "{}: {} is no field", S::OBJECT, ask.field);
            }
        }
    }
}
