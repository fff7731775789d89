//! The absence rules: what they make a task of, for whom, and by when (docs/field 4.4, 9.1 and section 3, R9).
//!
//! A rule is a pure function of the trainee, the spells, the tasks it has made before, and `today`. The same input
//! gives the same cause keys, so that a task is never made twice for one cause (docs/field 5.2, 24):
//!
//! * Rules about one spell (long sickness, the statutory talk, a no-show) have the spell's id as their key: one task
//!   for each spell, ever.
//! * Rules about several spells (three in six months, repeated no-shows) have the id of the spell that set them off:
//!   the first that is at least the third of the window and that no earlier task of the rule has counted. As long as
//!   a task of the rule is open, later spells are added to it. A spell that comes after the task was closed, and is
//!   again the third or more, is a new cause.
//! * The 10 % limit is passed once: its key is the traineeship.

use super::{Inputs, Rule, SpellDates};
use crate::absence::AbsenceKind;
use crate::access::Role;
use crate::calendar::Calendar;
use crate::ids::{AbsenceSpellId, TraineeshipId};
use crate::settings::{Absence, Rules};
use crate::traineeships::{EmploymentBasis, SegmentKind};
use chrono::{Months, NaiveDate, TimeDelta};

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

/// All tasks that must exist for a trainee today.
#[must_use]
pub fn findings(subject: &Subject, spells: &[Spell], earlier: &[Earlier], set: Set<'_>, today: NaiveDate) -> Vec<Finding> {
    if today < subject.starts_on || today > subject.ends_on {
        return Vec::new();
    }
    let mut past: Vec<Spell> = spells.iter().filter(|spell| spell.starts_on <= today).copied().collect();
    past.sort_by_key(|spell| (spell.starts_on, spell.id));
    let Set { absence: parameters, rules, calendar } = set;
    let case = Case { subject, past, earlier, parameters, calendar, today };
    let mut found = Vec::new();
    if subject.basis.is_employed() || parameters.students_included {
        found.extend(case.sick_spells());
        found.extend(case.long_spells());
        found.extend(case.no_shows());
    }
    found.extend(case.statutory_talks());
    found.extend(case.extension());
    found.retain(|finding| finding.rule.is_on(rules));
    found
}

struct Case<'a> {
    subject: &'a Subject,
    past: Vec<Spell>,
    earlier: &'a [Earlier],
    parameters: &'a Absence,
    calendar: &'a Calendar,
    today: NaiveDate,
}

