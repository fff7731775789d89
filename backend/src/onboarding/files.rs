//! Answering an item with a file, and fetching it.

use super::transactions::answering;
use crate::actor::Actor;
use crate::app::App;
use crate::db::{Created, IdempotencyKey, hex};
use crate::error::Error;
use crate::http::parts;
use crate::http::version::IfMatch;
use actix_multipart::Multipart;
use actix_web::http::header::{Charset, ContentDisposition, DispositionParam, DispositionType, ExtendedValue};
use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse, get, post};
use domain::access::Action;
use domain::ids::ChecklistItemId;
use domain::onboarding::{Assignee, ChecklistItem, FileType, MAX_ANSWER_FILE, SendFile, SentFile};
use domain::problem::{FieldCode, Problem};
use futures_util::StreamExt;
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// How many files are taken at once: each may fill its share of memory.
static UPLOADS: tokio::sync::Semaphore = tokio::sync::Semaphore::const_new(8);

/// Answers an item with a file: a PDF or a picture, told by its bytes and not by its name. The item is done with it.
#[utoipa::path(tag = "onboarding", request_body(content = SendFile, content_type = "multipart/form-data"), params(IfMatch, IdempotencyKey), responses(
    (status = 201, body = ChecklistItem),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[post("/checklist-items/{id}/file")]
pub(super) async fn send_checklist_item_file(
    actor: Actor,
    app: Data<App>,
    id: Path<ChecklistItemId>,
    version: IfMatch,
    key: IdempotencyKey,
    req: HttpRequest,
    form: Multipart,
) -> Result<Created<ChecklistItem>, Error> {
    let permit = actor.may(Action::TickChecklist)?;
    let _place = UPLOADS.try_acquire().map_err(|_| Error::unavailable())?;
    let (file, bytes, role) = receive(form, parts::announced(&req)).await?;
    let (id, bytes) = (id.into_inner(), Arc::new(bytes));
    let asked = (id, version.0, file.clone(), role);
    app.db
        .create(&permit, &key, "send_checklist_item_file", &asked, move |w| {
            let item = answering::answer_with_file(w, id, version.0, (&file, &bytes), role)?;
            Ok(Created::at(format!("/api/v1/checklist-items/{id}/file"), item))
        })
        .await
}

/// Reads the parts `file` and perhaps `role`.
async fn receive(mut form: Multipart, announced: usize) -> Result<(SentFile, Vec<u8>, Option<Assignee>), Error> {
    let (mut file, mut role) = (None, None);
    while let Some(part) = form.next().await {
        let mut part = part.map_err(|_| Error::unreadable())?;
        match part.name() {
            Some("role") => {
                let word = parts::words(&mut part).await?;
                role = Some(word.parse::<Assignee>().map_err(|_| Error::field("role", FieldCode::InvalidValue))?);
            }
            Some("file") => {
                let name = parts::file_name(&part);
                let bytes = parts::bytes(&mut part, MAX_ANSWER_FILE, announced).await?;
                file = Some((name, bytes.ok_or_else(|| Error::too_large_field("file", FieldCode::FileOverLimit))?));
            }
            other => return Err(Error::field(other.unwrap_or("body"), FieldCode::Unknown)),
        }
    }
    let (name, bytes) = file.ok_or_else(|| Error::field("file", FieldCode::Required))?;
    if bytes.is_empty() {
        return Err(Error::field("file", FieldCode::EmptyFile));
    }
    let file_type = FileType::of(&bytes).ok_or_else(|| Error::field("file", FieldCode::FileTypeNotTaken))?;
    let file = SentFile::of(&name, &bytes, file_type, hex(&Sha256::digest(&bytes)));
    Ok((file, bytes, role))
}

/// Which of an item's files.
#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct WhichFile {
    /// The number of its answer; the newest where it is not said.
    number: Option<i32>,
}

/// Fetches the file that an item was answered with. Only a file that stands is kept: of one that was replaced there is none.
#[utoipa::path(tag = "onboarding", params(WhichFile), responses(
    (status = 200, body = String, content_type = "application/octet-stream"),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[get("/checklist-items/{id}/file")]
pub(super) async fn download_checklist_item_file(
    actor: Actor,
    app: Data<App>,
    id: Path<ChecklistItemId>,
    which: Query<WhichFile>,
) -> Result<HttpResponse, Error> {
    let permit = actor.may(Action::SeeChecklist)?;
    let (id, number) = (id.into_inner(), which.number);
    let (name, file_type, bytes) = app.db.write(&permit, move |w| answering::file(w, id, number)).await?;
    // Saved and never shown: whatever the bytes are, no page of ours runs them.
    let disposition = ContentDisposition {
        disposition: DispositionType::Attachment,
        parameters: vec![
            DispositionParam::Filename(format!("fil.{file_type}")),
            DispositionParam::FilenameExt(ExtendedValue {
                charset: Charset::Ext("UTF-8".to_owned()),
                language_tag: None,
                value: name.into_bytes(),
            }),
        ],
    };
    Ok(HttpResponse::Ok()
        .insert_header(("Content-Type", file_type.media_type()))
        .insert_header(("X-Content-Type-Options", "nosniff"))
        .insert_header(("Content-Security-Policy", "default-src 'none'; sandbox"))
        .insert_header(disposition)
        .body(bytes))
}
