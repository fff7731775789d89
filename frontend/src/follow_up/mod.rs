//! Opfølgning: the worklist, and the talks that close its tasks.

mod actions;
mod calls;
mod cards;
mod filters;
mod group;
mod invite;
mod row;
mod talk;
mod worklist;
mod write;

pub use cards::TraineeTalks;
pub use row::due_badge;
pub use talk::TalkPage;
pub use worklist::WorklistPage;
