//! Sporet: the time of a traineeship as a small bar in a row, and as a timeline on the card.

use super::dates;
use super::lang;
use chrono::{Datelike, NaiveDate};
use domain::Lang;
use domain::text::common;
use domain::traineeships::{Segment, SegmentKind};
use leptos::prelude::*;

/// A stretch of the track.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrackSegment {
    /// What it is spent on.
    pub kind: SegmentKind,
    /// What it is called: "Skole 2".
    pub label: String,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day.
    pub ends_on: NaiveDate,
}

impl From<&Segment> for TrackSegment {
    fn from(segment: &Segment) -> Self {
        Self { kind: segment.kind, label: segment.label.clone(), starts_on: segment.starts_on, ends_on: segment.ends_on }
    }
}

impl TrackSegment {
    fn days(&self) -> i64 {
        (self.ends_on - self.starts_on).num_days() + 1
    }

    fn is_school(&self) -> bool {
        matches!(self.kind, SegmentKind::School | SegmentKind::Gf2 | SegmentKind::Exam)
    }

    fn is_done(&self, today: NaiveDate) -> bool {
        self.ends_on < today
    }

    fn is_now(&self, today: NaiveDate) -> bool {
        self.starts_on <= today && today <= self.ends_on
    }

    /// "S2" of "Skole 2", for where there is no room.
    fn short(&self) -> String {
        let number: String = self.label.chars().filter(char::is_ascii_digit).collect();
        let mut letters = self.label.chars();
        if number.is_empty() {
            letters.by_ref().take(3).collect()
        } else {
            letters.next().into_iter().flat_map(char::to_uppercase).chain(number.chars()).collect()
        }
    }

    /// The whole of it in words, for screen readers and for the pointer.
    fn words(&self, lang: Lang, today: NaiveDate) -> String {
        let range = dates::range(lang, self.starts_on, self.ends_on, today);
        if self.is_done(today) {
            format!("{range}, {}", common::period_done(lang))
        } else if self.is_now(today) {
            format!("{range}, {}", common::period_now(lang))
        } else {
            range
        }
    }
}

/// The first day, and how many days there are to the last: the scale of a track.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Scale {
    from: NaiveDate,
    days: i64,
}

impl Scale {
    fn of(segments: &[TrackSegment]) -> Option<Self> {
        let from = segments.iter().map(|segment| segment.starts_on).min()?;
        let to = segments.iter().map(|segment| segment.ends_on).max()?;
        Some(Self { from, days: (to - from).num_days() + 1 })
    }

    fn share(self, days: i64) -> f64 {
        let ratio = |days: i64| f64::from(i32::try_from(days).unwrap_or(i32::MAX));
        (ratio(days) / ratio(self.days.max(1)) * 100.0).clamp(0.0, 100.0)
    }

    fn at(self, date: NaiveDate) -> f64 {
        self.share((date - self.from).num_days())
    }
}

fn percent(value: f64) -> String {
    format!("{value:.2}")
}

/// The track as a bar in a row of a list.
#[component]
pub fn MiniTrack(
    /// The stretches, in order.
    segments: Vec<TrackSegment>,
    /// The day it is.
    today: NaiveDate,
) -> impl IntoView {
    let scale = Scale::of(&segments)?;
    let now = scale.at(today);
    Some(view! {
        <span class="ps-mini" style=("--now", percent(now)) role="img" aria-label=common::track_done(lang(), format!("{now:.0}"))>
            {segments.into_iter().map(|segment| view! {
                <i class:s=segment.is_school() class:d=segment.is_done(today) style=("--w", segment.days().to_string())></i>
            }).collect_view()}
        </span>
    })
}

/// What a mark on the track means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkKind {
    /// The end of the probation period.
    Probation,
    /// Any other date, above the bar.
    Above,
    /// Any other date, below the bar.
    Below,
}

/// A date on the track: "Prøvetid slutter".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrackMark {
    /// The date.
    pub on: NaiveDate,
    /// What happens then.
    pub label: String,
    /// What it means.
    pub kind: MarkKind,
}

/// The track of a traineeship: one list, drawn as a rail on wide screens and as a list on narrow ones.
#[component]
pub fn TrackTimeline(
    /// The stretches, in order.
    segments: Vec<TrackSegment>,
    /// The day it is.
    today: NaiveDate,
    /// Dates that matter.
    #[prop(optional)]
    marks: Vec<TrackMark>,
) -> impl IntoView {
    let lang = lang();
    let scale = Scale::of(&segments)?;
    let mut items: Vec<(NaiveDate, AnyView)> =
        segments.iter().map(|segment| (segment.starts_on, stretch(lang, scale, segment, today))).collect();
    items.extend(marks.iter().map(|mark| (mark.on, date_mark(lang, scale, mark))));
    let inside = segments.iter().any(|segment| segment.starts_on <= today) && segments.iter().any(|segment| segment.ends_on >= today);
    if inside {
        items.push((today, today_mark(lang, scale, today)));
    }
    items.sort_by_key(|(date, _)| *date);
    Some(view! {
        <div class="ps-tl">
            <div class="ps-tl__axis" aria-hidden="true">
                {axis(scale).into_iter().map(|date| view! { <span style=("--l", percent(scale.at(date)))>{dates::month_year(lang, date)}</span> }).collect_view()}
            </div>
            <ol class="ps-tl__rail" aria-label=common::track(lang)>
                {items.into_iter().map(|(_, item)| item).collect_view()}
            </ol>
        </div>
        <ul class="ps-legend">
            <li><i></i>{common::legend_now(lang)}</li>
            <li><i class="k-p"></i>{common::legend_planned(lang)}</li>
            <li><i class="k-s"></i>{SegmentKind::School.label(lang)}</li>
            {segments.iter().any(|segment| segment.kind == SegmentKind::Holiday).then(|| view! { <li><i class="k-f"></i>{SegmentKind::Holiday.label(lang)}</li> })}
            {marks.into_iter().find(|mark| mark.kind == MarkKind::Probation).map(|mark| view! { <li><i class="k-m"></i>{mark.label}</li> })}
        </ul>
    })
}

