//! What a list is filtered by.

use super::Label;
use crate::fields::{Of, Words};
use crate::{Lang, Word};

/// The word by which a filter of statuses asks for all that are not ended.
pub const OPEN: &str = "open";
/// The word of the address that means all statuses; without one a list shows those that are not ended.
pub const ALL: &str = "all";

/// A filter.
#[derive(Debug, Clone, Copy)]
pub struct Filter {
    /// Its name in the address and in the request.
    pub name: &'static str,
    /// Its label.
    pub label: Label,
    /// The words for no choice.
    pub all: Label,
    /// How it is chosen.
    pub control: Control,
}

/// How a filter is chosen.
#[derive(Debug, Clone, Copy)]
pub enum Control {
    /// Words that are typed.
    Search,
    /// One of a closed list.
    Words(Words),
    /// One of a list of statuses. Without a choice those that are not ended are shown; the label is of the choice of all.
    Status(Words, Label),
    /// One of what there is in the municipality.
    Pick(Of),
    /// Said by a link only.
    Given,
}

impl Filter {
    /// Words that are typed.
    #[must_use]
    pub const fn search(label: Label) -> Self {
        Self { name: "search", label, all: label, control: Control::Search }
    }

    /// One of a closed list.
    #[must_use]
    pub const fn words(name: &'static str, label: Label, all: Label, words: Words) -> Self {
        Self { name, label, all, control: Control::Words(words) }
    }

    /// One of a list of statuses: `open` are the words for those that are not ended, `all` those for all.
    #[must_use]
    pub const fn status(label: Label, open: Label, all: Label, words: Words) -> Self {
        Self { name: "status", label, all: open, control: Control::Status(words, all) }
    }

    /// One of what there is in the municipality.
    #[must_use]
    pub const fn pick(name: &'static str, label: Label, all: Label, of: Of) -> Self {
        Self { name, label, all, control: Control::Pick(of) }
    }

    /// Said by a link only.
    #[must_use]
    pub const fn given(name: &'static str, label: Label) -> Self {
        Self { name, label, all: label, control: Control::Given }
    }

    /// What the server is asked for, of what stands in the address.
    #[must_use]
    pub fn asked<'a>(&self, in_address: &'a str) -> &'a str {
        match (self.control, in_address.trim()) {
            (Control::Status(..), "") => OPEN,
            (Control::Status(..), ALL) => "",
            (_, value) => value,
        }
    }
}

/// All words of a closed list with their labels.
#[must_use]
pub fn words_of<W: Word>(lang: Lang) -> Vec<(&'static str, &'static str)> {
    W::WORDS.iter().map(|word| (word.as_str(), word.text().of(lang))).collect()
}
