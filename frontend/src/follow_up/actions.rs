//! The dialogs of a row: its menu, putting off, closing with a reason, and the invitation.

use super::calls;
use super::invite::{InviteForm, Sent};
use super::worklist::Desk;
use crate::api::ApiError;
use crate::session::{has_role, use_lang, use_me, use_today};
use crate::ui::{
    Button, ButtonKind, ConflictDialog, DateField, DateInput, Dialog, DialogActions, ErrorSummary, Submit, TextField, Toaster, error_text,
    use_toaster,
};
use chrono::{NaiveDate, TimeDelta};
use domain::Lang;
use domain::follow_up::talks::Talk;
use domain::follow_up::worklist::{CloseTask, Closing, SnoozeTask, Task};
use domain::follow_up::{TaskAction, TaskStatus};
use domain::ids::TaskId;
use domain::problem::FieldError;
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
                Panel::Snooze => view! { <Snooze task desk/> }.into_any(),
                Panel::Done => view! { <Close task desk closing=Closing::Done/> }.into_any(),
                Panel::Waive => view! { <Close task desk closing=Closing::Waived/> }.into_any(),
                Panel::Invite => view! { <Invite task desk/> }.into_any(),
            })}
        </Dialog>
    }
}

#[component]
fn Menu(task: Task, desk: Desk) -> impl IntoView {
    let (lang, me, toaster) = (use_lang(), use_me(), use_toaster());
    let is_open = task.status == TaskStatus::Open;
    let to = move |panel: Panel, task: &Task| desk.panel.set(Some((panel, task.clone())));
    let user_id = me.as_ref().map(|me| me.user_id);
    let mine = user_id.is_some() && task.owner_user_id == user_id;
    let may_take = me.is_some_and(|me| has_role(&me, task.owner_role));
    let (id, version, name) = (task.id, task.version, task.subject.name.clone());
    let (snooze, done, waive) = (task.clone(), task.clone(), task.clone());
    let assign = move |owner| run(desk, (lang, toaster), async move { calls::assign(id, version, owner).await }, |_, _| {});
    let awake = {
        let name = name.clone();
        move || {
            let name = name.clone();
            run(desk, (lang, toaster), async move { calls::snooze(id, version, SnoozeTask { until: None }).await }, move |toaster, _| {
                toaster.say(text::task_reopened(lang, name))
            });
        }
    };
    view! {
        <p class="ps-why">{text::owner(lang, task.owner_name.clone().unwrap_or_else(|| task.owner_role.label(lang).to_owned()))}</p>
        <DialogActions>
            {is_open.then(|| view! {
                {task.snoozed_until.map(|_| view! { <Button on_press=awake>{text::unsnooze(lang)}</Button> })}
                <Button on_press=move || to(Panel::Snooze, &snooze)>{text::snooze(lang)}</Button>
                <Button on_press=move || to(Panel::Done, &done)>{text::mark_done(lang)}</Button>
                <Button on_press=move || to(Panel::Waive, &waive)>{text::mark_waived(lang)}</Button>
                {(may_take && !mine).then(|| view! { <Button on_press=move || assign(user_id)>{text::assign_to_me(lang)}</Button> })}
                {mine.then(|| view! { <Button on_press=move || assign(None)>{text::give_back(lang)}</Button> })}
            })}
            {(!is_open).then(|| view! {
                <Button kind=ButtonKind::Primary on_press=move || {
                    let name = name.clone();
                    run(desk, (lang, toaster), async move { calls::reopen(id, version).await }, move |toaster, _| toaster.say(text::task_reopened(lang, name)));
                }>{text::reopen(lang)}</Button>
            })}
            <Button kind=ButtonKind::Tertiary on_press=move || desk.panel.set(None)>{common::cancel(lang)}</Button>
        </DialogActions>
    }
}

