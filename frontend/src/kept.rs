//! What the browser keeps beyond the page: under the user's own id, and gone when she signs out or another user enters.

use domain::ids::UserId;
use leptos::prelude::window;
use leptos::web_sys::Storage;

/// Whose browser it is now: tabs tell each other through it.
const USER: &str = "praktikspor-user";
/// How the names of all that is kept for a user begin.
const START: &str = "praktikspor-of-";

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// Who signed in last, in any tab.
fn user(storage: &Storage) -> Option<String> {
    storage.get_item(USER).ok().flatten()
}

fn name(storage: &Storage, name: &str) -> Option<String> {
    Some(format!("{START}{}-{name}", user(storage)?))
}

/// What is kept under a name for the user.
#[must_use]
pub fn read(of: &str) -> Option<String> {
    let storage = storage()?;
    storage.get_item(&name(&storage, of)?).ok().flatten()
}

/// Keeps a text for the user; says whether the browser could.
pub fn keep(of: &str, text: &str) -> bool {
    let Some(storage) = storage() else { return false };
    name(&storage, of).is_some_and(|name| storage.set_item(&name, text).is_ok())
}

/// Forgets what is kept under a name.
pub fn forget(of: &str) {
    if let Some(storage) = storage()
        && let Some(name) = name(&storage, of)
    {
        drop(storage.remove_item(&name));
    }
}

/// A user has entered: what was kept for others goes.
pub fn enter(entered: UserId) {
    let Some(storage) = storage() else { return };
    if user(&storage) != Some(entered.to_string()) {
        forget_all();
        drop(storage.set_item(USER, &entered.to_string()));
    }
}

/// Forgets everything of every user.
pub fn forget_all() {
    let Some(storage) = storage() else { return };
    let names = (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok().flatten());
    for name in names.filter(|name| name.starts_with(START)).collect::<Vec<_>>() {
        drop(storage.remove_item(&name));
    }
    drop(storage.remove_item(USER));
}

/// Whether somebody else has signed in meanwhile, in another tab.
#[must_use]
pub fn is_anothers(known: UserId) -> bool {
    storage().and_then(|storage| user(&storage)).is_some_and(|user| user != known.to_string())
}
