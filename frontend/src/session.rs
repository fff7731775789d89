//! Who is signed in, in which language: what every screen asks.

use crate::api::{self, ApiError};
use chrono::NaiveDate;
use domain::Lang;
use domain::access::{self, Action, Role};
use domain::sessions::Me;
use leptos::prelude::*;
use std::cell::Cell;

const LANG_KEY: &str = "praktikspor-lang";

/// What the app knows of the user.
#[derive(Clone, Copy)]
pub struct Session {
    /// The user; none while nobody is signed in.
    pub me: RwSignal<Option<Me>>,
    /// Whether it is known yet whether somebody is signed in.
    pub known: RwSignal<bool>,
    /// The language.
    pub lang: RwSignal<Lang>,
    /// The session ended while a screen was open: the user signs in again over it, and nothing typed is lost.
    pub ended: RwSignal<bool>,
}

thread_local! {
    // The HTTP client works outside the reactive owners; there is one app on a page.
    static CURRENT: Cell<Option<Session>> = const { Cell::new(None) };
}

/// Makes the session of the app and finds out who is signed in.
pub fn provide() -> Session {
    let session = Session {
        me: RwSignal::new(None),
        known: RwSignal::new(false),
        lang: RwSignal::new(stored_lang()),
        ended: RwSignal::new(false),
    };
    CURRENT.with(|current| current.set(Some(session)));
    provide_context(session);
    Effect::new(move |_| {
        let lang = session.lang.get();
        if let Some(root) = document().document_element() {
            drop(root.set_attribute("lang", lang.code()));
        }
        if let Some(storage) = storage() {
            drop(storage.set_item(LANG_KEY, lang.code()));
        }
    });
    leptos::task::spawn_local(async move {
        match api::get::<Me>("/me").await {
            Ok(me) => session.me.set(Some(me)),
            Err(ApiError::Problem(_) | ApiError::Away) => session.ended.set(false),
        }
        session.known.set(true);
    });
    session
}

/// The session.
///
/// # Panics
/// Outside the app.
#[must_use]
pub fn use_session() -> Session {
    expect_context()
}

/// The language; a screen is built again when it is switched.
#[must_use]
pub fn use_lang() -> Lang {
    use_context::<Session>().map_or_else(current_lang, |session| session.lang.get_untracked())
}

/// The language, outside the screens.
#[must_use]
pub fn current_lang() -> Lang {
    CURRENT.with(Cell::get).map_or_else(Lang::default, |session| session.lang.get_untracked())
}

/// The user.
#[must_use]
pub fn use_me() -> Option<Me> {
    use_session().me.get_untracked()
}

/// The municipality's date.
#[must_use]
pub fn use_today() -> NaiveDate {
    use_me().map_or(NaiveDate::MIN, |me| me.today)
}

/// Whether the user may do an action at all: which buttons there are.
#[must_use]
pub fn use_may() -> impl Fn(Action) -> bool + Copy {
    let session = use_session();
    move |action| session.me.with_untracked(|me| me.as_ref().is_some_and(|me| access::may(&me.grants, action)))
}

/// Whether the user has a role today.
#[must_use]
pub fn has_role(me: &Me, role: Role) -> bool {
    me.grants.iter().any(|grant| grant.role == role)
}

/// The server says that nobody is signed in: ask, over the screen that is open.
pub fn ended() {
    if let Some(session) = CURRENT.with(Cell::get)
        && session.me.with_untracked(Option::is_some)
    {
        session.ended.set(true);
    }
}

/// The page for the user's first look: where the day's work is.
#[must_use]
pub fn home(me: &Me) -> &'static str {
    const HOMES: &[(Role, &str)] = &[
        (Role::Consultant, "/opfoelgning"),
        (Role::EducationLead, "/opfoelgning"),
        (Role::Leader, "/opfoelgning"),
        (Role::Supervisor, "/mine-elever"),
        (Role::DailySupervisor, "/mine-elever"),
        (Role::Trainee, "/min-plan"),
        (Role::Administrator, "/organisation"),
        (Role::Hr, "/elever"),
        (Role::SteeringGroup, "/noegletal"),
    ];
    HOMES.iter().find(|(role, _)| has_role(me, *role)).map_or("/konto", |(_, path)| path)
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

fn stored_lang() -> Lang {
    match storage().and_then(|storage| storage.get_item(LANG_KEY).ok().flatten()).as_deref() {
        Some("en") => Lang::En,
        _ => Lang::Da,
    }
}
