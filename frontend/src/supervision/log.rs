//! "Log vejledning": everything is filled in; open and save are two taps (design: log-vejledning.html).

use super::concern::ConcernDialog;
use super::{calls, draft};
use crate::session::{use_lang, use_today};
use crate::ui::{
    Button, ButtonKind, ChoiceChips, EmptyState, ErrorSummary, Fetched, Fields, Form, Icon, IconName, Loader, Quick, SaveBar, SelectField,
    dates, lasting, use_toaster,
};
use chrono::{NaiveDate, TimeDelta};
use domain::fields::date_typed;
use domain::ids::TraineeshipId;
use domain::supervision::{LogSession, MyTrainee, SessionKind, SupervisionSession};
use domain::text::supervision as text;
use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_params_map};

/// `/log-vejledning/:id`.
#[component]
pub fn LogSessionPage() -> impl IntoView {
    let lang = use_lang();
    let params = use_params_map();
    let mine = Fetched::new(calls::mine);
    view! {
        <div class="ps-phone">
            <div class="ps-phone__top">
                <a class="ps-iconbtn ps-iconbtn--back" href="/mine-elever" aria-label=text::back_to_mine(lang)><Icon name=IconName::Left/></a>
                <h1 tabindex="-1">{text::log_title(lang)}</h1>
            </div>
            <Loader resource=mine let:mine>
                {move || {
                    let id: Option<TraineeshipId> = params.with(|params| params.get("id")).and_then(|id| id.parse().ok());
                    match mine.items.iter().find(|trainee| Some(trainee.traineeship_id) == id) {
                        Some(trainee) => view! { <LogForm trainee=trainee.clone() all=mine.items.clone()/> }.into_any(),
                        None => view! { <EmptyState title=text::not_yours(lang) text=text::not_yours_text(lang)/> }.into_any(),
                    }
                }}
            </Loader>
        </div>
    }
}

/// What is usual: the rest is one tap further away.
const MINUTES: [&str; 4] = ["15", "30", "45", "60"];

#[component]
fn LogForm(trainee: MyTrainee, all: Vec<MyTrainee>) -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    let id = trainee.traineeship_id;
    let (toaster, navigate) = (use_toaster(), use_navigate());
    let first = StoredValue::new(trainee.name.split_whitespace().next().unwrap_or_default().to_owned());
    let form = form_of(&trainee, today);
    let usual = untrack(|| form.written());
    let kept = draft::read(id);
    let note = RwSignal::new(if kept.is_some() { text::draft_kept(lang).to_owned() } else { String::new() });
    for (name, written) in kept.unwrap_or_default() {
        form.value(&name).set(written);
    }
    Effect::new(move |_| {
        let now = form.written();
        if now == usual {
            draft::forget(id);
        } else if draft::keep(id, &now) {
            note.set(text::draft_kept(lang).to_owned());
        }
    });
    let concern = RwSignal::new(false);
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let navigate = navigate.clone();
        form.submit.send(
            form.read(|session: LogSession| session.checked(today)),
            move |key, body| calls::log(id, key, body),
            move |saved: SupervisionSession| {
                draft::forget(id);
                toaster.say(text::session_saved(lang, saved.minutes));
                navigate("/mine-elever", leptos_router::NavigateOptions::default());
            },
        );
    };
    let minutes = move || form.value(LogSession::minutes).with(|minutes| minutes.trim().parse().unwrap_or(0));
    view! {
        <LastTime trainee=trainee.clone()/>
        <Who id all/>
        <form novalidate on:submit=send>
            <ErrorSummary form=form.submit labels=form.labels()/>
            <Fields form/>
            <Phrases into=form.value(LogSession::next_step)/>
            <SaveBar note>
                <Button kind=ButtonKind::Primary busy=form.submit.pending wide=true>
                    {move || first.with_value(|first| text::save_session(lang, minutes(), first))}
                </Button>
            </SaveBar>
        </form>
        <p><Button kind=ButtonKind::Tertiary icon=IconName::Heart on_press=move || concern.set(true)>{text::worried(lang)}</Button></p>
        <ConcernDialog id name=trainee.name open=concern/>
    }
}

