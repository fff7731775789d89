//! Lists, said once: what a row shows, what it is sorted and filtered by. The query of the server, the table and the cards of
//! the screen, and the files that are exported are all made from the same lines.

mod asked;
mod cell;
mod filter;
pub mod known;
mod views;

pub use asked::{Asked, COUNTED, Format, MOST, NOT_FILTERS, Sort, USUAL};
pub use cell::{Cell, Tone};
pub use filter::{ALL, Control, Filter, OPEN, words_of};
pub use views::{Address, MOST_VIEWS, SaveView, SavedView, cleaned};

use crate::Lang;
use chrono::NaiveDate;

/// A text, by language.
pub type Label = fn(Lang) -> &'static str;

/// Whom a cell is told to, and when.
#[derive(Debug, Clone, Copy)]
pub struct Told {
    /// The language.
    pub lang: Lang,
    /// The municipality's date.
    pub today: NaiveDate,
}

/// What is said of a column, whatever the rows are.
#[derive(Debug, Clone, Copy)]
pub struct Head {
    /// Its name, and that of its sort key, in addresses, saved views and requests.
    pub key: &'static str,
    /// What stands above it.
    pub label: Label,
    /// Whether the list can be sorted by it.
    pub sorts: bool,
    /// The line of the card on which it stands where there is no room for a table: 0 is the name on top.
    pub line: Option<u8>,
    /// Whether it is shown where nobody has chosen.
    pub shown: bool,
    /// What stands above the last day, where the cells are periods: a file has a column for each day.
    pub last: Option<Label>,
}

/// A column: its head, and what stands in the cell of a row.
#[derive(Debug)]
pub struct Column<L: 'static> {
    /// Its head.
    pub head: Head,
    /// What stands in it.
    pub cell: fn(&L, &Told) -> Cell,
}

impl<L> Column<L> {
    /// A column that is shown in the table only.
    pub const fn new(key: &'static str, label: Label, cell: fn(&L, &Told) -> Cell) -> Self {
        Self { head: Head { key, label, sorts: false, line: None, shown: true, last: None }, cell }
    }

    /// The list can be sorted by it.
    #[must_use]
    pub const fn sorted(mut self) -> Self {
        self.head.sorts = true;
        self
    }

    /// It stands on this line of a card too; 0 is the name on top.
    #[must_use]
    pub const fn on_line(mut self, line: u8) -> Self {
        self.head.line = Some(line);
        self
    }

    /// It is shown only where somebody has chosen it.
    #[must_use]
    pub const fn on_choice(mut self) -> Self {
        self.head.shown = false;
        self
    }

    /// Its cells are periods: a file has a column of this name for the last day.
    #[must_use]
    pub const fn until(mut self, last: Label) -> Self {
        self.head.last = Some(last);
        self
    }
}

/// A list.
#[derive(Debug)]
pub struct Listing<L: 'static> {
    /// Its name: of its saved views, and in the log of what was exported.
    pub name: &'static str,
    /// What it is called.
    pub title: Label,
    /// Its columns in their order; the first is the name of the row, and always shown.
    pub columns: &'static [Column<L>],
    /// Its filters in their order.
    pub filters: &'static [Filter],
    /// The sort key where nothing is said; `-` before it sorts downwards.
    pub sort: &'static str,
    /// What is said where there is nothing yet, and what follows from it.
    pub none: (Label, Label),
    /// What is said where nothing matches, and what can be done.
    pub none_found: (Label, Label),
    /// The id of a row, where rows can be chosen.
    pub id: Option<fn(&L) -> String>,
    /// Whether it can be had as a file.
    pub exports: bool,
}

/// What has a list.
pub trait Listed: Sized + 'static {
    /// The list.
    const LIST: &'static Listing<Self>;
}

/// A list without the type of its rows.
#[derive(Debug, Clone)]
pub struct Shape {
    /// Its name.
    pub name: &'static str,
    /// What it is called.
    pub title: Label,
    /// Its columns in their order.
    pub heads: Vec<Head>,
    /// Its filters in their order.
    pub filters: &'static [Filter],
    /// The sort key where nothing is said.
    pub sort: &'static str,
    /// What is said where there is nothing yet.
    pub none: (Label, Label),
    /// What is said where nothing matches.
    pub none_found: (Label, Label),
    /// Whether rows can be chosen.
    pub chooses: bool,
    /// Whether it can be had as a file.
    pub exports: bool,
}

impl<L> Listing<L> {
    /// The same without the type of the rows.
    #[must_use]
    pub fn shape(&self) -> Shape {
        Shape {
            name: self.name,
            title: self.title,
            heads: self.columns.iter().map(|column| column.head).collect(),
            filters: self.filters,
            sort: self.sort,
            none: self.none,
            none_found: self.none_found,
            chooses: self.id.is_some(),
            exports: self.exports,
        }
    }
}

impl Shape {
    /// The columns that are chosen, in the order of the list; those that are shown without a choice where none is known.
    #[must_use]
    pub fn chosen(&self, keys: &[&str]) -> Vec<usize> {
        let of = |holds: &dyn Fn(&Head) -> bool| -> Vec<usize> {
            let found = self.heads.iter().enumerate().filter(|(at, head)| *at == 0 || holds(head));
            found.map(|(at, _)| at).collect()
        };
        if keys.iter().any(|key| self.heads.iter().any(|head| head.key == *key)) {
            of(&|head| keys.contains(&head.key))
        } else {
            of(&|head| head.shown)
        }
    }
}

#[cfg(test)]
mod tests;
