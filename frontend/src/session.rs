//! Who is signed in, in which language: what every screen asks.

use crate::api::{self, ApiError};
use crate::kept;
use chrono::NaiveDate;
use domain::Lang;
use domain::access::{self, Action, Role};
use domain::calendar::Calendar;
use domain::sessions::Me;
use futures_channel::oneshot::Sender;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};

const LANG_KEY: &str = "praktikspor-lang";

/// What the app knows of the user.
#[derive(Clone, Copy)]
pub struct Session {
    /// The user; none while nobody is signed in.
    pub me: RwSignal<Option<Me>>,
    /// Whether it is known yet whether somebody is signed in.
    pub known: RwSignal<Known>,
    /// The language.
    pub lang: RwSignal<Lang>,
    /// The session ended while a screen was open: the user signs in again over it, and nothing typed is lost.
    pub ended: RwSignal<bool>,
}

/// What the server has said of who is signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// Nothing yet.
    Asking,
    /// It is known.
    Yes,
    /// There is no connection.
    Away,
}

thread_local! {
    // The HTTP client works outside the reactive owners; there is one app on a page.
    static CURRENT: Cell<Option<Session>> = const { Cell::new(None) };
    // The requests that wait until the user has signed in again.
    static WAITING: RefCell<Vec<Sender<bool>>> = const { RefCell::new(Vec::new()) };
}

/// Makes the session of the app and finds out who is signed in.
pub fn provide() -> Session {
    let session = Session {
        me: RwSignal::new(None),
        known: RwSignal::new(Known::Asking),
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
    Effect::new(move |_| {
        if !session.ended.get() {
            // The question was closed: what waits is told that nobody signed in.
            drop(WAITING.take());
        }
    });
    // All tabs share one session: a tab of somebody else must not go on in the name of who signed in last.
    let heard = window_event_listener_untyped("storage", move |_| {
        if session.me.with_untracked(|me| me.as_ref().is_some_and(|me| kept::is_anothers(me.user_id))) {
            begin_anew();
        }
    });
    on_cleanup(move || heard.remove());
    session.find_out();
    session
}

/// Loads the page again, so that nothing of the user before stays on it.
fn begin_anew() {
    drop(window().location().reload());
}

impl Session {
    /// Finds out who is signed in. Where no session was begun in this browser, nobody is, and nobody is asked.
    pub fn find_out(self) {
        if !api::is_begun() {
            self.known.set(Known::Yes);
            return;
        }
        self.known.set(Known::Asking);
        leptos::task::spawn_local(async move {
            self.known.set(match api::me().await {
                Ok(me) => {
                    kept::enter(me.user_id);
                    self.me.set(Some(me));
                    Known::Yes
                }
                Err(ApiError::Problem(_)) => Known::Yes,
                Err(ApiError::Away) => Known::Away,
            });
        });
    }

    /// Somebody has signed in. The same person goes on where she was: the screens are not built again, and the requests
    /// that waited are sent. For another person everything is built anew.
    pub fn enter(self, me: Me) {
        let same = self.me.with_untracked(|before| before.as_ref().is_some_and(|before| before.user_id == me.user_id));
        if !same {
            crate::ui::drafts::forget_all();
        }
        for waiting in WAITING.take() {
            // Who no longer waits need not be told.
            let _ = waiting.send(same);
        }
        self.ended.set(false);
        kept::enter(me.user_id);
        self.me.set(Some(me));
    }
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

/// The municipality's days off; none where what is set cannot be read.
#[must_use]
pub fn use_calendar() -> Option<Calendar> {
    use_me().and_then(|me| me.settings).map(|settings| settings.calendar)
}

/// The roles in which the reader reaches what a card is about, as the server said: below the card they decide what she can do.
#[derive(Debug, Clone)]
pub struct Here(pub Vec<Role>);

/// Whether the user may do something: here, where a card says in which roles she reaches it, and anywhere else.
pub fn use_may() -> impl Fn(Action) -> bool + Copy {
    let (session, here) = (use_session(), StoredValue::new(use_context::<Here>()));
    move |action| match here.get_value() {
        Some(Here(roles)) => roles.iter().any(|role| access::reach(*role, action).is_some()),
        None => session.me.with_untracked(|me| me.as_ref().is_some_and(|me| access::may(&me.grants, action))),
    }
}

/// Whether the user has a role today.
#[must_use]
pub fn has_role(me: &Me, role: Role) -> bool {
    me.grants.iter().any(|grant| grant.role == role)
}

/// The session ended while a screen is open: asks the user to sign in again over it, and waits for that. False where
/// no screen is open, or where the user closes the question.
pub async fn signed_in_again() -> bool {
    let Some(session) = CURRENT.with(Cell::get) else { return false };
    if session.me.with_untracked(Option::is_none) {
        return false;
    }
    let (tell, told) = futures_channel::oneshot::channel();
    WAITING.with_borrow_mut(|waiting| waiting.push(tell));
    session.ended.set(true);
    told.await.unwrap_or(false)
}

/// The server renewed the session: the day and the roles may be new.
pub fn renewed(me: Me) {
    if let Some(session) = CURRENT.with(Cell::get)
        && let Some(before) = session.me.with_untracked(|before| before.as_ref().map(|before| before.user_id))
    {
        if before == me.user_id { session.me.set(Some(me)) } else { begin_anew() }
    }
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
