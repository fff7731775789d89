//! Groups, days and filters of the worklist.

use super::*;
use proptest::prelude::*;

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

#[test]
fn a_task_that_is_not_relevant_wants_a_reason() {
    let close = |closing, reason: Option<&str>| CloseTask { closing, reason: reason.map(str::to_owned) };
    assert!(close(Closing::Waived, None).checked(TaskKind::Other).is_err());
    assert!(close(Closing::Waived, Some(" ok ")).checked(TaskKind::Other).is_err());
    assert!(close(Closing::Done, None).checked(TaskKind::Other).is_ok());
    assert!(close(Closing::Done, None).checked(TaskKind::AbsenceTalk).is_err());
    assert!(close(Closing::Done, Some("holdt på enheden")).checked(TaskKind::AbsenceTalk).is_ok());
}

#[test]
fn a_talk_under_way_keeps_its_task_open() {
    assert_eq!(closing_blocker(TaskStatus::Open, Some(TalkStatus::Invited)), Some(TaskBlocker::TalkUnderWay));
    assert_eq!(closing_blocker(TaskStatus::Open, Some(TalkStatus::NotNeeded)), None);
    assert_eq!(closing_blocker(TaskStatus::Done, None), Some(TaskBlocker::AlreadyClosed));
}

proptest! {
    #[test]
    fn a_task_only_grows_more_urgent(due in 0..400_i64, day in 0..400_i64) {
        let start = date("2026-01-01");
        let at = |day: i64| Days::around(start + TimeDelta::days(day)).group(start + TimeDelta::days(due), None);
        prop_assert!(at(day + 1) <= at(day));
    }
}
