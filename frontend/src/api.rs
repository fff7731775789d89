//! The one HTTP client: every request to the server goes through here.

mod ahead;
mod answer;
mod download;
mod reading;
mod renewal;

pub use ahead::is_begun;
pub use answer::Answer;
pub(crate) use answer::{Coming, type_of};
pub use download::{Download, download};

use crate::session;
use domain::problem::{Problem, ProblemCode};
use domain::sessions::Me;
use gloo_net::http::{Method, Request, RequestBuilder, Response};
use renewal::Renewal;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::time::Duration;

/// How long an answer may take; a large file on a slow line too.
const PATIENCE: Duration = Duration::from_secs(90);

/// Why there is no answer of the kind asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ApiError {
    /// The server says what is wrong.
    Problem(Problem),
    /// The server is away or busy: nothing is known of what happened; the same request may be sent again.
    Away,
}

#[derive(Default, Clone)]
struct Headers {
    if_match: Option<i32>,
    key: Option<String>,
}

fn to<T: DeserializeOwned + 'static>(method: Method, path: &str, body: Option<String>, headers: Headers) -> Answer<T> {
    Answer::told(sent(method, path.to_owned(), body, headers))
}

async fn sent(method: Method, path: String, body: Option<String>, headers: Headers) -> Result<String, ApiError> {
    read(send(method, &path, body, &headers).await?).await
}

fn to_form<T: DeserializeOwned + 'static>(path: &str, form: &web_sys::FormData, headers: Headers) -> Answer<T> {
    Answer::told(form_sent(path.to_owned(), form.clone(), headers))
}

async fn form_sent(path: String, form: web_sys::FormData, headers: Headers) -> Result<String, ApiError> {
    let build = |abort: Option<&web_sys::AbortSignal>| request(Method::POST, &path, &headers).abort_signal(abort).body(form.clone());
    read(with_refresh(build).await?).await
}

/// Who is signed in: as the page has asked already where it did, else asked now.
pub fn me() -> Answer<Me> {
    Answer::told(async {
        let build = |abort: Option<&web_sys::AbortSignal>| request(Method::GET, "/me", &Headers::default()).abort_signal(abort).build();
        let response = match ahead::answer().await {
            Some(first) => after(first, build).await?,
            None => with_refresh(build).await?,
        };
        read(response).await
    })
}

/// Gets a thing or a page. The answer is what the server says, or that it is away; so it is of all that follow.
pub fn get<T: DeserializeOwned + 'static>(path: &str) -> Answer<T> {
    to(Method::GET, path, None, Headers::default())
}

/// Creates something; the same key again creates nothing more.
pub fn create<B: Serialize, T: DeserializeOwned + 'static>(path: &str, key: &str, body: &B) -> Answer<T> {
    to(Method::POST, path, json(body), Headers { key: Some(key.to_owned()), ..Headers::default() })
}

/// Posts without a key: for what may safely happen twice.
pub fn post<B: Serialize, T: DeserializeOwned + 'static>(path: &str, body: &B) -> Answer<T> {
    to(Method::POST, path, json(body), Headers::default())
}

/// Posts a change of something that was read at this version.
pub fn post_if_match<B: Serialize, T: DeserializeOwned + 'static>(path: &str, version: i32, body: &B) -> Answer<T> {
    to(Method::POST, path, json(body), Headers { if_match: Some(version), ..Headers::default() })
}

/// Changes something that was read at this version.
pub fn put<B: Serialize, T: DeserializeOwned + 'static>(path: &str, version: i32, body: &B) -> Answer<T> {
    to(Method::PUT, path, json(body), Headers { if_match: Some(version), ..Headers::default() })
}

/// Changes some facts of something that was read at this version.
pub fn patch<B: Serialize, T: DeserializeOwned + 'static>(path: &str, version: i32, body: &B) -> Answer<T> {
    to(Method::PATCH, path, json(body), Headers { if_match: Some(version), ..Headers::default() })
}

/// Removes something.
pub fn delete(path: &str) -> Answer<()> {
    to(Method::DELETE, path, None, Headers::default())
}

/// Uploads a form with a file.
pub fn upload<T: DeserializeOwned + 'static>(path: &str, form: &web_sys::FormData) -> Answer<T> {
    to_form(path, form, Headers::default())
}

