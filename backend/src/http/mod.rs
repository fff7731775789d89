//! The HTTP boundary: what comes in, what goes out, and what every answer carries.

pub mod answers;
pub mod body;
pub mod headers;
pub mod idempotency;
pub mod paging;
pub mod parts;
pub mod request;
pub mod version;
