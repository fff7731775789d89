//! Supervision: the supervisor's phone screens, the card's tab, assigning, and the register.

mod assign;
mod calls;
mod concern;
mod concerns;
mod draft;
mod goals;
mod log;
mod mine;
mod register;
mod sessions;
mod to_read;

pub use log::LogSessionPage;
pub use mine::MyTraineesPage;
pub use register::SupervisorsPage;
pub use sessions::SupervisionTab;
pub use to_read::SessionsToRead;
