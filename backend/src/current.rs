//! What is known of the request under way, wherever one is: its id, its language, and what it cost.

use domain::Lang;
use std::cell::Cell;
use std::future::Future;

/// The request under way.
pub struct Current {
    id: String,
    lang: Lang,
    statements: Cell<u32>,
}

tokio::task_local! {
    static CURRENT: Current;
}

impl Current {
    /// A request that begins.
    #[must_use]
    pub const fn new(id: String, lang: Lang) -> Self {
        Self { id, lang, statements: Cell::new(0) }
    }

    /// Is the one under way while the work is done.
    pub async fn during<F: Future>(self, work: F) -> F::Output {
        CURRENT.scope(self, work).await
    }
}

/// The id and language of the request under way; none and Danish where there is none.
#[must_use]
pub fn id_and_lang() -> (String, Lang) {
    CURRENT.try_with(|current| (current.id.clone(), current.lang)).unwrap_or_default()
}

/// Adds statements that were run for this request.
pub fn add_statements(count: u32) {
    let _ = CURRENT.try_with(|current| current.statements.set(current.statements.get().wrapping_add(count)));
}

/// The statements that were run for this request so far.
#[must_use]
pub fn statements() -> u32 {
    CURRENT.try_with(|current| current.statements.get()).unwrap_or_default()
}
