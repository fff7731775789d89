//! The shapes of answers.

use actix_web::body::BoxBody;
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, Responder};

/// 201 with where the new thing is.
#[derive(Debug, Clone)]
pub struct Created<T> {
    /// The path of the new thing.
    pub location: String,
    /// The new thing.
    pub body: T,
}

impl<T> Created<T> {
    /// A new thing at a path.
    pub fn at(location: impl Into<String>, body: T) -> Self {
        Self { location: location.into(), body }
    }
}

impl<T: serde::Serialize> Responder for Created<T> {
    type Body = BoxBody;
    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        HttpResponse::Created().insert_header((header::LOCATION, self.location)).json(self.body)
    }
}

/// 200 with the version of the thing as its ETag: what an update sends back in `If-Match`.
#[derive(Debug, Clone)]
pub struct Versioned<T>(pub T, pub i32);

impl<T: serde::Serialize> Responder for Versioned<T> {
    type Body = BoxBody;
    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        HttpResponse::Ok().insert_header((header::ETAG, format!("\"{}\"", self.1))).json(self.0)
    }
}
