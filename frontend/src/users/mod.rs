//! Users: who can sign in, and what they can do.

mod actions;
mod create;
mod list;

pub use list::UsersPage;
