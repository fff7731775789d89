//! A trainee with the absence that one rule reads, and how its days are counted.

use super::{Declared, Earlier, Finding, Set, Spell, Subject};
use crate::absence::AbsenceKind;
use crate::calendar::Calendar;
use crate::follow_up::{Inputs, SpellDates};
use crate::settings::Absence;
use crate::traineeships::SegmentKind;
use chrono::{NaiveDate, TimeDelta};

/// What an absence rule judges: only spells that have begun, and only of the kinds that it has declared.
#[derive(Debug)]
pub struct Case<'a> {
    pub(super) subject: &'a Subject,
    pub(super) past: Vec<Spell>,
    earlier: &'a [Earlier],
    pub(super) absence: &'a Absence,
    pub(super) calendar: &'a Calendar,
    pub(super) today: NaiveDate,
}

impl<'a> Case<'a> {
    pub(super) fn of(
        kinds: &[AbsenceKind],
        subject: &'a Subject,
        spells: &[Spell],
        earlier: &'a [Earlier],
        set: Set<'a>,
        today: NaiveDate,
    ) -> Self {
        let mut past: Vec<Spell> = spells.iter().filter(|spell| kinds.contains(&spell.kind) && spell.starts_on <= today).copied().collect();
        past.sort_by_key(|spell| (spell.starts_on, spell.id));
        Self { subject, past, earlier, absence: set.absence, calendar: set.calendar, today }
    }

    /// Whether the local rules are about this trainee (docs/field readings, D8).
    pub(super) const fn is_local(&self) -> bool {
        self.subject.basis.is_employed() || self.absence.students_included
    }

    /// What a rule about one long spell found: the day it became too long, the limit, and whether working days are counted. A
    /// cause that is over long ago is history, not a task.
    pub(super) fn long_spell(&self, rule: &Declared, spell: &Spell, day: NaiveDate, (limit, working_days): (u32, bool)) -> Option<Finding> {
        let fresh = spell.ends_on.is_none() || day >= self.oldest();
        let inputs = Inputs::LongSpell { spell: spell.into(), limit, working_days };
        fresh.then(|| self.about(rule, spell, day, self.talk_due(day), inputs))
    }

    /// A finding about one spell.
    pub(super) fn about(&self, rule: &Declared, spell: &Spell, trigger_on: NaiveDate, due_on: NaiveDate, inputs: Inputs) -> Finding {
        let causes = vec![spell.id];
        Finding { rule: rule.rule, cause_key: spell.id.to_string(), causes, trigger_on, due_on, owner_role: rule.owner, inputs }
    }

    /// A finding where there are `count` spells: the first that is at least the `count`th and that no earlier task of the
    /// rule has counted sets it off; while a task of the rule is open, later spells are added to it.
    pub(super) fn nth(&self, rule: &Declared, inside: &[Spell], count: u32, inputs: Inputs) -> Option<Finding> {
        let before = usize::try_from(count).ok()?.checked_sub(1)?;
        let of_rule = || self.earlier.iter().filter(move |task| task.rule == rule.rule);
        let open = of_rule().find(|task| task.open);
        let trigger = match open {
            Some(_) => inside.get(before),
            None => inside
                .iter()
                .skip(before)
                .find(|spell| !of_rule().any(|task| task.causes.contains(&spell.id) || task.cause_key == spell.id.to_string())),
        }?;
        let mut finding = self.about(rule, trigger, trigger.starts_on, self.talk_due(trigger.starts_on), inputs);
        finding.causes = inside.iter().map(|spell| spell.id).collect();
        if let Some(open) = open {
            finding.cause_key.clone_from(&open.cause_key);
        }
        Some(finding)
    }

    /// Whether a rule has made no other task than that of this cause.
    pub(super) fn is_only_cause(&self, rule: &Declared, spell: &Spell) -> bool {
        self.earlier.iter().all(|task| task.rule != rule.rule || task.cause_key == spell.id.to_string())
    }

    /// The sick spells, as the municipality counts them.
    pub(super) fn sick(&self) -> impl Iterator<Item = Spell> + '_ {
        let p = self.absence;
        let counts = move |kind| match kind {
            AbsenceKind::Sick => true,
            AbsenceKind::PartialSick => p.partial_sick_counts,
            AbsenceKind::ChildSick => p.child_sick_counts,
            _ => false,
        };
        self.past.iter().copied().filter(move |spell| counts(spell.kind) && !self.counted_days(spell).is_empty())
    }

    /// The no-shows.
    pub(super) fn no_shows(&self) -> Vec<Spell> {
        let is_one = |spell: &&Spell| spell.kind == AbsenceKind::Unexcused && !self.counted_days(spell).is_empty();
        self.past.iter().filter(is_one).copied().collect()
    }

    /// The days of a spell so far that count in the local rules.
    pub(super) fn counted_days(&self, spell: &Spell) -> Vec<NaiveDate> {
        let last = self.last_day(spell);
        let counts = |day: &NaiveDate| self.absence.school_counts || self.segment(*day) == Some(SegmentKind::Placement);
        spell.starts_on.iter_days().take_while(|day| *day <= last).filter(counts).collect()
    }

    pub(super) fn last_day(&self, spell: &Spell) -> NaiveDate {
        spell.ends_on.map_or(self.today, |last| last.min(self.today))
    }

    pub(super) fn segment(&self, day: NaiveDate) -> Option<SegmentKind> {
        self.subject.segments.iter().find(|stretch| stretch.starts_on <= day && day <= stretch.ends_on).map(|stretch| stretch.kind)
    }

    /// Causes that ended before this day are history, not a task.
    pub(super) fn oldest(&self) -> NaiveDate {
        self.today - TimeDelta::days(i64::from(self.absence.look_back_days))
    }

    /// The day a talk should be held by.
    pub(super) fn talk_due(&self, day: NaiveDate) -> NaiveDate {
        day + TimeDelta::days(i64::from(self.absence.talk_due_days))
    }
}

pub(super) fn nth_day(days: &[NaiveDate], number: u32) -> Option<NaiveDate> {
    days.get(usize::try_from(number).ok()?.checked_sub(1)?).copied()
}

pub(super) fn dates(spells: &[Spell]) -> Vec<SpellDates> {
    spells.iter().map(SpellDates::from).collect()
}
