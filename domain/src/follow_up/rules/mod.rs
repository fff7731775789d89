//! The rules that make tasks, one file each: what it reads, which settings it follows, what it finds, for whom, by when, how it
//! says why, and cases in which it must make a task and must not (docs/field 4.4, 9.1 and section 3, R9).
//!
//! A rule is a pure function of its facts, the tasks it has made before, and `today`. The same input gives the same cause keys,
//! so that a task is never made twice for one cause (docs/field 5.2, 24):
//!
//! * Rules about one thing (a long sickness, the statutory talk, a no-show, a concern, a talk) have its id as their key: one
//!   task for each, ever.
//! * Rules about several spells (three in six months, repeated no-shows) have the id of the spell that set them off:
//!   the first that is at least the third of the window and that no earlier task of the rule has counted. As long as
//!   a task of the rule is open, later spells are added to it. A spell that comes after the task was closed, and is
//!   again the third or more, is a new cause.
//! * The 10 % limit is passed once, and a start has one list of what is missing: their key is the traineeship.
//!
//! A new rule: its word in [`Rule`], its file, its line in [`RULES`] and in [`Rule::declared`].

mod case;
mod concern;
mod consecutive_days;
mod extension_limit;
mod facts;
mod low_pulse;
mod next_talk;
mod no_show;
mod no_show_review;
mod sick_leave_talk;
mod spells;
mod start_missing;
mod working_days;

pub use case::Case;
pub use facts::{Answered, Closed, Earlier, Finding, Raised, Set, Spell, Starting, Stretch, Subject};
pub use start_missing::is_near;

use super::{Inputs, Rule, SpellDates, TaskKind};
use crate::Lang;
use crate::absence::AbsenceKind;
use crate::access::Role;
use crate::calendar::Calendar;
use crate::settings::{Rules, Start, Supervision};
use chrono::NaiveDate;

/// A rule as it is declared.
#[derive(Debug, Clone, Copy)]
pub struct Declared {
    /// Which one: the word in the database, on the wire and in the log.
    pub rule: Rule,
    /// Counted up where the rule comes to find something else of the same facts; stands in the log of each task.
    pub version: u32,
    /// The kind of its tasks: their title, topic and button.
    pub makes: TaskKind,
    /// Whose its tasks are.
    pub owner: Role,
    /// What it reads, with the function that finds.
    pub finds: Finds,
    /// The settings it follows, by key.
    pub settings: &'static [&'static str],
    /// Whether the municipality has it on. What the law asks for, and what someone asked for, is always on.
    pub is_on: fn(&Rules) -> bool,
    /// The sentence after "Vises fordi", where the inputs are of this rule.
    pub why: fn(Lang, &Inputs, NaiveDate) -> Option<String>,
    /// Whether its task is so close to a legal limit that it is shown as escalated; none where there is no such limit.
    pub escalates: Option<fn(&Inputs, NaiveDate) -> bool>,
    /// When it must make a task, and when not.
    #[cfg(test)]
    pub(crate) cases: &'static [cases::Situation],
}

/// What a rule reads, with the function that finds: it sees nothing else.
#[derive(Debug, Clone, Copy)]
pub enum Finds {
    /// Absence of these kinds: whenever absence is written, and each night.
    Absence(&'static [AbsenceKind], fn(&Case<'_>) -> Vec<Finding>),
    /// A traineeship that has not begun: each night.
    Start(fn(&Starting, &Start, NaiveDate) -> Option<Finding>),
    /// A concern: when it is raised.
    Concern(fn(&Raised, &Supervision, &Calendar) -> Option<Finding>),
    /// A talk: when it is closed.
    Talk(fn(&Closed, NaiveDate) -> Option<Finding>),
    /// A low answer: when it is given.
    Answer(fn(&Answered, &Supervision, &Calendar) -> Option<Finding>),
}

/// Every rule there is.
pub const RULES: &[&Declared] = &[
    &spells::RULE,
    &consecutive_days::RULE,
    &working_days::RULE,
    &sick_leave_talk::RULE,
    &no_show::RULE,
    &no_show_review::RULE,
    &extension_limit::RULE,
    &concern::RULE,
    &start_missing::RULE,
    &next_talk::RULE,
    &low_pulse::RULE,
];

