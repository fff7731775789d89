//! The dialogs of a row: its menu, putting off, closing with a reason, and the invitation.

use super::calls;
use super::invite::invitation;
use super::worklist::Desk;
use crate::api::Answer;
use crate::session::{has_role, use_lang, use_me, use_today};
use crate::ui::{
    Button, ButtonKind, Dialog, DialogActions, Dress, Moving, Toaster, asking, dates, error_text, first_move, move_form, say_made,
    use_toaster,
};
use chrono::{NaiveDate, TimeDelta};
use domain::Lang;
use domain::fields::date_typed;
use domain::follow_up::TaskStatus;
use domain::follow_up::talks::{Talk, TalkStatus, TalkStep};
use domain::follow_up::worklist::{MoveTask, Task, TaskStep};
use domain::ids::TaskId;
use domain::text::{common, follow_up as text};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;

/// Which dialog is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Panel {
    /// All that can be done.
    Menu,
    /// Put off.
    Snooze,
    /// Done by hand.
    Done,
    /// Not relevant, and why.
    Waive,
    /// Invite to a talk.
    Invite,
}

/// The one dialog of the page.
#[component]
pub(super) fn TaskPanel(desk: Desk) -> impl IntoView {
    let lang = use_lang();
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(desk.panel.with(Option::is_some)));
    Effect::new(move |_| {
        if !open.get() && desk.panel.with_untracked(Option::is_some) {
            desk.panel.set(None);
        }
    });
    let title = Signal::derive(move || {
        desk.panel.with(|panel| match panel {
            Some((Panel::Menu, task)) => format!("{}: {}", task.subject.name, task.title),
            Some((Panel::Snooze, _)) => text::snooze(lang).to_owned(),
            Some((Panel::Done, _)) => text::done_title(lang).to_owned(),
            Some((Panel::Waive, _)) => text::waive_title(lang).to_owned(),
            Some((Panel::Invite, _)) => text::talk_invite_title(lang).to_owned(),
            None => String::new(),
        })
    });
    view! {
        <Dialog id="task-panel" title open>
            {move || desk.panel.get().map(|(panel, task)| match panel {
                Panel::Menu => view! { <Menu task desk/> }.into_any(),
                Panel::Snooze => view! { <Take task desk panel step=TaskStep::Snooze/> }.into_any(),
                Panel::Done => view! { <Take task desk panel step=TaskStep::Done/> }.into_any(),
                Panel::Waive => view! { <Take task desk panel step=TaskStep::Waive/> }.into_any(),
                Panel::Invite => view! { <Invite task desk/> }.into_any(),
            })}
        </Dialog>
    }
}

/// A step that asks for nothing more.
fn plain(step: TaskStep) -> MoveTask {
    domain::moves::to::<TaskStatus>(step)
}

#[component]
fn Menu(task: Task, desk: Desk) -> impl IntoView {
    let (lang, me, toaster) = (use_lang(), use_me(), use_toaster());
    let user_id = me.as_ref().map(|me| me.user_id);
    let mine = user_id.is_some() && task.owner_user_id == user_id;
    let may_take = me.is_some_and(|me| has_role(&me, task.owner_role));
    let (id, version) = (task.id, task.version);
    let (shown, name) = (StoredValue::new(task.clone()), StoredValue::new(task.subject.name.clone()));
    let take = move |body: MoveTask, said: bool| {
        run(desk, (lang, toaster), calls::step(id, version, body), move |toaster, _| {
            if said {
                toaster.say(text::task_reopened(lang, name.get_value()));
            }
        });
    };
    let open = move |panel: Panel| desk.panel.set(Some((panel, shown.get_value())));
    let button = move |step: TaskStep| match step {
        TaskStep::Wake => view! { <Button on_press=move || take(plain(step), true)>{text::unsnooze(lang)}</Button> }.into_any(),
        TaskStep::Snooze => view! { <Button on_press=move || open(Panel::Snooze)>{text::snooze(lang)}</Button> }.into_any(),
        TaskStep::Done => view! { <Button on_press=move || open(Panel::Done)>{text::mark_done(lang)}</Button> }.into_any(),
        TaskStep::Waive => view! { <Button on_press=move || open(Panel::Waive)>{text::mark_waived(lang)}</Button> }.into_any(),
        TaskStep::Assign if mine => view! { <Button on_press=move || take(plain(step), false)>{text::give_back(lang)}</Button> }.into_any(),
        TaskStep::Assign if may_take => {
            let to_me = move || take(MoveTask { user_id, ..plain(step) }, false);
            view! { <Button on_press=to_me>{text::assign_to_me(lang)}</Button> }.into_any()
        }
        TaskStep::Assign => ().into_any(),
        TaskStep::Reopen => {
            view! { <Button kind=ButtonKind::Primary on_press=move || take(plain(step), true)>{text::reopen(lang)}</Button> }.into_any()
        }
    };
    let buttons = task.options.iter().map(|option| button(option.to)).collect_view();
    view! {
        <p class="ps-why">{text::owner(lang, task.owner_name.clone().unwrap_or_else(|| task.owner_role.label(lang).to_owned()))}</p>
        <DialogActions>
            {buttons}
            <Button kind=ButtonKind::Tertiary on_press=move || desk.panel.set(None)>{common::cancel(lang)}</Button>
        </DialogActions>
    }
}

