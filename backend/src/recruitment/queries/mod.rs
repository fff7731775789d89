//! Applications in the database.

mod reading;
mod writing;

pub(super) use reading::{board, card, list, with_facts};
pub(super) use writing::{cohort, insert, insert_requirements, record_interview, set_requirement, update};
