//! What does not fit in the bar of a phone: the other screens, the account, the language, signing out.

use super::menu::{IN_BAR, visible};
use crate::session::{use_lang, use_session};
use crate::sessions::SignOut;
use crate::ui::{IconName, ItemLink, PageHeader};
use domain::text::sessions as text;
use leptos::prelude::*;

/// `/mere`.
#[component]
pub fn MorePage() -> impl IntoView {
    let (session, lang) = (use_session(), use_lang());
    let entry = |href: &'static str, icon: IconName, title: &'static str| view! { <li><ItemLink href icon title/></li> };
    let screens: Vec<_> = visible(session).into_iter().skip(IN_BAR).map(|item| entry(item.path, item.icon, (item.text)(lang))).collect();
    view! {
        <PageHeader title=text::more(lang)/>
        <ul class="ps-card ps-list">
            {screens}
            {entry("/konto", IconName::User, text::account(lang))}
        </ul>
        <p class="ps-mt"><SignOut/></p>
    }
}
