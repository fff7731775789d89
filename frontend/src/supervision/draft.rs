//! The draft of a session on the phone: what was typed survives a lost connection, a call and a closed browser.

use crate::kept;
use domain::ids::TraineeshipId;
use domain::supervision::LogSession;

fn name(id: TraineeshipId) -> String {
    format!("session-{id}")
}

/// The draft, where there is one.
pub(super) fn read(id: TraineeshipId) -> Option<LogSession> {
    serde_json::from_str(&kept::read(&name(id))?).ok()
}

/// Keeps the draft; says whether the phone could.
pub(super) fn keep(id: TraineeshipId, session: &LogSession) -> bool {
    kept::keep(&name(id), &serde_json::to_string(session).unwrap_or_default())
}

/// Forgets the draft: it was saved.
pub(super) fn forget(id: TraineeshipId) {
    kept::forget(&name(id));
}
