//! The Praktikspor server: the API, the pages and the jobs of one binary.

pub mod absence;
pub mod actor;
pub mod app;
pub mod audit;
pub mod clock;
pub mod config;
pub mod current;
pub mod db;
pub mod demo;
pub mod error;
pub mod external;
pub mod follow_up;
pub mod hiring;
pub mod http;
pub mod imports;
pub mod listing;
mod moves;
pub mod night;
pub mod onboarding;
pub mod organisation;
pub mod pages;
pub mod people;
pub mod permit;
pub mod programmes;
pub mod recruitment;
pub mod reports;
pub mod routes;
pub mod serve;
pub mod sessions;
pub mod settings;
pub mod supervision;
pub mod tenants;
pub mod traineeships;
pub mod users;

// Linked for their bundled C libraries: the binary must start where no libpq or libsqlite3 is installed.
use libsqlite3_sys as _;
use pq_sys as _;
