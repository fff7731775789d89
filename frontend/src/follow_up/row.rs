//! A row of the worklist: who, what and why, by when, and the one thing to do.

use super::actions::Panel;
use super::worklist::Desk;
use crate::session::{use_lang, use_today};
use crate::ui::{Avatar, Icon, IconButton, IconName, MiniTrack, StatusBadge, Tone, TrackSegment, dates};
use domain::Lang;
use domain::follow_up::worklist::{Task, TaskGroup};
use domain::follow_up::{TaskAction, TaskStatus, Topic};
use domain::text::follow_up as text;
use leptos::prelude::*;

#[component]
pub(super) fn Row(task: Task, desk: Desk) -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    let (id, name) = (task.id, task.subject.name.clone());
    let is_current = move || desk.current.with(|current| current.as_ref().is_some_and(|current| current.id == id));
    let focused = task.clone();
    let menu = task.clone();
    let (tone, badge) = due_badge(lang, &task, today);
    let below = due_line(lang, &task, today);
    let track: Vec<TrackSegment> = task
        .subject
        .track
        .iter()
        .map(|one| TrackSegment { kind: one.kind, label: one.kind.label(lang).to_owned(), starts_on: one.starts_on, ends_on: one.ends_on })
        .collect();
    view! {
        <li class="ps-row" data-current=move || is_current().then_some("") on:focusin=move |_| desk.current.set(Some(focused.clone()))>
            <div class="ps-row__who">
                <Avatar name=name.clone()/>
                <div>
                    <a class="ps-row__name" href=subject_href(&task) aria-current=move || is_current().then_some("true")>{name.clone()}</a>
                    <span class="ps-row__prog">{task.subject.programme.clone()}</span>
                    <MiniTrack segments=track today/>
                </div>
            </div>
            <div class="ps-row__what">
                <h3 class="ps-row__task"><Icon name=topic_icon(task.topic)/><span>{task.title.clone()}</span></h3>
                <p class="ps-why"><b>{text::why_prefix(lang)}</b>" "{task.why.clone()}</p>
                {task.escalated.then(|| view! { <p class="ps-why"><b>{text::escalated(lang)}</b></p> })}
            </div>
            <div class="ps-row__due"><StatusBadge tone text=badge/><br/><span>{below}</span></div>
            <div class="ps-row__act">
                <Act task desk/>
                <IconButton icon=IconName::More label=text::more_actions(lang, name) on_press=move || desk.panel.set(Some((Panel::Menu, menu.clone())))/>
            </div>
        </li>
    }
}

/// The one thing to do: a link where it is elsewhere, a button where it is here. Solid only where it is overdue.
#[component]
fn Act(task: Task, desk: Desk) -> impl IntoView {
    let lang = use_lang();
    let class = if task.group == TaskGroup::Overdue { "button button-primary ps-btn-s" } else { "button button-secondary ps-btn-s" };
    let (id, name) = (format!("do-{}", task.id), task.subject.name.clone());
    let words = view! { {task.action.label(lang)}<span class="sr-only">": "{name}</span> };
    if task.status != TaskStatus::Open {
        let open = move |_| desk.panel.set(Some((Panel::Menu, task.clone())));
        return view! { <button type="button" class=class id=id on:click=open>{text::reopen(lang)}</button> }.into_any();
    }
    match href(&task) {
        Some(href) => view! { <a class=class id=id href=href>{words}</a> }.into_any(),
        None => {
            let panel = if task.action == TaskAction::Invite { Panel::Invite } else { Panel::Done };
            view! { <button type="button" class=class id=id on:click=move |_| desk.panel.set(Some((panel, task.clone())))>{words}</button> }
                .into_any()
        }
    }
}

/// Where the action is done, where it is not done on the list itself.
fn href(task: &Task) -> Option<String> {
    let trainee = || subject_href(task);
    match task.action {
        TaskAction::Invite | TaskAction::Finish => None,
        TaskAction::OpenTalk => task.talk_id.map(|id| format!("/opfoelgning/samtale/{id}")),
        TaskAction::OpenAbsence => Some(format!("{}/fravaer", trainee())),
        TaskAction::AnswerConcern => Some(format!("{}/vejledning", trainee())),
        TaskAction::Contact | TaskAction::OpenTrainee => Some(trainee()),
    }
}

fn subject_href(task: &Task) -> String {
    task.subject.traineeship_id.map_or_else(|| "/opfoelgning".to_owned(), |id| format!("/elever/{id}"))
}

/// How a task stands to its date: tone and word.
pub fn due_badge(lang: Lang, task: &Task, today: chrono::NaiveDate) -> (Tone, String) {
    match task.group {
        TaskGroup::Overdue => match task.working_days_over {
            0 => (Tone::Late, text::over_at_weekend(lang).to_owned()),
            1 => (Tone::Late, text::one_working_day_over(lang).to_owned()),
            days => (Tone::Late, text::working_days_over(lang, days)),
        },
        TaskGroup::Today => (Tone::Today, TaskGroup::Today.label(lang).to_owned()),
        TaskGroup::Week => (Tone::Soon, dates::weekday(lang, chrono::Datelike::weekday(&task.due_on)).to_owned()),
        TaskGroup::Later => (Tone::Soon, dates::short(lang, task.due_on, today)),
        TaskGroup::Waiting => (Tone::Idle, TaskGroup::Waiting.label(lang).to_owned()),
        TaskGroup::Done => (Tone::Ok, task.status.label(lang).to_owned()),
    }
}

fn due_line(lang: Lang, task: &Task, today: chrono::NaiveDate) -> String {
    match (task.group, task.snoozed_until) {
        (TaskGroup::Waiting, Some(until)) => text::snoozed_until(lang, dates::short(lang, until, today)),
        (TaskGroup::Later, _) => dates::week(lang, task.due_on),
        _ => text::deadline(lang, dates::short(lang, task.due_on, today)),
    }
}

const fn topic_icon(topic: Topic) -> IconName {
    match topic {
        Topic::Absence => IconName::Thermometer,
        Topic::Concern => IconName::Heart,
        Topic::Papers => IconName::Document,
        Topic::Talks => IconName::Chat,
        Topic::Other => IconName::Note,
    }
}
