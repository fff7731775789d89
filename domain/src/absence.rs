//! absence.
