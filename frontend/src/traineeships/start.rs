//! Before the first day: what is missing, said in red, and the confirmation that she came.

use super::head::name;
use crate::api;
use crate::session::{use_lang, use_today};
use crate::ui::{Alert, AlertKind, Button, ButtonKind, Card, DateField, DateInput, StepForm, Submit, TextField, use_toaster};
use domain::problem::{FieldCode, FieldError};
use domain::text::traineeships as text;
use domain::traineeships::{StartState, StartTraineeship, TraineeshipCard};
use leptos::prelude::*;

/// "Mangler før start: …", and the button of those who may confirm it.
#[component]
pub(super) fn Start(card: TraineeshipCard, state: StartState, on_changed: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let open = RwSignal::new(false);
    let missing = state.missing.iter().map(|guard| guard.label(lang)).collect::<Vec<_>>().join("; ");
    let overrides = !missing.is_empty();
    let word = if overrides { text::start_anyway(lang) } else { text::confirm_start(lang) };
    let shown = StoredValue::new(card);
    view! {
        {overrides.then(|| view! { <Alert title=text::missing_before_start(lang) kind=AlertKind::ToKnow text=missing/> })}
        {state.may_confirm.then(|| view! {
            <Card id="start" title=text::first_day(lang)>
                {move || if open.get() {
                    view! { <Confirm card=shown.get_value() overrides word on_changed on_cancel=move |()| open.set(false)/> }.into_any()
                } else {
                    let kind = if overrides { ButtonKind::Secondary } else { ButtonKind::Primary };
                    view! { <Button kind on_press=move || open.set(true)>{word}</Button> }.into_any()
                }}
            </Card>
        })}
    }
}

#[component]
fn Confirm(
    card: TraineeshipCard,
    overrides: bool,
    word: &'static str,
    on_changed: Callback<()>,
    #[prop(into)] on_cancel: Callback<()>,
) -> impl IntoView {
    let (lang, today, toaster, form) = (use_lang(), use_today(), use_toaster(), Submit::new());
    let (started_on, reason) = (DateInput::new(Some(card.starts_on)), RwSignal::new(String::new()));
    let (id, version, planned) = (card.id, card.version, card.starts_on);
    let build = move || {
        let mut errors = Vec::new();
        let day = started_on.required("started_on").map_err(|error| errors.push(error)).ok();
        let reason = Some(reason.get_untracked()).filter(|reason| overrides && !reason.trim().is_empty());
        if overrides && reason.is_none() {
            errors.push(FieldError::new("override_reason", FieldCode::Required));
        }
        let start = StartTraineeship { started_on: day.unwrap_or(planned), override_reason: reason };
        domain::fields::with_unreadable(start.checked(planned, today), errors)
    };
    let send = move |()| {
        form.send(
            build(),
            move |_, body| async move { api::post_if_match::<_, TraineeshipCard>(&format!("/traineeships/{id}/start"), version, &body).await },
            move |card: TraineeshipCard| {
                toaster.say(text::started(lang, name(&card)));
                on_changed.run(());
            },
        );
    };
    let labels = vec![("started_on", text::started_on(lang)), ("override_reason", text::start_override(lang))];
    view! {
        <StepForm form labels failed=text::not_started(lang) word on_send=send on_cancel on_reload=on_changed>
            <DateField name="started_on" label=text::started_on(lang) value=started_on error=form.error("started_on")/>
            {overrides.then(|| view! {
                <TextField name="override_reason" label=text::start_override(lang) value=reason hint=text::start_override_hint(lang) error=form.error("override_reason") max=500/>
            })}
        </StepForm>
    }
}
