//! What the houses of a test ask their databases, request by request: switched on by a test that wants to know.

use backend::db::listening::{Listener, listen};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

/// What was recorded.
#[derive(Default)]
pub struct Recorded {
    /// Each statement, and what asked for it.
    pub statements: BTreeMap<String, BTreeSet<String>>,
    /// The requests that were answered: method and path, status, and how many statements it took.
    pub answers: BTreeSet<(String, u16, u32)>,
    /// The last that was asked: what a test asks for itself, between its requests, is not the product's.
    now: Option<String>,
    /// What was asked and is not answered: several may be under way.
    asked: Vec<(String, String)>,
}

thread_local! {
    static RECORDED: RefCell<Option<Arc<Mutex<Recorded>>>> = const { RefCell::new(None) };
}

/// What the houses that are opened on this thread during the work ask.
pub fn recorded(work: impl FnOnce()) -> Recorded {
    let recorded = Arc::new(Mutex::new(Recorded::default()));
    RECORDED.set(Some(Arc::clone(&recorded)));
    work();
    RECORDED.set(None);
    std::mem::take(&mut recorded.lock().unwrap())
}

fn with(then: impl FnOnce(&mut Recorded)) {
    RECORDED.with_borrow(|recorded| {
        if let Some(recorded) = recorded {
            then(&mut recorded.lock().unwrap());
        }
    });
}

/// Listens to a database, if its statements are to be recorded.
pub fn open(url: &str) {
    let Some(recorded) = RECORDED.with_borrow(Clone::clone) else { return };
    let listener: Listener = Arc::new(move |text| {
        let mut recorded = recorded.lock().unwrap();
        if let Some(now) = recorded.now.clone() {
            recorded.statements.entry(text.to_owned()).or_default().insert(now);
        }
    });
    listen(url, listener);
}

/// From now on it is this that asks.
pub fn begins(method: &str, path: &str) {
    with(|recorded| {
        recorded.now = Some(format!("{method} {path}"));
        recorded.asked.push((method.to_owned(), path.to_owned()));
    });
}

/// What asked, by the end of its address, was answered.
pub fn ended(address: &str, status: u16, statements: u32) {
    with(|recorded| {
        recorded.now = None;
        if let Some(at) = recorded.asked.iter().rposition(|(_, path)| address.ends_with(path)) {
            let (method, path) = recorded.asked.remove(at);
            recorded.answers.insert((format!("{method} {path}"), status, statements));
        }
    });
}