/// Uploads a form with a file to something that was read at this version; the same key again sends nothing more.
pub fn upload_if_match<T: DeserializeOwned + 'static>(path: &str, version: i32, key: &str, form: &web_sys::FormData) -> Answer<T> {
    to_form(path, form, Headers { if_match: Some(version), key: Some(key.to_owned()) })
}

/// The address of something of the API.
#[must_use]
pub fn address(path: &str) -> String {
    format!("/api/v1{path}")
}

/// A text as a part of a query.
#[must_use]
pub fn encode(text: &str) -> String {
    String::from(js_sys::encode_uri_component(text))
}

fn json<B: Serialize>(body: &B) -> Option<String> {
    serde_json::to_string(body).ok()
}

fn request(method: Method, path: &str, headers: &Headers) -> RequestBuilder {
    let mut request = RequestBuilder::new(&address(path))
        .method(method)
        .header("X-Requested-With", "praktikspor")
        .header("Accept-Language", session::current_lang().code());
    if let Some(version) = headers.if_match {
        request = request.header("If-Match", &format!("\"{version}\""));
    }
    if let Some(key) = &headers.key {
        request = request.header("Idempotency-Key", key);
    }
    request
}

async fn send(method: Method, path: &str, body: Option<String>, headers: &Headers) -> Result<Response, ApiError> {
    with_refresh(|abort| {
        let request = request(method.clone(), path, headers).abort_signal(abort);
        match &body {
            Some(body) => request.header("Content-Type", "application/json").body(body.clone()),
            None => request.build(),
        }
    })
    .await
}

/// Sends; where the access token has run out, renews it once and sends again. Where the session has ended, waits until
/// the user has signed in again over the open screen, so that what was asked for or typed is not lost.
async fn with_refresh(build: impl Build) -> Result<Response, ApiError> {
    let first = once(&build).await?;
    after(first, build).await
}

/// The same from the answer to a first request on.
async fn after(response: Response, build: impl Build) -> Result<Response, ApiError> {
    if response.status() != 401 || response.url().ends_with("/sessions") {
        return Ok(response);
    }
    let response = match renewal::renew().await {
        Renewal::Done => once(&build).await?,
        Renewal::Refused => response,
        Renewal::Away => return Err(ApiError::Away),
    };
    // Who signs out is not asked to sign in for it.
    let leaving = response.url().ends_with("/sessions/current");
    if response.status() == 401 && !leaving && session::signed_in_again().await { once(&build).await } else { Ok(response) }
}

/// Makes a request that the signal can break off; it may have to be made again.
trait Build: Fn(Option<&web_sys::AbortSignal>) -> Result<Request, gloo_net::Error> {}
impl<F: Fn(Option<&web_sys::AbortSignal>) -> Result<Request, gloo_net::Error>> Build for F {}

async fn once(build: &impl Build) -> Result<Response, ApiError> {
    let abort = web_sys::AbortController::new().ok();
    let request = build(abort.as_ref().map(web_sys::AbortController::signal).as_ref()).map_err(|_| ApiError::Away)?;
    let timer = leptos::prelude::set_timeout_with_handle(
        move || {
            if let Some(abort) = &abort {
                abort.abort()
            }
        },
        PATIENCE,
    );
    let response = request.send().await;
    if let Ok(timer) = timer {
        timer.clear();
    }
    let response = response.map_err(|_| ApiError::Away)?;
    // A proxy's answer for a server that is away is no problem document.
    if matches!(response.status(), 502..=504) { Err(ApiError::Away) } else { Ok(response) }
}

/// The text of an answer, or why there is none.
async fn read(response: Response) -> Result<String, ApiError> {
    let status = response.status();
    let text = response.text().await.map_err(|_| ApiError::Away)?;
    if response.ok() {
        return Ok(text);
    }
    Err(reading::of_text(&text).map_or_else(|_| unreadable(status), ApiError::Problem))
}

/// An answer that is not what the API promises: a fault, not a missing connection.
fn unreadable(status: u16) -> ApiError {
    let code = ProblemCode::Internal;
    ApiError::Problem(Problem {
        status: status.max(500),
        code,
        title: code.label(session::current_lang()).to_owned(),
        errors: Vec::new(),
        changed_by: None,
        changed_at: None,
        instance: String::new(),
    })
}
