//! Persons: the only room that writes them, for whichever door they come through. Forms, files and the demonstration hand
//! in what [`domain::people`] has read; the keys of the name are made here.

mod transactions;

pub use transactions::{Change, NewPerson, change, contact_of, find_known, insert, insert_all, repair_keys, set_user};
