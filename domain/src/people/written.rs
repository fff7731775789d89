//! What people write about persons, in the one form in which it is kept: forms and cells of files are read alike.

use super::cpr::has_cpr;
use crate::problem::FieldCode;
use crate::search::composed;

/// A text that a person writes and that is kept in one form.
pub trait Written: Sized {
    /// The most characters.
    const MAX: usize;

    /// Reads it.
    ///
    /// # Errors
    /// What is wrong with it; an empty text is required.
    fn parse(text: &str) -> Result<Self, FieldCode>;

    /// As it is kept.
    fn kept(self) -> String;
}

macro_rules! written {
    ($($(#[$doc:meta])* $name:ident, max = $max:literal, $parse:expr;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $name(String);

        impl $name {
            /// The most characters.
            pub const MAX: usize = $max;

            /// Reads it.
            ///
            /// # Errors
            /// What is wrong with it; an empty text is required.
            pub fn parse(text: &str) -> Result<Self, FieldCode> {
                let parse: fn(&str) -> Result<String, FieldCode> = $parse;
                let kept = parse(text)?;
                let length = kept.chars().count();
                if length == 0 {
                    return Err(FieldCode::Required);
                }
                if length > Self::MAX { Err(FieldCode::TooLong) } else { Ok(Self(kept)) }
            }

            /// As it is kept.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Written for $name {
            const MAX: usize = $max;
            fn parse(text: &str) -> Result<Self, FieldCode> {
                Self::parse(text)
            }
            fn kept(self) -> String {
                self.0
            }
        }
    )+};
}

written! {
    /// A given name or a family name. One that looks like a formula is none: a spreadsheet would run it.
    Name, max = 200, |text| {
        let name = one_line(text)?;
        if is_formula(&name) { Err(FieldCode::LooksLikeFormula) } else { Ok(name) }
    };
    /// A phone number: + and digits, with its country. Eight digits are Danish; the first is not checked.
    Phone, max = 16, |text| {
        if text.trim().is_empty() { Ok(String::new()) } else { international(text).ok_or(FieldCode::InvalidPhone) }
    };
    /// An e-mail address: whether anybody reads it is for the mail server to say.
    Email, max = 254, |text| {
        let email = composed(text.trim());
        if has_cpr(&email) {
            return Err(FieldCode::CprNumber);
        }
        if email.is_empty() || is_email(&email) { Ok(email) } else { Err(FieldCode::InvalidEmail) }
    };
    /// A web address: a page that a link may open, and nothing else that a browser would run. Without a scheme it is https.
    Web, max = 254, |text| {
        let text = composed(text.trim());
        let address = if text.is_empty() || text.contains("://") { text } else { format!("https://{text}") };
        if has_cpr(&address) {
            return Err(FieldCode::CprNumber);
        }
        if address.is_empty() || is_web(&address) { Ok(address) } else { Err(FieldCode::InvalidWeb) }
    };
    /// A note about a person or her traineeship.
    Note, max = 2000, plain;
}

/// A free text as it is kept: trimmed, its letters composed, its lines ended one way. Empty where nothing is said.
///
/// # Errors
/// Characters that only machines read, or a CPR number.
pub fn plain(text: &str) -> Result<String, FieldCode> {
    let text = composed(&text.trim().replace("\r\n", "\n"));
    if text.chars().any(|letter| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t')) {
        return Err(FieldCode::InvalidValue);
    }
    if has_cpr(&text) { Err(FieldCode::CprNumber) } else { Ok(text) }
}

/// The same on one line, with single spaces.
fn one_line(text: &str) -> Result<String, FieldCode> {
    Ok(plain(text)?.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn international(text: &str) -> Option<String> {
    let compact: String = text.chars().filter(|letter| !letter.is_whitespace() && !matches!(letter, '-' | '.' | '(' | ')' | '/')).collect();
    let digits = match compact.strip_prefix('+').or_else(|| compact.strip_prefix("00")) {
        Some(international) => international.to_owned(),
        None if compact.len() == 8 => format!("45{compact}"),
        None => return None,
    };
    let length_fits = if digits.starts_with("45") { digits.len() == 10 } else { (8..=15).contains(&digits.len()) };
    (length_fits && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| format!("+{digits}"))
}

fn is_email(text: &str) -> bool {
    let Some((name, host)) = text.split_once('@') else { return false };
    let strange = |letter: char| {
        letter.is_whitespace() || letter.is_control() || matches!(letter, '<' | '>' | ',' | ';' | '"' | '?' | '&' | '#' | '%')
    };
    // What comes after a `?` would be fields of the message that a link begins.
    !name.is_empty() && host.split('.').count() > 1 && host.split('.').all(is_of_host) && !text.contains(strange)
}

fn is_web(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")) else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let strange = |letter: char| letter.is_whitespace() || letter.is_control() || matches!(letter, '<' | '>' | '"' | '\\');
    host.split('.').count() > 1 && host.split('.').all(is_of_host) && !text.contains(strange)
}

/// Whether it is a part of a host's name.
fn is_of_host(part: &str) -> bool {
    !part.is_empty() && part.chars().all(|letter| letter.is_alphanumeric() || letter == '-')
}

/// Whether a name looks like a formula that a spreadsheet would run.
fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn phone(text: &str) -> Option<String> {
        Phone::parse(text).ok().map(Written::kept)
    }

    #[test]
    fn phone_numbers_keep_their_country() {
        for written in ["05455347", "05 45 53 47", "0545 5347", "+45 05 45 53 47", "004505455347"] {
            assert_eq!(phone(written).as_deref(), Some("+4505455347"), "{written}");
        }
        assert_eq!(phone("+46 70 174 06 61").as_deref(), Some("+46701740661"));
        for wrong in ["5455347", "ring til mor", "+45123", "0701740661"] {
            assert_eq!(Phone::parse(wrong), Err(FieldCode::InvalidPhone), "{wrong}");
        }
    }

    #[test]
    fn addresses() {
        for good in ["a@b.dk", " søren.å@kommune.example.dk "] {
            assert!(Email::parse(good).is_ok(), "{good}");
        }
        for bad in ["a", "a@", "@b.dk", "a@b", "a@@b.dk", "a b@c.dk", "a@b..dk", "a@b.dk,c@d.dk", "Bo <a@b.dk>"] {
            assert_eq!(Email::parse(bad), Err(FieldCode::InvalidEmail), "{bad}");
        }
        assert_eq!(Email::parse(&format!("{}@b.dk", "a".repeat(250))), Err(FieldCode::TooLong));
        assert_eq!(Email::parse(" "), Err(FieldCode::Required));
    }

    #[test]
    fn web_addresses_lead_to_pages_only() {
        for (written, kept) in [
            (" www.kp.dk ", "https://www.kp.dk"),
            ("http://sosuh.dk/elev?a=1#b", "http://sosuh.dk/elev?a=1#b"),
            ("skole-æøå.dk/kontakt", "https://skole-æøå.dk/kontakt"),
        ] {
            assert_eq!(Web::parse(written).map(Written::kept).as_deref(), Ok(kept), "{written}");
        }
        for bad in ["kp", "javascript:alert(1)", "javascript://kp.dk/%0aalert(1)", "ftp://kp.dk", "https://a@kp.dk", "kp.dk\"x", "www..dk"]
        {
            assert_eq!(Web::parse(bad), Err(FieldCode::InvalidWeb), "{bad}");
        }
        assert_eq!(Web::parse(" "), Err(FieldCode::Required));
    }

    #[test]
    fn names_are_one_line_and_no_formula() {
        assert_eq!(Name::parse("  Anna \u{a0} Maria\n").map(Written::kept).as_deref(), Ok("Anna Maria"));
        assert_eq!(Name::parse("=HYPERLINK(\"x\")"), Err(FieldCode::LooksLikeFormula));
        assert_eq!(Name::parse(&"a".repeat(201)), Err(FieldCode::TooLong));
        assert_eq!(Name::parse("Bo\u{7}"), Err(FieldCode::InvalidValue));
    }

    #[test]
    fn notes_keep_their_lines_and_no_cpr_number() {
        assert_eq!(Note::parse(" Ring først.\r\nEfter kl. 10. ").map(Written::kept).as_deref(), Ok("Ring først.\nEfter kl. 10."));
        for written in ["Værge: 010165-4521", "010165.4521", "01 01 65 4521"] {
            assert_eq!(Note::parse(written), Err(FieldCode::CprNumber), "{written}");
        }
        assert_eq!(Note::parse(&"å".repeat(2001)), Err(FieldCode::TooLong));
    }

    #[cfg(feature = "unicode")]
    #[test]
    fn letters_are_composed() {
        assert_eq!(Name::parse("A\u{30a}se").map(Written::kept).as_deref(), Ok("Åse"));
        assert_eq!(Note::parse("bla\u{30a}").map(Written::kept).as_deref(), Ok("blå"));
    }

    proptest! {
        #[test]
        fn what_is_kept_is_kept_again(text in "\\PC{0,40}") {
            fn again<T: Written>(text: &str) -> bool {
                T::parse(text).map_or(true, |first| {
                    let kept = first.kept();
                    T::parse(&kept).map(Written::kept) == Ok(kept)
                })
            }
            prop_assert!(again::<Name>(&text) && again::<Phone>(&text) && again::<Email>(&text) && again::<Web>(&text) && again::<Note>(&text));
        }
    }
}
