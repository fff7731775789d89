//! Period and programme; they stand in the address.

use crate::session::use_lang;
use crate::ui::address::{use_param, use_param_signal, use_set_param};
use crate::ui::{Button, DateField, DateInput, Fetched, SelectField};
use domain::programmes::Programme;
use domain::text::reports as text;
use leptos::prelude::*;

/// The choices above the figures. The dates are used when "Vis" is pressed, for they are typed letter by letter.
#[component]
pub(super) fn Filters() -> impl IntoView {
    let lang = use_lang();
    let set = use_set_param();
    let [from, to] = ["from", "to"].map(|name| DateInput::new(use_param(name).get_untracked().parse().ok()));
    let programmes = Fetched::<Vec<Programme>>::at(|| "/programmes".to_owned());
    let options = Signal::derive(move || {
        let programmes = programmes.get().and_then(Result::ok).unwrap_or_default();
        programmes.into_iter().filter(|programme| programme.enabled).map(|programme| (programme.code, programme.name)).collect::<Vec<_>>()
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        for (name, input) in [("from", from), ("to", to)] {
            // What is no date says so itself, and changes nothing.
            if !input.is_wrong() {
                set(name, &input.date().map(|date| date.to_string()).unwrap_or_default());
            }
        }
    };
    view! {
        <form class="ps-filters" aria-label=text::filters(lang) on:submit=submit novalidate>
            <DateField name="from" label=text::from(lang) value=from/>
            <DateField name="to" label=text::to(lang) value=to/>
            <SelectField name="programme" label=text::programme(lang) value=use_param_signal("programme") options empty=text::all_programmes(lang)/>
            <Button>{text::show(lang)}</Button>
        </form>
    }
}
