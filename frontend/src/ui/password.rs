//! A password, hidden until one asks to see it (docs/field screens, Login).

use super::field::Field;
use super::lang;
use domain::sessions::PASSWORD_MAX;
use domain::text::sessions as text;
use leptos::prelude::*;

/// The field with the button that shows what was typed.
#[component]
pub fn PasswordField(
    /// The field's name in the request; also its id.
    name: &'static str,
    /// The label.
    label: &'static str,
    /// The hint.
    #[prop(optional)]
    hint: &'static str,
    /// What is typed.
    value: RwSignal<String>,
    /// What the browser may fill in: `current-password` or `new-password`.
    autocomplete: &'static str,
    /// What is wrong.
    error: Signal<Option<String>>,
) -> impl IntoView {
    let lang = lang();
    let shown = RwSignal::new(false);
    let described_by = move || {
        let hint = (!hint.is_empty()).then(|| format!("{name}-hint"));
        let error = error.with(Option::is_some).then(|| format!("{name}-error"));
        let ids: Vec<String> = hint.into_iter().chain(error).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    };
    view! {
        <Field name label hint error>
            <div class="ps-pw">
                <input class="form-input" id=name name=name autocomplete=autocomplete maxlength=PASSWORD_MAX.to_string()
                    type=move || if shown.get() { "text" } else { "password" }
                    spellcheck="false" autocapitalize="off"
                    prop:value=value on:input=move |event| value.set(event_target_value(&event))
                    aria-describedby=described_by aria-invalid=move || error.with(Option::is_some).then_some("true")/>
                <button type="button" aria-controls=name
                    aria-label=move || if shown.get() { text::hide_password(lang) } else { text::show_password(lang) }
                    on:click=move |_| shown.update(|shown| *shown = !*shown)>
                    {move || if shown.get() { text::hide(lang) } else { text::show(lang) }}
                </button>
            </div>
        </Field>
    }
}
