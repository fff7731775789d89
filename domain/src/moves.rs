//! State machines, each said once: a table of moves (from, to, who, what is asked, the word on the button) beside its guards.
//! The buttons, the refusal of a request, its facts and the form in which they are asked all read the table.

use crate::access::Role;
use crate::audit::AuditAction;
use crate::fields::Declared;
use crate::problem::{Checks, FieldError};
use crate::{Text, Word};
use chrono::NaiveDate;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// The guard of a machine that has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Unguarded {}

impl Word for Unguarded {
    const WORDS: &'static [Self] = &[];
    fn as_str(self) -> &'static str {
        match self {}
    }
    fn text(self) -> Text {
        match self {}
    }
}

impl std::fmt::Display for Unguarded {
    fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match *self {}
    }
}

impl std::str::FromStr for Unguarded {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Err(format!("{text:?} is no guard"))
    }
}

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

/// A move: from which states to which, who makes it, what it asks for, what it is called in the log, and what takes it back.
#[derive(Debug, Clone, Copy)]
pub struct Move<S: Machine> {
    /// What a request calls it: the state it leads to, or the step that is taken.
    pub step: S::Step,
    /// The states it begins in.
    pub from: &'static [S],
    /// The state it leads to; none where it stays in its own ([`Machine::lands`]).
    pub to: Option<S>,
    /// The roles that make it, for what they reach; none where only the system makes it, by rule, by night or from a file.
    pub by: &'static [Role],
    /// The word on its button.
    pub word: Text,
    /// The facts it asks for, in the order in which they are asked.
    pub asks: &'static [Ask],
    /// What it is called in the audit log.
    pub audit: AuditAction,
    /// The step that takes it back.
    pub undo: Option<S::Step>,
    /// Whether what it asks is told of one at a time, so that several chosen rows are not moved by it together.
    pub one_by_one: bool,
}

impl<S: Machine> Move<S> {
    /// A move that asks for nothing.
    #[must_use]
    pub const fn new(step: S::Step, from: &'static [S], to: Option<S>, by: &'static [Role], word: Text, audit: AuditAction) -> Self {
        Self { step, from, to, by, word, asks: &[], audit, undo: None, one_by_one: false }
    }

    /// The same move, asking for these facts.
    #[must_use]
    pub const fn asking(mut self, asks: &'static [Ask]) -> Self {
        self.asks = asks;
        self
    }

    /// The same move, for one at a time.
    #[must_use]
    pub const fn one_by_one(mut self) -> Self {
        self.one_by_one = true;
        self
    }

    /// The same move, which a step takes back.
    #[must_use]
    pub const fn undone_by(mut self, step: S::Step) -> Self {
        self.undo = Some(step);
        self
    }
}

/// Something that moves from state to state; implemented for the words of its states.
pub trait Machine: Word + Serialize + 'static {
    /// What a request calls a move: the state itself, where each move has one of its own.
    type Step: Word + Serialize + DeserializeOwned;
    /// The request that moves it: `to`, the step, and the facts of all moves.
    type Body: Declared + Serialize + 'static;
    /// What can stand in the way.
    type Guard: Word;
    /// What the guards look at.
    type Facts<'a>;

    /// What it is called in the audit log and in the list of machines.
    const OBJECT: &'static str;
    /// The table.
    const MOVES: &'static [Move<Self>];

    /// The step that a request asks for.
    fn step(body: &Self::Body) -> Self::Step;

    /// Whether a state that has a move has it as things stand; one that does not is neither offered nor made.
    #[must_use]
    fn has(_facts: &Self::Facts<'_>, _step: Self::Step) -> bool {
        true
    }

    /// What stands in the way of a step that the state has.
    fn blockers(facts: &Self::Facts<'_>, step: Self::Step, today: NaiveDate) -> Vec<Self::Guard>;

    /// Whether a fact is asked for as things stand, and whether it must be said; `None` where it is not asked.
    #[must_use]
    fn asked(_facts: &Self::Facts<'_>, _step: Self::Step, ask: Ask, _today: NaiveDate) -> Option<bool> {
        Some(ask.must)
    }

    /// Whether a move can be made in spite of a guard, for a reason that is kept.
    #[must_use]
    fn may_override(_facts: &Self::Facts<'_>, _guard: Self::Guard, _step: Self::Step) -> bool {
        false
    }

    /// The state after a move, where what was said decides it.
    #[must_use]
    fn lands(self, one: &Move<Self>, _body: &Self::Body) -> Self {
        one.to.unwrap_or(self)
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
    /// The step: where it leads, or what is done.
    pub to: S,
    /// The facts it asks for.
    pub asks: Vec<Asked>,
    /// What must be true first; empty where nothing stands in the way.
    pub blockers: Vec<G>,
    /// Whether it can be made all the same, with a reason that is kept.
    pub may_override: bool,
}

/// The option of a machine.
pub type OptionOf<S> = MoveOption<<S as Machine>::Step, <S as Machine>::Guard>;

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

/// The move that a step makes in a state, where the machine has it.
#[must_use]
pub fn find<S: Machine>(from: S, step: S::Step) -> Option<&'static Move<S>> {
    S::MOVES.iter().find(|one| one.step == step && one.from.contains(&from))
}

