//! What people read, in both languages: one file per capability, used by the server and the SPA alike.

pub mod absence;
pub mod audit;
pub mod common;
pub mod external;
pub mod follow_up;
pub mod hiring;
pub mod imports;
pub mod listing;
pub mod onboarding;
pub mod organisation;
pub mod people;
pub mod programmes;
pub mod recruitment;
pub mod reports;
pub mod sessions;
pub mod settings;
pub mod supervision;
pub mod traineeships;
pub mod users;
