//! Every operation of the API: the list of routes is the OpenAPI document.

use crate::app::App;
use crate::error::Error;
use crate::{
    absence, audit, demo, external, follow_up, hiring, imports, listing, onboarding, organisation, programmes, recruitment, reports,
    sessions, settings, supervision, traineeships, users,
};
use actix_web::{HttpRequest, HttpResponse, get, web};
use std::sync::LazyLock;
use utoipa::OpenApi;
use utoipa::openapi::path::{Operation, ParameterBuilder, ParameterIn, PathItem};
use utoipa::openapi::{KnownFormat, ObjectBuilder, RefOr, Required, SchemaFormat, Type};
use utoipa_actix_web::{scope, service_config::ServiceConfig};

/// The head of the OpenAPI document.
#[derive(OpenApi)]
#[openapi(info(
    title = "Praktikspor",
    description = "Every trainee of a municipality, from recruitment to the hire decision.",
    license(name = "MPL-2.0", identifier = "MPL-2.0")
))]
struct Head;

/// The operations under `/api/v1`, one line per capability.
pub fn operations(config: &mut ServiceConfig<'_>) {
    config.service(
        scope::scope("/api/v1")
            .configure(sessions::routes)
            .configure(demo::routes)
            .configure(organisation::routes)
            .configure(users::routes)
            .configure(programmes::routes)
            .configure(imports::routes)
            .configure(recruitment::routes)
            .configure(traineeships::routes)
            .configure(onboarding::routes)
            .configure(supervision::routes)
            .configure(absence::routes)
            .configure(follow_up::routes)
            .configure(hiring::routes)
            .configure(external::routes)
            .configure(reports::routes)
            .configure(audit::routes)
            .configure(settings::routes)
            .configure(listing::routes),
    );
}

/// The document made from the operations: it never changes, so it is made once.
static DOCUMENT: LazyLock<utoipa::openapi::OpenApi> = LazyLock::new(|| {
    use utoipa_actix_web::AppExt;
    let (_, mut api) = actix_web::App::new().into_utoipa_app().openapi(Head::openapi()).configure(operations).split_for_parts();
    for (template, item) in &mut api.paths.paths {
        name_parameters(template, item);
    }
    api
});

/// Each `{name}` of a path is a parameter of it. Ids are UUIDs; the few codes say so themselves.
fn name_parameters(template: &str, item: &mut PathItem) {
    let names = template.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    let operations = [&mut item.get, &mut item.post, &mut item.put, &mut item.patch, &mut item.delete];
    let missing = |name: &str, operation: &Operation| {
        let mut known = operation.parameters.iter().flatten();
        !known.any(|known| matches!(known, RefOr::T(known) if known.name == name && known.parameter_in == ParameterIn::Path))
    };
    let names: Vec<&str> = names.collect();
    for operation in operations.into_iter().flatten() {
        for name in names.iter().rev() {
            if missing(name, operation) {
                let id = ObjectBuilder::new().schema_type(Type::String).format(Some(SchemaFormat::KnownFormat(KnownFormat::Uuid)));
                let parameter = ParameterBuilder::new().name(*name).parameter_in(ParameterIn::Path).required(Required::True);
                operation.parameters.get_or_insert_default().insert(0, RefOr::T(parameter.schema(Some(id)).build()));
            }
        }
    }
}

/// The document made from the operations.
#[must_use]
pub fn openapi() -> &'static utoipa::openapi::OpenApi {
    &DOCUMENT
}

/// The OpenAPI document, outside the scope that would swallow its path.
#[get("/api/openapi.json")]
pub async fn document() -> HttpResponse {
    HttpResponse::Ok().json(openapi())
}

/// Whether the process lives; never touches the database.
#[get("/health/live")]
pub async fn live() -> HttpResponse {
    HttpResponse::Ok().body("live")
}

/// Whether requests can be answered.
#[get("/health/ready")]
pub async fn ready(app: web::Data<App>) -> Result<HttpResponse, Error> {
    let answer = tokio::time::timeout(std::time::Duration::from_millis(500), app.db.is_ready()).await;
    if answer == Ok(true) { Ok(HttpResponse::Ok().body("ready")) } else { Err(Error::unavailable()) }
}

/// What no route takes: 405 with the methods there are, 404 under `/api`, and else a page of the SPA.
///
/// # Errors
/// 404 and 405.
pub async fn otherwise(req: HttpRequest) -> Result<HttpResponse, Error> {
    if !req.path().starts_with("/api") {
        return crate::pages::page(&req);
    }
    let methods = methods_of(req.path());
    if methods.is_empty() {
        return Err(Error::not_found());
    }
    let mut response = actix_web::ResponseError::error_response(&Error::method_not_allowed());
    if let Ok(value) = methods.join(", ").parse() {
        response.headers_mut().insert(actix_web::http::header::ALLOW, value);
    }
    Ok(response)
}

/// The methods that the document knows for a path.
fn methods_of(path: &str) -> Vec<&'static str> {
    let api = openapi();
    let wanted: Vec<_> = path.split('/').collect();
    let found = api.paths.paths.iter().find(|(template, _)| {
        let parts: Vec<_> = template.split('/').collect();
        parts.len() == wanted.len() && parts.iter().zip(&wanted).all(|(part, word)| part.starts_with('{') || part == word)
    });
    let Some((_, item)) = found else { return Vec::new() };
    let mut methods = Vec::new();
    for (operation, method) in
        [(&item.get, "GET"), (&item.post, "POST"), (&item.put, "PUT"), (&item.patch, "PATCH"), (&item.delete, "DELETE")]
    {
        if operation.is_some() {
            methods.push(method);
        }
    }
    methods
}
