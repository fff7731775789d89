//! The shapes of answers.

pub use crate::db::Created;
use actix_web::body::BoxBody;
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, Responder};

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