/// What is asked for a move as things stand.
#[must_use]
pub fn asks<S: Machine>(one: &Move<S>, facts: &S::Facts<'_>, today: NaiveDate) -> Vec<Asked> {
    let asked = |ask: &Ask| Some(Asked { field: ask.field.to_owned(), must: S::asked(facts, one.step, *ask, today)? });
    one.asks.iter().filter_map(asked).collect()
}

/// Every move of a state that these roles make, with what stands in the way: the buttons of the screen.
#[must_use]
pub fn options<S: Machine>(from: S, roles: &[Role], facts: &S::Facts<'_>, today: NaiveDate) -> Vec<OptionOf<S>> {
    let yours = S::MOVES.iter().filter(|one| one.from.contains(&from) && one.by.iter().any(|role| roles.contains(role)));
    let yours = yours.filter(|one| S::has(facts, one.step));
    let option = |one: &Move<S>| {
        let blockers = S::blockers(facts, one.step, today);
        let may_override = !blockers.is_empty() && blockers.iter().all(|guard| S::may_override(facts, *guard, one.step));
        MoveOption { to: one.step, asks: asks(one, facts, today), blockers, may_override }
    };
    yours.map(option).collect()
}

/// The moves that can be made of several at once, where each has the state that stands here: what all of them have and these
/// roles make. What stands in the way of one is said when it is tried. A fact that only some are asked is left to them.
#[must_use]
pub fn together<S: Machine>(states: &[S], roles: &[Role]) -> Vec<OptionOf<S>> {
    let yours = |one: &&Move<S>| !one.one_by_one && one.by.iter().any(|role| roles.contains(role));
    let mut options: Vec<OptionOf<S>> = Vec::new();
    for one in S::MOVES.iter().filter(yours) {
        let all: Option<Vec<&Move<S>>> = states.iter().map(|state| find(*state, one.step).filter(yours)).collect();
        let Some(all) = all.filter(|all| !all.is_empty() && options.iter().all(|option| option.to != one.step)) else { continue };
        let asked = |ask: &&Ask| all.iter().all(|other| other.asks.iter().any(|own| own.field == ask.field));
        let must = |field: &str| all.iter().any(|other| other.asks.iter().any(|own| own.field == field && own.must));
        let asks = one.asks.iter().filter(asked).map(|ask| Asked { field: ask.field.to_owned(), must: must(ask.field) }).collect();
        options.push(MoveOption { to: one.step, asks, blockers: Vec::new(), may_override: false });
    }
    options
}

/// The move that someone of these roles asks for.
///
/// # Errors
/// Why it is not made. A guard that may be overridden stands in the way unless `overridden`.
pub fn judge<S: Machine>(
    from: S,
    step: S::Step,
    roles: &[Role],
    facts: &S::Facts<'_>,
    overridden: bool,
    today: NaiveDate,
) -> Result<&'static Move<S>, Refusal<S::Guard>> {
    let one = find(from, step).filter(|one| S::has(facts, one.step)).ok_or(Refusal::NoSuchMove)?;
    if !one.by.iter().any(|role| roles.contains(role)) {
        return Err(Refusal::NotYours);
    }
    let mut blockers = S::blockers(facts, step, today);
    blockers.retain(|guard| !(overridden && S::may_override(facts, *guard, step)));
    if blockers.is_empty() { Ok(one) } else { Err(Refusal::Blocked(blockers)) }
}

/// The request of a move that says nothing but its step.
#[must_use]
pub fn to<S: Machine>(step: S::Step) -> S::Body {
    S::Body::from_written(&|field| if field == "to" { step.to_string() } else { String::new() }, &mut Vec::new())
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
mod picture;
#[cfg(test)]
pub(crate) mod tests;
