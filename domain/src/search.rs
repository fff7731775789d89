//! Folding of names, so that å and aa, æ and ae, ø and oe find each other, and sorting as Danes expect.

/// The form a text is searched by: lower case, æ→ae, ø→oe, å→aa, accents dropped, single spaces.
#[must_use]
pub fn search_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            'æ' | 'ä' => key.push_str("ae"),
            'ø' | 'ö' => key.push_str("oe"),
            'å' => key.push_str("aa"),
            'ü' | 'ú' | 'ù' | 'û' => key.push('u'),
            'ß' => key.push_str("ss"),
            'á' | 'à' | 'â' | 'ã' => key.push('a'),
            'é' | 'è' | 'ê' | 'ë' | 'ę' => key.push('e'),
            'í' | 'ì' | 'î' | 'ï' | 'ı' => key.push('i'),
            'ó' | 'ò' | 'ô' | 'õ' => key.push('o'),
            'ý' | 'ÿ' => key.push('y'),
            'ç' | 'ć' | 'č' => key.push('c'),
            // The last sigma of a Greek word in small letters.
            'ς' => key.push('σ'),
            'ñ' | 'ń' => key.push('n'),
            'š' | 'ś' | 'ş' => key.push('s'),
            'ž' | 'ź' | 'ż' => key.push('z'),
            'ł' => key.push('l'),
            'ð' => key.push('d'),
            'þ' => key.push_str("th"),
            'ğ' => key.push('g'),
            '-' | '\'' | '.' | ',' => key.push(' '),
            '\u{300}'..='\u{36f}' => {}
            other if other.is_whitespace() => key.push(' '),
            other => key.push(other),
        }
    }
    key.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text with composed letters (NFC): å is one letter, however it was typed. The tables for it are the server's only,
/// so in the screens the text stays as it is.
#[must_use]
pub fn composed(text: &str) -> String {
    #[cfg(feature = "unicode")]
    let text = icu_normalizer::ComposingNormalizerBorrowed::new_nfc().normalize(text);
    text.to_string()
}

/// Which order the keys below are of: they begin with it, so that a key of an older order is known as such.
#[cfg(feature = "unicode")]
pub const ORDER: &str = "1:";

/// The first text that no key of this order reaches.
#[cfg(feature = "unicode")]
pub const ORDER_END: &str = "1;";

/// The form a text is sorted by in bytes, in the Danish order (docs/field 6.8): æ, ø, å last, `aa` as å, letters of other
/// languages where Danes look for them. Hexadecimal digits, which every database orders alike.
#[cfg(feature = "unicode")]
#[must_use]
pub fn sort_key(text: &str) -> String {
    use icu_collator::CollatorBorrowed;
    use std::fmt::Write;
    use std::sync::LazyLock;
    /// None where the tables are not built in, which a test would say.
    static DANISH: LazyLock<Option<CollatorBorrowed<'static>>> = LazyLock::new(|| {
        CollatorBorrowed::try_new(icu_locale_core::locale!("da").into(), icu_collator::options::CollatorOptions::default()).ok()
    });
    let mut bytes = Vec::new();
    match &*DANISH {
        Some(danish) => {
            let Ok(()) = danish.write_sort_key_to(text.trim(), &mut bytes);
        }
        None => bytes.extend_from_slice(search_key(text).as_bytes()),
    }
    let mut key = String::with_capacity(bytes.len().saturating_mul(2).saturating_add(ORDER.len()));
    key.push_str(ORDER);
    for byte in bytes {
        let _ = write!(key, "{byte:02x}");
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn danish_letters_fold() {
        assert_eq!(search_key("  Åse  Blåbjerg-Sørensen "), "aase blaabjerg soerensen");
        assert_eq!(search_key("AASE Blaabjerg"), "aase blaabjerg");
        assert_eq!(search_key("Müller-Weiß"), "muller weiss");
    }

    #[cfg(feature = "unicode")]
    #[test]
    fn names_sort_as_danes_expect() {
        let order = ["Anna", "Çelik", "Đặng", "Demir", "Łuczak", "Lund", "Şahin", "Zoe", "Ærø", "Østergaard", "Ågård", "Aase"];
        let mut names = order.to_vec();
        names.reverse();
        names.sort_by_cached_key(|name| sort_key(name));
        assert_eq!(names, order);
        assert!(sort_key("Ng Anna") < sort_key("Nga Anna"), "the family name first, then the given name");
        assert!(sort_key("A\u{30a}se") == sort_key("Åse") && sort_key("Bo").starts_with(ORDER));
    }
}
