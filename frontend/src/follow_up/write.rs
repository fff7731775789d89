//! A task written by hand: on the worklist for a trainee that is looked up, on the card for the one it is about.

use super::calls;
use crate::api;
use crate::session::{use_lang, use_today};
use crate::ui::{Button, ButtonKind, DateField, DateInput, Dialog, DialogActions, ErrorSummary, Fetched, Submit, TextField, use_toaster};
use domain::Page;
use domain::follow_up::worklist::{Task, WriteTask};
use domain::problem::{FieldCode, FieldError};
use domain::text::{common, follow_up as text};
use domain::traineeships::TraineeshipLine;
use leptos::prelude::*;

/// The dialog "Ny opgave".
#[component]
pub(super) fn WriteTaskDialog(open: RwSignal<bool>, #[prop(into)] on_saved: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    view! {
        <Dialog id="new-task" title=text::new_task(lang).to_owned() open>
            <WriteTaskForm open on_saved/>
        </Dialog>
    }
}

#[component]
fn WriteTaskForm(open: RwSignal<bool>, on_saved: Callback<()>) -> impl IntoView {
    let (lang, today, toaster) = (use_lang(), use_today(), use_toaster());
    let form = Submit::new();
    let (title, who, due_on) = (RwSignal::new(String::new()), RwSignal::new(String::new()), DateInput::new(Some(today)));
    let chosen = RwSignal::new(None);
    let found = Fetched::new(move || {
        let words = who.get();
        async move {
            if words.trim().chars().count() < 2 {
                return Ok(Vec::new());
            }
            let path = format!("/traineeships?limit=6&search={}", api::encode(words.trim()));
            api::get::<Page<TraineeshipLine>>(&path).await.map(|page| page.items)
        }
    });
    let build = move || -> Result<WriteTask, Vec<FieldError>> {
        let Some(traineeship_id) = chosen.get_untracked() else { return Err(vec![FieldError::new("traineeship_id", FieldCode::Required)]) };
        let due_on = due_on.required("due_on").map_err(|error| vec![error])?;
        WriteTask { traineeship_id, title: title.get_untracked(), due_on }.checked(today)
    };
    view! {
        <form novalidate on:submit=move |event| {
            event.prevent_default();
            form.send(build(), calls::write, move |_: Task| {
                open.set(false);
                toaster.say(text::task_written(lang));
                on_saved.run(());
            });
        }>
            <ErrorSummary form labels=vec![("traineeship_id", text::new_task_trainee(lang)), ("title", text::new_task_title(lang)), ("due_on", text::new_task_due(lang))]/>
            <TextField name="traineeship_id" label=text::new_task_trainee(lang) value=who error=form.error("traineeship_id") max=80/>
            {move || found.get().and_then(Result::ok).filter(|found| !found.is_empty() && chosen.get().is_none()).map(|found| view! {
                <ul class="ps-list">
                    {found.into_iter().map(|one| {
                        let (id, name) = (one.id, format!("{} {}", one.given_name, one.family_name));
                        let shown = format!("{name} · {}", one.programme_name);
                        view! {
                            <li>
                                <button type="button" class="button button-tertiary ps-btn-s" on:click=move |_| { chosen.set(Some(id)); who.set(name.clone()); }>
                                    {shown}
                                </button>
                            </li>
                        }
                    }).collect_view()}
                </ul>
            })}
            <TextField name="title" label=text::new_task_title(lang) value=title error=form.error("title") max=120/>
            <DateField name="due_on" label=text::new_task_due(lang) value=due_on error=form.error("due_on")/>
            <DialogActions>
                <Button kind=ButtonKind::Primary busy=form.pending>{text::new_task(lang)}</Button>
                <Button on_press=move || open.set(false)>{common::cancel(lang)}</Button>
            </DialogActions>
        </form>
    }
}
