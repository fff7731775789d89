//! Downloading a file. A plain link would not renew the access token: after ten minutes it would fetch a refusal instead.

use super::{ApiError, Headers, read, request, with_refresh};
use gloo_net::http::Method;
use js_sys::{Array, Uint8Array};
use leptos::prelude::{document, set_timeout};
use std::time::Duration;
use wasm_bindgen::JsCast;

/// How long the browser has to begin to save the file before its memory is freed.
const TO_BE_SAVED: Duration = Duration::from_secs(60);

/// Gets a file, and lets the browser save it under this name.
///
/// # Errors
/// What the server says, or that it is away.
pub async fn download(path: &str, file_name: &str) -> Result<(), ApiError> {
    let build = |abort: Option<&web_sys::AbortSignal>| request(Method::GET, path, &Headers::default()).abort_signal(abort).build();
    let response = with_refresh(build).await?;
    if !response.ok() {
        return read(response).await;
    }
    let bytes = response.binary().await.map_err(|_| ApiError::Away)?;
    // The browser refuses only where it has no memory left for the file; the user can try again.
    save(&bytes, file_name).ok_or(ApiError::Away)
}

fn save(bytes: &[u8], file_name: &str) -> Option<()> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let file = web_sys::Blob::new_with_u8_array_sequence(&parts).ok()?;
    let address = web_sys::Url::create_object_url_with_blob(&file).ok()?;
    let link = document().create_element("a").ok()?.dyn_into::<web_sys::HtmlAnchorElement>().ok()?;
    link.set_href(&address);
    link.set_download(file_name);
    link.click();
    // Fails only for an address that is none.
    set_timeout(move || drop(web_sys::Url::revoke_object_url(&address)), TO_BE_SAVED);
    Some(())
}