/// The form with what is usual in it: open and save are two taps.
fn form_of(trainee: &MyTrainee, today: NaiveDate) -> Form {
    let lang = use_lang();
    let first = trainee.name.split_whitespace().next().unwrap_or_default();
    let yesterday = date_typed(today - TimeDelta::days(1));
    let usual = |list: &[(&str, &str)]| list.iter().map(|(code, label)| ((*code).to_owned(), (*label).to_owned())).collect();
    let minutes =
        Quick { legend: text::how_long(lang), usual: usual(&MINUTES.map(|number| (number, number))), other: text::other_minutes(lang) };
    let days = [(date_typed(today), text::today(lang)), (yesterday, text::yesterday(lang))].map(|(day, label)| (day, label.to_owned()));
    let held_on = Quick { legend: text::when(lang), usual: days.into(), other: text::other_day(lang) };
    // What was worked on lately comes first.
    let mut goals: Vec<(String, String)> = Vec::new();
    for goal in trainee.goals.iter().chain(&trainee.all_goals) {
        if goals.iter().all(|(known, _)| known != goal) {
            goals.push((goal.clone(), goal.clone()));
        }
    }
    Form::of::<LogSession>()
        .quick(LogSession::minutes, minutes)
        .quick(LogSession::held_on, held_on)
        .options(LogSession::goals, Signal::stored(goals))
        .hint(LogSession::next_step, lasting(&text::next_step_hint(lang, first)))
        .start(LogSession::kind, SessionKind::Supervision.as_str())
        .start(LogSession::minutes, "30")
        .start(LogSession::held_on, date_typed(today))
}

#[component]
fn LastTime(trainee: MyTrainee) -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    let (line, step) = match (trainee.last_session_on, trainee.last_minutes) {
        (Some(date), Some(minutes)) => (text::last_time(lang, dates::short(lang, date, today), minutes), trainee.last_next_step),
        _ => (text::first_time(lang).to_owned(), None),
    };
    view! {
        <p class="ps-lasttime">
            <Icon name=IconName::Clock/>
            <span>{line}{step.map(|step| view! { " " {text::last_step(lang)} " " <b>{step}</b> "." })}</span>
        </p>
    }
}

/// The supervisor's other trainees, one tap away.
#[component]
fn Who(id: TraineeshipId, all: Vec<MyTrainee>) -> impl IntoView {
    let lang = use_lang();
    let navigate = use_navigate();
    let chosen = RwSignal::new(id.to_string());
    let options = all.into_iter().map(|trainee| (trainee.traineeship_id.to_string(), trainee.name)).collect::<Vec<_>>();
    Effect::new(move |_| {
        let other = chosen.get();
        if !other.is_empty() && other != id.to_string() {
            navigate(&format!("/log-vejledning/{other}"), leptos_router::NavigateOptions { replace: true, ..Default::default() });
        }
    });
    // A full-time supervisor has more trainees than a screen has room for.
    if options.len() > 4 {
        view! { <SelectField name="who" label=text::who(lang) value=chosen options/> }.into_any()
    } else {
        view! { <ChoiceChips name="who" legend=text::who(lang) value=chosen options columns=2/> }.into_any()
    }
}

/// Words that are often written, put in with one tap.
#[component]
fn Phrases(into: RwSignal<String>) -> impl IntoView {
    let lang = use_lang();
    view! {
        <div class="ps-quickphr">
            {[text::phrase_again(lang), text::phrase_read(lang)].map(|phrase| view! {
                <button type="button" aria-label=text::add_phrase(lang, phrase) on:click=move |_| into.update(|words| {
                    if !words.is_empty() && !words.ends_with(' ') {
                        words.push(' ');
                    }
                    words.push_str(phrase);
                })><Icon name=IconName::Plus small=true/>{phrase}</button>
            }).collect_view()}
        </div>
    }
}
