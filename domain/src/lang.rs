//! The languages of the product.

/// A language a person can read the product in. Danish is the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Dansk.
    #[default]
    Da,
    /// English.
    En,
}

impl Lang {
    /// The value of the `lang` attribute.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Da => "da",
            Self::En => "en",
        }
    }

    /// Chooses from an `Accept-Language` header: English only where it is asked for before Danish.
    #[must_use]
    pub fn from_header(header: &str) -> Self {
        let first = header.split(',').find(|part| {
            let part = part.trim_start();
            part.starts_with("da") || part.starts_with("en")
        });
        match first {
            Some(part) if part.trim_start().starts_with("en") => Self::En,
            _ => Self::Da,
        }
    }
}

/// What a person reads, in each language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text {
    /// Danish.
    pub da: &'static str,
    /// English.
    pub en: &'static str,
}

impl Text {
    /// In this language.
    #[must_use]
    pub const fn of(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Da => self.da,
            Lang::En => self.en,
        }
    }

    /// Whether nothing is said.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.da.is_empty()
    }
}

/// A word of a closed list (`words!`).
pub trait Word: Copy + Send + Sync + Eq + Ord + std::fmt::Debug + std::fmt::Display + std::str::FromStr + 'static {
    /// Every word of the list.
    const WORDS: &'static [Self];

    /// The stable code.
    fn as_str(self) -> &'static str;

    /// What a person reads, in each language.
    fn text(self) -> Text;
}
/// Reads a word as it is on the wire.
pub(crate) fn read_word<'de, D: serde::Deserializer<'de>, W: Word>(from: D) -> Result<W, D::Error> {
    let code = <String as serde::Deserialize>::deserialize(from)?;
    let word = W::WORDS.iter().copied().find(|word| word.as_str() == code);
    word.ok_or_else(|| serde::de::Error::custom(format_args!("{code:?} is not one of the words")))
}
