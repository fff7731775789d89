//! Groups, days and filters of the worklist.

use super::*;
use crate::moves::{self, Machine};
use proptest::prelude::*;
use serde_json::json;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn groups_of_a_monday() {
    let days = Days::around(date("2026-11-23"));
    for (due, group) in [
        ("2026-11-22", TaskGroup::Overdue),
        ("2026-11-23", TaskGroup::Today),
        ("2026-11-29", TaskGroup::Week),
        ("2026-11-30", TaskGroup::Later),
    ] {
        assert_eq!(days.group(date(due), None), group, "{due}");
    }
    assert_eq!(days.group(date("2026-11-20"), Some(date("2026-11-24"))), TaskGroup::Waiting);
    assert_eq!(days.group(date("2026-11-20"), Some(date("2026-11-23"))), TaskGroup::Overdue);
}

#[test]
fn at_the_weekend_next_week_is_near() {
    assert_eq!(Days::around(date("2026-11-28")).group(date("2026-12-02"), None), TaskGroup::Week);
}

fn wrong(kind: TaskKind, request: serde_json::Value) -> Vec<(String, FieldCode)> {
    let today = date("2026-11-23");
    let facts = TaskFacts { kind, talk: None, snoozed: false };
    let body: MoveTask = serde_json::from_value(request).unwrap();
    let asks = moves::asks(moves::find(TaskStatus::Open, body.to).unwrap(), &facts, today);
    let checked = moves::checked::<TaskStatus>(body, &asks, Some(&facts), today);
    checked.err().unwrap_or_default().into_iter().map(|error| (error.field, error.code)).collect()
}

#[test]
fn a_task_that_is_not_relevant_wants_a_reason() {
    let reason = |code| vec![("reason".to_owned(), code)];
    assert_eq!(wrong(TaskKind::Other, json!({ "to": "waive" })), reason(FieldCode::Required));
    assert_eq!(wrong(TaskKind::Other, json!({ "to": "waive", "reason": " ok " })), reason(FieldCode::TooShort));
    assert_eq!(wrong(TaskKind::Other, json!({ "to": "done" })), []);
    assert_eq!(wrong(TaskKind::AbsenceTalk, json!({ "to": "done" })), reason(FieldCode::Required), "a talk was not held here");
    assert_eq!(wrong(TaskKind::AbsenceTalk, json!({ "to": "done", "reason": "holdt på enheden" })), []);
}

#[test]
fn a_task_is_put_off_from_tomorrow_to_three_months() {
    let until = |day: &str| wrong(TaskKind::Other, json!({ "to": "snooze", "until": day }));
    assert_eq!(until("2026-11-23"), [("until".to_owned(), FieldCode::InPast)]);
    assert_eq!(until("2026-11-24"), []);
    assert_eq!(until("2027-02-21"), []);
    assert_eq!(until("2027-02-22"), [("until".to_owned(), FieldCode::OutOfRange)]);
}

#[test]
fn a_talk_under_way_keeps_its_task_open() {
    let closing = |talk| {
        let facts = TaskFacts { kind: TaskKind::AbsenceTalk, talk, snoozed: false };
        TaskStatus::blockers(&facts, TaskStep::Done, date("2026-11-23"))
    };
    assert_eq!(closing(Some(TalkStatus::Invited)), [TaskGuard::TalkUnderWay]);
    assert_eq!(closing(Some(TalkStatus::NotNeeded)), []);
}

#[test]
fn only_what_is_put_off_is_taken_up_again() {
    let steps = |status, snoozed| {
        let facts = TaskFacts { kind: TaskKind::Other, talk: None, snoozed };
        let all = moves::options::<TaskStatus>(status, &[Role::Leader], &facts, date("2026-11-23"));
        all.into_iter().map(|option| option.to).collect::<Vec<_>>()
    };
    assert_eq!(steps(TaskStatus::Open, false), [TaskStep::Snooze, TaskStep::Done, TaskStep::Waive, TaskStep::Assign]);
    assert_eq!(steps(TaskStatus::Open, true)[0], TaskStep::Wake);
    assert_eq!(steps(TaskStatus::Waived, false), [TaskStep::Reopen]);
}

proptest! {
    #[test]
    fn a_task_only_grows_more_urgent(due in 0..400_i64, day in 0..400_i64) {
        let start = date("2026-01-01");
        let at = |day: i64| Days::around(start + TimeDelta::days(day)).group(start + TimeDelta::days(due), None);
        prop_assert!(at(day + 1) <= at(day));
    }
}
