//! Imports of a municipality's own files: upload and check, look at every row, then import all or only the good rows.

#[cfg(test)]
mod expected_test;
pub mod reader;
mod report;
mod transactions;
mod upload;

use crate::actor::Actor;
use crate::app::App;
use crate::db::Created;
use crate::db::IdempotencyKey;
use crate::error::Error;
use crate::http::answers::Versioned;
use crate::http::parts;
use crate::http::version::IfMatch;
use crate::listed;
use crate::listing::AskedFor;
use crate::permit::Permit;
use actix_multipart::Multipart;
use actix_web::{HttpRequest, HttpResponse, get, http::header, post, put, web};
use domain::Page;
use domain::access::Action;
use domain::ids::ImportId;
use domain::imports::{CommitImport, Counts, Import, ImportKind, ImportRow, MappedColumn, UpdateMapping, UploadImport};
use domain::problem::Problem;
use reader::ReadFile;

/// How many files are taken at once, and how many of them are read at once: each may fill its share of memory.
static UPLOADS: tokio::sync::Semaphore = tokio::sync::Semaphore::const_new(4);
static READING: tokio::sync::Semaphore = tokio::sync::Semaphore::const_new(1);

/// The operations of this capability.
pub fn routes(config: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {
    config
        .service(create_import)
        .service(list_imports)
        .service(export_imports)
        .service(find_import)
        .service(list_import_rows)
        .service(update_import_mapping)
        .service(commit_import)
        .service(download_import_report);
}

/// Checks a file: nothing is imported yet.
#[utoipa::path(tag = "imports", request_body(content = UploadImport, content_type = "multipart/form-data"), params(IdempotencyKey), responses(
    (status = 201, body = Import),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[post("/imports")]
async fn create_import(
    actor: Actor,
    app: web::Data<App>,
    key: IdempotencyKey,
    req: HttpRequest,
    form: Multipart,
) -> Result<Created<Import>, Error> {
    let permit = importer(&actor)?;
    let _place = UPLOADS.try_acquire().map_err(|_| Error::unavailable())?;
    let sent = upload::receive(form, parts::announced(&req)).await?;
    let file = read(sent.kind, sent.bytes, sent.mapping).await?;
    let (kind, name) = (sent.kind, sent.file_name);
    let asked = (kind, name.clone(), sent.hash);
    app.db
        .create(&permit, &key, "create_import", &asked, move |w| {
            let import = transactions::insert(w, kind, &name, &file)?;
            Ok(Created::at(format!("/api/v1/imports/{}", import.id), import))
        })
        .await
}

type RowsAsked = AskedFor<ImportRow>;

listed! {
    /// Lists the imports.
    "imports", Import as ImportsAsked | ImportsFile, "/imports" list_imports, "/imports/export" export_imports,
    |actor, app| importer(&actor)?, transactions::list
}

/// Finds an import.
#[utoipa::path(tag = "imports", responses(
    (status = 200, body = Import),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[get("/imports/{id}")]
async fn find_import(actor: Actor, app: web::Data<App>, id: web::Path<ImportId>) -> Result<Versioned<Import>, Error> {
    let permit = importer(&actor)?;
    let (tenant, id) = (permit.tenant, id.into_inner());
    let import = app.db.read(&permit, move |c| transactions::find(c, tenant, id)).await?;
    Ok(Versioned(import))
}

/// Lists the rows of an import and what happens to each.
#[utoipa::path(tag = "imports", params(RowsAsked), responses(
    (status = 200, body = Page<ImportRow>),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[get("/imports/{id}/rows")]
async fn list_import_rows(
    actor: Actor,
    app: web::Data<App>,
    id: web::Path<ImportId>,
    asked: RowsAsked,
) -> Result<web::Json<Page<ImportRow>>, Error> {
    let permit = importer(&actor)?;
    let (tenant, id) = (permit.tenant, id.into_inner());
    Ok(web::Json(app.db.read_long(&permit, move |c| transactions::rows(c, tenant, id, &asked.0)).await?))
}

/// Checks a file again with other meanings for its columns.
#[utoipa::path(tag = "imports", params(IfMatch), responses(
    (status = 200, body = Import),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[put("/imports/{id}/mapping")]
async fn update_import_mapping(
    actor: Actor,
    app: web::Data<App>,
    id: web::Path<ImportId>,
    version: IfMatch,
    body: web::Json<UpdateMapping>,
) -> Result<Versioned<Import>, Error> {
    let permit = importer(&actor)?;
    let (id, mapping) = (id.into_inner(), body.into_inner().mapping);
    let import = app.db.write(&permit, move |w| transactions::remap(w, id, version.0, &mapping)).await?;
    Ok(Versioned(import))
}

/// Imports a checked file: all of it, or only the good rows.
#[utoipa::path(tag = "imports", params(IfMatch), responses(
    (status = 200, body = Import),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[post("/imports/{id}/commit")]
async fn commit_import(
    actor: Actor,
    app: web::Data<App>,
    id: web::Path<ImportId>,
    version: IfMatch,
    body: web::Json<CommitImport>,
) -> Result<Versioned<Import>, Error> {
    let permit = importer(&actor)?;
    let (id, clock, only_good_rows) = (id.into_inner(), app.clock.clone(), body.only_good_rows);
    let import = app.db.write(&permit, move |w| transactions::commit(w, &clock, id, version.0, only_good_rows)).await?;
    Ok(Versioned(import))
}

/// Downloads what was said of every row, as CSV.
#[utoipa::path(tag = "imports", responses(
    (status = 200, body = String, content_type = "text/csv"),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[get("/imports/{id}/report.csv")]
async fn download_import_report(actor: Actor, app: web::Data<App>, id: web::Path<ImportId>) -> Result<HttpResponse, Error> {
    let permit = importer(&actor)?;
    let (tenant, id, lang) = (permit.tenant, id.into_inner(), permit.lang);
    let (import, rows) = app.db.read_long(&permit, move |c| transactions::report(c, tenant, id)).await?;
    let name = format!("attachment; filename=\"import-{}-{}.csv\"", import.kind, app.clock.local_date(import.created_at));
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/csv; charset=utf-8"))
        .insert_header((header::CONTENT_DISPOSITION, name))
        .body(report::csv(&rows, lang)?))
}

