//! A task written by hand: on the worklist for a trainee that is looked up, on the card for the one it is about.

use super::calls;
use crate::session::{use_lang, use_today};
use crate::ui::{Dialog, Form, FormView, use_toaster};
use domain::fields::date_typed;
use domain::follow_up::worklist::{Task, WriteTask};
use domain::text::follow_up as text;
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
    let form = Form::of::<WriteTask>().start(WriteTask::due_on, date_typed(today));
    let send = move |()| {
        form.submit.send(form.read(|task: WriteTask| task.checked(today)), calls::write, move |_: Task| {
            open.set(false);
            toaster.say(text::task_written(lang));
            on_saved.run(());
        });
    };
    view! { <FormView form word=text::new_task(lang) on_send=send on_cancel=move |()| open.set(false)/> }
}
