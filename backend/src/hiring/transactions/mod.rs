//! What happens with hire cases in one transaction: opened, read, decided, closed.

mod deciding;
mod opening;
mod reading;

pub(super) use deciding::{decide, state_wish};
pub(super) use opening::open_one;
pub use opening::{close_done, complete_due, follow_end, open_due};
pub(super) use reading::{find, list};
