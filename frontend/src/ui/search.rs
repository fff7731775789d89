//! Looking someone up by name: a text field with what is found below it (the combobox pattern of WAI-ARIA).

use super::fetched::Fetched;
use super::field::Field;
use super::lang;
use crate::picks;
use domain::text::common;
use leptos::prelude::*;

/// So many letters are typed before anything is looked for.
const LETTERS: usize = 2;

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
        let words = words.get().trim().to_owned();
        async move { if words.chars().count() < LETTERS { Ok(Vec::new()) } else { picks::trainees(words).await } }
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
