//! What the onboarding screens ask of the server.

use crate::api::{self, ApiError};
use domain::Page;
use domain::ids::{ChecklistItemId, TraineeshipId};
use domain::onboarding::{
    Answer, AnswerItem, Checklist, ChecklistItem, DueItem, GivenAnswer, MakeChecklist, SetNotRelevant, TemplateLayer, TickItem,
};

pub(super) async fn checklist(id: TraineeshipId) -> Result<Checklist, ApiError> {
    api::get(&format!("/traineeships/{id}/checklist")).await
}

pub(super) async fn make(id: TraineeshipId, key: String, body: MakeChecklist) -> Result<Checklist, ApiError> {
    api::create(&format!("/traineeships/{id}/checklist"), &key, &body).await
}

pub(super) async fn tick(id: ChecklistItemId, version: i32, done: bool) -> Result<ChecklistItem, ApiError> {
    api::put(&format!("/checklist-items/{id}/tick"), version, &TickItem { done, role: None }).await
}

pub(super) async fn answer(id: ChecklistItemId, version: i32, answer: Answer) -> Result<ChecklistItem, ApiError> {
    api::put(&format!("/checklist-items/{id}/answer"), version, &AnswerItem { answer, role: None }).await
}

pub(super) async fn send_file(id: ChecklistItemId, version: i32, key: String, file: web_sys::File) -> Result<ChecklistItem, ApiError> {
    let form = form_of(&file).map_err(|_| ApiError::Away)?;
    api::upload_if_match(&format!("/checklist-items/{id}/file"), version, &key, &form).await
}

fn form_of(file: &web_sys::File) -> Result<web_sys::FormData, wasm_bindgen::JsValue> {
    let form = web_sys::FormData::new()?;
    form.append_with_blob_and_filename("file", file, &file.name())?;
    Ok(form)
}

pub(super) async fn fetch_file(id: ChecklistItemId, number: i32, name: String) -> Result<(), ApiError> {
    api::download(&format!("/checklist-items/{id}/file?number={number}"), &name).await
}

pub(super) async fn answers(id: ChecklistItemId) -> Result<Page<GivenAnswer>, ApiError> {
    api::get(&format!("/checklist-items/{id}/answers")).await
}

pub(super) async fn set_not_relevant(id: ChecklistItemId, version: i32, body: SetNotRelevant) -> Result<ChecklistItem, ApiError> {
    api::put(&format!("/checklist-items/{id}/not-relevant"), version, &body).await
}

pub(super) async fn due() -> Result<Page<DueItem>, ApiError> {
    api::get("/my/checklist").await
}

pub(super) async fn layers() -> Result<Vec<TemplateLayer>, ApiError> {
    api::get("/template-layers").await
}