impl Case<'_> {
    /// `absence.spells`: the third sick spell in six months.
    fn sick_spells(&self) -> Option<Finding> {
        let p = self.parameters;
        let from = self.today.checked_sub_months(Months::new(p.spells_window_months))?;
        let inside: Vec<Spell> = self
            .sick()
            .filter(|spell| {
                let day = if p.spells_by_any_day { self.last_day(spell) } else { spell.starts_on };
                day > from || (p.spells_first_day_counts && day == from)
            })
            .collect();
        let inputs = Inputs::Spells { spells: dates(&inside), count: p.spells_count, window_months: p.spells_window_months };
        self.nth(Rule::Spells, &inside, p.spells_count, Role::EducationLead, inputs)
    }

    /// `absence.consecutive_days` and, where it is on, `absence.working_days`: one long sick spell.
    fn long_spells(&self) -> Vec<Finding> {
        let p = self.parameters;
        let needed = p.consecutive_days + u32::from(!p.first_sick_day_is_day_1);
        let mut found = Vec::new();
        for spell in self.sick() {
            let days = self.counted_days(&spell);
            let mut add = |rule, day: Option<&NaiveDate>, inputs| {
                // A cause that is over long ago is history, not a task.
                let Some(&day) = day.filter(|day| spell.ends_on.is_none() || **day >= self.oldest()) else { return };
                found.push(self.about(rule, &spell, day, self.talk_due(day), inputs));
            };
            add(
                Rule::ConsecutiveDays,
                nth_day(&days, needed),
                Inputs::LongSpell { spell: (&spell).into(), limit: p.consecutive_days, working_days: false },
            );
            if let Some(over) = p.working_days_over {
                let working: Vec<NaiveDate> = days.into_iter().filter(|day| self.calendar.is_working_day(*day)).collect();
                add(
                    Rule::WorkingDays,
                    nth_day(&working, over + 1),
                    Inputs::LongSpell { spell: (&spell).into(), limit: over, working_days: true },
                );
            }
        }
        found
    }

    /// `sickleave.talk`: the talk the employer must hold within four weeks (sygedagpengeloven § 7 a).
    fn statutory_talks(&self) -> Vec<Finding> {
        let p = self.parameters;
        if !self.subject.basis.is_employed() {
            return Vec::new();
        }
        let day = |spell: &Spell, number: u32| spell.starts_on + TimeDelta::days(i64::from(number) - i64::from(p.first_sick_day_is_day_1));
        let eight_weeks = TimeDelta::days(56);
        self.past
            .iter()
            .filter(|spell| {
                spell.ends_on.is_none()
                    && (spell.kind == AbsenceKind::Sick || (spell.kind == AbsenceKind::PartialSick && p.partial_sick_counts))
            })
            .filter(|spell| day(spell, p.sick_talk_create_day) <= self.today)
            .filter(|spell| !(p.planned_end_exempts && self.subject.ends_on <= spell.starts_on + eight_weeks))
            .filter(|spell| self.subject.terminated_on.is_none_or(|end| end > spell.starts_on + eight_weeks))
            .map(|spell| {
                let inputs = Inputs::StatutoryTalk {
                    spell: spell.into(),
                    escalate_on: day(spell, p.sick_talk_escalate_day),
                    deadline_day: p.sick_talk_deadline_day,
                };
                self.about(Rule::SickLeaveTalk, spell, day(spell, p.sick_talk_create_day), day(spell, p.sick_talk_deadline_day), inputs)
            })
            .collect()
    }

    /// `absence.unexcused.notify` and `.review`: each no-show the same day, and an assessment at the third.
    fn no_shows(&self) -> Vec<Finding> {
        let p = self.parameters;
        let all: Vec<Spell> = self
            .past
            .iter()
            .filter(|spell| spell.kind == AbsenceKind::Unexcused && !self.counted_days(spell).is_empty())
            .copied()
            .collect();
        let mut found: Vec<Finding> = (1_u32..)
            .zip(&all)
            .filter(|(_, spell)| spell.starts_on >= self.oldest() || spell.ends_on.is_none())
            .map(|(number, spell)| {
                self.about(Rule::NoShow, spell, spell.starts_on, spell.starts_on, Inputs::NoShow { spell: spell.into(), number })
            })
            .collect();
        let from = self.today.checked_sub_months(Months::new(p.spells_window_months));
        let counted: Vec<Spell> =
            all.into_iter().filter(|spell| !p.unexcused_in_window_only || from.is_none_or(|from| spell.starts_on >= from)).collect();
        let inputs = Inputs::NoShows { spells: dates(&counted), count: p.unexcused_review_at };
        let review = if p.unexcused_by_days {
            self.nth_no_show_day(&counted, inputs)
        } else {
            self.nth(Rule::NoShowReview, &counted, p.unexcused_review_at, Role::Consultant, inputs)
        };
        found.extend(review);
        found
    }

    /// The same where each day counts: set off by the spell in which the limit was reached.
    fn nth_no_show_day(&self, counted: &[Spell], inputs: Inputs) -> Option<Finding> {
        let days: Vec<(NaiveDate, Spell)> =
            counted.iter().flat_map(|spell| self.counted_days(spell).into_iter().map(|day| (day, *spell))).collect();
        let before = usize::try_from(self.parameters.unexcused_review_at).ok()?.checked_sub(1)?;
        let (trigger_on, spell) = *days.get(before)?;
        let open_or_new = self.earlier.iter().all(|task| task.rule != Rule::NoShowReview || task.cause_key == spell.id.to_string());
        let causes: Vec<AbsenceSpellId> = counted.iter().map(|spell| spell.id).collect();
        open_or_new.then(|| Finding { causes, ..self.about(Rule::NoShowReview, &spell, trigger_on, self.talk_due(trigger_on), inputs) })
    }

    /// `extension.limit`: more than 10 % sickness of the agreed placement time, for agreement trainees.
    fn extension(&self) -> Option<Finding> {
        let sickness = self.sickness()?;
        let trigger_on = sickness.limit_passed_on?;
        let inputs = Inputs::Extension {
            sick_hundredths: sickness.hundredths,
            agreed_days: sickness.agreed_days,
            limit_percent: self.parameters.extension_limit_percent,
        };
        Some(Finding {
            rule: Rule::ExtensionLimit,
            cause_key: self.subject.id.to_string(),
            causes: sickness.causes,
            trigger_on,
            due_on: self.talk_due(trigger_on),
            owner_role: Role::Consultant,
            inputs,
        })
    }

    fn sickness(&self) -> Option<Sickness> {
        let p = self.parameters;
        if self.subject.basis != EmploymentBasis::EudTrainee {
            return None;
        }
        let counts = |kind: Option<SegmentKind>| match kind {
            Some(SegmentKind::Placement) => true,
            Some(SegmentKind::School | SegmentKind::Gf2 | SegmentKind::Exam) => p.extension_of_whole_time,
            _ => false,
        };
        let length = |stretch: &Stretch| (stretch.ends_on - stretch.starts_on).num_days() + 1;
        let agreed_days: i64 = self.subject.segments.iter().filter(|stretch| counts(Some(stretch.kind))).map(length).sum();
        let mut found = Sickness { hundredths: 0, agreed_days, causes: Vec::new(), limit_passed_on: None };
        for spell in self.past.iter().filter(|spell| spell.kind.is_sickness()) {
            let whole = spell.kind == AbsenceKind::Sick || p.partial_day_is_whole;
            let weight = if whole { 100 } else { i64::from(spell.percent.unwrap_or(100)) };
            for day in spell.starts_on.iter_days().take_while(|day| *day <= self.last_day(spell)) {
                if !counts(self.segment(day)) {
                    continue;
                }
                found.hundredths += weight;
                if found.causes.last() != Some(&spell.id) {
                    found.causes.push(spell.id);
                }
                // Hundredths of a day against percent of the days: no fraction is ever rounded.
                let limit = agreed_days * i64::from(p.extension_limit_percent);
                if found.limit_passed_on.is_none()
                    && (found.hundredths > limit || (p.extension_limit_inclusive && found.hundredths == limit))
                {
                    found.limit_passed_on = Some(day);
                }
            }
        }
        (agreed_days > 0).then_some(found)
    }

    /// A task when there are `count` spells, set off as the module says.
    fn nth(&self, rule: Rule, inside: &[Spell], count: u32, owner_role: Role, inputs: Inputs) -> Option<Finding> {
        let before = usize::try_from(count).ok()?.checked_sub(1)?;
        let of_rule = || self.earlier.iter().filter(move |task| task.rule == rule);
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
        finding.owner_role = owner_role;
        if let Some(open) = open {
            finding.cause_key.clone_from(&open.cause_key);
        }
        Some(finding)
    }

    /// A task of the consultant's about one spell.
    fn about(&self, rule: Rule, spell: &Spell, trigger_on: NaiveDate, due_on: NaiveDate, inputs: Inputs) -> Finding {
        Finding { rule, cause_key: spell.id.to_string(), causes: vec![spell.id], trigger_on, due_on, owner_role: Role::Consultant, inputs }
    }

    fn sick(&self) -> impl Iterator<Item = Spell> + '_ {
        let p = self.parameters;
        let counts = move |kind| match kind {
            AbsenceKind::Sick => true,
            AbsenceKind::PartialSick => p.partial_sick_counts,
            AbsenceKind::ChildSick => p.child_sick_counts,
            _ => false,
        };
        self.past.iter().copied().filter(move |spell| counts(spell.kind) && !self.counted_days(spell).is_empty())
    }

    /// The days of a spell so far that count in the local rules.
    fn counted_days(&self, spell: &Spell) -> Vec<NaiveDate> {
        let last = self.last_day(spell);
        let counts = |day: &NaiveDate| self.parameters.school_counts || self.segment(*day) == Some(SegmentKind::Placement);
        spell.starts_on.iter_days().take_while(|day| *day <= last).filter(counts).collect()
    }

    fn last_day(&self, spell: &Spell) -> NaiveDate {
        spell.ends_on.map_or(self.today, |last| last.min(self.today))
    }

    fn segment(&self, day: NaiveDate) -> Option<SegmentKind> {
        self.subject.segments.iter().find(|stretch| stretch.starts_on <= day && day <= stretch.ends_on).map(|stretch| stretch.kind)
    }

    fn oldest(&self) -> NaiveDate {
        self.today - TimeDelta::days(i64::from(self.parameters.look_back_days))
    }

    fn talk_due(&self, day: NaiveDate) -> NaiveDate {
        day + TimeDelta::days(i64::from(self.parameters.talk_due_days))
    }
}

struct Sickness {
    hundredths: i64,
    agreed_days: i64,
    causes: Vec<AbsenceSpellId>,
    limit_passed_on: Option<NaiveDate>,
}

fn nth_day(days: &[NaiveDate], number: u32) -> Option<&NaiveDate> {
    days.get(usize::try_from(number).ok()?.checked_sub(1)?)
}

fn dates(spells: &[Spell]) -> Vec<SpellDates> {
    spells.iter().map(SpellDates::from).collect()
}

impl From<&Spell> for SpellDates {
    fn from(spell: &Spell) -> Self {
        Self { id: spell.id, starts_on: spell.starts_on, ends_on: spell.ends_on }
    }
}

#[cfg(test)]
mod tests;
