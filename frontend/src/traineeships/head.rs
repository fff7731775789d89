//! The head of the card: who, what and where, and where the traineeship stands.

use super::tone;
use crate::session::{use_lang, use_today};
use crate::ui::{Avatar, AvatarSize, IconName, PageHeader, StatusBadge, Tone};
use chrono::NaiveDate;
use domain::Lang;
use domain::text::traineeships as text;
use domain::traineeships::{Segment, SegmentKind, TraineeshipCard};
use leptos::prelude::*;

/// The name of the trainee.
pub(super) fn name(card: &TraineeshipCard) -> String {
    format!("{} {}", card.given_name, card.family_name)
}

/// The segment of a day.
pub(super) fn running(segments: &[Segment], on: NaiveDate) -> Option<&Segment> {
    segments.iter().find(|segment| segment.starts_on <= on && on <= segment.ends_on)
}

/// In which week of how many a segment is.
pub(super) fn weeks(segment: &Segment, today: NaiveDate) -> (i64, i64) {
    let week = |days: i64| days.div_euclid(7) + 1;
    (week((today - segment.starts_on).num_days()), week((segment.ends_on - segment.starts_on).num_days()))
}

/// Avatar, name, programme and place, and the status in badges.
#[component]
pub(super) fn Head(card: TraineeshipCard) -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    let period = running(&card.segments, today).map(|segment| {
        view! {
            <StatusBadge
                tone=if segment.kind == SegmentKind::Placement { Tone::Idle } else { Tone::School }
                icon=if segment.kind == SegmentKind::Placement { IconName::Route } else { IconName::Cap }
                text=period_text(lang, segment, today)
            />
        }
    });
    view! {
        <div class="ps-elev">
            <Avatar name=name(&card) size=AvatarSize::Head/>
            <div>
                <PageHeader title=name(&card) lead=lead(lang, &card)/>
                <div class="ps-elev__st">
                    <StatusBadge tone=tone(card.status) text=card.status.label(lang)/>
                    {period}
                </div>
            </div>
        </div>
    }
}

fn period_text(lang: Lang, segment: &Segment, today: NaiveDate) -> String {
    let (week, of) = weeks(segment, today);
    text::week_of(lang, &segment.label, week, of)
}

fn lead(lang: Lang, card: &TraineeshipCard) -> String {
    let cohort = card.cohort.as_ref().map(|code| text::cohort_named(lang, code));
    [Some(card.programme_name.clone()), cohort, Some(card.site_name.clone())].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::ids::SegmentId;
    use domain::traineeships::SegmentStatus;

    #[test]
    fn weeks_are_counted_from_the_first_day() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let segment = Segment {
            id: SegmentId(uuid::Uuid::nil()),
            kind: SegmentKind::Placement,
            label: "Oplæring 1".to_owned(),
            starts_on: day("2026-09-14"),
            ends_on: day("2027-03-05"),
            status: SegmentStatus::Running,
        };
        assert_eq!(weeks(&segment, day("2026-09-14")), (1, 25));
        assert_eq!(weeks(&segment, day("2026-11-23")), (11, 25));
        assert_eq!(running(std::slice::from_ref(&segment), day("2027-03-06")), None);
    }
}
