//! The frame around every screen: menu, search, language, sign-out, announcements.

mod announcer;
mod menu;
mod more;

pub use announcer::screen_was_shown;
pub use menu::{Group, MenuItem, home, visible};
pub use more::MorePage;

use crate::keyboard;
use crate::session::{use_lang, use_session};
use crate::sessions::SignInAgain;
use crate::ui::{EmptyState, Icon, IconName, PageHeader, ToastHost, drafts};
use domain::Lang;
use domain::text::sessions as text;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use wasm_bindgen::JsCast;

/// The frame.
#[component]
pub fn Shell(children: Children) -> impl IntoView {
    let (session, lang) = (use_session(), use_lang());
    let items = visible(session);
    let searches = items.iter().any(|item| item.path == "/elever");
    let help = RwSignal::new(false);
    keyboard::listen(help);
    let (name, tenant, is_demo) = session
        .me
        .with_untracked(|me| me.as_ref().map_or_else(Default::default, |me| (me.display_name.clone(), me.tenant_name.clone(), me.is_demo)));
    view! {
        <SkipLink/>
        {is_demo.then(|| view! { <aside class="ps-demo" aria-label=text::demo_label(lang)>{text::demo(lang)}</aside> })}
        <div class="ps-shell">
            <div class="ps-nav">
                <nav class="ps-nav__in" aria-label=text::menu(lang)>
                    <a class="ps-brand" href="/"><Logo/>"Praktikspor"</a>
                    <span class="ps-brand__org">{tenant}</span>
                    <menu::Menu items/>
                    <span class="ps-nav__sp"></span>
                    <a class="ps-user" href="/konto">
                        <span class="ps-avatar ps-avatar--nav" aria-hidden="true">{initials(&name)}</span>
                        <span><b>{name.clone()}</b><small>{text::account(lang)}</small></span>
                    </a>
                </nav>
            </div>
            <main class="ps-main" id="indhold" tabindex="-1">
                <div class="ps-top">
                    {searches.then(|| view! { <Search/> })}
                    <div class="ps-top__r"><Language/>
                        <button class="ps-iconbtn ps-hide-s" type="button" aria-label=text::help(lang) on:click=move |_| help.set(true)>
                            <Icon name=IconName::Info/>
                        </button>
                    </div>
                </div>
                {children()}
            </main>
        </div>
        <announcer::Announcer/>
        <ToastHost/>
        <keyboard::HelpDialog open=help/>
        <SignInAgain/>
    }
}

/// Leads past the menu: a link for the keyboard, which moves the focus (the router would only scroll).
#[component]
pub fn SkipLink() -> impl IntoView {
    let skip = |event: web_sys::MouseEvent| {
        event.prevent_default();
        event.stop_propagation();
        let content = document().get_element_by_id("indhold").and_then(|content| content.dyn_into::<web_sys::HtmlElement>().ok());
        if let Some(content) = content {
            // Fails only for what cannot have the focus.
            drop(content.focus());
        }
    };
    view! { <a class="skipnav" href="#indhold" on:click=skip>{text::skip(use_lang())}</a> }
}

#[component]
fn Search() -> impl IntoView {
    let lang = use_lang();
    let words = RwSignal::new(String::new());
    let navigate = use_navigate();
    let search = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let query = crate::api::encode(words.get_untracked().trim());
        navigate(&format!("/elever?search={query}"), Default::default());
    };
    view! {
        <form class="ps-search" role="search" on:submit=search>
            <Icon name=IconName::Search/>
            <input id="ps-search" type="search" aria-label=text::search(lang) placeholder=text::search(lang) aria-keyshortcuts="/" bind:value=words/>
            <kbd aria-hidden="true">"/"</kbd>
        </form>
    }
}

/// The switch between the languages: says the other one in its own words.
#[component]
pub fn Language() -> impl IntoView {
    let session = use_session();
    let lang = use_lang();
    let other = if lang == Lang::Da { Lang::En } else { Lang::Da };
    let switch = move |_| {
        // Everything is built anew; what is typed comes back.
        drafts::keep_all();
        session.lang.set(other);
    };
    view! {
        <button class="button button-tertiary" type="button" lang=other.code() on:click=switch>{text::other_language(lang)}</button>
    }
}

/// The mark of the product.
#[component]
pub fn Logo() -> impl IntoView {
    view! {
        <svg class="ps-logo" viewBox="0 0 36 36" aria-hidden="true">
            <rect width="36" height="36" rx="10"/>
            <path d="M8 27V20a5 5 0 0 1 5-5h10a5 5 0 0 0 5-5V9"/>
            <circle cx="8" cy="27" r="3.4"/><circle cx="18" cy="15" r="3.4"/><circle class="is-goal" cx="28" cy="9" r="4.2"/>
        </svg>
    }
}

/// A page that is not there.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    let lang = use_lang();
    view! {
        <PageHeader title=text::not_found(lang)/>
        <EmptyState title=text::not_found_text(lang)><a href="/">{text::to_front(lang)}</a></EmptyState>
    }
}

fn initials(name: &str) -> String {
    let mut letters = name.split_whitespace().filter_map(|part| part.chars().next());
    let first = letters.next();
    first.into_iter().chain(letters.next_back()).collect()
}
