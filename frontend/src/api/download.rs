//! Downloading a file. A plain link would not renew the access token: after ten minutes it would fetch a refusal instead.

use super::{ApiError, Headers, read, request, with_refresh};
use gloo_net::http::{Method, Response};
use js_sys::{Array, Uint8Array};
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// How long the browser has to begin to save the file before its memory is freed.
const TO_BE_SAVED: Duration = Duration::from_secs(60);

/// Gets a file, and lets the browser save it under this name.
///
/// # Errors
/// What the server says, or that it is away.
pub async fn download(path: &str, file_name: &str) -> Result<(), ApiError> {
    let response = begin(path).await?;
    if !response.ok() {
        return read(response).await.map(drop);
    }
    let bytes = response.binary().await.map_err(|_| ApiError::Away)?;
    // The browser refuses only where it has no memory left for the file; the user can try again.
    save(&Array::of1(&Uint8Array::from(bytes.as_slice())), file_name).ok_or(ApiError::Away)
}

async fn begin(path: &str) -> Result<Response, ApiError> {
    let build = |abort: Option<&web_sys::AbortSignal>| request(Method::GET, path, &Headers::default()).abort_signal(abort).build();
    with_refresh(build).await
}

/// A file that comes piece by piece, and can be stopped. It is saved when all of it is there, and only then.
#[derive(Clone, Copy)]
pub struct Download {
    /// It is coming.
    pub running: RwSignal<bool>,
    /// How many lines of it have come, where it is a text file.
    pub lines: RwSignal<u32>,
    reader: StoredValue<Rc<RefCell<Option<web_sys::ReadableStreamDefaultReader>>>, LocalStorage>,
}

impl Download {
    /// One that has not begun.
    #[must_use]
    pub fn new() -> Self {
        Self { running: RwSignal::new(false), lines: RwSignal::new(0), reader: StoredValue::new_local(Rc::default()) }
    }

    /// Breaks it off, where it is coming.
    pub fn stop(self) {
        self.running.set(false);
        if let Some(reader) = self.reader.with_value(|reader| reader.borrow_mut().take()) {
            // Nobody waits for the answer.
            drop(reader.cancel());
        }
    }

    /// Gets a file and lets the browser save it under the name that the server gives. False where it was stopped.
    ///
    /// # Errors
    /// What the server says; that the connection broke, whereupon nothing is saved.
    pub async fn get(self, path: &str, is_text: bool) -> Result<bool, ApiError> {
        self.lines.set(0);
        self.running.set(true);
        let done = self.fetch(path, is_text).await;
        let stopped = self.running.try_get_untracked() != Some(true);
        self.running.try_set(false);
        match done {
            Ok((pieces, name)) if !stopped => save(&pieces, &name).map(|()| true).ok_or(ApiError::Away),
            Err(error) if !stopped => Err(error),
            _ => Ok(false),
        }
    }

    async fn fetch(self, path: &str, is_text: bool) -> Result<(Array, String), ApiError> {
        let response = begin(path).await?;
        if !response.ok() {
            return read(response).await.map(|_| (Array::new(), String::new()));
        }
        let name = file_name(&response);
        let reader: web_sys::ReadableStreamDefaultReader =
            response.body().ok_or(ApiError::Away)?.get_reader().dyn_into().map_err(|_| ApiError::Away)?;
        self.reader.try_with_value(|kept| kept.replace(Some(reader.clone())));
        let pieces = Array::new();
        loop {
            let read = JsFuture::from(reader.read()).await.map_err(|_| ApiError::Away)?;
            let of = |name: &str| js_sys::Reflect::get(&read, &JsValue::from_str(name)).map_err(|_| ApiError::Away);
            if of("done")?.is_truthy() {
                return Ok((pieces, name));
            }
            let piece: Uint8Array = of("value")?.dyn_into().map_err(|_| ApiError::Away)?;
            if is_text {
                let lines = piece.to_vec().iter().filter(|byte| **byte == b'\n').count();
                self.lines.try_update(|all| *all = all.saturating_add(u32::try_from(lines).unwrap_or(0)));
            }
            pieces.push(&piece);
        }
    }
}

impl Default for Download {
    fn default() -> Self {
        Self::new()
    }
}

/// The name the server gives a file.
fn file_name(response: &Response) -> String {
    let told = response.headers().get("content-disposition").unwrap_or_default();
    told.split("filename=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or("eksport").to_owned()
}

fn save(pieces: &Array, file_name: &str) -> Option<()> {
    let file = web_sys::Blob::new_with_u8_array_sequence(pieces).ok()?;
    let address = web_sys::Url::create_object_url_with_blob(&file).ok()?;
    let link = document().create_element("a").ok()?.dyn_into::<web_sys::HtmlAnchorElement>().ok()?;
    link.set_href(&address);
    link.set_download(file_name);
    link.click();
    // Fails only for an address that is none.
    set_timeout(move || drop(web_sys::Url::revoke_object_url(&address)), TO_BE_SAVED);
    Some(())
}
