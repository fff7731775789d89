//! Saved views: what stands in the address of a list, and the columns that are shown, under a name of one's own.

use super::{Shape, Sort};
use crate::ids::SavedViewId;
use crate::problem::{Checks, FieldCode, FieldError};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The most views a user keeps of a list.
pub const MOST_VIEWS: usize = 50;
/// The longest name of a view, and the longest value of a filter in it, in characters.
const LETTERS: usize = 100;

/// What stands in the address: filters and order, by name.
pub type Address = BTreeMap<String, String>;

/// Saves a view of a list, for the user alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SaveView {
    /// The list, by its name.
    pub list: String,
    /// What the view is called. Without a name it is what the user sees of the list where nothing else is chosen; it replaces
    /// the one before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Filters and order, by name, as they stand in the address of the screen.
    #[serde(default)]
    pub address: Address,
    /// The columns that are shown; those of the list where none are named.
    #[serde(default)]
    pub columns: Vec<String>,
}

/// A saved view.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SavedView {
    /// The view.
    pub id: SavedViewId,
    /// The list.
    pub list: String,
    /// What it is called; none for what is seen where nothing else is chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Filters and order, those that the list still has.
    pub address: Address,
    /// The columns, those that the list still has.
    pub columns: Vec<String>,
    /// What the view named when it was saved and the list has no more.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gone: Vec<String>,
}

impl SaveView {
    /// The view as it is kept.
    ///
    /// # Errors
    /// What is wrong, by field: a filter, an order or a column that the list does not have.
    pub fn checked(mut self, shape: &Shape) -> Result<Self, Vec<FieldError>> {
        let mut checks = Checks::default();
        if let Some(name) = self.name.take() {
            self.name = Some(checks.text(&name, "name", 1, LETTERS));
        }
        self.address.retain(|_, value| !value.trim().is_empty());
        let (address, columns, gone) = cleaned(shape, self.address, self.columns);
        checks.require(gone.is_empty(), "address", FieldCode::Unknown);
        checks.require(address.values().all(|value| value.chars().count() <= LETTERS), "address", FieldCode::TooLong);
        (self.address, self.columns) = (address, columns);
        checks.finish(self)
    }
}

/// What a list still has of an address and of columns, and what it has no more.
#[must_use]
pub fn cleaned(shape: &Shape, address: Address, columns: Vec<String>) -> (Address, Vec<String>, Vec<String>) {
    let mut gone = Vec::new();
    let mut known_address = Address::new();
    for (name, value) in address {
        let known =
            if name == "sort" { Sort::read(shape, &value).is_some() } else { shape.filters.iter().any(|filter| filter.name == name) };
        if known {
            known_address.insert(name, value);
        } else {
            gone.push(if name == "sort" { value.trim_start_matches('-').to_owned() } else { name });
        }
    }
    let (known_columns, gone_columns): (Vec<String>, Vec<String>) =
        columns.into_iter().partition(|key| shape.heads.iter().any(|head| head.key == key));
    gone.extend(gone_columns);
    gone.dedup();
    (known_address, known_columns, gone)
}
