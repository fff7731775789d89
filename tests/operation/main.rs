//! The real binary in bad conditions: what an operator and a bad night do to it. The stories run on SQLite, and on the
//! server that `PRAKTIKSPOR_TEST_DATABASE` names.
#![allow(missing_docs, reason = "tests explain themselves by their names")]
#![allow(
    clippy::as_conversions,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that fails should panic"
)]

mod away;
mod corrupt;
mod database;
mod first_start;
mod full_disk;
mod memory;
mod person;
mod proxy;
mod server;
mod settings;
mod starting;
mod stopping;

/// Makes each story a test on either engine.
macro_rules! on_both_engines {
    ($($story:ident)+) => {
        mod on_sqlite {
            $(#[test] fn $story() { super::$story(&crate::database::Database::sqlite()); })+
        }
        mod on_postgres {
            $(#[test] fn $story() { super::$story(&crate::database::Database::postgres()); })+
        }
    };
}
use on_both_engines;
