//! Tasks and talks in the database.

pub(super) mod rules;
pub(super) mod talks;
pub(super) mod tasks;
