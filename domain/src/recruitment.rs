//! recruitment.
