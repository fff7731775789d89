//! The one HTTP client: every request to the server goes through here.

use crate::session;
use domain::problem::Problem;
use gloo_net::http::{Method, Request, RequestBuilder, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::cell::RefCell;
use std::rc::Rc;

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

/// Gets a thing or a page.
///
/// # Errors
/// What the server says, or that it is away.
pub async fn get<T: DeserializeOwned>(path: &str) -> Result<T, ApiError> {
    read(send(Method::GET, path, None, &Headers::default()).await?).await
}

/// Creates something; the same key again creates nothing more.
///
/// # Errors
/// What the server says, or that it is away.
pub async fn create<B: Serialize, T: DeserializeOwned>(path: &str, key: &str, body: &B) -> Result<T, ApiError> {
    let headers = Headers { key: Some(key.to_owned()), ..Headers::default() };
    read(send(Method::POST, path, json(body), &headers).await?).await
}

/// Posts without a key: for what may safely happen twice.
///
/// # Errors
/// What the server says, or that it is away.
pub async fn post<B: Serialize, T: DeserializeOwned>(path: &str, body: &B) -> Result<T, ApiError> {
    read(send(Method::POST, path, json(body), &Headers::default()).await?).await
}

/// Posts a change of something that was read at this version.
///
/// # Errors
/// What the server says, or that it is away.
pub async fn post_if_match<B: Serialize, T: DeserializeOwned>(path: &str, version: i32, body: &B) -> Result<T, ApiError> {
    let headers = Headers { if_match: Some(version), ..Headers::default() };
    read(send(Method::POST, path, json(body), &headers).await?).await
}

/// Changes something that was read at this version.
///
/// # Errors
/// What the server says, or that it is away.
pub async fn put<B: Serialize, T: DeserializeOwned>(path: &str, version: i32, body: &B) -> Result<T, ApiError> {
    let headers = Headers { if_match: Some(version), ..Headers::default() };
    read(send(Method::PUT, path, json(body), &headers).await?).await
}

/// Removes something.
///
/// # Errors
/// What the server says, or that it is away.
pub async fn delete(path: &str) -> Result<(), ApiError> {
    read(send(Method::DELETE, path, None, &Headers::default()).await?).await
}

/// Uploads a form with a file.
///
/// # Errors
/// What the server says, or that it is away.
pub async fn upload<T: DeserializeOwned>(path: &str, form: &web_sys::FormData) -> Result<T, ApiError> {
    let build = || request(Method::POST, path, &Headers::default()).body(form.clone());
    read(with_refresh(build).await?).await
}

/// The address of a file of the API, for a link that the browser downloads itself.
#[must_use]
pub fn address(path: &str) -> String {
    if path.starts_with("/api/") { path.to_owned() } else { format!("/api/v1{path}") }
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
    with_refresh(|| {
        let request = request(method.clone(), path, headers);
        match &body {
            Some(body) => request.header("Content-Type", "application/json").body(body.clone()),
            None => request.build(),
        }
    })
    .await
}

/// Sends; where the access token has run out, renews it once and sends again.
async fn with_refresh(build: impl Fn() -> Result<Request, gloo_net::Error>) -> Result<Response, ApiError> {
    let response = once(&build).await?;
    if response.status() != 401 || response.url().ends_with("/sessions") {
        return Ok(response);
    }
    if renew().await { once(&build).await } else { Ok(response) }
}

async fn once(build: &impl Fn() -> Result<Request, gloo_net::Error>) -> Result<Response, ApiError> {
    let request = build().map_err(|_| ApiError::Away)?;
    let response = request.send().await.map_err(|_| ApiError::Away)?;
    // A proxy's answer for a server that is away is no problem document.
    if matches!(response.status(), 502..=504) { Err(ApiError::Away) } else { Ok(response) }
}

async fn read<T: DeserializeOwned>(response: Response) -> Result<T, ApiError> {
    if response.ok() {
        // An empty answer is read as nothing.
        let text = response.text().await.map_err(|_| ApiError::Away)?;
        let text = if text.is_empty() { "null" } else { &text };
        return serde_json::from_str(text).map_err(|_| ApiError::Away);
    }
    let signed_out = response.status() == 401;
    let problem: Problem = response.json().await.map_err(|_| ApiError::Away)?;
    if signed_out && problem.code == domain::problem::ProblemCode::NotSignedIn {
        session::ended();
    }
    Err(ApiError::Problem(problem))
}

type Waiting = Rc<RefCell<Option<Vec<futures_channel::oneshot::Sender<bool>>>>>;

thread_local! {
    // Several requests may find at once that the token has run out: one renews it, the others wait for that.
    static RENEWING: Waiting = Rc::new(RefCell::new(None));
}

async fn renew() -> bool {
    let renewing = RENEWING.with(Rc::clone);
    let wait = renewing.borrow_mut().as_mut().map(|waiting| {
        let (tell, told) = futures_channel::oneshot::channel();
        waiting.push(tell);
        told
    });
    if let Some(told) = wait {
        return told.await.unwrap_or(false);
    }
    *renewing.borrow_mut() = Some(Vec::new());
    let answer = once(&|| request(Method::POST, "/sessions/refresh", &Headers::default()).build()).await;
    let renewed = answer.is_ok_and(|response| response.ok());
    for waiting in renewing.borrow_mut().take().unwrap_or_default() {
        drop(waiting.send(renewed));
    }
    renewed
}
