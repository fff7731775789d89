//! Making the plan: the few things only a person knows.

use super::calls;
use crate::session::use_lang;
use crate::ui::{Button, ButtonKind, CheckField, Dialog, DialogActions, ErrorSummary, IconName, Submit, TextField, use_toaster};
use domain::ids::TraineeshipId;
use domain::onboarding::{Checklist, MakeChecklist};
use domain::text::{common, onboarding as text};
use leptos::prelude::*;

/// The button that makes the plan, with its dialog.
#[component]
pub(super) fn MakePlan(id: TraineeshipId, #[prop(into)] on_made: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let open = RwSignal::new(false);
    let form = Submit::new();
    let toaster = use_toaster();
    let (foreign, permit, specialisation) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(String::new()));
    let build = move || {
        let specialisation = Some(specialisation.get_untracked());
        MakeChecklist { foreign_applicant: foreign.get_untracked(), needs_work_permit: permit.get_untracked(), specialisation }.checked()
    };
    let toaster = StoredValue::new(toaster);
    let send = move || {
        form.send(
            build(),
            move |key, body| calls::make(id, key, body),
            move |_: Checklist| {
                open.set(false);
                toaster.with_value(|toaster| toaster.say(text::made(lang)));
                on_made.run(());
            },
        );
    };
    view! {
        <Button kind=ButtonKind::Primary icon=IconName::Plus on_press=move || open.set(true)>{text::make(lang)}</Button>
        <Dialog id="make-plan" title=text::make_title(lang).to_owned() open>
            <form novalidate on:submit=move |event| { event.prevent_default(); send(); }>
                <ErrorSummary form labels=vec![("specialisation", text::specialisation(lang))]/>
                <CheckField name="foreign_applicant" label=text::foreign_applicant(lang) value=foreign hint=text::foreign_applicant_hint(lang)/>
                <CheckField name="needs_work_permit" label=text::needs_work_permit(lang) value=permit/>
                <TextField name="specialisation" label=text::specialisation(lang) value=specialisation optional=true error=form.error("specialisation") max=60/>
                <DialogActions>
                    <Button kind=ButtonKind::Primary busy=form.pending>{text::make(lang)}</Button>
                    <Button on_press=move || open.set(false)>{common::cancel(lang)}</Button>
                </DialogActions>
            </form>
        </Dialog>
    }
}
