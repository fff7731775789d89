//! The head of a page, cards, and tabs that are addresses.

use super::icon::{Icon, IconName};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The title of a page, which gets the focus when the page opens, with a line below and actions beside.
#[component]
pub fn PageHeader(
    /// The title.
    #[prop(into)]
    title: Signal<String>,
    /// The line below.
    #[prop(optional, into)]
    lead: Signal<String>,
    /// The actions beside it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="ps-head">
            <div class="ps-head__t">
                <h1 tabindex="-1">{title}</h1>
                {move || Some(lead.get()).filter(|lead| !lead.is_empty()).map(|lead| view! { <p class="ps-head__sub">{lead}</p> })}
            </div>
            {children.map(|actions| view! { <div class="ps-head__a">{actions()}</div> })}
        </div>
    }
}

/// A card with a title; `id` is that of the title.
#[component]
pub fn Card(
    /// The id of the title, which names the card.
    #[prop(into)]
    id: String,
    /// The title.
    #[prop(into)]
    title: String,
    /// A word beside the title.
    #[prop(optional, into)]
    meta: Signal<String>,
    /// Where there is more of it: the address and its words.
    #[prop(optional)]
    more: Option<(String, &'static str)>,
    children: Children,
) -> impl IntoView {
    let named_by = id.clone();
    view! {
        <section class="ps-card" aria-labelledby=named_by>
            <div class="ps-card__h">
                <h2 id=id>{title}</h2>
                {move || Some(meta.get()).filter(|meta| !meta.is_empty()).map(|meta| view! { <span class="ps-meta">{meta}</span> })}
                {more.map(|(href, words)| view! { <a href=href>{words}</a> })}
            </div>
            <div class="ps-card__b">{children()}</div>
        </section>
    }
}

/// A line of a list that leads to another screen.
#[component]
pub fn ItemLink(
    /// Where to.
    #[prop(into)]
    href: String,
    /// Its icon.
    icon: IconName,
    /// What is there.
    title: &'static str,
    /// More about it.
    #[prop(optional, into)]
    sub: String,
) -> impl IntoView {
    view! {
        <a class="ps-item" href=href>
            <Icon name=icon brand=true/>
            <span><b>{title}</b>{(!sub.is_empty()).then(|| view! { <span class="ps-sub">{sub}</span> })}</span>
            <Icon name=IconName::Right small=true/>
        </a>
    }
}

/// A way back, above the head of a page.
#[component]
pub fn BackLink(
    /// Where to.
    #[prop(into)]
    href: String,
    /// What is there.
    #[prop(into)]
    text: String,
    /// What this is called.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    view! {
        <nav class="ps-crumb" aria-label=label>
            <a href=href><Icon name=IconName::Left small=true/>{text}</a>
        </nav>
    }
}

/// One tab: an address of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TabLink {
    /// The address, a path without query.
    pub href: String,
    /// The word.
    pub text: String,
    /// A count beside the word, once it is known.
    pub count: Signal<Option<String>>,
}

impl TabLink {
    /// A tab without a count.
    #[must_use]
    pub fn new(href: impl Into<String>, text: impl Into<String>) -> Self {
        Self { href: href.into(), text: text.into(), count: Signal::default() }
    }

    /// The tab with a count.
    #[must_use]
    pub fn counted(self, count: impl Into<Signal<Option<String>>>) -> Self {
        Self { count: count.into(), ..self }
    }
}

/// Tabs as plain links: the screen's address says which one is open, so back and forward work.
#[component]
pub fn Tabs(
    /// What the tabs are of.
    #[prop(into)]
    label: String,
    /// The tabs.
    items: Vec<TabLink>,
) -> impl IntoView {
    let path = use_location().pathname;
    view! {
        <nav class="ps-tabs" aria-label=label>
            {items.into_iter().map(|tab| {
                let href = tab.href.clone();
                let current = move || path.with(|path| path.trim_end_matches('/') == href.trim_end_matches('/')).then_some("page");
                view! {
                    <a href=tab.href aria-current=current>
                        {tab.text}
                        {move || tab.count.get().map(|count| view! { " " <span class="ps-n">{count}</span> })}
                    </a>
                }
            }).collect_view()}
        </nav>
    }
}
