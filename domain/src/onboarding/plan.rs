//! The plan of one trainee: which items apply, and when each is due.

use super::{Anchor, Facts, Item, PeriodFacts};
use crate::calendar::Calendar;
use crate::ids::SegmentId;
use crate::organisation::SiteKind;
use crate::traineeships::{EmploymentBasis, SegmentKind};
use chrono::{NaiveDate, TimeDelta};

/// A segment of the trainee's track.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// Its id.
    pub id: SegmentId,
    /// What the time is spent on.
    pub kind: SegmentKind,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day.
    pub ends_on: NaiveDate,
    /// Kind of its site, where it has one.
    pub site_kind: Option<SiteKind>,
    /// Whether its site serves children, where it has one.
    pub site_serves_children: Option<bool>,
    /// It is a placement at a site that is not the municipality's.
    pub external: bool,
}

/// An item with its date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedItem<'a> {
    /// The item of the merged template.
    pub item: &'a Item,
    /// The segment it belongs to, for items with a copy per period.
    pub segment_id: Option<SegmentId>,
    /// The last day on which it is done in time; always a working day.
    pub due_on: NaiveDate,
}

/// A placement period: a placement segment, or the whole traineeship where it has no segments yet (decisions.md, places).
#[derive(Clone, Copy)]
struct Period {
    segment_id: Option<SegmentId>,
    first: NaiveDate,
    last: NaiveDate,
    facts: PeriodFacts,
}

/// Makes the plan: every item that applies, one copy per period where its anchor says so, in the order of their dates.
///
/// Dates are counted in calendar days as the anchor says. Where a date is no working day, the item is due on the
/// last working day before: a due date is never later than the template says. Only what is counted from a day
/// (offset 0 or more) is never due before that day, and falls on its first working day instead.
///
/// `made_on` is the day the plan is made. Before the first day nothing is late from the beginning: what should
/// already have been done is due that day. Of a traineeship that has begun, what lies behind is left out.
#[must_use]
pub fn plan<'a>(items: &'a [Item], facts: &Facts, segments: &[Segment], calendar: &Calendar, made_on: NaiveDate) -> Vec<PlannedItem<'a>> {
    let first_day = calendar.working_day_on_or_after(facts.starts_on);
    let mut segments: Vec<&Segment> = segments.iter().collect();
    segments.sort_by_key(|segment| (segment.starts_on, segment.ends_on));
    let periods = placement_periods(facts, &segments);
    let (first, last) = (periods.first().copied(), periods.last().copied());
    let track =
        PeriodFacts { count: 0, ..first.map_or_else(|| track_facts(&segments), |period| PeriodFacts { number: 0, ..period.facts }) };

    let mut planned = Vec::new();
    for item in items {
        let days = i64::from(item.offset);
        let whole = first.map_or(track, |period| period.facts);
        let dates: Vec<(Option<SegmentId>, NaiveDate, NaiveDate, PeriodFacts)> = match item.anchor {
            Anchor::FirstDay => vec![(None, first_day, moved(first_day, days), whole)],
            Anchor::PlacementStart => first
                .map(|period| (None, period.first, placement_time(period.first, item.offset, &segments), period.facts))
                .into_iter()
                .collect(),
            Anchor::TraineeshipEnd => {
                let end = end_of_traineeship(facts, last.as_ref());
                vec![(None, end, moved(end, days), last.map_or(track, |period| period.facts))]
            }
            Anchor::SchoolEnd => school_ends(&segments, &periods)
                .map(|(school, period)| (Some(school.id), school.ends_on, moved(school.ends_on, days), period.facts))
                .collect(),
            Anchor::PeriodStart => {
                periods.iter().map(|period| (period.segment_id, period.first, moved(period.first, days), period.facts)).collect()
            }
            Anchor::PeriodEnd => {
                periods.iter().map(|period| (period.segment_id, period.last, moved(period.last, days), period.facts)).collect()
            }
            Anchor::PeriodShare => {
                periods.iter().map(|period| (period.segment_id, period.first, share(period, days), period.facts)).collect()
            }
        };
        for (segment_id, anchor, date, period) in dates {
            if !item.condition.holds(facts, &period) {
                continue;
            }
            let due_on = on_working_day(calendar, anchor, date);
            if due_on >= made_on {
                planned.push(PlannedItem { item, segment_id, due_on });
            } else if made_on <= first_day {
                planned.push(PlannedItem { item, segment_id, due_on: calendar.working_day_on_or_after(made_on) });
            }
        }
    }
    planned.sort_by_key(|planned| planned.due_on);
    planned
}

