//! Filters, tabs and the place in a list stand in the address, so that a link shows the same screen.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate, use_query_map};

/// One value of the address, e.g. `status` of `?status=open`; empty where it is not there.
#[must_use]
pub fn use_param(name: &'static str) -> Memo<String> {
    let query = use_query_map();
    Memo::new(move |_| query.with(|query| query.get(name)).unwrap_or_default())
}

/// The present address with one value changed; an empty one is left out. Changing anything but the cursor begins at the first page.
#[must_use]
pub fn href_with(path: &str, query: &leptos_router::params::ParamsMap, name: &str, value: &str) -> String {
    let mut query = query.clone();
    query.remove("cursor");
    query.remove(name);
    if !value.is_empty() {
        query.insert(name.to_owned(), value.to_owned());
    }
    format!("{path}{}", query.to_query_string())
}

/// Changes values of the address: `set("status", "open")`. It replaces the entry of the history, so that back leaves the screen.
pub fn use_set_param() -> impl Fn(&str, &str) + Clone + Send + Sync + 'static {
    let (location, query, navigate) = (use_location(), use_query_map(), StoredValue::new_local(use_navigate()));
    move |name, value| {
        let href = query.with_untracked(|query| href_with(&location.pathname.get_untracked(), query, name, value));
        let options = NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
        navigate.with_value(|navigate| navigate(&href, options));
    }
}

/// A value of the address as a signal for a field: choosing changes the address, and going back changes the field.
#[must_use]
pub fn use_param_signal(name: &'static str) -> RwSignal<String> {
    let (param, set) = (use_param(name), use_set_param());
    let value = RwSignal::new(param.get_untracked());
    Effect::new(move |_| {
        let in_address = param.get();
        if value.with_untracked(|value| *value != in_address) {
            value.set(in_address);
        }
    });
    Effect::new(move |_| {
        let chosen = value.get();
        if param.with_untracked(|param| *param != chosen) {
            set(name, &chosen);
        }
    });
    value
}

#[cfg(test)]
mod tests {
    use super::href_with;
    use leptos_router::params::ParamsMap;

    #[test]
    fn a_filter_begins_at_the_first_page_and_an_empty_one_is_left_out() {
        let query = ParamsMap::from_iter([("status", "open"), ("cursor", "abc")]);
        assert_eq!(href_with("/elever", &query, "search", "bo"), "/elever?status=open&search=bo");
        assert_eq!(href_with("/elever", &query, "cursor", "def"), "/elever?status=open&cursor=def");
        assert_eq!(href_with("/elever", &query, "status", ""), "/elever");
    }
}
