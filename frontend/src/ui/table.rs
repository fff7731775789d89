//! Tables and the way from page to page. Lists are real tables; the server gives them page by page.

use super::address::changed;
use super::icon::{Icon, IconName};
use super::lang;
use domain::text::common;
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_query_map};

/// A table with its caption; `thead` and `tbody` are the children. Wide tables scroll in their frame.
#[component]
pub fn DataTable(
    /// What the table is of.
    #[prop(into)]
    caption: String,
    /// The caption is for screen readers only: the title above says the same.
    #[prop(optional)]
    quiet: bool,
    children: Children,
) -> impl IntoView {
    let name = caption.clone();
    view! {
        <div class="ps-tablewrap" role="group" tabindex="0" aria-label=name>
            <table class="ps-table ps-table--sticky">
                <caption class:sr-only=quiet>{caption}</caption>
                {children()}
            </table>
        </div>
    }
}

/// The head of a table: one `th` per word.
#[component]
pub fn TableHead(
    /// The words, in order.
    columns: Vec<&'static str>,
) -> impl IntoView {
    view! {
        <thead><tr>{columns.into_iter().map(|column| view! { <th scope="col">{column}</th> }).collect_view()}</tr></thead>
    }
}

/// Next page and first page, as links: the cursor stands in the address.
#[component]
pub fn Pager(
    /// Where the next page begins; none on the last one.
    next: Option<String>,
) -> impl IntoView {
    let (location, query) = (use_location(), use_query_map());
    let to = move |cursor: &str| query.with(|query| changed(&location.pathname.get(), query, "cursor", cursor));
    let at_first = query.with_untracked(|query| query.get("cursor").is_none());
    (next.is_some() || !at_first).then(|| view! {
        <nav class="ps-pager" aria-label=common::pages(lang())>
            {(!at_first).then(|| view! { <a class="button button-secondary" href=to("")>{common::first_page(lang())}</a> })}
            {next.map(|cursor| view! { <a class="button button-secondary" href=to(&cursor)>{common::next_page(lang())}<Icon name=IconName::Right/></a> })}
        </nav>
    })
}
