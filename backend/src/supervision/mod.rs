//! Supervision: the register, assignments, logged sessions and concerns.

mod concerns;
mod queries;
mod register;
mod sessions;

pub use queries::from_list::write_supervisors;
pub use queries::given::{Assigned, insert_assigned, replace_assigned};
pub(crate) use queries::sessions::{acknowledge, insert as log};

/// The operations of this capability.
pub fn routes(config: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {
    register::routes(config);
    sessions::routes(config);
    concerns::routes(config);
}
