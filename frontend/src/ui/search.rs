//! Looking someone up by name: a text field with what is found below it (the combobox pattern of WAI-ARIA).

use super::fetched::Fetched;
use super::field::{Field, TextField};
use super::lang;
use crate::api::Answer;
use crate::picks;
use crate::session::use_may;
use domain::access::Action;
use domain::people::Name;
use domain::text::common;
use leptos::prelude::*;

/// So many letters are typed before anything is looked for.
const LETTERS: usize = 2;
/// So many of those known are offered.
const SHOWN: usize = 6;

/// One trainee, found by name. What stands in `value` is the id of the one that was chosen.
#[component]
pub fn SearchField(
    /// The field's name in the request; also its id.
    name: &'static str,
    /// The label.
    label: &'static str,
    /// The chosen id.
    value: RwSignal<String>,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// It may be left empty.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    let lang = lang();
    let (words, marked, open) = (RwSignal::new(String::new()), RwSignal::new(0_usize), RwSignal::new(false));
    let found = Fetched::new(move || {
        let words = words.get();
        let words = words.trim();
        if words.chars().count() < LETTERS { Answer::of(async { Ok(Vec::new()) }) } else { picks::trainees(words) }
    });
    let list = Memo::new(move |_| found.get().and_then(Result::ok).unwrap_or_default());
    let shown = move || open.get() && words.with(|words| words.trim().chars().count() >= LETTERS);
    let choose = move |(id, text): (String, String)| {
        value.set(id);
        words.set(text);
        open.set(false);
    };
    let typed = move |event| {
        words.set(event_target_value(&event));
        value.set(String::new());
        marked.set(0);
        open.set(true);
    };
    let pressed = move |event: leptos::ev::KeyboardEvent| {
        let count = list.with(Vec::len);
        match event.key().as_str() {
            "ArrowDown" if count > 0 => marked.update(|marked| *marked = (*marked + 1) % count),
            "ArrowUp" if count > 0 => marked.update(|marked| *marked = (*marked + count - 1) % count),
            "Enter" if open.get_untracked() => {
                if let Some(one) = list.with_untracked(|list| list.get(marked.get_untracked()).cloned()) {
                    choose(one);
                }
            }
            "Escape" if open.get_untracked() => open.set(false),
            _ => return,
        }
        event.prevent_default();
    };
    let at = move |index: usize| format!("{name}-found-{index}");
    let option = move |(index, one): (usize, (String, String))| {
        let (text, this) = (one.1.clone(), one);
        // The field keeps the focus: pressing the mouse would take it away before the click.
        view! {
            <li role="option" id=at(index) aria-selected=move || (marked.get() == index).to_string()
                on:mousedown=|event: leptos::ev::MouseEvent| event.prevent_default()
                on:click=move |_| choose(this.clone())>{text}</li>
        }
    };
    let nobody = move || list.with(Vec::is_empty) && found.get().is_some();
    view! {
        <Field name=name.to_owned() label error optional hint=common::search_hint(lang)>
            <input class="form-input" id=name name=name type="text" autocomplete="off" maxlength="80" role="combobox"
                aria-autocomplete="list" aria-controls=format!("{name}-found") aria-expanded=move || shown().to_string()
                aria-activedescendant=move || (shown() && !list.with(Vec::is_empty)).then(|| at(marked.get()))
                aria-describedby=move || if error.with(Option::is_some) { format!("{name}-hint {name}-error") } else { format!("{name}-hint") }
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                prop:value=words on:input=typed on:keydown=pressed on:blur=move |_| open.set(false)/>
            <ul class="ps-found" id=format!("{name}-found") role="listbox" aria-label=label hidden=move || !shown()>
                {move || list.get().into_iter().enumerate().map(option).collect_view()}
            </ul>
            <p class="ps-why" role="status">{move || (shown() && nobody()).then(|| common::nobody_found(lang))}</p>
        </Field>
    }
}

/// A person by name: written, or chosen among the supervisors where the reader sees them. What stands in `value` is the name.
#[component]
pub fn PersonField(
    /// The field's name in the request; also its id.
    name: &'static str,
    /// The label.
    label: &'static str,
    /// The name.
    value: RwSignal<String>,
    /// The hint.
    #[prop(optional)]
    hint: &'static str,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// It may be left empty.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    let max = u32::try_from(Name::MAX).unwrap_or(u32::MAX);
    if !use_may()(Action::SeeSupervisors) {
        return view! { <TextField name label value hint error optional max/> }.into_any();
    }
    let lang = lang();
    let (marked, open) = (RwSignal::new(None::<usize>), RwSignal::new(false));
    let known = Fetched::new(|| Answer::of(picks::colleagues()));
    let list = Memo::new(move |_| {
        let words = value.get().trim().to_lowercase();
        let names = known.get().and_then(Result::ok).unwrap_or_default();
        let fits = |name: &String| words.chars().count() >= LETTERS && name.to_lowercase().contains(&words);
        names.into_iter().filter(fits).take(SHOWN).collect::<Vec<String>>()
    });
    let shown = move || open.get() && !list.with(Vec::is_empty);
    let choose = move |one: String| {
        value.set(one);
        open.set(false);
    };
    let typed = move |event| {
        value.set(event_target_value(&event));
        marked.set(None);
        open.set(true);
    };
    let pressed = move |event: leptos::ev::KeyboardEvent| {
        let count = list.with_untracked(Vec::len);
        match event.key().as_str() {
            "ArrowDown" if count > 0 => marked.update(|marked| *marked = Some(marked.map_or(0, |at| (at + 1) % count))),
            "ArrowUp" if count > 0 => marked.update(|marked| *marked = Some(marked.map_or(count - 1, |at| (at + count - 1) % count))),
            // What is written counts as it stands, unless one of those offered is marked.
            "Enter" if untrack(shown) && marked.get_untracked().is_some() => {
                let one = marked.get_untracked().and_then(|at| list.with_untracked(|list| list.get(at).cloned()));
                one.into_iter().for_each(choose);
            }
            "Escape" if untrack(shown) => open.set(false),
            _ => return,
        }
        event.prevent_default();
    };
    let at = move |index: usize| format!("{name}-known-{index}");
    let option = move |(index, one): (usize, String)| {
        let this = one.clone();
        view! {
            <li role="option" id=at(index) aria-selected=move || (marked.get() == Some(index)).to_string()
                on:mousedown=|event: leptos::ev::MouseEvent| event.prevent_default()
                on:click=move |_| choose(this.clone())>{one}</li>
        }
    };
    view! {
        <Field name label error optional hint=common::person_hint(lang)>
            <input class="form-input" id=name name=name type="text" autocomplete="off" maxlength=max.to_string() role="combobox"
                aria-autocomplete="list" aria-controls=format!("{name}-known") aria-expanded=move || shown().to_string()
                aria-activedescendant=move || marked.get().filter(|_| shown()).map(at)
                aria-describedby=move || if error.with(Option::is_some) { format!("{name}-hint {name}-error") } else { format!("{name}-hint") }
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                prop:value=value on:input=typed on:keydown=pressed on:blur=move |_| open.set(false)/>
            <ul class="ps-found" id=format!("{name}-known") role="listbox" aria-label=label hidden=move || !shown()>
                {move || list.get().into_iter().enumerate().map(option).collect_view()}
            </ul>
        </Field>
    }
    .into_any()
}
