//! Before the first day: what is missing, said in red, and the confirmation that she came.

use super::head::name;
use crate::session::use_lang;
use crate::ui::{Alert, AlertKind, Button, ButtonKind, Card, Dress, Moving, asking, move_form, use_toaster};
use domain::fields::date_typed;
use domain::text::traineeships as text;
use domain::traineeships::{StartState, StartTraineeship as T, TraineeshipCard, TraineeshipStatus, TraineeshipStep};
use leptos::prelude::*;

/// "Mangler før start: …", and the button of those who may confirm it.
#[component]
pub(super) fn Start(card: TraineeshipCard, state: StartState, on_changed: Callback<()>) -> impl IntoView {
    let (lang, toaster) = (use_lang(), use_toaster());
    let open = RwSignal::new(false);
    let missing = state.missing.iter().map(|guard| guard.label(lang)).collect::<Vec<_>>().join("; ");
    let overrides = !missing.is_empty();
    let word = if overrides { text::start_anyway(lang) } else { text::confirm_start(lang) };
    let moving = Moving {
        path: format!("/traineeships/{}/transitions", card.id),
        version: Some(card.version),
        failed: text::not_started(lang),
        made: Callback::new(move |card: TraineeshipCard| {
            toaster.say(text::started(lang, name(&card)));
            on_changed.run(());
        }),
        reload: on_changed,
    };
    let starts_on = date_typed(card.starts_on);
    let came = state.options.into_iter().find(|option| option.to == TraineeshipStep::Start);
    // What stands in the way is said above; who may let her begin all the same says why.
    let came = came.filter(|option| option.blockers.is_empty() || option.may_override);
    let confirm = move |option: domain::moves::OptionOf<TraineeshipStatus>| {
        let form = asking::<TraineeshipStatus>(&option)
            .start(T::started_on, starts_on.clone())
            .hint(T::override_reason, text::start_override_hint(lang))
            .label(T::override_reason, text::start_override(lang))
            .optional(T::override_reason, false)
            .shown(T::override_reason, Signal::stored(overrides));
        let dress = Dress { word: Some(word), on_cancel: Some(Callback::new(move |()| open.set(false))), ..Dress::default() };
        move_form::<TraineeshipStatus, _>(&option, form, &moving, dress)
    };
    view! {
        {overrides.then(|| view! { <Alert title=text::missing_before_start(lang) kind=AlertKind::ToKnow text=missing/> })}
        {came.map(|option| view! {
            <Card id="start" title=text::first_day(lang)>
                {move || if open.get() {
                    confirm(option.clone())
                } else {
                    let kind = if overrides { ButtonKind::Secondary } else { ButtonKind::Primary };
                    view! { <Button kind on_press=move || open.set(true)>{word}</Button> }.into_any()
                }}
            </Card>
        })}
    }
}