fn stretch(lang: Lang, scale: Scale, segment: &TrackSegment, today: NaiveDate) -> AnyView {
    let elapsed = Scale { from: segment.starts_on, days: segment.days() }.at(today);
    let words = segment.words(lang, today);
    view! {
        <li
            class="ps-tl__seg" class:is-s=segment.is_school() class:is-f=segment.kind == SegmentKind::Holiday
            class:is-done=segment.is_done(today) class:is-now=segment.is_now(today)
            style=("--l", percent(scale.at(segment.starts_on)))
            style=("--w", percent(scale.share(segment.days())))
            style=("--d", percent(elapsed))
            title=format!("{}, {words}", segment.label)
        >
            <div class="ps-tl__in">
                <b aria-hidden="true"><span class="f">{segment.label.clone()}</span><span class="k">{segment.short()}</span></b>
                <span class="u" aria-hidden="true">{dates::week(lang, segment.starts_on)}</span>
                <span class="sr-only"><strong>{segment.label.clone()}</strong>{format!(", {words}")}</span>
            </div>
        </li>
    }
    .into_any()
}

fn today_mark(lang: Lang, scale: Scale, today: NaiveDate) -> AnyView {
    let at = scale.at(today);
    view! {
        <li class="ps-tl__mk is-up is-today" class:is-left={at > 80.0} style=("--l", percent(at))>
            <b>{common::track_today(lang)}</b>" "{dates::short(lang, today, today)}
        </li>
    }
    .into_any()
}

fn date_mark(lang: Lang, scale: Scale, mark: &TrackMark) -> AnyView {
    let at = scale.at(mark.on);
    let probation = mark.kind == MarkKind::Probation;
    let up = mark.kind == MarkKind::Above;
    view! {
        <li class="ps-tl__mk" class:is-up=up class:is-down=!up class:is-prob=probation class:is-soft=!probation class:is-left={at > 80.0} style=("--l", percent(at))>
            <b>{mark.label.clone()}</b>" "{dates::full(lang, mark.on)}
        </li>
    }.into_any()
}

/// The months that get a name: the first, and about six in all.
fn axis(scale: Scale) -> Vec<NaiveDate> {
    let months = scale.days / 30;
    let step = u32::try_from((months / 6).max(1)).unwrap_or(1);
    let first = scale.from.with_day(1).unwrap_or(scale.from);
    let end = scale.from + chrono::TimeDelta::days(scale.days * 95 / 100);
    let mut names = vec![scale.from];
    let mut month = first;
    while let Some(next) = month.checked_add_months(chrono::Months::new(step)).filter(|next| *next < end) {
        names.push(next);
        month = next;
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn segment(kind: SegmentKind, label: &str, from: &str, to: &str) -> TrackSegment {
        TrackSegment { kind, label: label.to_owned(), starts_on: day(from), ends_on: day(to) }
    }

    #[test]
    fn the_scale_runs_from_the_first_day_to_the_last() {
        let track = [
            segment(SegmentKind::School, "Skole 1", "2026-08-03", "2026-08-12"),
            segment(SegmentKind::Placement, "Oplæring 1", "2026-08-13", "2026-11-10"),
        ];
        let scale = Scale::of(&track).unwrap();
        assert_eq!(percent(scale.share(10)), "10.00");
        assert_eq!(percent(scale.at(day("2026-08-13"))), "10.00");
        assert_eq!(percent(scale.at(day("2020-01-01"))), "0.00");
        assert_eq!(percent(scale.at(day("2030-01-01"))), "100.00");
        assert_eq!(Scale::of(&[]), None);
    }

    #[test]
    fn a_stretch_says_in_words_what_it_shows() {
        let placement = segment(SegmentKind::Placement, "Oplæring 12", "2026-09-14", "2027-03-05");
        assert_eq!(placement.short(), "O12");
        assert_eq!(placement.words(Lang::Da, day("2026-11-23")), "14. sep. 2026 – 5. mar. 2027, i gang");
        assert_eq!(placement.words(Lang::Da, day("2027-03-06")), "14. sep. 2026 – 5. mar. 2027, gennemført");
        assert_eq!(segment(SegmentKind::Holiday, "Ferie", "2026-07-01", "2026-07-02").short(), "Fer");
    }

    #[test]
    fn the_axis_names_about_six_months() {
        let long = Scale { from: day("2026-08-03"), days: 1000 };
        let names = axis(long);
        assert!((5..=8).contains(&names.len()), "{names:?}");
        assert_eq!(names.first(), Some(&day("2026-08-03")));
        assert_eq!(axis(Scale { from: day("2026-08-03"), days: 10 }).len(), 1);
    }
}
