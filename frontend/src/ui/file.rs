//! Choosing a file.

use super::field::Field;
use super::lang;
use domain::onboarding::size_said;
use domain::text::onboarding as text;
use leptos::html;
use leptos::prelude::*;

/// One file of the reader's own, with its name and size once it is chosen. What is chosen stands in `input`.
#[component]
pub fn FileField(
    /// The field's name in the request; also its id.
    name: &'static str,
    /// The label.
    label: &'static str,
    /// What files are taken.
    hint: &'static str,
    /// The types of files that the browser offers first.
    accept: &'static str,
    /// The control: [`chosen`] reads it.
    input: NodeRef<html::Input>,
    /// What is wrong.
    #[prop(into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let lang = lang();
    let told = RwSignal::new(String::new());
    let look =
        move |_| told.set(chosen(input).map(|file| text::file_of(lang, file.name(), size_said(lang, bytes_of(&file)))).unwrap_or_default());
    let described = move || if error.with(Option::is_some) { format!("{name}-hint {name}-error") } else { format!("{name}-hint") };
    view! {
        <Field name label hint error>
            <input id=name name=name type="file" class="form-input" accept=accept node_ref=input on:change=look
                aria-describedby=described aria-invalid=move || error.with(Option::is_some).then_some("true")/>
            <p class="ps-why" role="status">{told}</p>
        </Field>
    }
}

/// How many bytes a file has.
fn bytes_of(file: &leptos::web_sys::File) -> u32 {
    format!("{:.0}", file.size()).parse().unwrap_or(u32::MAX)
}

/// The file that is chosen.
#[must_use]
pub fn chosen(input: NodeRef<html::Input>) -> Option<leptos::web_sys::File> {
    input.get_untracked()?.files()?.get(0)
}
