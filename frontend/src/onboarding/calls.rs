//! What the onboarding screens ask of the server.

use crate::api::{self, ApiError};
use domain::Page;
use domain::ids::{ChecklistItemId, TraineeshipId};
use domain::onboarding::{
    Answer, AnswerItem, Checklist, ChecklistItem, DueItem, GivenAnswer, MakeChecklist, SetNotRelevant, TemplateLayer, TickItem,
};

pub(super) fn checklist(id: TraineeshipId) -> api::Answer<Checklist> {
    api::get(&format!("/traineeships/{id}/checklist"))
}

pub(super) fn make(id: TraineeshipId, key: String, body: MakeChecklist) -> api::Answer<Checklist> {
    api::create(&format!("/traineeships/{id}/checklist"), &key, &body)
}

pub(super) fn tick(id: ChecklistItemId, version: i32, done: bool) -> api::Answer<ChecklistItem> {
    api::put(&format!("/checklist-items/{id}/tick"), version, &TickItem { done, role: None })
}

pub(super) fn answer(id: ChecklistItemId, version: i32, answer: Answer) -> api::Answer<ChecklistItem> {
    api::put(&format!("/checklist-items/{id}/answer"), version, &AnswerItem { answer, role: None })
}

pub(super) fn send_file(id: ChecklistItemId, version: i32, key: String, file: &web_sys::File) -> api::Answer<ChecklistItem> {
    match form_of(file) {
        Ok(form) => api::upload_if_match(&format!("/checklist-items/{id}/file"), version, &key, &form),
        Err(_) => api::Answer::of(async { Err(ApiError::Away) }),
    }
}

fn form_of(file: &web_sys::File) -> Result<web_sys::FormData, wasm_bindgen::JsValue> {
    let form = web_sys::FormData::new()?;
    form.append_with_blob_and_filename("file", file, &file.name())?;
    Ok(form)
}

pub(super) fn fetch_file(id: ChecklistItemId, number: i32, name: String) -> api::Answer<()> {
    api::Answer::of(async move { api::download(&format!("/checklist-items/{id}/file?number={number}"), &name).await })
}

pub(super) fn answers(id: ChecklistItemId) -> api::Answer<Page<GivenAnswer>> {
    api::get(&format!("/checklist-items/{id}/answers"))
}

pub(super) fn set_not_relevant(id: ChecklistItemId, version: i32, body: SetNotRelevant) -> api::Answer<ChecklistItem> {
    api::put(&format!("/checklist-items/{id}/not-relevant"), version, &body)
}

pub(super) fn due() -> api::Answer<Page<DueItem>> {
    api::get("/my/checklist")
}

pub(super) fn layers() -> api::Answer<Vec<TemplateLayer>> {
    api::get("/template-layers")
}
