//! The frame around every screen: menu, search, language, sign-out, announcements.

use crate::keyboard;
use crate::session::{Session, has_role, use_lang, use_may, use_session};
use crate::sessions::SignInAgain;
use crate::ui::{EmptyState, Icon, IconName, PageHeader, ToastHost};
use domain::Lang;
use domain::access::{Action, Role};
use domain::text::sessions as text;
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_navigate};

/// An entry of the menu.
pub struct MenuItem {
    /// Where it leads.
    pub path: &'static str,
    /// What it is called.
    pub text: fn(Lang) -> &'static str,
    /// Its icon.
    pub icon: IconName,
    /// What the user must be allowed to do.
    pub action: Action,
    /// Only for these roles; empty means all who may.
    pub roles: &'static [Role],
    /// The group it stands in.
    pub group: Group,
}

/// A group of the menu.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// On top, without a heading.
    Day,
    /// Planlægning.
    Planning,
    /// Overblik.
    Overview,
    /// Administration.
    Administration,
}

const STAFF: &[Role] = &[Role::Consultant, Role::EducationLead, Role::Leader, Role::Hr];

/// The menu: one line per screen.
pub const MENU: &[MenuItem] = &[
    MenuItem { path: "/min-plan", text: text::my_plan, icon: IconName::Route, action: Action::SeeTrainees, roles: &[Role::Trainee], group: Group::Day },
    MenuItem { path: "/opfoelgning", text: text::follow_up, icon: IconName::Bell, action: Action::SeeTasks, roles: &[], group: Group::Day },
    MenuItem { path: "/elever", text: text::trainees, icon: IconName::People, action: Action::SeeTrainees, roles: STAFF, group: Group::Day },
    MenuItem { path: "/organisation", text: text::organisation, icon: IconName::Grid, action: Action::ManageOrganisation, roles: &[], group: Group::Administration },
    MenuItem { path: "/brugere", text: text::users, icon: IconName::UserCheck, action: Action::SeeUsers, roles: &[], group: Group::Administration },
    MenuItem { path: "/import", text: domain::text::imports::title, icon: IconName::Inbox, action: Action::ImportFiles, roles: &[], group: Group::Administration },
    MenuItem { path: "/uddannelser", text: text::programmes, icon: IconName::Cap, action: Action::SeeProgrammes, roles: &[Role::Consultant, Role::Administrator], group: Group::Administration },
    MenuItem { path: "/log", text: text::log, icon: IconName::Document, action: Action::SeeAudit, roles: &[], group: Group::Administration },
];

fn visible(session: Session, may: impl Fn(Action) -> bool) -> Vec<&'static MenuItem> {
    let roles = |item: &MenuItem| {
        session.me.with_untracked(|me| me.as_ref().is_some_and(|me| item.roles.is_empty() || item.roles.iter().any(|role| has_role(me, *role))))
    };
    MENU.iter().filter(|item| may(item.action) && roles(item)).collect()
}

/// The frame.
#[component]
pub fn Shell(children: Children) -> impl IntoView {
    let (session, lang, may) = (use_session(), use_lang(), use_may());
    let items = StoredValue::new(visible(session, may));
    let help = RwSignal::new(false);
    keyboard::listen(help);
    let (name, tenant, is_demo) = session.me.with_untracked(|me| {
        me.as_ref().map_or_else(Default::default, |me| (me.display_name.clone(), me.tenant_name.clone(), me.is_demo))
    });
    let searches = move || items.with_value(|items| items.iter().any(|item| item.path == "/elever"));
    view! {
        <a class="skipnav" href="#indhold">{text::skip(lang)}</a>
        {is_demo.then(|| view! { <p class="ps-demo" role="note">{text::demo(lang)}</p> })}
        <div class="ps-shell">
            <div class="ps-nav">
                <nav class="ps-nav__in" aria-label=text::menu(lang)>
                    <a class="ps-brand" href="/"><Logo/>"Praktikspor"</a>
                    <span class="ps-brand__org">{tenant}</span>
                    <Menu items=items/>
                    <span class="ps-nav__sp"></span>
                    <a class="ps-user" href="/konto">
                        <span class="ps-avatar ps-avatar--nav" aria-hidden="true">{initials(&name)}</span>
                        <span><b>{name.clone()}</b><small>{text::account(lang)}</small></span>
                    </a>
                </nav>
            </div>
            <main class="ps-main" id="indhold" tabindex="-1">
                <div class="ps-top">
                    {searches().then(|| view! { <Search/> })}
                    <div class="ps-top__r"><Language/>
                        <button class="ps-iconbtn ps-hide-s" type="button" aria-label=text::help(lang) on:click=move |_| help.set(true)>
                            <Icon name=IconName::Info/>
                        </button>
                    </div>
                </div>
                {children()}
            </main>
        </div>
        <Announcer/>
        <ToastHost/>
        <keyboard::HelpDialog open=help/>
        <SignInAgain/>
    }
}

