//! hiring.
