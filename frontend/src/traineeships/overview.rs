//! The first tab of the card: the track, the tasks, how the plan, the supervision and the absence stand, the people and the details.

use super::card::{Shared, TraineeshipTab};
use super::people::{Contacts, Supervisors};
use super::tasks::OpenTasks;
use crate::absence::AbsenceSummary;
use crate::onboarding::PlanSummary;
use crate::session::{use_lang, use_may, use_today};
use crate::supervision::SupervisionSummary;
use crate::ui::{Card, EmptyState, MarkKind, TrackMark, TrackSegment, TrackTimeline, dates};
use domain::Lang;
use domain::text::traineeships as text;
use domain::traineeships::TraineeshipCard;
use leptos::prelude::*;

/// The overview of a trainee.
#[component]
pub(super) fn Overview(card: TraineeshipCard, shared: Shared) -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    let period = format!("{} – {}", dates::full(lang, card.starts_on), dates::full(lang, card.ends_on));
    let (id, may) = (card.id, use_may());
    // The address of a tab that the reader may open.
    let to = move |tab: &str| TraineeshipTab::open_to(id, tab, may);
    let segments: Vec<TrackSegment> = card.segments.iter().map(TrackSegment::from).collect();
    let marks = vec![TrackMark { on: card.ends_on, label: text::last_day(lang).to_owned(), kind: MarkKind::Below }];
    let track = if segments.is_empty() {
        view! { <EmptyState title=text::no_track(lang) text=text::no_track_text(lang)/> }.into_any()
    } else {
        view! { <TrackTimeline segments today marks/> }.into_any()
    };
    let months = card.absence_window_months;
    view! {
        <div class="ps-cols">
            <div class="ps-stack">
                <Card id="track" title=text::the_track(lang) meta=period>{track}</Card>
                {shared.tasks.map(|tasks| view! { <OpenTasks tasks/> })}
                <div class="ps-two">
                    {shared.plan.zip(to("plan")).map(|(plan, href)| view! { <PlanSummary plan href/> })}
                    {to("vejledning").map(|href| view! { <SupervisionSummary id href/> })}
                </div>
            </div>
            <div class="ps-stack">
                <Supervisors supervisors=card.supervisors.clone()/>
                {to("fravaer").map(|href| view! { <AbsenceSummary traineeship=id months href reported=shared.reported/> })}
                <Contacts card=card.clone()/>
                <Facts card/>
            </div>
        </div>
    }
}

#[component]
fn Facts(card: TraineeshipCard) -> impl IntoView {
    let lang = use_lang();
    let mail = card
        .email
        .clone()
        .map(|email| view! { <dt>{text::email(lang)}</dt><dd><a href=format!("mailto:{email}")>{email.clone()}</a></dd> });
    let phone =
        card.phone.clone().map(|phone| view! { <dt>{text::phone(lang)}</dt><dd><a href=format!("tel:{phone}")>{phone.clone()}</a></dd> });
    view! {
        <Card id="facts" title=text::facts(lang)>
            <dl class="ps-facts">
                {mail}
                {phone}
                {facts(lang, &card).into_iter().map(|(term, fact)| view! { <dt>{term}</dt><dd>{fact}</dd> }).collect_view()}
            </dl>
        </Card>
    }
}

/// What is known and may be seen, in order.
fn facts(lang: Lang, card: &TraineeshipCard) -> Vec<(&'static str, String)> {
    let facts = [
        (text::born(lang), card.birth_date.map(|date| dates::full(lang, date))),
        (text::basis(lang), Some(card.employment_basis.label(lang).to_owned())),
        (text::weekly_hours(lang), card.weekly_minutes.map(|minutes| text::hours(lang, dates::hours(lang, minutes)))),
        (text::school(lang), card.school.clone()),
        (text::external_ref(lang), card.external_ref.clone()),
        (text::goes_from(lang), Some(dates::full(lang, card.starts_on))),
        (text::goes_to(lang), Some(dates::full(lang, card.ends_on))),
        (text::started_on(lang), card.started_on.map(|date| dates::full(lang, date))),
        (text::note(lang), card.note.clone()),
    ];
    facts.into_iter().filter_map(|(term, fact)| fact.map(|fact| (term, fact))).collect()
}
