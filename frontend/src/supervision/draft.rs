//! The draft of a session on the phone: what was typed survives a lost connection, a call and a closed browser.

use crate::kept;
use domain::ids::TraineeshipId;
use std::collections::BTreeMap;

fn name(id: TraineeshipId) -> String {
    format!("session-{id}")
}

/// The draft, where there is one: what stands in each field, as it was typed.
pub(super) fn read(id: TraineeshipId) -> Option<BTreeMap<String, String>> {
    serde_json::from_str(&kept::read(&name(id))?).ok()
}

/// Keeps the draft; says whether the phone could.
pub(super) fn keep(id: TraineeshipId, written: &[(&str, String)]) -> bool {
    let written: BTreeMap<&str, &str> = written.iter().map(|(field, text)| (*field, text.as_str())).collect();
    kept::keep(&name(id), &serde_json::to_string(&written).unwrap_or_default())
}

/// Forgets the draft: it was saved.
pub(super) fn forget(id: TraineeshipId) {
    kept::forget(&name(id));
}
