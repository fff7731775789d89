//! What a person is called, and the keys it is found and sorted by.

/// A person's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PersonName<'a> {
    /// Given name.
    pub given: &'a str,
    /// Family name.
    pub family: &'a str,
}

/// The keys of a name: made here for every door, so that there is one order.
#[cfg(feature = "unicode")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameKeys {
    /// What the name is searched by.
    pub search: String,
    /// What the name is sorted by: the family name first (docs/field 6.8).
    pub sort: String,
}

impl PersonName<'_> {
    /// Given and family name.
    #[must_use]
    pub fn full(&self) -> String {
        format!("{} {}", self.given, self.family)
    }

    /// What the name is searched by.
    #[must_use]
    pub fn search_key(&self) -> String {
        crate::search::search_key(&self.full())
    }

    /// The keys that are kept beside the name.
    #[cfg(feature = "unicode")]
    #[must_use]
    pub fn keys(&self) -> NameKeys {
        NameKeys { search: self.search_key(), sort: crate::search::sort_key(&format!("{} {}", self.family, self.given)) }
    }
}
