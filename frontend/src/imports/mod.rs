//! Importing files: choose one, look at its columns, look at what happens to each row, then import.

mod columns;
mod commit;
mod history;
mod one;
mod start;

pub use one::ImportPage;
pub use start::ImportsPage;
