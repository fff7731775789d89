//! What is typed in a form and not saved yet. A form is built anew when the language is switched or the newest version is
//! loaded; what was typed is put back into its fields. Kept in memory only, and forgotten with the user.

use super::lang;
use domain::text::common;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, Event, EventInit, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, Node, NodeList};
use std::cell::RefCell;
use std::collections::HashMap;
use std::time::Duration;

/// The mark by which a form that keeps drafts is found; the value is the number of its `Submit`.
const MARK: &str = "data-draft";

/// How often a choice is looked for whose options are still being fetched, and how long between.
const TRIES: u8 = 30;
const PAUSE: Duration = Duration::from_millis(100);

/// A control's id and what stands in it.
type Values = Vec<(String, String)>;

/// What is to be put back.
#[derive(Clone)]
struct Kept {
    values: Values,
    /// Someone else saved meanwhile: what they wrote is told where one's own text is put over it.
    over_theirs: bool,
}

thread_local! {
    // What stood in each form when it came to the screen, and what is to be put back into it.
    static BEGUN: RefCell<HashMap<String, Values>> = RefCell::default();
    static KEPT: RefCell<HashMap<String, Kept>> = RefCell::default();
}

/// A field with its label, as a person reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The label.
    pub label: String,
    /// What stands in the field.
    pub text: String,
}

/// Marks the form around it: stands in every [`ErrorSummary`](super::ErrorSummary).
#[component]
pub(super) fn DraftMark(
    /// The number of the form's `Submit`.
    number: u32,
    /// Gets what the newest version says where one's own text was put back over it.
    newest: RwSignal<Vec<Written>>,
) -> impl IntoView {
    // The form is on the page by the next frame, or when the part of the app it belongs to has come.
    request_animation_frame(move || begin(number, newest, TRIES));
    view! { <span hidden=true data-draft=number.to_string()></span> }
}

/// Remembers what stands in a new form, and puts back what was typed in the one before it.
fn begin(number: u32, newest: RwSignal<Vec<Written>>, tries: u8) {
    let Some(form) = form_of(number) else {
        // A mark without a form stands beside a single button: there is nothing to keep.
        if tries > 0 && mark_of(number).is_none() && newest.try_get_untracked().is_some() {
            set_timeout(move || begin(number, newest, tries - 1), PAUSE);
        }
        return;
    };
    let (key, now) = (key(&form), values(&form));
    BEGUN.with_borrow_mut(|begun| begun.insert(key.clone(), now));
    if let Some(kept) = KEPT.with_borrow_mut(|kept| kept.remove(&key)) {
        put_back(number, kept, newest, TRIES);
    }
}

/// The form of a `Submit`, while it is on the page.
fn form_of(number: u32) -> Option<Element> {
    mark_of(number)?.closest("form").ok().flatten()
}

fn mark_of(number: u32) -> Option<Element> {
    document().query_selector(&format!("[{MARK}='{number}']")).ok().flatten()
}

/// Which form it is, also after it was built anew: the address, its id where many of its kind take turns on one page, what
/// it stands in, and its first field.
fn key(form: &Element) -> String {
    let within = form.closest("[aria-labelledby]").ok().flatten().and_then(|around| around.get_attribute("aria-labelledby"));
    let first = controls(form).into_iter().next().map(|control| control.id());
    let path = window().location().pathname().unwrap_or_default();
    [Some(path), Some(form.id()), within, first].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn elements(list: Option<NodeList>) -> impl Iterator<Item = Element> {
    let count = list.as_ref().map_or(0, NodeList::length);
    (0..count).filter_map(move |index| list.as_ref().and_then(|list| list.get(index))).filter_map(|node: Node| node.dyn_into().ok())
}

/// The controls with an id. A password is never kept, also while it is shown.
fn controls(form: &Element) -> Vec<Element> {
    let found = form.query_selector_all("input[id], textarea[id], select[id]").ok();
    let secret = |control: &Element| control.get_attribute("autocomplete").is_some_and(|what| what.ends_with("-password"));
    let typed = |control: &Element| !matches!(control.get_attribute("type").as_deref(), Some("file" | "password" | "hidden"));
    elements(found).filter(|control| typed(control) && !secret(control)).collect()
}

fn is_ticked(input: &HtmlInputElement) -> Option<bool> {
    matches!(input.type_().as_str(), "checkbox" | "radio").then(|| input.checked())
}

fn value(control: &Element) -> String {
    if let Some(input) = control.dyn_ref::<HtmlInputElement>() {
        return is_ticked(input).map_or_else(|| input.value(), |on| if on { "on".to_owned() } else { String::new() });
    }
    if let Some(select) = control.dyn_ref::<HtmlSelectElement>() {
        return select.value();
    }
    control.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value).unwrap_or_default()
}

fn values(form: &Element) -> Values {
    controls(form).iter().map(|control| (control.id(), value(control))).collect()
}

/// The controls that hold something else than when the form came to the screen.
fn changed(form: &Element) -> Vec<Element> {
    let begun = BEGUN.with_borrow(|begun| begun.get(&key(form)).cloned()).unwrap_or_default();
    let was = |id: &str| begun.iter().find(|(known, _)| known == id).map_or("", |(_, value)| value);
    controls(form).into_iter().filter(|control| value(control) != was(&control.id())).collect()
}

