//! The trainee's own page: what comes next, this week, the track and whom to ask. Made for the phone.

use super::card::TraineeshipTab;
use super::head::{running, weeks};
use super::people::MailLink;
use crate::absence::AbsenceButtons;
use crate::api;
use crate::hiring::JobWish;
use crate::onboarding::MyItems;
use crate::session::{use_calendar, use_lang, use_me, use_today};
use crate::supervision::SessionsToRead;
use crate::ui::{Avatar, EmptyState, Fetched, Icon, IconName, ItemLink, Loader, dates};
use chrono::{Datelike, NaiveDate, TimeDelta, Weekday};
use domain::Lang;
use domain::absence::AbsenceSource;
use domain::people::SupervisorKind;
use domain::text::traineeships as text;
use domain::traineeships::{AssignedSupervisor, Segment, SegmentKind, TraineeshipCard};
use leptos::prelude::*;

/// `/min-plan`.
#[component]
pub fn MyPlanPage() -> impl IntoView {
    let lang = use_lang();
    let Some(id) = use_me().and_then(|me| me.traineeship_id) else {
        return view! { <h1 tabindex="-1">{text::my_plan(lang)}</h1> <EmptyState title=text::no_traineeship(lang) text=text::no_traineeship_text(lang)/> }.into_any();
    };
    let card = Fetched::<TraineeshipCard>::at(move || format!("/traineeships/{id}"));
    view! {
        <div class="ps-phone">
            <Loader resource=card let:card><Plan card/></Loader>
        </div>
    }
    .into_any()
}

#[component]
fn Plan(card: TraineeshipCard) -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    let day = capitalised(&dates::long(lang, today, today));
    view! {
        <div class="ps-phone__top">
            <div>
                <h1 tabindex="-1">{text::hello(lang, &card.given_name)}</h1>
                <p class="ps-meta">{text::today_is(lang, day, dates::week(lang, today))}</p>
            </div>
        </div>
        <Hero card=card.clone()/>
        <div class="ps-mt-s"><AbsenceButtons traineeship=card.id runs=(card.starts_on, card.ends_on) source=AbsenceSource::Trainee/></div>
        <Quick card=card.clone()/>
        {TraineeshipTab::href_of(card.id, "plan").map(|href| view! { <MyItems id=card.id href/> })}
        <SessionsToRead id=card.id/>
        <JobWish id=card.id/>
        <section aria-labelledby="my-week">
            <h2 id="my-week">{text::your_week(lang)}</h2>
            <ol class="ps-week">{working_week(today).into_iter().map(|day| week_day(lang, day, today, &card.segments)).collect_view()}</ol>
        </section>
        <OwnTrack card=card.clone()/>
        <OwnContacts card=card.clone()/>
        {TraineeshipTab::href_of(card.id, "historik").map(|href| view! {
            <section aria-labelledby="my-data">
                <h2 id="my-data">{text::your_data(lang)}</h2>
                <ul class="ps-card ps-list"><li><ItemLink href icon=IconName::Eye title=text::who_saw(lang) sub=text::who_saw_text(lang)/></li></ul>
            </section>
        })}
    }
}

/// What the hero says: a line over it, the heading, and a line below.
fn next_thing(lang: Lang, card: &TraineeshipCard, today: NaiveDate) -> (String, String, String) {
    let next = card.segments.iter().filter(|segment| segment.starts_on > today).min_by_key(|segment| segment.starts_on);
    let then = next.map(|next| text::then_comes(lang, &next.label, dates::long(lang, next.starts_on, today))).unwrap_or_default();
    if card.starts_on > today {
        let days = (card.starts_on - today).num_days();
        let soon = if days == 1 { text::starts_tomorrow(lang).to_owned() } else { text::starts_in(lang, days) };
        return (format!("{soon}, {}", dates::long(lang, card.starts_on, today)), text::first_day_at(lang, &card.site_name), String::new());
    }
    match running(&card.segments, today) {
        _ if card.ends_on < today => (dates::long(lang, card.ends_on, today), text::finished(lang).to_owned(), String::new()),
        Some(segment) => {
            (text::until(lang, dates::long(lang, segment.ends_on, today)), text::now_at(lang, place(segment, &card.site_name)), then)
        }
        None => (text::until(lang, dates::long(lang, card.ends_on, today)), text::now_at(lang, &card.site_name), then),
    }
}

/// Placement is at the site; the rest is what it is called.
fn place(segment: &Segment, site: &str) -> String {
    if segment.kind == SegmentKind::Placement { format!("{}, {site}", segment.label) } else { segment.label.clone() }
}

#[component]
fn Hero(card: TraineeshipCard) -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    let (over, heading, below) = next_thing(lang, &card, today);
    view! {
        <div class="ps-hero">
            <svg class="ps-hero__trk" viewBox="0 0 170 170" aria-hidden="true">
                <path d="M0 20h60a50 50 0 0 1 50 50v10a50 50 0 0 0 50 50h20" stroke-width="14"/>
                <circle cx="102" cy="46" r="13" stroke-width="8"/>
            </svg>
            <p class="ps-hero__k"><Icon name=IconName::Clock small=true/>{over}</p>
            <h2>{heading}</h2>
            {(!below.is_empty()).then(|| view! { <p>{below}</p> })}
        </div>
    }
}

