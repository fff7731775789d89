//! What the engines say when something fails, as errors of ours.

use crate::error::Error;
use diesel::result::{DatabaseErrorKind, Error as DieselError};

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
                tracing::error!(message, "the database failed");
                if message.contains("disk is full") || message.contains("No space left") {
                    Self::storage_full()
                } else if message.contains("is locked")
                    || message.contains("terminating connection")
                    || message.contains("server closed the connection")
                    || message.contains("timeout")
                    || message.contains("disk I/O error")
                {
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
