//! What both sides of the wire mean: request and response types, closed lists of words, and the rules
//! as pure functions. No I/O, no clock, no randomness: `now`, `today` and ids are passed in.

#[macro_use]
mod macros;

pub mod absence;
pub mod access;
pub mod audit;
pub mod calendar;
pub mod external;
pub mod fields;
pub mod follow_up;
pub mod hiring;
pub mod ids;
pub mod imports;
mod instant;
mod lang;
pub mod listing;
pub mod moves;
pub mod onboarding;
pub mod organisation;
pub mod people;
pub mod problem;
pub mod programmes;
pub mod recruitment;
pub mod reports;
pub mod search;
pub mod sessions;
pub mod settings;
#[cfg(feature = "database")]
pub mod sql;
pub mod supervision;
pub mod text;
pub mod traineeships;
pub mod users;

pub use instant::Instant;
pub use lang::{Lang, Text, Word};

/// One page of a list: the rows and where the next page begins.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Page<T> {
    /// The rows, at most `limit` of them.
    pub items: Vec<T>,
    /// Pass it as `cursor` to get the rows after these; absent on the last page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_cursor: Option<String>,
    /// How many there are in all, where that was asked: counted to 1,000, and 1,001 means more than that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<u32>,
}

impl<T> Page<T> {
    /// The same page with other rows.
    pub fn with<U>(self, change: impl FnOnce(Vec<T>) -> Vec<U>) -> Page<U> {
        Page { items: change(self.items), next_cursor: self.next_cursor, total: self.total }
    }
}
