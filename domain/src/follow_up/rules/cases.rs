//! The cases of the rules, as data beside each rule, and the one test that runs them all.

use super::*;
use crate::ids::{AbsenceSpellId, ChecklistItemId, RetentionCaseId, TalkId, TraineeshipId};
use crate::settings::{Absence, Entry, GROUPS, Place, Scope, Stored};
use crate::traineeships::{EmploymentBasis, SegmentKind, StartGuard};
use std::collections::BTreeSet;

/// A situation, and the tasks that the rule must make of it; none where it must not.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Situation {
    pub(crate) told: &'static str,
    pub(crate) set: &'static [(&'static str, &'static str)],
    pub(crate) today: &'static str,
    pub(crate) facts: Told,
    /// The day the rule was met, and the day it should be done.
    pub(crate) tasks: &'static [(&'static str, &'static str)],
}

/// Kind, first and last day.
pub(crate) type Away = (AbsenceKind, &'static str, Option<&'static str>);

impl Situation {
    /// On a Monday, with nothing set, and no task to come of it.
    pub(crate) const fn of(told: &'static str, facts: Told) -> Self {
        Self { told, set: &[], today: "2026-11-23", facts, tasks: &[] }
    }

    /// One who is employed was away.
    pub(crate) const fn away(told: &'static str, absence: &'static [Away]) -> Self {
        Self::of(told, Told::Absent(Trainee { absence, ..EMPLOYEE }))
    }

    /// The same on another day.
    pub(crate) const fn on(mut self, today: &'static str) -> Self {
        self.today = today;
        self
    }

    /// The same where the municipality has set something.
    pub(crate) const fn with(mut self, set: &'static [(&'static str, &'static str)]) -> Self {
        self.set = set;
        self
    }

    /// It must make these tasks.
    pub(crate) const fn makes(mut self, tasks: &'static [(&'static str, &'static str)]) -> Self {
        self.tasks = tasks;
        self
    }
}

/// The facts of a situation.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Told {
    Absent(Trainee),
    Starting { starts_on: &'static str, missing: &'static [StartGuard] },
    Raised,
    Answered,
    Closed { held_on: &'static str, next_on: Option<&'static str> },
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Trainee {
    pub(crate) basis: EmploymentBasis,
    pub(crate) runs: (&'static str, &'static str),
    pub(crate) terminated_on: Option<&'static str>,
    pub(crate) absence: &'static [Away],
}

/// One who is employed, in placement all the time, and never away.
pub(crate) const EMPLOYEE: Trainee =
    Trainee { basis: EmploymentBasis::Employee, runs: ("2024-01-01", "2028-12-31"), terminated_on: None, absence: &[] };

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// What the whole registry finds in a situation.
fn found(situation: &Situation) -> Vec<Finding> {
    let entry = |(key, value): &(&str, &str)| Entry {
        key: (*key).to_owned(),
        version: 1,
        scope: Scope::Municipality,
        valid_from: day("2020-01-01"),
        value: Some((*value).to_owned()),
    };
    let stored = Stored { entries: situation.set.iter().map(entry).collect(), ..Stored::default() };
    let today = day(situation.today);
    let (absence, calendar) = (stored.at::<Absence>(Place::WHOLE, today).unwrap(), stored.at::<Calendar>(Place::WHOLE, today).unwrap());
    let rules = stored.at::<Rules>(Place::WHOLE, today).unwrap();
    let id = uuid::Uuid::from_u128(7);
    match situation.facts {
        Told::Absent(trainee) => {
            let (starts_on, ends_on) = (day(trainee.runs.0), day(trainee.runs.1));
            let subject = Subject {
                id: TraineeshipId(id),
                basis: trainee.basis,
                starts_on,
                ends_on,
                terminated_on: trainee.terminated_on.map(day),
                segments: vec![Stretch { kind: SegmentKind::Placement, starts_on, ends_on }],
            };
            let spell = |(number, (kind, first, last)): (u128, &Away)| Spell {
                id: AbsenceSpellId(uuid::Uuid::from_u128(number)),
                kind: *kind,
                starts_on: day(first),
                ends_on: last.map(day),
                percent: (*kind == AbsenceKind::PartialSick).then_some(50),
            };
            let spells: Vec<Spell> = (1_u128..).zip(trainee.absence).map(spell).collect();
            findings(&subject, &spells, &[], Set { absence: &absence, rules: &rules, calendar: &calendar }, today)
        }
        Told::Starting { starts_on, missing } => {
            let starting = Starting { id: TraineeshipId(id), starts_on: day(starts_on), missing: missing.to_vec() };
            before_start(&starting, &stored.at(Place::WHOLE, today).unwrap(), &rules, today)
        }
        Told::Raised => {
            let raised = Raised { id: RetentionCaseId(id), on: today };
            of_concern(&raised, &stored.at(Place::WHOLE, today).unwrap(), &calendar, &rules)
        }
        Told::Answered => {
            let answered = Answered { item: ChecklistItemId(id), number: 1, question: "Har du det godt?".to_owned(), on: today };
            of_answer(&answered, &stored.at(Place::WHOLE, today).unwrap(), &calendar, &rules)
        }
        Told::Closed { held_on, next_on } => {
            let closed = Closed { id: TalkId(id), held_on: day(held_on), next_on: next_on.map(day), owner_role: Role::EducationLead };
            of_talk(&closed, &rules, today)
        }
    }
}