/// Keeps what is typed in this form, for when it is built anew.
fn keep(form: &Element, over_theirs: bool) {
    let values: Values = changed(form).iter().map(|control| (control.id(), value(control))).collect();
    if !values.is_empty() {
        KEPT.with_borrow_mut(|kept| kept.insert(key(form), Kept { values, over_theirs }));
    }
}

/// Keeps what is typed in all forms of the page: before the language is switched.
pub fn keep_all() {
    for mark in elements(document().query_selector_all(&format!("[{MARK}]")).ok()) {
        if let Ok(Some(form)) = mark.closest("form") {
            keep(&form, false);
        }
    }
}

/// Keeps what is typed in the form of a `Submit`, and tells it as a person reads it.
pub(super) fn keep_and_tell(number: u32) -> Vec<Written> {
    let Some(form) = form_of(number) else { return Vec::new() };
    keep(&form, true);
    changed(&form).iter().filter_map(written).collect()
}

/// Forgets everything: another person uses the page.
pub fn forget_all() {
    KEPT.with_borrow_mut(HashMap::clear);
    BEGUN.with_borrow_mut(HashMap::clear);
}

/// Forgets what was kept of a form: it was saved, and begins again with what stands in it then.
pub(super) fn saved(number: u32) {
    let Some(form) = form_of(number) else { return };
    KEPT.with_borrow_mut(|kept| kept.remove(&key(&form)));
    request_animation_frame(move || {
        if let Some(form) = form_of(number) {
            BEGUN.with_borrow_mut(|begun| begun.insert(key(&form), values(&form)));
        }
    });
}

/// Puts what was typed back, as if it were typed again. A choice whose options are not there yet is tried again.
fn put_back(number: u32, kept: Kept, newest: RwSignal<Vec<Written>>, tries: u8) {
    let Some(form) = form_of(number) else { return };
    let mut later = Values::new();
    for (id, text) in kept.values {
        let control = controls(&form).into_iter().find(|control| control.id() == id);
        let there = control.filter(|control| has_option(control, &text));
        match there {
            None => later.push((id, text)),
            Some(control) if value(&control) == text => {}
            Some(control) => {
                if let Some(theirs) = written(&control).filter(|_| kept.over_theirs) {
                    newest.try_update(|newest| newest.push(theirs));
                }
                write(&control, &text);
            }
        }
    }
    if !later.is_empty() && tries > 0 {
        let kept = Kept { values: later, ..kept };
        set_timeout(move || put_back(number, kept, newest, tries - 1), PAUSE);
    }
}

fn has_option(control: &Element, value: &str) -> bool {
    control.dyn_ref::<HtmlSelectElement>().is_none_or(|select| {
        elements(select.query_selector_all("option").ok()).any(|option| option.get_attribute("value").unwrap_or_default() == value)
    })
}

fn write(control: &Element, text: &str) {
    let mut event = "input";
    if let Some(input) = control.dyn_ref::<HtmlInputElement>() {
        if is_ticked(input).is_some() {
            // A radio that was left is put out by the one that was chosen.
            if text.is_empty() && input.type_() == "radio" {
                return;
            }
            input.set_checked(!text.is_empty());
            event = "change";
        } else {
            input.set_value(text);
        }
    } else if let Some(select) = control.dyn_ref::<HtmlSelectElement>() {
        select.set_value(text);
        event = "change";
    } else if let Some(area) = control.dyn_ref::<HtmlTextAreaElement>() {
        area.set_value(text);
    }
    let how = EventInit::new();
    how.set_bubbles(true);
    if let Ok(event) = Event::new_with_event_init_dict(event, &how) {
        // Nobody stops it: the field takes over what stands in it.
        drop(control.dispatch_event(&event));
    }
}

/// A control as a person reads it; nothing for an empty one and for a choice that was not made.
fn written(control: &Element) -> Option<Written> {
    let lang = lang();
    let label = |of: &Element| words_of(document().query_selector(&format!("label[for='{}']", of.id())).ok().flatten());
    let (label, text) = match control.dyn_ref::<HtmlInputElement>().map(|input| (input.type_(), input.checked())) {
        Some((kind, on)) if kind == "radio" => {
            let set = control.closest("fieldset").ok().flatten();
            let legend = words_of(set.and_then(|set| set.query_selector("legend").ok().flatten()));
            on.then(|| (legend, label(control)))?
        }
        Some((kind, on)) if kind == "checkbox" => (label(control), if on { common::yes(lang) } else { common::no(lang) }.to_owned()),
        _ => {
            let chosen = control.dyn_ref::<HtmlSelectElement>().and_then(|select| select.query_selector("option:checked").ok().flatten());
            let text = chosen.map_or_else(|| value(control), |option| words_of(Some(option)));
            (label(control), if value(control).is_empty() { String::new() } else { text })
        }
    };
    (!text.trim().is_empty()).then_some(Written { label, text })
}

/// The words of a label, without the small print beside them.
fn words_of(element: Option<Element>) -> String {
    let Some(element) = element else { return String::new() };
    let first = element.first_child().and_then(|node| node.text_content()).filter(|text| !text.trim().is_empty());
    first.or_else(|| element.text_content()).unwrap_or_default().trim().to_owned()
}
