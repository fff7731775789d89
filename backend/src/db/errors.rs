//! What the engines say when something fails, as errors of ours.

use crate::error::Error;
use diesel::result::{DatabaseErrorKind, Error as DieselError};

/// What the engines say when the disk is full.
const FULL: &[&str] = &["disk is full", "No space left"];
/// What they say when they are busy, starting, stopping or away: the same request may succeed a moment later.
const AWAY: &[&str] = &[
    "is locked",
    "terminating connection",
    "server closed the connection",
    "the database system is",
    "no connection to the server",
    "could not receive data from server",
    "could not send data to server",
    "SSL SYSCALL error",
    "Connection reset",
    "Broken pipe",
    "timeout",
    "disk I/O error",
];

/// What PostgreSQL says of values that SQLite would take: letters and days that nobody means.
const UNREADABLE: &[&str] = &["invalid byte sequence", "out of range"];

impl From<DieselError> for Error {
    fn from(error: DieselError) -> Self {
        if super::postgres::asks_again(&error) {
            return Self::asked_to_try_again();
        }
        match &error {
            DieselError::NotFound => Self::not_found(),
            DieselError::DatabaseError(
                DatabaseErrorKind::UniqueViolation | DatabaseErrorKind::ForeignKeyViolation | DatabaseErrorKind::CheckViolation,
                info,
            ) => {
                tracing::info!(constraint = info.message(), "refused by a constraint");
                Self::conflict()
            }
            DieselError::DatabaseError(DatabaseErrorKind::ClosedConnection, _) => Self::unavailable(),
            DieselError::DatabaseError(_, info) => {
                let message = info.message();
                let says = |words: &[&str]| words.iter().any(|word| message.contains(word));
                if says(UNREADABLE) {
                    tracing::info!(message, "refused by the database");
                    return Self::unreadable();
                }
                tracing::error!(message, "the database failed");
                if says(FULL) {
                    Self::storage_full()
                } else if says(AWAY) {
                    Self::unavailable()
                } else {
                    Self::internal("database")
                }
            }
            DieselError::BrokenTransactionManager => Self::unavailable(),
            other => Self::internal(&other.to_string()),
        }
    }
}
