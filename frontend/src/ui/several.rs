//! Several of a list: a tick each.

use super::icon::{Icon, IconName};
use super::lang;
use domain::text::common;
use leptos::prelude::*;

/// The values that are ticked, as [`domain::fields`] writes several values: a JSON array of texts.
fn ticked(written: &str) -> Vec<String> {
    serde_json::from_str(written).unwrap_or_default()
}

/// Several of a list. The options are (value, label); what stands in `value` is a JSON array of the values, or nothing.
#[component]
pub fn SeveralField(
    /// The field's name in the request; also the id of the group.
    name: &'static str,
    /// The question.
    label: &'static str,
    /// The chosen values.
    value: RwSignal<String>,
    /// The options: (value, label).
    options: Signal<Vec<(String, String)>>,
    /// The hint.
    #[prop(optional)]
    hint: &'static str,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// None may be chosen.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    let tick = move |(code, text): (String, String)| {
        let (id, this, other) = (format!("{name}-{code}"), code.clone(), code.clone());
        let set = move |event: leptos::ev::Event| {
            let mut chosen = value.with_untracked(|written| ticked(written));
            chosen.retain(|one| *one != other);
            if event_target_checked(&event) {
                chosen.push(other.clone());
            }
            value.set(if chosen.is_empty() { String::new() } else { serde_json::Value::from(chosen).to_string() });
        };
        view! {
            <div class="ps-tickrow">
                <input class="form-checkbox" type="checkbox" id=id.clone() name=name value=code
                    prop:checked=move || value.with(|written| ticked(written).contains(&this)) on:change=set/>
                <label for=id>{text}</label>
            </div>
        }
    };
    let described = move || {
        let hint = (!hint.is_empty()).then(|| format!("{name}-hint"));
        let error = error.with(Option::is_some).then(|| format!("{name}-error"));
        let ids: Vec<String> = hint.into_iter().chain(error).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    };
    view! {
        <fieldset class="ps-q" id=name tabindex="-1" aria-describedby=described>
            <legend>{label}{optional.then(|| view! { " " <small>{common::optional_field(lang())}</small> })}</legend>
            {(!hint.is_empty()).then(|| view! { <p class="ps-why" id=format!("{name}-hint")>{hint}</p> })}
            {move || error.get().map(|text| view! { <p class="form-error-message" id=format!("{name}-error")><Icon name=IconName::Alert small=true/>{text}</p> })}
            {move || options.get().into_iter().map(tick).collect_view()}
        </fieldset>
    }
}
