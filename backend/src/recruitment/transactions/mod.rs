//! Applications in the database.

mod changing;
mod reading;
mod registering;
mod writing;

pub(super) use changing::change;
pub(super) use reading::{board, card, list_at, person_of, roles, with_facts};
pub(super) use registering::insert;
pub(crate) use writing::set_requirement;
pub(super) use writing::{cohort, consultant_of, expire_offers, insert_requirements, record_interview, update};
