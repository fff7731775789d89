//! Supervision: the register, assignments, logged sessions and concerns.

mod concerns;
mod register;
mod sessions;
mod transactions;

pub use transactions::from_list::write_supervisors;
pub use transactions::given::{Assigned, insert_assigned, replace_assigned};
pub(crate) use transactions::sessions::{acknowledge, insert as log};

/// The operations of this capability.
pub fn routes(config: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {
    register::routes(config);
    sessions::routes(config);
    concerns::routes(config);
}
