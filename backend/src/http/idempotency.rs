//! The `Idempotency-Key` header of creations.

use super::version::documented;
use crate::db::IdempotencyKey;
use crate::error::Error;
use actix_web::{FromRequest, HttpRequest, dev::Payload};
use domain::problem::FieldCode;
use std::future::{Ready, ready};
use utoipa::openapi::Required;
use utoipa::openapi::path::{Parameter, ParameterIn};

impl utoipa::IntoParams for IdempotencyKey {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        vec![documented("Idempotency-Key", Required::False, "Made once by the client: a retry with it is done once.")]
    }
}

impl FromRequest for IdempotencyKey {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let key = match req.headers().get("idempotency-key").map(|value| value.to_str()) {
            None => Ok(Self(None)),
            Some(Ok(key)) if (1..=100).contains(&key.len()) => Ok(Self(Some(key.to_owned()))),
            Some(_) => Err(Error::unreadable_field("Idempotency-Key", FieldCode::InvalidValue)),
        };
        ready(key)
    }
}
