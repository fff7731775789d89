//! What follows from a traineeship's days: its status and its segments, whichever door it comes through.

use super::{SegmentKind, SegmentStatus, TraineeshipStatus};
use crate::Lang;
use crate::hiring::opens_on;
use crate::programmes::TermSet;
use crate::settings::{Hire, Supervision};
use chrono::{NaiveDate, TimeDelta};

/// A segment as a cohort's plan has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// What the time is spent on.
    pub kind: SegmentKind,
    /// What it is called.
    pub label: String,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day.
    pub ends_on: NaiveDate,
}

/// Where an imported traineeship stands: a list says nothing of it, so its dates do (docs/field 4.2). Before the first
/// day it is in preboarding and after the last one completed; from the day its hire case opens it is being completed (B11); a
/// student between two periods is dormant (B6); else it is active.
#[must_use]
pub fn status_by_days(periods: &[(NaiveDate, NaiveDate)], hire: &Hire, supervision: &Supervision, today: NaiveDate) -> TraineeshipStatus {
    let first = periods.iter().map(|(start, _)| *start).min();
    let last = periods.iter().map(|(_, end)| *end).max();
    let (Some(first), Some(last)) = (first, last) else { return TraineeshipStatus::Preboarding };
    let margin = TimeDelta::days(i64::from(supervision.period_margin_days));
    if first > today {
        TraineeshipStatus::Preboarding
    } else if last < today {
        TraineeshipStatus::Completed
    } else if !periods.iter().any(|(start, end)| *start - margin <= today && today <= *end + margin) {
        TraineeshipStatus::Dormant
    } else if today >= opens_on(last, hire) {
        TraineeshipStatus::Completing
    } else {
        TraineeshipStatus::Active
    }
}

/// Where an imported segment stands: past ones are closed, for their assessment is not in the file.
#[must_use]
pub fn segment_status(starts_on: NaiveDate, ends_on: NaiveDate, today: NaiveDate) -> SegmentStatus {
    if ends_on < today {
        SegmentStatus::Closed
    } else if starts_on <= today {
        SegmentStatus::Running
    } else {
        SegmentStatus::Planned
    }
}

/// The segments of a period: the cohort's plan within the first and last day; one placement where there is no plan.
#[must_use]
pub fn segments(plan: &[Planned], starts_on: NaiveDate, ends_on: NaiveDate, terms: TermSet) -> Vec<Planned> {
    let clipped: Vec<Planned> = plan
        .iter()
        .map(|segment| Planned { starts_on: segment.starts_on.max(starts_on), ends_on: segment.ends_on.min(ends_on), ..segment.clone() })
        .filter(|segment| segment.starts_on <= segment.ends_on)
        .collect();
    if clipped.is_empty() {
        return vec![Planned { kind: SegmentKind::Placement, label: terms.label(Lang::Da).to_owned(), starts_on, ends_on }];
    }
    clipped
}

/// How segments change when the first or last day of their period does: what lies outside is cancelled, what crosses
/// an edge is cut, and the outermost ones reach to the edges. Gives the index and the new dates; none where cancelled.
#[must_use]
pub fn fit(segments: &[(NaiveDate, NaiveDate)], starts_on: NaiveDate, ends_on: NaiveDate) -> Vec<(usize, Option<(NaiveDate, NaiveDate)>)> {
    let inside = |(start, end): &(NaiveDate, NaiveDate)| *start <= ends_on && *end >= starts_on;
    let first = segments.iter().filter(|segment| inside(segment)).map(|(start, _)| *start).min();
    let last = segments.iter().filter(|segment| inside(segment)).map(|(_, end)| *end).max();
    let fitted = segments.iter().enumerate().map(|(index, segment)| {
        let (start, end) = *segment;
        let start_now = if Some(start) == first { starts_on } else { start };
        let end_now = if Some(end) == last { ends_on } else { end };
        (index, inside(segment).then_some((start_now, end_now)))
    });
    fitted.filter(|(index, now)| *now != segments.get(*index).copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_dates_say_where_an_imported_traineeship_stands() {
        let today = day("2026-11-23");
        for (start, end, status) in [
            ("2026-11-24", "2027-12-01", TraineeshipStatus::Preboarding),
            ("2026-11-23", "2027-12-01", TraineeshipStatus::Active),
            ("2025-01-01", "2027-03-24", TraineeshipStatus::Active),
            ("2025-01-01", "2027-03-23", TraineeshipStatus::Completing),
            ("2025-01-01", "2026-11-23", TraineeshipStatus::Completing),
            ("2025-01-01", "2026-11-22", TraineeshipStatus::Completed),
        ] {
            let (hire, supervision) = (Hire::default(), Supervision::default());
            assert_eq!(status_by_days(&[(day(start), day(end))], &hire, &supervision, today), status, "{start} {end}");
        }
        let periods = [(day("2026-02-01"), day("2026-06-30")), (day("2027-02-01"), day("2027-06-30"))];
        let on = |today, period_margin_days, case_opens_days| {
            let set = (Hire { case_opens_days, ..Hire::default() }, Supervision { period_margin_days, ..Supervision::default() });
            status_by_days(&periods, &set.0, &set.1, today)
        };
        assert_eq!(on(today, 7, 120), TraineeshipStatus::Dormant);
        assert_eq!(on(day("2027-01-25"), 7, 120), TraineeshipStatus::Active);
        assert_eq!(on(day("2027-01-24"), 7, 120), TraineeshipStatus::Dormant);
        assert_eq!(on(day("2027-01-24"), 8, 120), TraineeshipStatus::Active, "the margin is set");
        assert_eq!(on(day("2027-03-01"), 7, 120), TraineeshipStatus::Active);
        assert_eq!(on(day("2027-03-01"), 7, 121), TraineeshipStatus::Completing, "the case opens a day earlier");
    }

    #[test]
    fn a_cohort_plan_is_cut_to_the_period() {
        let segment = |start: &str, end: &str| Planned {
            kind: SegmentKind::School,
            label: start.to_owned(),
            starts_on: day(start),
            ends_on: day(end),
        };
        let plan = [segment("2026-01-01", "2026-01-31"), segment("2026-02-01", "2026-02-28"), segment("2026-03-01", "2026-03-31")];
        let cut = segments(&plan, day("2026-02-10"), day("2026-03-15"), TermSet::Training);
        let dates: Vec<_> = cut.iter().map(|segment| (segment.starts_on.to_string(), segment.ends_on.to_string())).collect();
        assert_eq!(dates, [("2026-02-10".to_owned(), "2026-02-28".to_owned()), ("2026-03-01".to_owned(), "2026-03-15".to_owned())]);
        let without_plan = segments(&[], day("2026-02-10"), day("2026-03-15"), TermSet::Clinical);
        assert_eq!(without_plan.len(), 1);
        assert!(without_plan.iter().all(|segment| segment.kind == SegmentKind::Placement && segment.label == "Klinisk undervisning"));
    }

    #[test]
    fn segments_follow_a_moved_end() {
        let there = [(day("2026-01-01"), day("2026-01-31")), (day("2026-02-01"), day("2026-02-28"))];
        assert_eq!(fit(&there, day("2026-01-01"), day("2026-02-28")), []);
        assert_eq!(fit(&there, day("2026-01-01"), day("2026-03-15")), [(1, Some((day("2026-02-01"), day("2026-03-15"))))]);
        assert_eq!(fit(&there, day("2026-01-01"), day("2026-01-20")), [(0, Some((day("2026-01-01"), day("2026-01-20")))), (1, None)]);
    }
}
