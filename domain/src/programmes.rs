//! programmes.
