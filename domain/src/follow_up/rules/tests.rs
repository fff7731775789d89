use super::*;
use crate::ids::{AbsenceSpellId, TraineeshipId};
use crate::settings::{Absence, Entry, Place, Scope, Stored};
use crate::traineeships::{EmploymentBasis, SegmentKind};
use chrono::{Months, TimeDelta};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// The trainees of the shared data set with their absence, and the tasks that must exist on the day: in the decided
/// reading (`expected`) and in each reading that a municipality may choose instead (`readings`).
const CASES: &str = include_str!("../../../../tests/data/follow_up_cases.json");

type Task = (String, Vec<String>, NaiveDate, NaiveDate);

/// Number, kind, first day, last day, percent.
type CaseSpell = (String, AbsenceKind, NaiveDate, Option<NaiveDate>, Option<u32>);

#[derive(serde::Deserialize)]
struct Cases {
    as_of: NaiveDate,
    trainees: Vec<Trainee>,
}

#[derive(serde::Deserialize)]
struct Trainee {
    #[serde(rename = "ref")]
    reference: String,
    basis: EmploymentBasis,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    segments: Vec<(SegmentKind, NaiveDate, NaiveDate)>,
    spells: Vec<CaseSpell>,
    expected: Vec<Task>,
    readings: BTreeMap<String, Vec<Task>>,
}

impl Trainee {
    fn subject(&self) -> Subject {
        let segments = self.segments.iter().map(|&(kind, starts_on, ends_on)| Stretch { kind, starts_on, ends_on }).collect();
        Subject {
            id: TraineeshipId(uuid::Uuid::from_u128(1)),
            basis: self.basis,
            starts_on: self.starts_on,
            ends_on: self.ends_on,
            terminated_on: None,
            segments,
        }
    }

    fn spells(&self) -> Vec<Spell> {
        let spell = |(id, kind, starts_on, ends_on, percent): &(String, _, _, _, _)| Spell {
            id: AbsenceSpellId(uuid::Uuid::from_u128(id.parse().unwrap())),
            kind: *kind,
            starts_on: *starts_on,
            ends_on: *ends_on,
            percent: *percent,
        };
        self.spells.iter().map(spell).collect()
    }
}

/// The rules with all of them on.
fn findings(
    subject: &Subject,
    spells: &[Spell],
    earlier: &[Earlier],
    absence: &Absence,
    calendar: &Calendar,
    today: NaiveDate,
) -> Vec<Finding> {
    super::findings(subject, spells, earlier, Set { absence, rules: &Rules::default(), calendar }, today)
}

fn told(found: Vec<Finding>) -> Vec<Task> {
    let mut all: Vec<Task> = found
        .into_iter()
        .map(|f| {
            let mut causes: Vec<String> = f.causes.iter().map(|id| id.0.as_u128().to_string()).collect();
            causes.sort();
            (f.rule.as_str().to_owned(), causes, f.trigger_on, f.due_on)
        })
        .collect();
    all.sort();
    all
}

fn sorted(tasks: &[Task]) -> Vec<Task> {
    let mut tasks = tasks.to_vec();
    tasks.sort();
    tasks
}

fn cases() -> Cases {
    serde_json::from_str(CASES).unwrap()
}

/// The file has the optional working-day rule on.
fn with_working_days() -> Absence {
    Absence { working_days_over: Some(10), ..Absence::default() }
}

#[test]
fn the_data_set_has_exactly_its_tasks() {
    let cases = cases();
    for trainee in &cases.trainees {
        let found = findings(&trainee.subject(), &trainee.spells(), &[], &with_working_days(), &Calendar::default(), cases.as_of);
        assert_eq!(told(found), sorted(&trainee.expected), "{}", trainee.reference);
    }
}

/// The other readings, each as a municipality sets it.
const READINGS: [(&str, &[(&str, &str)]); 15] = [
    ("D1", &[(Absence::look_back_days, "183")]),
    ("D2a", &[(Absence::partial_sick_counts, "false")]),
    ("D2b", &[(Absence::child_sick_counts, "true")]),
    ("D4a", &[(Absence::spells_first_day_counts, "false")]),
    ("D4b", &[(Absence::spells_by_any_day, "true")]),
    ("D5", &[(Absence::school_counts, "false")]),
    ("D6", &[(Absence::first_sick_day_is_day_1, "false")]),
    ("D7", &[(Absence::planned_end_exempts, "true")]),
    ("D8", &[(Absence::students_included, "false")]),
    ("D9", &[(Absence::extension_limit_inclusive, "true")]),
    ("D10", &[(Absence::partial_day_is_whole, "true")]),
    ("D11", &[(Absence::extension_of_whole_time, "true")]),
    ("D12a", &[(Absence::unexcused_in_window_only, "true")]),
    ("D12b", &[(Absence::unexcused_by_days, "true")]),
    (
        "D13",
        &[
            (Calendar::labour_day_off, "true"),
            (Calendar::constitution_day_off, "true"),
            (Calendar::christmas_eve_off, "true"),
            (Calendar::new_years_eve_off, "true"),
        ],
    ),
];

