//! A list, drawn from its declaration (`domain::listing`): filters, heads that sort, table, cards, pages, columns, saved views
//! and files. A page is put into cells where it is fetched, so that all of this is compiled once for all lists.

mod bulk;
mod columns;
mod export;
mod filters;
mod rows;
mod source;
mod tools;
mod views;

pub use source::{Act, Source};

use super::address::{changed, to_query, use_param};
use super::fetched::Fetched;
use super::lang;
use super::loader::Loader;
use super::states::{Alert, AlertKind, EmptyState};
use super::table::Pager;
use bulk::{Mover, Moves, Outcome};
use domain::listing::{NOT_FILTERS, SavedView, Shape, Sort};
use domain::text::listing as text;
use filters::Filters;
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_query_map};
use leptos_router::params::ParamsMap;
use rows::rows;
use source::Drawn;
use std::collections::{BTreeMap, HashMap};
use tools::Tools;

/// What all parts of a list on a screen know.
#[derive(Clone, Copy)]
struct List {
    shape: StoredValue<Shape>,
    /// Where its pages are: `/traineeships`.
    path: StoredValue<String>,
    /// What the server is asked for, without the place in the list.
    asked: Memo<String>,
    /// The columns that are shown.
    shown: Memo<Vec<usize>>,
    /// The user's views of it.
    views: Option<Fetched<Vec<SavedView>>>,
    /// The rows that are chosen, by id.
    chosen: RwSignal<Vec<String>>,
    /// What can be moved of the rows that were seen, by id, and the moves.
    movers: StoredValue<HashMap<String, Mover>>,
    moves: StoredValue<Option<Moves>, LocalStorage>,
    /// What became of those that were moved last, until it was read.
    moved: RwSignal<Option<Outcome>>,
    /// Changes when the rows are to be fetched again.
    again: RwSignal<u32>,
}

/// The filters and the order that stand in the address, by name.
fn in_address(shape: &Shape, address: &ParamsMap) -> BTreeMap<String, String> {
    let names = shape.filters.iter().map(|filter| filter.name).chain(["sort"]);
    let values = names.filter_map(|name| Some((name.to_owned(), address.get_str(name)?.to_owned())));
    values.filter(|(_, value)| !value.is_empty()).collect()
}

/// What the server is asked for, of what stands in the address. An order that the list has no more is left out.
fn asked(shape: &Shape, value: impl Fn(&str) -> Option<String>) -> String {
    let values: Vec<(&str, String)> = shape.filters.iter().map(|filter| (filter.name, value(filter.name).unwrap_or_default())).collect();
    let sort = value("sort").filter(|sort| Sort::read(shape, sort).is_some()).unwrap_or_default();
    let asked = shape.filters.iter().zip(&values).map(|(filter, (name, value))| (*name, filter.asked(value)));
    to_query(asked.chain([("sort", sort.as_str())]))
}

/// An address of the same screen with other filters and another order; what is not of the list stays.
fn address_with<'a>(shape: &Shape, path: &str, here: &'a ParamsMap, values: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let is_own = |name: &str| NOT_FILTERS.contains(&name) || shape.filters.iter().any(|filter| filter.name == name);
    let others = here.latest_values().map(|(name, value)| (name.as_ref(), value)).filter(|(name, _)| !is_own(name));
    format!("{path}{}", to_query(others.chain(values)))
}

