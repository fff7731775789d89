//! What the rules look at, and what they find.

use super::{Inputs, Rule, SpellDates};
use crate::absence::AbsenceKind;
use crate::access::Role;
use crate::calendar::Calendar;
use crate::ids::{AbsenceSpellId, ChecklistItemId, RetentionCaseId, TalkId, TraineeshipId};
use crate::settings::{Absence, Rules};
use crate::traineeships::{EmploymentBasis, SegmentKind, StartGuard};
use chrono::NaiveDate;

/// The traineeship as the rules see it. One that does not go on today has no findings.
#[derive(Debug, Clone)]
pub struct Subject {
    /// Which one.
    pub id: TraineeshipId,
    /// How the trainee is employed.
    pub basis: EmploymentBasis,
    /// First day.
    pub starts_on: NaiveDate,
    /// Planned last day.
    pub ends_on: NaiveDate,
    /// The last day, where the traineeship is terminated.
    pub terminated_on: Option<NaiveDate>,
    /// What the time is made of.
    pub segments: Vec<Stretch>,
}

/// A stretch of a traineeship.
#[derive(Debug, Clone, Copy)]
pub struct Stretch {
    /// What it is spent on.
    pub kind: SegmentKind,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day.
    pub ends_on: NaiveDate,
}

/// An absence spell as the rules see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spell {
    /// Which one.
    pub id: AbsenceSpellId,
    /// Its kind.
    pub kind: AbsenceKind,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day; none while it is open.
    pub ends_on: Option<NaiveDate>,
    /// How much of the day, where partially sick.
    pub percent: Option<u32>,
}

impl From<&Spell> for SpellDates {
    fn from(spell: &Spell) -> Self {
        Self { id: spell.id, starts_on: spell.starts_on, ends_on: spell.ends_on }
    }
}

/// A task that a rule has made before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    /// The rule.
    pub rule: Rule,
    /// What it was made for.
    pub cause_key: String,
    /// The spells it counted.
    pub causes: Vec<AbsenceSpellId>,
    /// Whether it is still open.
    pub open: bool,
}

/// A traineeship that has not begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Starting {
    /// Which one.
    pub id: TraineeshipId,
    /// First day.
    pub starts_on: NaiveDate,
    /// What is missing.
    pub missing: Vec<StartGuard>,
}

/// A concern that was raised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Raised {
    /// Which one.
    pub id: RetentionCaseId,
    /// When.
    pub on: NaiveDate,
}

/// An answer after which the trainee is to be called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// To which item.
    pub item: ChecklistItemId,
    /// The how-manieth answer of the item it is.
    pub number: i32,
    /// What it asks.
    pub question: String,
    /// When it was answered.
    pub on: NaiveDate,
}

/// A talk that is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Closed {
    /// Which one.
    pub id: TalkId,
    /// When it was held.
    pub held_on: NaiveDate,
    /// The next date that was agreed.
    pub next_on: Option<NaiveDate>,
    /// Whose talk it was.
    pub owner_role: Role,
}

/// What a rule found: a task that must exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: Rule,
    /// The same for the same cause, today and every later day.
    pub cause_key: String,
    /// The spells it rests on.
    pub causes: Vec<AbsenceSpellId>,
    /// The day the rule was met.
    pub trigger_on: NaiveDate,
    /// The day it should be done.
    pub due_on: NaiveDate,
    /// Whose it is.
    pub owner_role: Role,
    /// What the explanation is made of.
    pub inputs: Inputs,
}

/// What the municipality has set for the place and programme of a trainee.
#[derive(Debug, Clone, Copy)]
pub struct Set<'a> {
    /// When absence makes a task.
    pub absence: &'a Absence,
    /// Which rules are on.
    pub rules: &'a Rules,
    /// The local days off.
    pub calendar: &'a Calendar,
}
