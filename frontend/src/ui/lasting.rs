//! Texts that last as long as the page: what a form says of a field that is only known while the program runs.

use std::cell::RefCell;
use std::collections::HashSet;

thread_local! {
    static TEXTS: RefCell<HashSet<&'static str>> = RefCell::default();
}

/// The text for as long as the page lasts. Each is kept once, so that a form that is opened again takes no more room.
#[must_use]
pub fn lasting(text: &str) -> &'static str {
    TEXTS.with_borrow_mut(|texts| {
        if let Some(known) = texts.get(text) {
            return *known;
        }
        let new: &'static str = Box::leak(text.to_owned().into_boxed_str());
        texts.insert(new);
        new
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_kept_once() {
        let (one, other) = (lasting("Telefon"), lasting(&"Telefon".to_owned()));
        assert!(std::ptr::eq(one, other));
        assert_ne!(lasting("E-mail"), one);
    }
}
