//! What the page asked for while the app was still on its way (`assets/boot.js`): who is signed in.

use domain::sessions::BEGUN_COOKIE;
use gloo_net::http::Response;
use js_sys::{Promise, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Where the page puts it.
const AHEAD: &str = "praktiksporAhead";

/// The answer; once, and none where nothing was asked or the line broke.
pub(super) async fn answer() -> Option<Response> {
    let (page, name) = (JsValue::from(window()), JsValue::from_str(AHEAD));
    let asked = Reflect::get(&page, &name).ok()?.dyn_into::<Promise>().ok()?;
    drop(Reflect::set(&page, &name, &JsValue::UNDEFINED));
    let response = JsFuture::from(asked).await.ok()?.dyn_into::<leptos::web_sys::Response>().ok()?;
    // A server that is away is asked again, as any other time.
    (response.ok() || response.status() == 401).then(|| Response::from(response))
}

/// Whether a session was begun in this browser: where none was, nobody needs to be asked who is signed in.
pub fn is_begun() -> bool {
    let cookies = Reflect::get(&document(), &JsValue::from_str("cookie")).ok().and_then(|cookies| cookies.as_string());
    // A browser that shows no cookies is no reason to think that nobody is signed in.
    cookies.is_none_or(|cookies| cookies.split("; ").any(|cookie| cookie.starts_with(BEGUN_COOKIE)))
}

/// The session is over: the next page need not ask.
pub(super) fn forget() {
    let gone = JsValue::from_str(&format!("{BEGUN_COOKIE}=; path=/; max-age=0; samesite=strict"));
    drop(Reflect::set(&document(), &JsValue::from_str("cookie"), &gone));
}
