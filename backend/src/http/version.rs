//! The `If-Match` header of updates: the version that was read.

use crate::error::Error;
use actix_web::http::header;
use actix_web::{FromRequest, HttpRequest, dev::Payload};
use domain::problem::FieldCode;
use std::future::{Ready, ready};
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::{Object, Required, Type};

/// The version the change was made on; 428 where it is missing.
#[derive(Debug, Clone, Copy)]
pub struct IfMatch(pub i32);

impl utoipa::IntoParams for IfMatch {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        vec![documented("If-Match", Required::True, "The version that was read, as the ETag of its answer.")]
    }
}

/// A header for the OpenAPI document.
pub(super) fn documented(name: &str, required: Required, description: &str) -> Parameter {
    ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Header)
        .required(required)
        .description(Some(description))
        .schema(Some(Object::with_type(Type::String)))
        .build()
}

impl FromRequest for IfMatch {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let Some(value) = req.headers().get(header::IF_MATCH) else { return ready(Err(Error::version_missing())) };
        let version = value.to_str().ok().and_then(|text| text.trim().trim_matches('"').parse().ok());
        ready(version.map(Self).ok_or_else(|| Error::unreadable_field("If-Match", FieldCode::InvalidValue)))
    }
}