fn moved(date: NaiveDate, days: i64) -> NaiveDate {
    date.checked_add_signed(TimeDelta::days(days)).unwrap_or(date)
}

fn on_working_day(calendar: &Calendar, anchor: NaiveDate, date: NaiveDate) -> NaiveDate {
    let before = calendar.working_day_on_or_before(date);
    if date >= anchor && before < anchor { calendar.working_day_on_or_after(date) } else { before }
}

/// E: the planned last day; for students the last day of the last period here, which the education outlives.
fn end_of_traineeship(facts: &Facts, last: Option<&Period>) -> NaiveDate {
    match (facts.basis, last) {
        (EmploymentBasis::StudentSu | EmploymentBasis::PaidStudent, Some(period)) => period.last,
        _ => facts.ends_on,
    }
}

/// A share of the period, rounded down to a whole day, and never after its last day.
fn share(period: &Period, percent: i64) -> NaiveDate {
    let days = (period.last - period.first).num_days() + 1;
    moved(period.first, days * percent / 100).min(period.last)
}

/// So many days of placement time later: days in school or GF2 are not counted. Before the placement there is no
/// placement time, so negative days are calendar days.
fn placement_time(first: NaiveDate, days: i32, segments: &[&Segment]) -> NaiveDate {
    let Ok(days) = usize::try_from(days) else { return moved(first, i64::from(days)) };
    let in_school = |day: NaiveDate| {
        segments.iter().any(|segment| {
            matches!(segment.kind, SegmentKind::School | SegmentKind::Gf2) && (segment.starts_on..=segment.ends_on).contains(&day)
        })
    };
    first.iter_days().filter(|day| !in_school(*day)).nth(days).unwrap_or(first)
}

fn track_facts(segments: &[&Segment]) -> PeriodFacts {
    let first = segments.first().map(|segment| segment.kind);
    PeriodFacts {
        starts_in_school: first == Some(SegmentKind::School),
        starts_with_gf2: first == Some(SegmentKind::Gf2),
        ..PeriodFacts::default()
    }
}

fn placement_periods(facts: &Facts, segments: &[&Segment]) -> Vec<Period> {
    if segments.is_empty() {
        let facts_of_it = PeriodFacts { number: 1, count: 1, ..PeriodFacts::default() };
        return vec![Period { segment_id: None, first: facts.starts_on, last: facts.ends_on, facts: facts_of_it }];
    }
    let placements = || segments.iter().filter(|segment| segment.kind == SegmentKind::Placement);
    let count = u32::try_from(placements().count()).unwrap_or(u32::MAX);
    placements()
        .zip(1..)
        .map(|(segment, number)| Period {
            segment_id: Some(segment.id),
            first: segment.starts_on,
            last: segment.ends_on,
            facts: PeriodFacts {
                number,
                count,
                site_kind: segment.site_kind,
                site_serves_children: segment.site_serves_children,
                external: segment.external,
                ..track_facts(segments)
            },
        })
        .collect()
}

/// School stays that a placement follows, holidays between them aside, each with that placement.
fn school_ends<'a>(segments: &'a [&'a Segment], periods: &'a [Period]) -> impl Iterator<Item = (&'a Segment, &'a Period)> {
    let track: Vec<&Segment> = segments.iter().copied().filter(|segment| segment.kind != SegmentKind::Holiday).collect();
    let pairs: Vec<(&Segment, &Segment)> = track.iter().copied().zip(track.iter().copied().skip(1)).collect();
    pairs
        .into_iter()
        .filter(|(school, _)| matches!(school.kind, SegmentKind::School | SegmentKind::Gf2))
        .filter_map(|(school, next)| periods.iter().find(|period| period.segment_id == Some(next.id)).map(|period| (school, period)))
}
