//! What stands in a cell: the screen, a text file and a workbook each write it in their own way.

use crate::Instant;
use chrono::NaiveDate;

/// What a status means for the one who reads it (design: colour never stands alone).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Past its date.
    Late,
    /// Today, or close.
    Today,
    /// This week; to know.
    Soon,
    /// Done, ready.
    Ok,
    /// Waits, neutral.
    #[default]
    Idle,
    /// At school.
    School,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Words; none where they are empty.
    Text(String),
    /// What the row is called, and where it leads.
    Name(String, Option<String>),
    /// A status.
    Badge(Tone, String),
    /// Several things, each on its own line.
    Lines(Vec<String>),
    /// A day; none where it is not known.
    Day(Option<NaiveDate>),
    /// From a day to another; open where it goes on.
    Period(NaiveDate, Option<NaiveDate>),
    /// A point in time.
    Moment(Instant),
    /// How many; none where it is not known.
    Number(Option<i64>),
    /// Hours, in minutes; none where they are not known.
    Hours(Option<i32>),
}

impl Cell {
    /// Words that may be missing.
    #[must_use]
    pub fn text(words: Option<&str>) -> Self {
        Self::Text(words.unwrap_or_default().to_owned())
    }

    /// The name of a row that leads somewhere.
    #[must_use]
    pub fn link(name: String, href: String) -> Self {
        Self::Name(name, Some(href))
    }

    /// A status.
    #[must_use]
    pub fn badge(tone: Tone, word: &str) -> Self {
        Self::Badge(tone, word.to_owned())
    }

    /// A day.
    #[must_use]
    pub const fn day(day: NaiveDate) -> Self {
        Self::Day(Some(day))
    }
}
