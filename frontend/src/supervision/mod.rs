//! Supervision: the supervisor's phone screens, the card's tab, assigning, and the register.

mod assign;
mod calls;
mod concern;
mod concerns;
mod draft;
mod log;
mod mine;
mod register;
mod sessions;
mod summary;
mod to_read;

pub use log::LogSessionPage;
pub use mine::MyTraineesPage;
pub use register::SupervisorsPage;
pub use sessions::SupervisionTab;
pub use summary::SupervisionSummary;
pub use to_read::SessionsToRead;

use leptos::prelude::{Signal, With};

/// The name of a programme, among (code, name); its code until they are there, and where it is not in use any more.
fn programme_name(programmes: Signal<Vec<(String, String)>>, code: &str) -> String {
    programmes.with(|all| all.iter().find(|(known, _)| known == code).map_or_else(|| code.to_uppercase(), |(_, name)| name.clone()))
}
