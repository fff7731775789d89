//! Raising a concern: what it is about, and a few words to the consultant.

use super::calls;
use crate::session::use_lang;
use crate::ui::{Button, ButtonKind, Dialog, DialogActions, ErrorSummary, SelectField, Submit, TextArea, choices, use_toaster};
use domain::ids::TraineeshipId;
use domain::problem::{FieldCode, FieldError};
use domain::supervision::{Concern, ConcernKind, RaiseConcern};
use domain::text::{common, supervision as text};
use leptos::prelude::*;

/// The dialog of a concern. What was typed stays when it is closed or the sending fails.
#[component]
pub(super) fn ConcernDialog(id: TraineeshipId, #[prop(into)] name: String, open: RwSignal<bool>) -> impl IntoView {
    let lang = use_lang();
    let (form, toaster) = (Submit::new(), use_toaster());
    let (kind, words) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let build = move || -> Result<RaiseConcern, Vec<FieldError>> {
        let missing = || FieldError::new("kind", FieldCode::Required);
        let text = words.get_untracked();
        match kind.get_untracked().parse::<ConcernKind>() {
            Ok(kind) => RaiseConcern { kind, text }.checked(),
            Err(_) => {
                let others = RaiseConcern { kind: ConcernKind::Other, text }.checked().err().unwrap_or_default();
                Err(std::iter::once(missing()).chain(others).collect())
            }
        }
    };
    let send = move || {
        form.send(
            build(),
            move |key, body| calls::raise(id, key, body),
            move |_: Concern| {
                kind.set(String::new());
                words.set(String::new());
                open.set(false);
                toaster.say(text::concern_sent(lang));
            },
        );
    };
    let kinds = choices(ConcernKind::ALL, |word| word.label(lang));
    let labels = vec![("kind", text::concern_kind(lang)), ("text", text::concern_text(lang))];
    view! {
        <Dialog id=format!("concern-{id}") title=text::concern_title(lang, name) open>
            <p class="ps-why">{text::concern_lead(lang)}</p>
            <form novalidate on:submit=move |event| { event.prevent_default(); send(); }>
                <ErrorSummary form labels=labels.clone()/>
                <SelectField name="kind" label=text::concern_kind(lang) value=kind options=kinds.clone() error=form.error("kind")/>
                <TextArea name="text" label=text::concern_text(lang) value=words hint=text::concern_hint(lang) error=form.error("text") rows=4 max=1000/>
                <DialogActions>
                    <Button kind=ButtonKind::Primary busy=form.pending>{text::concern_send(lang)}</Button>
                    <Button on_press=move || open.set(false)>{common::cancel(lang)}</Button>
                </DialogActions>
            </form>
        </Dialog>
    }
}
