//! The capability `imports`.

pub mod reader;

/// The operations of this capability.
pub fn routes(_config: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {}