#[test]
fn every_other_reading_is_a_parameter() {
    let cases = cases();
    for (reading, set) in READINGS {
        let entries = set.iter().chain(&[(Absence::working_days_over, "10")]);
        let entries = entries.map(|(key, value)| Entry {
            key: (*key).to_owned(),
            version: 1,
            scope: Scope::Municipality,
            valid_from: cases.as_of,
            value: Some((*value).to_owned()),
        });
        let stored = Stored { entries: entries.collect(), ..Stored::default() };
        let (absence, calendar) = (stored.at(Place::WHOLE, cases.as_of).unwrap(), stored.at(Place::WHOLE, cases.as_of).unwrap());
        for trainee in &cases.trainees {
            let expected = trainee.readings.get(reading).unwrap_or(&trainee.expected);
            let found = findings(&trainee.subject(), &trainee.spells(), &[], &absence, &calendar, cases.as_of);
            assert_eq!(told(found), sorted(expected), "{reading} {}", trainee.reference);
        }
    }
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn subject(basis: EmploymentBasis) -> Subject {
    let (starts_on, ends_on) = (date("2024-01-01"), date("2028-12-31"));
    Subject {
        id: TraineeshipId(uuid::Uuid::from_u128(1)),
        basis,
        starts_on,
        ends_on,
        terminated_on: None,
        segments: vec![Stretch { kind: SegmentKind::Placement, starts_on, ends_on }],
    }
}

fn sick(number: u128, first: &str, last: Option<&str>) -> Spell {
    Spell {
        id: AbsenceSpellId(uuid::Uuid::from_u128(number)),
        kind: AbsenceKind::Sick,
        starts_on: date(first),
        ends_on: last.map(date),
        percent: None,
    }
}

fn of(rule: Rule, spells: &[Spell], earlier: &[Earlier], today: &str) -> Option<Finding> {
    findings(&subject(EmploymentBasis::EudTrainee), spells, earlier, &Absence::default(), &Calendar::default(), date(today))
        .into_iter()
        .find(|finding| finding.rule == rule)
}

fn made(finding: &Finding, open: bool) -> Earlier {
    Earlier { rule: finding.rule, cause_key: finding.cause_key.clone(), causes: finding.causes.clone(), open }
}

#[test]
fn a_closed_task_does_not_come_back_and_a_new_spell_makes_a_new_one() {
    let mut spells = vec![
        sick(1, "2026-08-12", Some("2026-08-14")),
        sick(2, "2026-10-05", Some("2026-10-06")),
        sick(3, "2026-11-17", Some("2026-11-20")),
    ];
    let first = of(Rule::Spells, &spells, &[], "2026-11-23").unwrap();
    assert_eq!((first.trigger_on, first.due_on), (date("2026-11-17"), date("2026-12-01")));
    let closed = made(&first, false);
    assert_eq!(of(Rule::Spells, &spells, std::slice::from_ref(&closed), "2026-11-24"), None);

    spells.push(sick(4, "2026-12-14", Some("2026-12-14")));
    let second = of(Rule::Spells, &spells, std::slice::from_ref(&closed), "2026-12-15").unwrap();
    assert_ne!(second.cause_key, first.cause_key);
    assert_eq!(second.trigger_on, date("2026-12-14"));
    // When the first spells have left the window, the fourth is no new cause.
    assert_eq!(of(Rule::Spells, &spells, &[closed, made(&second, false)], "2027-03-01"), None);
}

#[test]
fn later_spells_are_added_to_the_open_task() {
    let mut spells = vec![
        sick(1, "2026-08-12", Some("2026-08-14")),
        sick(2, "2026-10-05", Some("2026-10-06")),
        sick(3, "2026-11-02", Some("2026-11-03")),
    ];
    let first = of(Rule::Spells, &spells, &[], "2026-11-04").unwrap();
    spells.push(sick(4, "2026-11-20", Some("2026-11-20")));
    let again = of(Rule::Spells, &spells, &[made(&first, true)], "2026-11-23").unwrap();
    assert_eq!(again.cause_key, first.cause_key);
    assert_eq!(again.causes.len(), 4);
}

#[test]
fn the_statutory_talk_has_its_three_days() {
    let spells = [sick(1, "2026-11-10", None)];
    assert_eq!(of(Rule::SickLeaveTalk, &spells, &[], "2026-11-22"), None);
    let finding = of(Rule::SickLeaveTalk, &spells, &[], "2026-11-23").unwrap();
    assert_eq!((finding.trigger_on, finding.due_on), (date("2026-11-23"), date("2026-12-07")));
    assert!(!finding.inputs.is_escalated(date("2026-12-02")));
    assert!(finding.inputs.is_escalated(date("2026-12-03")));
}

#[test]
fn students_and_those_who_are_about_to_leave_need_no_statutory_talk() {
    let spells = [sick(1, "2026-11-01", None)];
    let found = |subject: &Subject| {
        findings(subject, &spells, &[], &Absence::default(), &Calendar::default(), date("2026-11-23"))
            .iter()
            .any(|finding| finding.rule == Rule::SickLeaveTalk)
    };
    assert!(!found(&subject(EmploymentBasis::StudentSu)));
    assert!(found(&subject(EmploymentBasis::PaidStudent)));
    let terminated = |on| Subject { terminated_on: Some(date(on)), ..subject(EmploymentBasis::Employee) };
    assert!(!found(&terminated("2026-12-27")));
    assert!(found(&terminated("2026-12-28")));
}

fn any_spells() -> impl Strategy<Value = Vec<Spell>> {
    let kind = proptest::sample::select(AbsenceKind::ALL);
    proptest::collection::vec((0..1000_i64, proptest::option::weighted(0.9, 0..40_i64), kind, 1..100_u32), 0..14).prop_map(|all| {
        let spell = |(number, (start, length, kind, percent)): (u128, (i64, Option<i64>, AbsenceKind, u32))| {
            let starts_on = date("2024-06-01") + TimeDelta::days(start);
            Spell {
                id: AbsenceSpellId(uuid::Uuid::from_u128(number)),
                kind,
                starts_on,
                ends_on: length.map(|days| starts_on + TimeDelta::days(days)),
                percent: (kind == AbsenceKind::PartialSick).then_some(percent),
            }
        };
        (1_u128..).zip(all).map(spell).collect()
    })
}

proptest! {
    #[test]
    fn the_same_input_gives_the_same_keys_in_any_order(spells in any_spells(), day in 0..1000_i64) {
        let today = date("2024-06-01") + TimeDelta::days(day);
        let found = |spells: &[Spell]| findings(&subject(EmploymentBasis::EudTrainee), spells, &[], &with_working_days(), &Calendar::default(), today);
        let mut reversed = spells.clone();
        reversed.reverse();
        prop_assert_eq!(found(&spells), found(&reversed));
        let mut keys: Vec<_> = found(&spells).into_iter().map(|f| (f.rule, f.cause_key)).collect();
        let all = keys.len();
        keys.sort();
        keys.dedup();
        prop_assert_eq!(keys.len(), all, "two findings with one key");
    }

    #[test]
    fn the_next_night_finds_nothing_new(spells in any_spells(), day in 0..1000_i64, open in any::<bool>()) {
        let today = date("2024-06-01") + TimeDelta::days(day);
        let run = |earlier: &[Earlier]| findings(&subject(EmploymentBasis::EudTrainee), &spells, earlier, &with_working_days(), &Calendar::default(), today);
        let earlier: Vec<Earlier> = run(&[]).iter().map(|finding| made(finding, open)).collect();
        for finding in run(&earlier) {
            prop_assert!(earlier.iter().any(|task| task.rule == finding.rule && task.cause_key == finding.cause_key), "{:?}", finding);
        }
    }

    #[test]
    fn a_spell_that_began_before_the_window_never_counts(spells in any_spells(), day in 200..1000_i64) {
        let today = date("2024-06-01") + TimeDelta::days(day);
        let from = today - Months::new(6);
        let all = findings(&subject(EmploymentBasis::EudTrainee), &spells, &[], &Absence::default(), &Calendar::default(), today);
        let late: Vec<Spell> = spells.iter().filter(|spell| spell.starts_on >= from).copied().collect();
        let fewer = findings(&subject(EmploymentBasis::EudTrainee), &late, &[], &Absence::default(), &Calendar::default(), today);
        let of_rule = |found: Vec<Finding>| found.into_iter().filter(|finding| finding.rule == Rule::Spells).collect::<Vec<_>>();
        prop_assert_eq!(of_rule(all), of_rule(fewer));
    }

    #[test]
    fn nothing_is_found_of_days_to_come(spells in any_spells(), day in 0..1000_i64) {
        let today = date("2024-06-01") + TimeDelta::days(day);
        for finding in findings(&subject(EmploymentBasis::Employee), &spells, &[], &with_working_days(), &Calendar::default(), today) {
            prop_assert!(finding.trigger_on <= today);
            prop_assert!(finding.due_on >= finding.trigger_on);
            prop_assert!(!finding.causes.is_empty());
        }
    }
}