/// A list with all that belongs to it.
#[component]
pub fn ListView(
    /// Which, and where its pages are.
    source: Source,
) -> impl IntoView {
    let (lang, address) = (lang(), use_query_map());
    let Source { shape, path, fetch, acts, moves } = source;
    let has_tools = shape.exports;
    let shape = StoredValue::new(shape);
    let asked = Memo::new(move |_| address.with(|address| shape.with_value(|shape| asked(shape, |name| address.get(name)))));
    let name = shape.with_value(|shape| shape.name);
    let views = has_tools.then(|| Fetched::<Vec<SavedView>>::at(move || format!("/saved-views?list={name}")));
    let columns = use_param("columns");
    let shown = Memo::new(move |_| {
        let in_address = columns.get();
        let own = || Some(views?.get()?.ok()?.into_iter().find(|view| view.name.is_none())?.columns);
        let keys: Vec<String> =
            if in_address.is_empty() { own().unwrap_or_default() } else { in_address.split(',').map(str::to_owned).collect() };
        shape.with_value(|shape| shape.chosen(&keys.iter().map(String::as_str).collect::<Vec<_>>()))
    });
    let chosen = RwSignal::new(Vec::new());
    // What was chosen among other rows is chosen no more.
    Effect::new(move |before: Option<String>| {
        let now = asked.get();
        if before.is_some_and(|before| before != now) {
            chosen.set(Vec::new());
        }
        now
    });
    let (movers, moves, again) = (StoredValue::new(HashMap::new()), StoredValue::new_local(moves), RwSignal::new(0));
    let list = List { shape, path: StoredValue::new(path), asked, shown, views, chosen, movers, moves, moved: RwSignal::new(None), again };
    let cursor = use_param("cursor");
    let page = Fetched::new(move || {
        again.track();
        fetch(asked.get(), cursor.get())
    });
    let order_is_gone = move || {
        let sort = address.with(|address| address.get("sort")).filter(|sort| !sort.is_empty())?;
        shape.with_value(|shape| Sort::read(shape, &sort).is_none()).then_some(())
    };
    view! {
        <Filters list/>
        {move || order_is_gone().map(|()| view! { <Alert kind=AlertKind::ToKnow title=text::order_is_gone(lang) text=text::order_is_gone_text(lang)/> })}
        <Loader resource=page let:page>
            <Tools list total=page.total/>
            <Page list page acts/>
        </Loader>
    }
}

#[component]
fn Page(list: List, page: Drawn, acts: bool) -> impl IntoView {
    let lang = lang();
    let (location, address) = (use_location(), use_query_map());
    if page.rows.is_empty() {
        let is_filtered =
            address.with_untracked(|address| list.shape.with_value(|shape| in_address(shape, address).keys().any(|name| name != "sort")));
        let path = location.pathname.get_untracked();
        let clear =
            address.with_untracked(|address| list.shape.with_value(|shape| address_with(shape, &path, address, std::iter::empty())));
        let (title, words) = list.shape.with_value(|shape| if is_filtered { shape.none_found } else { shape.none });
        let first = address.with_untracked(|address| changed(&path, address, "cursor", ""));
        let on_a_later_page = address.with_untracked(|address| address.get("cursor").is_some());
        return view! {
            <EmptyState title=title(lang) text=words(lang)>
                {is_filtered.then(|| view! { <super::LinkButton href=clear>{text::clear_filters(lang)}</super::LinkButton> })}
                {on_a_later_page.then(|| view! { <super::LinkButton href=first>{domain::text::common::first_page(lang)}</super::LinkButton> })}
            </EmptyState>
        }
        .into_any();
    }
    let Drawn { rows: drawn, next, .. } = page;
    let seen = drawn.iter().filter_map(|row| row.mover.clone()).map(|mover| (mover.id.clone(), mover));
    list.movers.update_value(|movers| movers.extend(seen));
    let drawn = StoredValue::new_local(drawn);
    view! {
        {move || drawn.with_value(|drawn| rows(list, drawn, acts))}
        <Pager next/>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::listing::Listed;
    use domain::traineeships::TraineeshipLine;

    #[test]
    fn the_list_shows_those_under_way_unless_the_address_says_otherwise() {
        let asked = |pairs: &[(&str, &str)]| {
            let value = |name: &str| pairs.iter().find(|(other, _)| *other == name).map(|(_, value)| (*value).to_owned());
            super::asked(&TraineeshipLine::LIST.shape(), value)
        };
        assert_eq!(asked(&[]), "?status=open");
        assert_eq!(asked(&[("status", "all"), ("search", " bo ")]), "?search=bo");
        assert_eq!(asked(&[("status", "completed"), ("other", "y"), ("sort", "-ends_on")]), "?status=completed&sort=-ends_on");
        assert_eq!(asked(&[("sort", "shoe_size")]), "?status=open", "an order that is gone is left out");
    }
}