/// What a step of a task does: it is said, with the way back that the table names.
fn moving(task: &Task, desk: Desk, (step, panel): (TaskStep, Panel), said: fn(Lang, String) -> String) -> Moving<Task> {
    let (lang, toaster) = (use_lang(), use_toaster());
    let (id, name) = (task.id, task.subject.name.clone());
    let path = format!("/tasks/{id}/transitions");
    let of = path.clone();
    let made = move |task: Task| {
        desk.panel.set(None);
        desk.refresh();
        let again = Callback::new(move |()| {
            desk.changed.try_update(|count| *count = count.wrapping_add(1));
        });
        say_made::<TaskStatus>((lang, toaster), said(lang, name.clone()), step, (of.clone(), task.version), again);
    };
    Moving {
        path,
        version: Some(task.version),
        failed: common::not_saved(lang),
        made: Callback::new(made),
        reload: Callback::new(move |()| newest(desk, id, panel)),
    }
}

/// The form of one step of a task.
#[component]
fn Take(task: Task, desk: Desk, panel: Panel, step: TaskStep) -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    let Some(option) = task.options.iter().find(|option| option.to == step).cloned() else {
        return view! { <p class="ps-why">{text::task_closed_meanwhile(lang)}</p> }.into_any();
    };
    let mut form = asking::<TaskStatus>(&option);
    let keep = Some(Callback::new(move |()| desk.panel.set(None)));
    let (said, dress): (fn(Lang, String) -> String, Dress) = match step {
        TaskStep::Snooze => {
            form = form.start(MoveTask::until, date_typed(next_monday(today)));
            let until = form.value(MoveTask::until);
            let near = view! {
                <p>
                    <Button small=true on_press=move || until.set(date_typed(today + TimeDelta::days(1)))>{text::snooze_tomorrow(lang)}</Button>" "
                    <Button small=true on_press=move || until.set(date_typed(next_monday(today)))>{text::snooze_next_week(lang)}</Button>
                </p>
            };
            (text::task_snoozed, Dress { below: Some(near.into_any()), on_cancel: keep, ..Dress::default() })
        }
        TaskStep::Waive => {
            let (lead, kind) = (text::waive_consequence(lang).to_owned(), ButtonKind::Danger);
            (text::task_waived, Dress { kind, lead, cancel: Some(text::keep_task(lang)), on_cancel: keep, ..Dress::default() })
        }
        _ => (text::task_done, Dress { cancel: Some(text::keep_task(lang)), on_cancel: keep, ..Dress::default() }),
    };
    let why = option.blockers.iter().map(|guard| view! { <p class="ps-why">{guard.label(lang)}</p> }).collect_view();
    view! { {why}{move_form::<TaskStatus, _>(&option, form, &moving(&task, desk, (step, panel), said), dress)} }.into_any()
}

#[component]
fn Invite(task: Task, desk: Desk) -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    let navigate = StoredValue::new_local(use_navigate());
    let option = first_move::<TalkStatus>(TalkStep::Invite);
    let form = invitation(&option, None, task.due_on, today);
    let made = move |talk: Talk| {
        desk.panel.set(None);
        navigate.with_value(|navigate| navigate(&format!("/opfoelgning/samtale/{}", talk.id), leptos_router::NavigateOptions::default()));
    };
    let moving = Moving {
        path: format!("/tasks/{}/talk", task.id),
        version: None,
        failed: common::not_saved(lang),
        made: Callback::new(made),
        reload: Callback::new(move |()| desk.panel.set(None)),
    };
    let lead = text::talk_due(lang, dates::full(lang, task.due_on));
    let on_cancel = Some(Callback::new(move |()| desk.panel.set(None)));
    move_form::<TalkStatus, _>(&option, form, &moving, Dress { word: Some(text::talk_send(lang)), lead, on_cancel, ..Dress::default() })
}

/// Shows the dialog of a task again as it is now; where a colleague has ended it, or it cannot be read, the list says so.
fn newest(desk: Desk, id: TaskId, panel: Panel) {
    spawn_local(async move {
        let task = calls::task(id).await.ok().filter(|task| task.status == TaskStatus::Open);
        desk.panel.try_set(task.map(|task| (panel, task)));
        desk.changed.try_update(|count| *count = count.wrapping_add(1));
    });
}

/// Does something to a task without a form. What fails is said, and the list shows the task as it is.
fn run(desk: Desk, (lang, toaster): (Lang, Toaster), request: Answer<Task>, done: impl FnOnce(Toaster, Task) + 'static) {
    spawn_local(async move {
        match request.await {
            Ok(task) => done(toaster, task),
            Err(error) => toaster.say(error_text(lang, &error)),
        }
        desk.panel.try_set(None);
        desk.changed.try_update(|count| *count = count.wrapping_add(1));
    });
}

fn next_monday(today: NaiveDate) -> NaiveDate {
    domain::calendar::week_start(today) + TimeDelta::days(7)
}
