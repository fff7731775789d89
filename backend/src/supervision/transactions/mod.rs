//! What happens in one transaction of supervision.

pub(super) mod assigning;
pub(super) mod concerns;
pub(super) mod from_list;
pub(super) mod given;
pub(super) mod mine;
pub(super) mod register;
pub(super) mod sessions;
