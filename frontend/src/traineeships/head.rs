//! The head of the card: who, what and where, and where the traineeship stands.

use crate::absence::ReportAbsenceDialog;
use crate::session::{use_lang, use_may, use_me, use_today};
use crate::ui::{Avatar, AvatarSize, Button, IconName, LinkButton, PageHeader, StatusBadge, Tone};
use chrono::NaiveDate;
use domain::Lang;
use domain::absence::{AbsenceSource, source_among};
use domain::access::Action;
use domain::ids::UserId;
use domain::text::{absence, supervision, traineeships as text};
use domain::traineeships::{AssignedSupervisor, Segment, SegmentKind, TraineeshipCard};
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

/// Avatar, name, programme and place, what can be done, and the status in badges.
#[component]
pub(super) fn Head(
    card: TraineeshipCard,
    /// Absence was reported.
    #[prop(into)]
    on_reported: Callback<()>,
) -> impl IntoView {
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
    let about = card.clone();
    view! {
        <div class="ps-elev">
            <Avatar name=name(&card) size=AvatarSize::Head/>
            <div>
                <PageHeader title=name(&card) lead=lead(lang, &card)><Actions card=about on_reported/></PageHeader>
                <div class="ps-elev__st">
                    <StatusBadge tone=card.status.tone() text=card.status.label(lang)/>
                    {period}
                </div>
            </div>
        </div>
    }
}

/// What the reader can do for this trainee.
#[component]
fn Actions(card: TraineeshipCard, on_reported: Callback<()>) -> impl IntoView {
    let (lang, today, may, me) = (use_lang(), use_today(), use_may(), use_me());
    let logs = may(Action::LogSupervision) && me.as_ref().is_some_and(|me| supervises(&card, me.user_id, today));
    let source = source_among(&card.roles).filter(|_| may(Action::ReportAbsence) && card.status.is_open());
    let words = if source == Some(AbsenceSource::Trainee) { absence::report_sick(lang) } else { absence::report(lang) };
    let (id, runs, open) = (card.id, (card.starts_on, card.ends_on), RwSignal::new(false));
    view! {
        {logs.then(|| view! { <LinkButton href=format!("/log-vejledning/{id}") icon=IconName::Plus>{supervision::log_short(lang)}</LinkButton> })}
        {source.map(|source| view! {
            <Button icon=IconName::Thermometer on_press=move || open.set(true)>{words}</Button>
            <ReportAbsenceDialog traineeship=id runs source open on_saved=move |_| on_reported.run(())/>
        })}
    }
}

/// Whether someone has this trainee on her own list, from which sessions are logged.
fn supervises(card: &TraineeshipCard, who: UserId, today: NaiveDate) -> bool {
    let now = |one: &AssignedSupervisor| one.starts_on <= today && one.ends_on.is_none_or(|end| end >= today);
    card.status.is_open() && card.starts_on <= today && card.supervisors.iter().any(|one| one.user_id == who && now(one))
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
