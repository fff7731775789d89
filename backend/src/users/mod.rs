//! Users, their roles and scopes.

mod queries;

pub use queries::{NewUser, grant, insert};

/// The operations of this capability.
pub fn routes(_config: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {}