#[component]
fn Snooze(task: Task, desk: Desk) -> impl IntoView {
    let (lang, today, toaster) = (use_lang(), use_today(), use_toaster());
    let form = Submit::new();
    let until = DateInput::new(Some(next_monday(today)));
    let (id, version, name) = (task.id, task.version, task.subject.name);
    let build = move || -> Result<SnoozeTask, Vec<FieldError>> {
        let until = until.required("until").map_err(|error| vec![error])?;
        SnoozeTask { until: Some(until) }.checked(today)
    };
    let name = StoredValue::new(name);
    view! {
        <form id=format!("snooze-{id}") novalidate on:submit=move |event| {
            event.prevent_default();
            form.send(build(), move |_, body| calls::snooze(id, version, body), move |task: Task| {
                desk.panel.set(None);
                desk.refresh();
                let version = task.version;
                toaster.say_with_undo(text::task_snoozed(lang, name.get_value()), move || undo(desk, (lang, toaster), async move { calls::snooze(id, version, SnoozeTask { until: None }).await }));
            });
        }>
            <ErrorSummary form labels=vec![("until", text::snooze_until(lang))]/>
            <p>
                <Button small=true on_press=move || until.set(today + TimeDelta::days(1))>{text::snooze_tomorrow(lang)}</Button>" "
                <Button small=true on_press=move || until.set(next_monday(today))>{text::snooze_next_week(lang)}</Button>
            </p>
            <DateField name="until" label=text::snooze_until(lang) value=until error=form.error("until")/>
            <DialogActions>
                <Button kind=ButtonKind::Primary busy=form.pending>{text::snooze(lang)}</Button>
                <Button on_press=move || desk.panel.set(None)>{common::cancel(lang)}</Button>
            </DialogActions>
        </form>
        <ConflictDialog open=form.conflict on_reload=move || newest(desk, id, Panel::Snooze)/>
    }
}

#[component]
fn Close(task: Task, desk: Desk, closing: Closing) -> impl IntoView {
    let (lang, toaster) = (use_lang(), use_toaster());
    let form = Submit::new();
    let reason = RwSignal::new(String::new());
    let (id, version, kind) = (task.id, task.version, task.kind);
    let wanted = closing == Closing::Waived || kind.action(false) == TaskAction::Invite;
    let name = StoredValue::new(task.subject.name);
    let build = move || CloseTask { closing, reason: Some(reason.get_untracked()) }.checked(kind);
    let waives = closing == Closing::Waived;
    view! {
        <form id=format!("close-{id}") novalidate on:submit=move |event| {
            event.prevent_default();
            form.send(build(), move |_, body| calls::close(id, version, body), move |task: Task| {
                desk.panel.set(None);
                desk.refresh();
                let said = if waives { text::task_waived(lang, name.get_value()) } else { text::task_done(lang, name.get_value()) };
                toaster.say_with_undo(said, move || undo(desk, (lang, toaster), async move { calls::reopen(id, task.version).await }));
            });
        }>
            <ErrorSummary form labels=vec![("reason", text::reason(lang))]/>
            {waives.then(|| view! { <p class="ps-why">{text::waive_consequence(lang)}</p> })}
            <TextField name="reason" label=text::reason(lang) value=reason hint=text::reason_hint(lang) error=form.error("reason") optional=!wanted max=500/>
            <DialogActions>
                <Button kind=if waives { ButtonKind::Danger } else { ButtonKind::Primary } busy=form.pending>
                    {if waives { text::waive_confirm(lang) } else { text::done_confirm(lang) }}
                </Button>
                <Button on_press=move || desk.panel.set(None)>{text::keep_task(lang)}</Button>
            </DialogActions>
        </form>
        <ConflictDialog open=form.conflict on_reload=move || newest(desk, id, if waives { Panel::Waive } else { Panel::Done })/>
    }
}

#[component]
fn Invite(task: Task, desk: Desk) -> impl IntoView {
    let navigate = StoredValue::new_local(use_navigate());
    let id = task.id;
    let send: Box<dyn Fn(String, domain::follow_up::talks::InviteToTalk) -> Sent + Send + Sync> =
        Box::new(move |key, body| Box::pin(calls::invite(id, key, body)));
    let done = move |talk: Talk| {
        desk.panel.set(None);
        navigate.with_value(|navigate| navigate(&format!("/opfoelgning/samtale/{}", talk.id), leptos_router::NavigateOptions::default()));
    };
    view! { <InviteForm talk=None due_on=task.due_on send=StoredValue::new(send) on_saved=done on_cancel=move || desk.panel.set(None)/> }
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
fn run(
    desk: Desk,
    (lang, toaster): (Lang, Toaster),
    request: impl Future<Output = Result<Task, ApiError>> + 'static,
    done: impl FnOnce(Toaster, Task) + 'static,
) {
    spawn_local(async move {
        match request.await {
            Ok(task) => done(toaster, task),
            Err(error) => toaster.say(error_text(lang, &error)),
        }
        desk.panel.try_set(None);
        desk.changed.try_update(|count| *count = count.wrapping_add(1));
    });
}

/// Takes something back, or says why not; the page may be gone by then.
fn undo(desk: Desk, (lang, toaster): (Lang, Toaster), request: impl Future<Output = Result<Task, ApiError>> + 'static) {
    spawn_local(async move {
        if let Err(error) = request.await {
            toaster.say(error_text(lang, &error));
        }
        desk.changed.try_update(|count| *count = count.wrapping_add(1));
    });
}

fn next_monday(today: NaiveDate) -> NaiveDate {
    domain::calendar::week_start(today) + TimeDelta::days(7)
}
