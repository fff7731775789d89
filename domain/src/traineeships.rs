//! traineeships.
