//! Several of a list: a tick each; and several of a long one, of which the first few are shown.

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
        let id = format!("{name}-{code}");
        view! { <div class="ps-tickrow">{tick(name, id, value, code, text)}</div> }
    };
    let ticks = move || options.get().into_iter().map(tick).collect_view();
    group(name, label, hint, error, optional, ticks.into_any())
}

/// How many of a long list are shown at first.
const FEW: usize = 3;

/// Several texts of a long list: the first few, and all when one asks for them or has chosen some.
#[component]
pub fn OfferedField(
    /// The field's name in the request; also the id of the group.
    name: &'static str,
    /// The question.
    label: &'static str,
    /// What is chosen.
    value: RwSignal<String>,
    /// What is offered, the likeliest first: (value, label).
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
    let chosen = value.with_untracked(|written| ticked(written));
    let asked = RwSignal::new(!chosen.is_empty());
    let all = Memo::new(move |_| {
        let offered = options.get();
        let gone = chosen.iter().filter(|one| offered.iter().all(|(code, _)| code != *one));
        gone.map(|one| (one.clone(), one.clone())).chain(offered.iter().cloned()).collect::<Vec<_>>()
    });
    let count = move || all.with(Vec::len);
    let shown = move || if asked.get() { count() } else { FEW };
    let row = move |(number, (code, text)): (usize, (String, String))| {
        view! { <li class="ps-tickrow">{tick(name, format!("{name}-{number}"), value, code, text)}</li> }
    };
    let ticks = view! {
        <ul class="ps-card ps-list">{move || all.get().into_iter().take(shown()).enumerate().map(row).collect_view()}</ul>
        {move || (count() > shown()).then(|| view! {
            <button type="button" class="button button-tertiary" on:click=move |_| asked.set(true)>{common::show_all(lang(), count())}</button>
        })}
    };
    // Where nothing is offered, nothing is asked.
    let any = untrack(count) > 0;
    any.then(|| group(name, label, hint, error, optional, ticks.into_any()))
}

fn tick(name: &'static str, id: String, value: RwSignal<String>, code: String, text: String) -> impl IntoView {
    let (this, other) = (code.clone(), code.clone());
    let set = move |event: leptos::ev::Event| {
        let mut chosen = value.with_untracked(|written| ticked(written));
        chosen.retain(|one| *one != other);
        if event_target_checked(&event) {
            chosen.push(other.clone());
        }
        value.set(if chosen.is_empty() { String::new() } else { serde_json::Value::from(chosen).to_string() });
    };
    view! {
        <input class="form-checkbox" type="checkbox" id=id.clone() name=name value=code
            prop:checked=move || value.with(|written| ticked(written).contains(&this)) on:change=set/>
        <label for=id>{text}</label>
    }
}

fn group(
    name: &'static str,
    label: &'static str,
    hint: &'static str,
    error: Signal<Option<String>>,
    optional: bool,
    ticks: AnyView,
) -> AnyView {
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
            {ticks}
        </fieldset>
    }
    .into_any()
}