/// What a trainee most often needs; each only where it can be done.
#[component]
fn Quick(card: TraineeshipCard) -> impl IntoView {
    let lang = use_lang();
    let today = use_today();
    let ask = asked(&card.supervisors, today)
        .map(|supervisor| format!("mailto:{}?subject={}", supervisor.email, api::encode(text::talk_subject(lang))));
    let talk = match ask {
        Some(href) => Some((href, text::ask_for_talk(lang))),
        None => TraineeshipTab::href_of(card.id, "samtaler").map(|href| (href, text::tab_talks(lang))),
    };
    view! {
        <div class="ps-quick">
            {talk.map(|(href, words)| view! { <a href=href><Icon name=IconName::Chat/>{words}</a> })}
            {TraineeshipTab::href_of(card.id, "vejledning").map(|href| view! { <a href=href><Icon name=IconName::Target/>{text::your_goals(lang)}</a> })}
        </div>
    }
}

/// Whom a trainee asks for a talk: the supervisor responsible today, else the first of those shown to her.
fn asked(supervisors: &[AssignedSupervisor], today: NaiveDate) -> Option<&AssignedSupervisor> {
    let shown = || supervisors.iter().filter(|supervisor| supervisor.ends_on.is_none_or(|end| end >= today));
    shown().find(|supervisor| supervisor.kind == SupervisorKind::Responsible && supervisor.starts_on <= today).or_else(|| shown().next())
}

/// Monday to Friday of the week, or of the next one at the weekend.
fn working_week(today: NaiveDate) -> Vec<NaiveDate> {
    let ahead = if matches!(today.weekday(), Weekday::Sat | Weekday::Sun) { 7 } else { 0 };
    let monday = today - TimeDelta::days(i64::from(today.weekday().num_days_from_monday())) + TimeDelta::days(ahead);
    monday.iter_days().take(5).collect()
}

fn week_day(lang: Lang, day: NaiveDate, today: NaiveDate, segments: &[Segment]) -> impl IntoView + use<> {
    let calendar = use_calendar();
    let segment = running(segments, day);
    let off = calendar.is_some_and(|calendar| calendar.holiday(day).is_some());
    let what = segment.filter(|_| !off).map_or(text::day_off(lang), |segment| segment.kind.label(lang));
    let school = !off && segment.is_some_and(|segment| segment.kind == SegmentKind::School);
    view! {
        <li class:is-now=day == today class:is-s=school aria-current=(day == today).then_some("date")>
            <span>{dates::weekday_short(lang, day.weekday())}</span>
            <b>{day.day()}</b>
            {what}
        </li>
    }
}

#[component]
fn OwnTrack(card: TraineeshipCard) -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    (!card.segments.is_empty()).then(|| {
        view! {
            <section aria-labelledby="my-track">
                <h2 id="my-track">{text::your_track(lang)}</h2>
                <div class="ps-card ps-card__b">
                    <ol class="ps-vt">
                        {card.segments.iter().map(|segment| station(lang, segment, &card.site_name, today)).collect_view()}
                        <li class="is-flag">
                            <span class="ps-vt__d"><Icon name=IconName::Flag/></span>
                            <div><b>{text::last_day(lang)}</b><span class="ps-sub">{dates::long(lang, card.ends_on, today)}</span></div>
                        </li>
                    </ol>
                </div>
            </section>
        }
    })
}

fn station(lang: Lang, segment: &Segment, site: &str, today: NaiveDate) -> impl IntoView + use<> {
    let (done, now) = (segment.ends_on < today, segment.starts_on <= today && today <= segment.ends_on);
    let range = dates::range(lang, segment.starts_on, segment.ends_on, today);
    let state = match (done, now) {
        (true, _) => format!("{range} · {}", domain::text::common::period_done(lang)),
        (_, true) => {
            let (week, of) = weeks(segment, today);
            format!("{range} · {}", text::you_are_in_week(lang, week, of))
        }
        _ => range,
    };
    let icon = if done { Some(IconName::Check) } else { now.then_some(IconName::Pin) };
    view! {
        <li class:is-s=segment.kind == SegmentKind::School class:is-done=done class:is-now=now>
            <span class="ps-vt__d">{icon.map(|name| view! { <Icon name/> })}</span>
            <div><b>{if now { place(segment, site) } else { segment.label.clone() }}</b><span class="ps-sub">{state}</span></div>
        </li>
    }
}

#[component]
fn OwnContacts(card: TraineeshipCard) -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    let supervisors =
        card.supervisors.into_iter().filter(|supervisor| supervisor.ends_on.is_none_or(|end| end >= today)).map(|supervisor| {
            let role = if supervisor.kind == SupervisorKind::Responsible {
                text::your_supervisor(lang)
            } else {
                text::your_daily_supervisor(lang)
            };
            (supervisor.name, role, Some(supervisor.email))
        });
    let lead = card.education_lead_name.map(|name| (name, text::education_lead(lang), None));
    let consultant = card.consultant_name.map(|name| (name, text::consultant(lang), None));
    let people: Vec<(String, &'static str, Option<String>)> = supervisors.chain(lead).chain(consultant).collect();
    (!people.is_empty()).then(|| {
        view! {
            <section aria-labelledby="my-contacts">
                <h2 id="my-contacts">{text::your_contacts(lang)}</h2>
                <ul class="ps-card ps-list">
                    {people.into_iter().map(|(name, role, email)| view! {
                        <li class="ps-item">
                            <Avatar name=name.clone()/>
                            <span><b>{name.clone()}</b><span class="ps-sub">{role}</span></span>
                            {email.map(|email| view! { <MailLink name email/> })}
                        </li>
                    }).collect_view()}
                </ul>
            </section>
        }
    })
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next();
    first.into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_week_is_this_one_and_at_the_weekend_the_next() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!(working_week(day("2026-11-25")).first(), Some(&day("2026-11-23")));
        assert_eq!(working_week(day("2026-11-28")).first(), Some(&day("2026-11-30")));
        assert_eq!(working_week(day("2026-11-25")).last(), Some(&day("2026-11-27")));
        assert_eq!(capitalised("mandag den 23."), "Mandag den 23.");
    }
}
