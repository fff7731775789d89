//! The files of the SPA: built beforehand, already compressed, part of the binary.

use crate::error::Error;
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse};

#[derive(rust_embed::Embed)]
#[folder = "../dist"]
struct Files;

/// A file of the SPA, or its page for every path that is not a file.
///
/// # Errors
/// 404 for a missing file (not a page), and where the SPA was not built.
pub fn page(req: &HttpRequest) -> Result<HttpResponse, Error> {
    let path = req.path().trim_start_matches('/');
    let is_file = path.rsplit('/').next().is_some_and(|name| name.contains('.'));
    let name = if is_file { path } else { "index.html" };
    if std::path::Path::new(name).extension().is_some_and(|end| end == "br" || end == "gz") {
        return Err(Error::not_found());
    }
    let accepts = req.headers().get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let twins = [("br", format!("{name}.br")), ("gzip", format!("{name}.gz"))];
    let twin =
        twins.iter().find(|(encoding, _)| accepts.contains(encoding)).and_then(|(encoding, file)| Some((*encoding, Files::get(file)?)));
    let (encoding, file) = match twin {
        Some((encoding, file)) => (Some(encoding), file),
        None => (None, Files::get(name).ok_or_else(Error::not_found)?),
    };
    let tag = format!("\"{}\"", crate::db::hex(&file.metadata.sha256_hash()));
    let known = req.headers().get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    // Names with a hash never change their content; the others are asked for each time.
    let caching = if name.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
    let mut response = if known == Some(tag.as_str()) { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    response
        .insert_header((header::CONTENT_TYPE, kind(name)))
        .insert_header((header::CACHE_CONTROL, caching))
        .insert_header((header::VARY, "accept-encoding"))
        .insert_header((header::ETAG, tag.clone()))
        // Said even where there is none, so that nothing compresses it a second time.
        .insert_header((header::CONTENT_ENCODING, encoding.unwrap_or("identity")));
    if known == Some(tag.as_str()) {
        return Ok(response.finish());
    }
    Ok(response.body(file.data.into_owned()))
}

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("woff2") => "font/woff2",
        Some("svg") => "image/svg+xml",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
