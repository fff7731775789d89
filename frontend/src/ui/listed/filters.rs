//! The filters of a list, bound to the address.

use super::super::address::{use_param, use_param_signal, use_set_param};
use super::super::{Button, LinkButton, SelectField, TextField, lang};
use super::{List, address_with, in_address};
use crate::picks;
use domain::Lang;
use domain::listing::{ALL, Control, Filter};
use domain::text::listing as text;
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_query_map};

/// The filters; nothing where the list has none.
#[component]
pub(super) fn Filters(list: List) -> impl IntoView {
    let lang = lang();
    let filters = list.shape.with_value(|shape| shape.filters);
    let seen: Vec<&Filter> = filters.iter().filter(|filter| !matches!(filter.control, Control::Given)).collect();
    if seen.is_empty() {
        return ().into_any();
    }
    let (location, address, set) = (use_location(), use_query_map(), use_set_param());
    let clear = move || {
        address.with(|address| list.shape.with_value(|shape| address_with(shape, &location.pathname.get(), address, std::iter::empty())))
    };
    let searches = seen.iter().any(|filter| matches!(filter.control, Control::Search));
    let searched = use_param("search");
    let words = RwSignal::new(searched.get_untracked());
    // The search field on top of the page leads here too.
    Effect::new(move |_| words.set(searched.get()));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if searches {
            set("search", words.get_untracked().trim());
        }
    };
    let in_use = Memo::new(move |_| {
        let used = address.with(|address| list.shape.with_value(|shape| in_address(shape, address)));
        used.keys().filter(|name| !matches!(name.as_str(), "sort" | "search")).count()
    });
    let is_filtered = move || in_use.get() > 0 || !searched.get().is_empty();
    // On a phone many filters would be all there is to see: they are folded under one button.
    let folds = searches && seen.len() > 2;
    let open = RwSignal::new(false);
    let (typed, others): (Vec<&Filter>, Vec<&Filter>) = seen.into_iter().partition(|filter| matches!(filter.control, Control::Search));
    let typed: Vec<AnyView> = typed.into_iter().map(|filter| field(lang, filter, words)).collect();
    let others: Vec<AnyView> = others.into_iter().map(|filter| field(lang, filter, words)).collect();
    let unfold = move || match in_use.get() {
        0 => text::filters(lang).to_owned(),
        count => text::filters_in_use(lang, count),
    };
    view! {
        <form class="ps-filters" role="search" aria-label=text::filters(lang) on:submit=submit>
            {typed}
            <div id="more-filters" class="ps-filters__more" class:is-folded=move || folds && !open.get()>{others}</div>
            {searches.then(|| view! { <Button>{text::show(lang)}</Button> })}
            {folds.then(|| view! {
                <button type="button" class="button button-secondary ps-slim" aria-expanded=move || open.get().to_string()
                    aria-controls="more-filters" on:click=move |_| open.update(|open| *open = !*open)>{unfold}</button>
            })}
            {move || is_filtered().then(|| view! { <LinkButton href=clear()>{text::clear_filters(lang)}</LinkButton> })}
        </form>
    }
    .into_any()
}

fn field(lang: Lang, filter: &'static Filter, words: RwSignal<String>) -> AnyView {
    let Filter { name, label, all, control } = *filter;
    // A form over the list may have a field of this name: each has an id of its own.
    let id = format!("filter-{name}");
    let choices = |words: Vec<(&str, &str)>| -> Vec<(String, String)> {
        words.into_iter().map(|(code, label)| (code.to_owned(), label.to_owned())).collect()
    };
    let options: Signal<Vec<(String, String)>> = match control {
        Control::Search => return view! { <TextField name=id label=label(lang) value=words kind="search" max=100/> }.into_any(),
        Control::Words(words) => choices(words(lang)).into(),
        Control::Status(words, every) => choices(std::iter::once((ALL, every(lang))).chain(words(lang)).collect()).into(),
        Control::Pick(of) => picks::filter_options(of),
        Control::Given => return ().into_any(),
    };
    view! { <SelectField name=id label=label(lang) value=use_param_signal(name) options empty=all(lang)/> }.into_any()
}
