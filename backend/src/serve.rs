//! The HTTP server: the one place that puts routes, headers and limits together; the tests start the same.

use crate::app::App;
use crate::{http, routes};
use actix_web::dev::Server;
use actix_web::middleware::from_fn;
use actix_web::{HttpServer, web};
use std::net::TcpListener;
use std::time::Duration;
use utoipa_actix_web::AppExt;

/// Starts the server on a listener; it runs while it is awaited.
///
/// # Errors
/// What the operating system says.
pub fn start(app: web::Data<App>, listener: TcpListener, workers: usize) -> std::io::Result<Server> {
    let server = HttpServer::new(move || {
        actix_web::App::new()
            .app_data(app.clone())
            .configure(http::body::configure)
            .wrap(actix_web::middleware::Compress::default())
            .wrap(from_fn(http::request::refuse_foreign))
            .wrap(http::headers::security())
            .wrap(from_fn(http::request::observe))
            .service(routes::live)
            .service(routes::ready)
            .service(routes::document)
            .into_utoipa_app()
            .configure(routes::operations)
            .into_app()
            .default_service(web::to(routes::otherwise))
    })
    .workers(workers)
    .max_connections(4096)
    .client_request_timeout(Duration::from_secs(5))
    .shutdown_timeout(30)
    .disable_signals()
    .listen(listener)?;
    Ok(server.run())
}