impl Rule {
    /// Its declaration.
    #[must_use]
    pub const fn declared(self) -> &'static Declared {
        match self {
            Self::Spells => &spells::RULE,
            Self::ConsecutiveDays => &consecutive_days::RULE,
            Self::WorkingDays => &working_days::RULE,
            Self::SickLeaveTalk => &sick_leave_talk::RULE,
            Self::NoShow => &no_show::RULE,
            Self::NoShowReview => &no_show_review::RULE,
            Self::ExtensionLimit => &extension_limit::RULE,
            Self::Concern => &concern::RULE,
            Self::StartMissing => &start_missing::RULE,
            Self::NextTalk => &next_talk::RULE,
            Self::LowPulse => &low_pulse::RULE,
        }
    }
}

const fn always(_: &Rules) -> bool {
    true
}

fn each<I: IntoIterator<Item = Finding>>(rules: &Rules, find: impl Fn(&Finds) -> Option<I>) -> Vec<Finding> {
    RULES.iter().filter(|one| (one.is_on)(rules)).filter_map(|one| find(&one.finds)).flatten().collect()
}

/// The kinds of absence that any rule reads: what is not among them need not be loaded for the rules.
#[must_use]
pub fn kinds_read() -> Vec<AbsenceKind> {
    let reads = |one: &Declared, kind| matches!(one.finds, Finds::Absence(kinds, _) if kinds.contains(&kind));
    AbsenceKind::ALL.iter().copied().filter(|kind| RULES.iter().any(|one| reads(one, *kind))).collect()
}

/// All tasks that must exist for the absence of a trainee today.
#[must_use]
pub fn findings(subject: &Subject, spells: &[Spell], earlier: &[Earlier], set: Set<'_>, today: NaiveDate) -> Vec<Finding> {
    if today < subject.starts_on || today > subject.ends_on {
        return Vec::new();
    }
    each(set.rules, |finds| match finds {
        Finds::Absence(kinds, find) => Some(find(&Case::of(kinds, subject, spells, earlier, set, today))),
        _ => None,
    })
}

/// The tasks that must exist before a traineeship begins.
#[must_use]
pub fn before_start(starting: &Starting, start: &Start, rules: &Rules, today: NaiveDate) -> Vec<Finding> {
    each(rules, |finds| if let Finds::Start(find) = finds { Some(find(starting, start, today)) } else { None })
}

/// The tasks of a concern.
#[must_use]
pub fn of_concern(raised: &Raised, supervision: &Supervision, calendar: &Calendar, rules: &Rules) -> Vec<Finding> {
    each(rules, |finds| if let Finds::Concern(find) = finds { Some(find(raised, supervision, calendar)) } else { None })
}

/// The tasks of a low answer.
#[must_use]
pub fn of_answer(answered: &Answered, supervision: &Supervision, calendar: &Calendar, rules: &Rules) -> Vec<Finding> {
    each(rules, |finds| if let Finds::Answer(find) = finds { Some(find(answered, supervision, calendar)) } else { None })
}

/// The tasks that follow from a talk.
#[must_use]
pub fn of_talk(closed: &Closed, rules: &Rules, today: NaiveDate) -> Vec<Finding> {
    each(rules, |finds| if let Finds::Talk(find) = finds { Some(find(closed, today)) } else { None })
}

/// The sentence after "Vises fordi" of a task that a rule made; none where none did.
#[must_use]
pub fn why(lang: Lang, inputs: &Inputs, today: NaiveDate) -> Option<String> {
    RULES.iter().find_map(|one| (one.why)(lang, inputs, today))
}

/// Whether a task is so close to its legal limit that it is shown as escalated.
#[must_use]
pub fn is_escalated(inputs: &Inputs, today: NaiveDate) -> bool {
    RULES.iter().filter_map(|one| one.escalates).any(|escalates| escalates(inputs, today))
}

#[cfg(test)]
pub(crate) mod cases;
#[cfg(test)]
mod tests;
