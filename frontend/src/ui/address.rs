//! Filters, tabs and the place in a list stand in the address, so that a link shows the same screen.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate, use_query_map};
use leptos_router::params::ParamsMap;

/// One value of the address, e.g. `status` of `?status=open`; empty where it is not there.
#[must_use]
pub fn use_param(name: &'static str) -> Memo<String> {
    let query = use_query_map();
    Memo::new(move |_| query.with(|query| query.get(name)).unwrap_or_default())
}

/// A query of what is filled in: `?status=open&search=bo`, or nothing.
#[must_use]
pub fn to_query<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let pairs = pairs.into_iter().filter(|(_, value)| !value.is_empty());
    let query = pairs.map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect::<Vec<_>>().join("&");
    if query.is_empty() { query } else { format!("?{query}") }
}

/// Percent-encoding (RFC 3986): all but the unreserved letters.
fn encode(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => encoded.push(char::from(byte)),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

/// An address with one value changed; an empty one is left out. Changing anything but the cursor begins at the first page.
#[must_use]
pub fn href_with<'a>(path: &str, query: impl IntoIterator<Item = (&'a str, &'a str)>, name: &'a str, value: &'a str) -> String {
    let others = query.into_iter().filter(|(other, _)| *other != "cursor" && *other != name);
    format!("{path}{}", to_query(others.chain(std::iter::once((name, value)))))
}

/// The present address with one value changed.
pub(super) fn changed(path: &str, query: &ParamsMap, name: &str, value: &str) -> String {
    href_with(path, query.latest_values().map(|(name, value)| (name.as_ref(), value)), name, value)
}

/// Changes values of the address: `set("status", "open")`. It replaces the entry of the history, so that back leaves the screen.
pub fn use_set_param() -> impl Fn(&str, &str) + Clone + Send + Sync + 'static {
    let (location, query, navigate) = (use_location(), use_query_map(), StoredValue::new_local(use_navigate()));
    move |name, value| {
        let href = query.with_untracked(|query| changed(&location.pathname.get_untracked(), query, name, value));
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
    use super::*;

    #[test]
    fn a_filter_begins_at_the_first_page_and_an_empty_one_is_left_out() {
        let query = [("status", "open"), ("cursor", "abc")];
        assert_eq!(href_with("/elever", query, "search", "bo"), "/elever?status=open&search=bo");
        assert_eq!(href_with("/elever", query, "cursor", "def"), "/elever?status=open&cursor=def");
        assert_eq!(href_with("/elever", query, "status", ""), "/elever");
    }

    #[test]
    fn what_is_written_arrives_as_written() {
        assert_eq!(to_query([("search", "Søren & Co 100%")]), "?search=S%C3%B8ren%20%26%20Co%20100%25");
        assert_eq!(to_query([("search", "")]), "");
    }
}
