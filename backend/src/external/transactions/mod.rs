//! What happens with organisations outside the municipality in one transaction.

mod contacts;
pub(in crate::external) mod meetings;
mod reading;
mod registering;

pub use contacts::add_contact;
pub(super) use contacts::{change_contact, end_contact};
pub use reading::named;
pub(super) use reading::{card, list};
pub use registering::{add, load_register, repair_keys};
pub(super) use registering::{change, make_move};