#[test]
fn every_rule_makes_the_tasks_of_its_cases_and_no_others() {
    for one in RULES {
        for situation in one.cases {
            let found = found(situation).into_iter().filter(|finding| finding.rule == one.rule);
            let tasks: Vec<(NaiveDate, NaiveDate)> = found.map(|finding| (finding.trigger_on, finding.due_on)).collect();
            let wanted: Vec<(NaiveDate, NaiveDate)> = situation.tasks.iter().map(|(trigger, due)| (day(trigger), day(due))).collect();
            assert_eq!(tasks, wanted, "{}: {}", one.rule, situation.told);
        }
    }
}

#[test]
fn every_rule_has_at_least_one_case_that_fires_and_one_that_does_not() {
    for one in RULES {
        assert!(one.cases.iter().any(|case| !case.tasks.is_empty()), "{}: none fires", one.rule);
        assert!(one.cases.iter().any(|case| case.tasks.is_empty()), "{}: each fires", one.rule);
    }
}

#[test]
fn the_registry_has_every_rule_once() {
    let all: Vec<Rule> = RULES.iter().map(|one| one.rule).collect();
    assert_eq!(all, Rule::ALL);
    for rule in Rule::ALL {
        assert_eq!(rule.declared().rule, *rule);
    }
}

#[test]
fn each_rule_explains_its_own_tasks_in_both_languages_and_no_others() {
    for one in RULES {
        for finding in one.cases.iter().flat_map(found).filter(|finding| finding.rule == one.rule) {
            for lang in [Lang::Da, Lang::En] {
                let who: Vec<Rule> = RULES
                    .iter()
                    .filter(|other| (other.why)(lang, &finding.inputs, finding.trigger_on).is_some_and(|why| why.ends_with('.')))
                    .map(|other| other.rule)
                    .collect();
                assert_eq!(who, [one.rule]);
            }
        }
    }
}

/// A setting of absence that no rule follows would change nothing; one that a case sets is one that its rule follows.
#[test]
fn the_settings_of_the_rules_are_those_they_declare() {
    let declared: BTreeSet<&str> = RULES.iter().flat_map(|one| one.settings).copied().collect();
    let groups = GROUPS.iter().filter(|group| ["rules", "absence", "calendar"].contains(&group.name));
    for key in groups.flat_map(|group| group.settings).map(|setting| setting.key) {
        assert!(declared.contains(key), "{key} is followed by no rule");
    }
    for one in RULES {
        for key in one.cases.iter().flat_map(|case| case.set).map(|(key, _)| key) {
            assert!(one.settings.contains(key), "{}: {key} is not declared", one.rule);
        }
    }
}

#[test]
fn a_kind_is_loaded_where_a_rule_reads_it_and_only_there() {
    assert_eq!(kinds_read(), [AbsenceKind::Sick, AbsenceKind::ChildSick, AbsenceKind::Unexcused, AbsenceKind::PartialSick]);
}
