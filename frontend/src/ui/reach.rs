//! How somebody is reached, as links: a tap calls or writes.

use leptos::prelude::*;

/// A phone number that a tap calls.
#[must_use]
pub fn phone_link(phone: String) -> AnyView {
    view! { <a href=format!("tel:{phone}")>{grouped(&phone)}</a> }.into_any()
}

/// An e-mail address that a tap writes to.
#[must_use]
pub fn mail_link(email: String) -> AnyView {
    view! { <a href=format!("mailto:{email}")>{email.clone()}</a> }.into_any()
}

/// A Danish number in pairs, as it is read aloud; others as they are kept.
fn grouped(phone: &str) -> String {
    let Some(digits) = phone.strip_prefix("+45").filter(|digits| digits.len() == 8) else { return phone.to_owned() };
    let pairs: Vec<&str> = (0..8).step_by(2).filter_map(|at| digits.get(at..at + 2)).collect();
    format!("+45 {}", pairs.join(" "))
}

#[cfg(test)]
mod tests {
    #[test]
    fn danish_numbers_are_read_in_pairs() {
        for (kept, shown) in [("+4505455347", "+45 05 45 53 47"), ("+46701740661", "+46701740661"), ("", "")] {
            assert_eq!(super::grouped(kept), shown);
        }
    }
}
