//! The draft of a session on the phone: what was typed survives a lost connection, a call and a closed browser.

use domain::ids::TraineeshipId;
use domain::supervision::LogSession;
use leptos::prelude::window;
use leptos::web_sys::Storage;

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

fn name(id: TraineeshipId) -> String {
    format!("praktikspor-session-{id}")
}

/// The draft, where there is one.
pub(super) fn read(id: TraineeshipId) -> Option<LogSession> {
    let text = storage()?.get_item(&name(id)).ok()??;
    serde_json::from_str(&text).ok()
}

/// Keeps the draft; says whether the phone could.
pub(super) fn keep(id: TraineeshipId, session: &LogSession) -> bool {
    let text = serde_json::to_string(session).unwrap_or_default();
    storage().is_some_and(|storage| storage.set_item(&name(id), &text).is_ok())
}

/// Forgets the draft: it was saved.
pub(super) fn forget(id: TraineeshipId) {
    if let Some(storage) = storage() {
        drop(storage.remove_item(&name(id)));
    }
}
