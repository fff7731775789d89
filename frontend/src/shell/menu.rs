//! The menu: the screens of `screens.rs` that stand in it, for this user.

use crate::screens::MENU;
use crate::session::{Session, has_role, use_lang};
use crate::ui::{Icon, IconName};
use domain::Lang;
use domain::access::{self, Action, Role};
use domain::text::sessions as text;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

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

/// How many entries stand in the bar of a phone; the others are behind "Mere".
pub const IN_BAR: usize = 4;

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

/// The entries, and "Mere" for what does not fit in the bar of a phone.
#[component]
pub fn Menu(items: Vec<&'static MenuItem>) -> impl IntoView {
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
