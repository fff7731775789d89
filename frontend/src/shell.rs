//! The frame around every screen: menu, search, language, sign-out, announcements.

mod announcer;
mod more;

pub use announcer::screen_was_shown;
pub use more::MorePage;

use crate::keyboard;
use crate::session::{Session, has_role, use_lang, use_session};
use crate::sessions::SignInAgain;
use crate::ui::{EmptyState, Icon, IconName, PageHeader, ToastHost, drafts};
use domain::Lang;
use domain::access::{self, Action, Role};
use domain::text::sessions as text;
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_navigate};
use wasm_bindgen::JsCast;

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
    MenuItem {
        path: "/min-plan",
        text: text::my_plan,
        icon: IconName::Route,
        action: Action::SeeTrainees,
        roles: &[Role::Trainee],
        group: Group::Day,
    },
    MenuItem {
        path: "/mine-elever",
        text: domain::text::supervision::my_trainees,
        icon: IconName::People,
        action: Action::LogSupervision,
        roles: &[Role::Supervisor, Role::DailySupervisor],
        group: Group::Day,
    },
    MenuItem {
        path: "/opfoelgning",
        text: text::follow_up,
        icon: IconName::Inbox,
        action: Action::SeeTasks,
        roles: &[],
        group: Group::Day,
    },
    MenuItem {
        path: "/rekruttering",
        text: text::recruitment,
        icon: IconName::Board,
        action: Action::SeeApplications,
        roles: &[],
        group: Group::Day,
    },
    MenuItem {
        path: "/elever",
        text: text::trainees,
        icon: IconName::People,
        action: Action::SeeTrainees,
        roles: STAFF,
        group: Group::Day,
    },
    MenuItem {
        path: "/vejledere",
        text: domain::text::supervision::register,
        icon: IconName::UserCheck,
        action: Action::SeeSupervisors,
        roles: &[],
        group: Group::Planning,
    },
    MenuItem {
        path: "/ansaettelse",
        text: text::hiring,
        icon: IconName::Bag,
        action: Action::SeeHireCases,
        roles: &[Role::Consultant, Role::Leader, Role::EducationLead],
        group: Group::Planning,
    },
    MenuItem {
        path: "/skabeloner",
        text: domain::text::onboarding::templates,
        icon: IconName::List,
        action: Action::ManageChecklist,
        roles: &[],
        group: Group::Planning,
    },
    MenuItem {
        path: "/noegletal",
        text: text::key_figures,
        icon: IconName::Chart,
        action: Action::SeeKeyFigures,
        roles: &[],
        group: Group::Overview,
    },
    MenuItem {
        path: "/organisation",
        text: text::organisation,
        icon: IconName::Grid,
        action: Action::SeeOrganisation,
        roles: &[Role::Administrator],
        group: Group::Administration,
    },
    MenuItem {
        path: "/brugere",
        text: text::users,
        icon: IconName::UserCheck,
        action: Action::SeeUsers,
        roles: &[],
        group: Group::Administration,
    },
    MenuItem {
        path: "/import",
        text: domain::text::imports::title,
        icon: IconName::Download,
        action: Action::ImportFiles,
        roles: &[],
        group: Group::Administration,
    },
    MenuItem {
        path: "/uddannelser",
        text: text::programmes,
        icon: IconName::Cap,
        action: Action::SeeProgrammes,
        roles: &[Role::Consultant, Role::Administrator],
        group: Group::Administration,
    },
    MenuItem {
        path: "/skoler",
        text: domain::text::external::title,
        icon: IconName::Phone,
        action: Action::SeeExternal,
        roles: &[],
        group: Group::Administration,
    },
    MenuItem {
        path: "/indstillinger",
        text: domain::text::settings::title,
        icon: IconName::Gear,
        action: Action::ManageSettings,
        roles: &[],
        group: Group::Administration,
    },
    MenuItem {
        path: "/log",
        text: text::log,
        icon: IconName::Document,
        action: Action::SeeAudit,
        roles: &[],
        group: Group::Administration,
    },
];

/// How many entries stand in the bar of a phone; the others are behind "Mere".
const IN_BAR: usize = 4;

/// The entries for this user.
#[must_use]
pub fn visible(session: Session) -> Vec<&'static MenuItem> {
    session.me.with_untracked(|me| {
        let Some(me) = me else { return Vec::new() };
        let for_role = |item: &MenuItem| item.roles.is_empty() || item.roles.iter().any(|role| has_role(me, *role));
        MENU.iter().filter(|item| access::may(&me.grants, item.action) && for_role(item)).collect()
    })
}

/// The user's first look: the first entry of the menu.
#[must_use]
pub fn home(session: Session) -> &'static str {
    visible(session).first().map_or("/konto", |item| item.path)
}

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
                    <Menu items/>
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
fn Menu(items: Vec<&'static MenuItem>) -> impl IntoView {
    let lang = use_lang();
    let path = use_location().pathname;
    let current = move |to: &'static str| move || path.with(|path| path == to || path.starts_with(&format!("{to}/"))).then_some("page");
    let mut last = Group::Day;
    let entries = items.into_iter().enumerate().map(|(place, item)| {
        let heading = (item.group != last).then(|| heading(lang, item.group));
        last = item.group;
        view! {
            {heading.map(|heading| view! { <span class="ps-nav__grp">{heading}</span> })}
            <a class="ps-nav__a" class:is-2={place >= IN_BAR} href=item.path aria-current=current(item.path)>
                <Icon name=item.icon/><span>{(item.text)(lang)}</span>
            </a>
        }
    });
    view! {
        {entries.collect_view()}
        <a class="ps-nav__a ps-nav__more" href="/mere" aria-current=current("/mere")><Icon name=IconName::More/><span>{text::more(lang)}</span></a>
    }
}

const fn heading(lang: Lang, group: Group) -> &'static str {
    match group {
        Group::Day => "",
        Group::Planning => text::planning(lang),
        Group::Overview => text::overview(lang),
        Group::Administration => text::administration(lang),
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