/// Checks and imports a file in one go, for the command line and the demonstration.
///
/// # Errors
/// Why the file is refused, or that it has rejected rows and all of it was asked for; then nothing is imported.
pub async fn load_bytes(
    app: &App,
    permit: &Permit,
    kind: ImportKind,
    file_name: &str,
    bytes: Vec<u8>,
    only_good_rows: bool,
) -> Result<Counts, Error> {
    let file = read(kind, bytes, None).await?;
    let (name, clock) = (parts::safe_name(file_name), app.clock.clone());
    let import = app
        .db
        .write(permit, move |w| {
            let checked = transactions::insert(w, kind, &name, &file)?;
            transactions::commit(w, &clock, checked.id, checked.version, only_good_rows)
        })
        .await?;
    Ok(import.counts)
}

/// Reads a file away from the request threads, one at a time.
async fn read(kind: ImportKind, bytes: Vec<u8>, mapping: Option<Vec<MappedColumn>>) -> Result<ReadFile, Error> {
    let _turn = READING.acquire().await.map_err(|_| Error::unavailable())?;
    let read = web::block(move || reader::read(kind, bytes, mapping.as_deref())).await;
    Ok(read.map_err(|_| Error::from(reader::Refusal::Unreadable))??)
}

/// The permit to import: files hold people of the whole municipality, so the scope must be all of it.
fn importer(actor: &Actor) -> Result<Permit, Error> {
    actor.may(Action::ImportFiles)?.over_all()
}
