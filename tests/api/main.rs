//! The story of the product at the HTTP boundary: every test has its own database with two municipalities, and runs on
//! SQLite or PostgreSQL (`PRAKTIKSPOR_TEST_DATABASE`).
#![allow(missing_docs, reason = "tests explain themselves by their names")]
#![allow(
    clippy::as_conversions,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that fails should panic"
)]

mod support;

mod absence;
mod access;
mod acting;
mod answers;
mod closed_lists;
mod external;
mod follow_up;
mod hiring;
mod imports;
mod keys;
mod limits;
mod listing;
mod migrations;
mod moves;
mod nights;
mod onboarding;
mod openapi;
mod papers;
mod people;
mod places;
mod plans;
mod privacy;
mod recruitment;
mod refreshing;
mod reports;
mod same_moment;
mod scopes;
mod sessions;
mod set;
mod settings;
mod sites;
mod starting;
mod supervision;
mod talks;
mod traineeships;
mod users;
