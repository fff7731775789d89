//! "Log vejledning": everything is filled in; open and save are two taps (design: log-vejledning.html).

use super::concern::ConcernDialog;
use super::goals::GoalTicks;
use super::{calls, draft};
use crate::session::{use_lang, use_today};
use crate::ui::{
    Button, ButtonKind, ChoiceChips, DateField, DateInput, EmptyState, ErrorSummary, Fetched, Icon, IconName, Loader, SaveBar, SelectField,
    Submit, TextArea, TextField, choices, dates, use_toaster,
};
use chrono::TimeDelta;
use domain::ids::TraineeshipId;
use domain::problem::{FieldCode, FieldError};
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

/// What the chips offer; the last one of each opens a field.
const MINUTES: [&str; 4] = ["15", "30", "45", "60"];

#[derive(Clone, Copy)]
struct Fields {
    minutes: RwSignal<String>,
    other_minutes: RwSignal<String>,
    kind: RwSignal<String>,
    day: RwSignal<String>,
    held_on: DateInput,
    goals: RwSignal<Vec<String>>,
    next_step: RwSignal<String>,
}

impl Fields {
    fn of(session: &LogSession, today: chrono::NaiveDate) -> Self {
        let minutes = session.minutes.to_string();
        let usual = MINUTES.contains(&minutes.as_str());
        let day = match (today - session.held_on).num_days() {
            0 => "today",
            1 => "yesterday",
            _ => "other",
        };
        Self {
            minutes: RwSignal::new(if usual { minutes.clone() } else { "other".to_owned() }),
            other_minutes: RwSignal::new(if usual { String::new() } else { minutes }),
            kind: RwSignal::new(session.kind.as_str().to_owned()),
            day: RwSignal::new(day.to_owned()),
            held_on: DateInput::new(Some(session.held_on)),
            goals: RwSignal::new(session.goals.clone()),
            next_step: RwSignal::new(session.next_step.clone().unwrap_or_default()),
        }
    }

    /// How long it was, as far as it is a number.
    fn minutes(self) -> Option<i32> {
        self.minutes.with(|minutes| {
            if minutes == "other" { self.other_minutes.with(|other| other.trim().parse().ok()) } else { minutes.parse().ok() }
        })
    }

    /// What is filled in, tracked, so that the draft follows it.
    fn session(self, today: chrono::NaiveDate) -> Result<LogSession, Vec<FieldError>> {
        let held_on = match self.day.get().as_str() {
            "today" => Ok(today),
            "yesterday" => Ok(today - TimeDelta::days(1)),
            _ => self.held_on.date().ok_or_else(|| vec![FieldError::new("held_on", FieldCode::InvalidDate)]),
        };
        let kind = self.kind.with(|kind| kind.parse()).unwrap_or(SessionKind::Supervision);
        let next_step = Some(self.next_step.get()).filter(|text| !text.trim().is_empty());
        Ok(LogSession { kind, minutes: self.minutes().unwrap_or(0), held_on: held_on?, goals: self.goals.get(), next_step })
    }
}

#[component]
fn LogForm(trainee: MyTrainee, all: Vec<MyTrainee>) -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    let id = trainee.traineeship_id;
    let (form, toaster, navigate) = (Submit::new(), use_toaster(), use_navigate());
    let first = trainee.name.split_whitespace().next().unwrap_or_default().to_owned();
    let usual = LogSession { kind: SessionKind::Supervision, minutes: 30, held_on: today, goals: Vec::new(), next_step: None };
    let kept = draft::read(id);
    let fields = Fields::of(kept.as_ref().unwrap_or(&usual), today);
    let note = RwSignal::new(if kept.is_some() { text::draft_kept(lang).to_owned() } else { String::new() });
    Effect::new(move |_| match fields.session(today) {
        Ok(session) if session == usual => draft::forget(id),
        Ok(session) if draft::keep(id, &session) => note.set(text::draft_kept(lang).to_owned()),
        _ => {}
    });
    let concern = RwSignal::new(false);
    let send = move || {
        let navigate = navigate.clone();
        let body = untrack(|| fields.session(today)).and_then(|session| session.checked(today));
        form.send(
            body,
            move |key, body| calls::log(id, key, body),
            move |saved: SupervisionSession| {
                draft::forget(id);
                toaster.say(text::session_saved(lang, saved.minutes));
                navigate("/mine-elever", leptos_router::NavigateOptions::default());
            },
        );
    };
    let options = |list: &[(&str, &str)]| list.iter().map(|(code, text)| ((*code).to_owned(), (*text).to_owned())).collect::<Vec<_>>();
    let minutes = options(&[("15", "15"), ("30", "30"), ("45", "45"), ("60", "60"), ("other", text::other_minutes(lang))]);
    let kinds = choices(SessionKind::ALL, |word| word.label(lang));
    let days = options(&[("today", text::today(lang)), ("yesterday", text::yesterday(lang)), ("other", text::other_day(lang))]);
    let labels = vec![
        ("minutes", text::minutes_field(lang)),
        ("held_on", text::held_on(lang)),
        ("goals", text::goals_touched(lang)),
        ("next_step", text::next_step(lang)),
    ];
    let name = first.clone();
    view! {
        <LastTime trainee=trainee.clone()/>
        <form novalidate on:submit=move |event| { event.prevent_default(); send(); }>
            <ErrorSummary form labels/>
            <Who id all/>
            <ChoiceChips name="minutes" legend=text::how_long(lang) value=fields.minutes options=minutes columns=5 error=form.error("minutes")/>
            {move || (fields.minutes.get() == "other").then(|| view! { <TextField name="other-minutes" label=text::minutes_field(lang) value=fields.other_minutes kind="number" max=3/> })}
            <ChoiceChips name="session-kind" legend=text::what(lang) value=fields.kind options=kinds columns=2/>
            <ChoiceChips name="day" legend=text::when(lang) value=fields.day options=days columns=3/>
            {move || (fields.day.get() == "other").then(|| view! { <DateField name="held_on" label=text::held_on(lang) value=fields.held_on error=form.error("held_on")/> })}
            <GoalTicks recent=trainee.goals.clone() all=trainee.all_goals.clone() chosen=fields.goals/>
            <TextArea name="next_step" label=text::next_step(lang) value=fields.next_step hint=text::next_step_hint(lang, &first) error=form.error("next_step") optional=true rows=2 max=500/>
            <Phrases into=fields.next_step/>
            <SaveBar note>
                <Button kind=ButtonKind::Primary busy=form.pending wide=true>
                    {move || text::save_session(lang, fields.minutes().unwrap_or(0), &name)}
                </Button>
            </SaveBar>
        </form>
        <p><Button kind=ButtonKind::Tertiary icon=IconName::Heart on_press=move || concern.set(true)>{text::worried(lang)}</Button></p>
        <ConcernDialog id name=trainee.name open=concern/>
    }
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