#[component]
fn Menu(items: StoredValue<Vec<&'static MenuItem>>) -> impl IntoView {
    let lang = use_lang();
    let path = use_location().pathname;
    // Below 900 px four entries stand in the bar, the others behind "Mere" (styles: is-2).
    let many = items.with_value(|items| items.len() > 5);
    let open = RwSignal::new(false);
    let heading = |group: Group| match group {
        Group::Day => "",
        Group::Planning => text::planning(lang),
        Group::Overview => text::overview(lang),
        Group::Administration => text::administration(lang),
    };
    let mut last = Group::Day;
    let entries = items.with_value(|items| {
        items
            .iter()
            .enumerate()
            .map(|(place, item)| {
                let first = item.group != last;
                last = item.group;
                let (to, group) = (item.path, item.group);
                let folded = move || many && place >= 4 && !open.get();
                let current = move || path.with(|path| path == to || path.starts_with(&format!("{to}/"))).then_some("page");
                view! {
                    {first.then(|| view! { <span class="ps-nav__grp">{heading(group)}</span> })}
                    <a class="ps-nav__a" class:is-2=folded href=to aria-current=current on:click=move |_| open.set(false)>
                        <Icon name=item.icon/><span>{(item.text)(lang)}</span>
                    </a>
                }
            })
            .collect_view()
    });
    view! {
        {entries}
        {many.then(|| view! {
            <button class="ps-nav__a ps-nav__more" type="button" aria-expanded=move || open.get().to_string() on:click=move |_| open.update(|open| *open = !*open)>
                <Icon name=IconName::More/><span>{text::more(lang)}</span>
            </button>
        })}
    }
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
    view! {
        <button class="button button-tertiary" type="button" lang=other.code() on:click=move |_| session.lang.set(other)>{text::other_language(lang)}</button>
    }
}

/// After a change of screen: the title, the focus on the heading, and a polite word of where one is.
#[component]
fn Announcer() -> impl IntoView {
    let path = use_location().pathname;
    let said = RwSignal::new(String::new());
    let before = StoredValue::new(None::<String>);
    Effect::new(move |_| {
        let now = path.get();
        let first = before.with_value(Option::is_none);
        if before.with_value(|before| before.as_deref() == Some(now.as_str())) {
            return;
        }
        before.set_value(Some(now));
        set_timeout(
            move || {
                let heading = document().query_selector("main h1").ok().flatten();
                let title = heading.as_ref().and_then(|heading| heading.text_content()).unwrap_or_default();
                document().set_title(&if title.is_empty() { "Praktikspor".to_owned() } else { format!("{title} – Praktikspor") });
                said.set(title);
                if let (false, Some(heading)) = (first, heading.and_then(|element| wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(element).ok())) {
                    drop(heading.focus());
                }
            },
            std::time::Duration::from_millis(300),
        );
    });
    view! { <p class="sr-only" role="status" aria-live="polite">{said}</p> }
}

/// The mark of the product.
#[component]
pub fn Logo() -> impl IntoView {
    view! {
        <svg class="ps-logo" viewBox="0 0 36 36" aria-hidden="true">
            <rect width="36" height="36" rx="10"/>
            <path d="M8 27V20a5 5 0 0 1 5-5h10a5 5 0 0 0 5-5V9"/>
            <circle cx="8" cy="27" r="3.4"/><circle cx="18" cy="15" r="3.4"/><circle cx="28" cy="9" r="4.2"/>
        </svg>
    }
}

/// A page that is not there.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    let lang = use_lang();
    view! {
        <PageHeader title=text::not_found(lang) lead="">{()}</PageHeader>
        <EmptyState title=text::not_found(lang) text=text::not_found_text(lang)><a href="/">{text::to_front(lang)}</a></EmptyState>
    }
}

fn initials(name: &str) -> String {
    let mut letters = name.split_whitespace().filter_map(|part| part.chars().next());
    let first = letters.next();
    first.into_iter().chain(letters.next_back()).collect()
}
