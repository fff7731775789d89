//! Organisations outside the municipality in the database.

mod contacts;
pub(in crate::external) mod meetings;
mod reading;
mod writing;

pub use contacts::add_contact;
pub(super) use contacts::{change_contact, end_contact};
pub use reading::named;
pub(super) use reading::{card, list};
pub use writing::{add, load_register, repair_keys};
pub(super) use writing::{change, make_move};
