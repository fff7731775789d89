//! "Mine elever": the supervisor's first screen, for the phone.

use super::concern::ConcernDialog;
use super::{calls, programme_name};
use crate::absence::AbsenceButtons;
use crate::onboarding::DueItems;
use crate::session::{use_lang, use_today};
use crate::ui::{Avatar, AvatarSize, Button, ButtonKind, EmptyState, Fetched, IconName, LinkButton, Loader, StatusBadge, Tone, dates};
use chrono::NaiveDate;
use domain::Lang;
use domain::absence::AbsenceSource;
use domain::supervision::MyTrainee;
use domain::text::supervision as text;
use domain::traineeships::SegmentKind;
use leptos::prelude::*;

/// `/mine-elever`.
#[component]
pub fn MyTraineesPage() -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    let mine = Fetched::new(calls::mine);
    let names = Fetched::new(calls::programmes);
    let programmes = Signal::derive(move || names.get().and_then(Result::ok).unwrap_or_default());
    view! {
        <div class="ps-phone">
            <div class="ps-phone__top">
                <div>
                    <h1 tabindex="-1">{text::my_trainees(lang)}</h1>
                    <p class="ps-meta">{text::my_trainees_lead(lang, dates::week(lang, today))}</p>
                </div>
            </div>
            <Loader resource=mine let:mine>
                {if mine.items.is_empty() {
                    view! { <EmptyState title=text::no_trainees(lang) text=text::no_trainees_text(lang)/> }.into_any()
                } else {
                    view! {
                        <div class="ps-stack">{mine.items.into_iter().map(|trainee| view! { <TraineeCard trainee programmes/> }).collect_view()}</div>
                        <section aria-labelledby="due">
                            <div class="ps-sh"><h2 id="due">{text::due_for_you(lang)}</h2><span class="ps-meta">{text::due_for_you_meta(lang)}</span></div>
                            <DueItems/>
                        </section>
                    }.into_any()
                }}
            </Loader>
        </div>
    }
}

#[component]
fn TraineeCard(trainee: MyTrainee, programmes: Signal<Vec<(String, String)>>) -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    let id = trainee.traineeship_id;
    let concern = RwSignal::new(false);
    let (tone, now) = where_now(lang, today, &trainee);
    let next = match (&trainee.next_item, trainee.next_due_on) {
        (Some(item), Some(date)) => text::next_item(lang, item, dates::short(lang, date, today)),
        _ => text::no_next_item(lang).to_owned(),
    };
    let last = match (trainee.last_session_on, trainee.last_minutes) {
        (Some(date), Some(minutes)) => text::last_session(lang, dates::short(lang, date, today), minutes),
        _ => text::no_session(lang).to_owned(),
    };
    let (programme, cohort, site) = (trainee.programme.clone(), trainee.cohort.clone(), trainee.site.clone());
    let about = move || {
        let parts = [Some(programme_name(programmes, &programme)), cohort.clone(), Some(site.clone())];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    let name = trainee.name.clone();
    view! {
        <section class="ps-card" aria-labelledby=format!("trainee-{id}")>
            <div class="ps-card__b">
                <div class="ps-person">
                    <Avatar name=name.clone() size=AvatarSize::Card/>
                    <div><h2 id=format!("trainee-{id}")><a href=format!("/elever/{id}")>{name.clone()}</a></h2><span>{about}</span></div>
                </div>
                <p class="ps-mt-s"><StatusBadge tone text=now/></p>
                {(trainee.absent == Some(true)).then(|| view! { <p><StatusBadge tone=Tone::Today text=text::absent_today(lang) icon=IconName::Thermometer/></p> })}
                <p class="ps-why">{next}</p>
                <p class="ps-why">{last}</p>
                <div class="ps-dialog__a">
                    <LinkButton href=format!("/log-vejledning/{id}") kind=ButtonKind::Primary icon=IconName::Clock>{text::log_short(lang)}</LinkButton>
                    <LinkButton href=format!("/elever/{id}/plan") icon=IconName::Check>{text::open_plan(lang)}</LinkButton>
                    <Button kind=ButtonKind::Tertiary icon=IconName::Heart label=text::raise_about(lang, &name) on_press=move || concern.set(true)>{text::raise_short(lang)}</Button>
                </div>
                {trainee.absent.is_some().then(|| view! {
                    <div class="ps-mt-s"><AbsenceButtons traineeship=id runs=(trainee.starts_on, trainee.ends_on) source=AbsenceSource::Supervisor name=name.clone() is_there=trainee.absent == Some(false)/></div>
                })}
            </div>
            <ConcernDialog id name open=concern/>
        </section>
    }
}

/// What today is spent on.
fn where_now(lang: Lang, today: NaiveDate, trainee: &MyTrainee) -> (Tone, String) {
    if trainee.starts_on > today {
        return (Tone::Soon, text::starts_on(lang, dates::short(lang, trainee.starts_on, today)));
    }
    match (&trainee.segment, trainee.segment_ends_on, trainee.segment_kind) {
        (Some(label), Some(end), kind) => {
            let tone = if matches!(kind, Some(SegmentKind::School | SegmentKind::Gf2)) { Tone::School } else { Tone::Ok };
            (tone, text::in_segment(lang, label, dates::day_month(lang, end)))
        }
        _ => (Tone::Idle, text::nothing_planned(lang).to_owned()),
    }
}
