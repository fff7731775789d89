//! Hire cases in the database.

mod opening;
mod reading;
mod writing;

pub(super) use opening::open_one;
pub use opening::{close_done, complete_due, follow_end, open_due};
pub(super) use reading::{find, list};
pub(super) use writing::{decide, state_wish};
