//! JSON bodies: bounded, typed, and with errors that say where.

use crate::error::Error;
use actix_web::web;
use domain::problem::FieldCode;

/// The largest JSON body, bytes.
pub const JSON_LIMIT: usize = 256 * 1024;

/// How bodies, queries and paths are read; what cannot be read becomes a problem document.
pub fn configure(config: &mut web::ServiceConfig) {
    config
        .app_data(web::JsonConfig::default().limit(JSON_LIMIT).error_handler(|error, _| json_error(&error).into()))
        .app_data(web::QueryConfig::default().error_handler(|error, _| {
            tracing::debug!(%error, "query");
            Error::unreadable_field("query", FieldCode::InvalidValue).into()
        }))
        // An id that is no id does not exist.
        .app_data(web::PathConfig::default().error_handler(|_, _| Error::not_found().into()));
}

fn json_error(error: &actix_web::error::JsonPayloadError) -> Error {
    use actix_web::error::JsonPayloadError as E;
    match error {
        E::OverflowKnownLength { .. } | E::Overflow { .. } => Error::too_large(),
        E::Deserialize(error) if error.is_data() => field_of(&error.to_string()),
        _ => Error::unreadable(),
    }
}

/// serde names the field in its message; the SPA needs it as a field.
fn field_of(message: &str) -> Error {
    let name = message.split('`').nth(1).unwrap_or("body").to_owned();
    if message.starts_with("unknown field") {
        Error::field(&name, FieldCode::Unknown)
    } else if message.starts_with("missing field") {
        Error::field(&name, FieldCode::Required)
    } else {
        Error::field("body", FieldCode::InvalidValue)
    }
}
