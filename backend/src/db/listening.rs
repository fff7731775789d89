//! Who listens to the statements of a database: a test that looks at how the engines would run each of them. Where nobody does,
//! a statement costs nothing more.

use diesel::connection::DebugQuery;
use std::sync::{Arc, Mutex};

/// Is told the text of each statement, without its values.
pub type Listener = Arc<dyn Fn(&str) + Send + Sync>;

static LISTENERS: Mutex<Vec<(String, Listener)>> = Mutex::new(Vec::new());

/// Tells the listener the statements of the connections that are opened to this database from now on.
pub fn listen(url: &str, listener: Listener) {
    if let Ok(mut listeners) = LISTENERS.lock() {
        listeners.push((url.trim_start_matches("sqlite://").to_owned(), listener));
    }
}

/// Who listens to the database at this place: a path, or an address with what was added to it.
pub(super) fn listener(place: &str) -> Option<Listener> {
    let listeners = LISTENERS.lock().ok()?;
    listeners.iter().find(|(known, _)| place.starts_with(known.as_str())).map(|(_, listener)| Arc::clone(listener))
}

/// Tells the text of a statement.
pub(super) fn tell(listener: &Listener, query: &dyn DebugQuery) {
    let text = query.to_string();
    listener(text.split_once(" -- binds: ").map_or(text.as_str(), |(statement, _)| statement));
}
