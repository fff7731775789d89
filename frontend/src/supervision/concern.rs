//! Raising a concern: what it is about, and a few words to the consultant.

use super::calls;
use crate::session::{use_lang, use_today};
use crate::ui::{Dialog, Form, FormView, use_toaster};
use domain::fields::Declared;
use domain::ids::TraineeshipId;
use domain::supervision::{Concern, RaiseConcern};
use domain::text::supervision as text;
use leptos::prelude::*;

/// The dialog of a concern. What was typed stays when it is closed or the sending fails.
#[component]
pub(super) fn ConcernDialog(id: TraineeshipId, #[prop(into)] name: String, open: RwSignal<bool>) -> impl IntoView {
    let (lang, today, toaster) = (use_lang(), use_today(), use_toaster());
    let form = Form::of::<RaiseConcern>();
    let send = move |()| {
        form.submit.send(
            form.read(|concern: RaiseConcern| concern.fields_checked(today)),
            move |key, body| calls::raise(id, key, body),
            move |_: Concern| {
                form.clear();
                open.set(false);
                toaster.say(text::concern_sent(lang));
            },
        );
    };
    view! {
        <Dialog id=format!("concern-{id}") title=text::concern_title(lang, name) open>
            <FormView form word=text::concern_send(lang) lead=text::concern_lead(lang) on_send=send on_cancel=move |()| open.set(false)/>
        </Dialog>
    }
}
