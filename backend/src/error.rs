//! What can go wrong, and how it is said: problem documents with stable codes.

use crate::current;
use actix_web::http::{StatusCode, header};
use actix_web::{HttpResponse, ResponseError};
use domain::ids::AnyId;
use domain::problem::{FieldCode, FieldError, Problem, ProblemCode};
use domain::{Instant, Lang, Word};

/// Why a request was not answered as asked.
#[derive(Debug, Clone)]
pub struct Error {
    status: StatusCode,
    code: ProblemCode,
    errors: Vec<FieldError>,
    retry_after: Option<u32>,
    serialization: bool,
    stale: Option<AnyId>,
    saved: Option<Saved>,
}

/// The last change of what someone else has changed.
#[derive(Debug, Clone)]
pub struct Saved {
    /// Whose it was.
    pub by: String,
    /// When.
    pub at: Instant,
}

impl Error {
    fn of(status: StatusCode, code: ProblemCode) -> Self {
        Self { status, code, errors: Vec::new(), retry_after: None, serialization: false, stale: None, saved: None }
    }

    /// 400: not JSON, not a date, not an id.
    #[must_use]
    pub fn unreadable() -> Self {
        Self::of(StatusCode::BAD_REQUEST, ProblemCode::Unreadable)
    }

    /// 400 with the field that could not be read.
    #[must_use]
    pub fn unreadable_field(field: &str, code: FieldCode) -> Self {
        Self { errors: vec![FieldError::new(field, code)], ..Self::unreadable() }
    }

    /// 401.
    #[must_use]
    pub fn not_signed_in() -> Self {
        Self::of(StatusCode::UNAUTHORIZED, ProblemCode::NotSignedIn)
    }

    /// 401: the same for an unknown user and a wrong password.
    #[must_use]
    pub fn wrong_credentials() -> Self {
        Self::of(StatusCode::UNAUTHORIZED, ProblemCode::WrongCredentials)
    }

    /// 403: only where the actor may know that it exists.
    #[must_use]
    pub fn not_allowed() -> Self {
        Self::of(StatusCode::FORBIDDEN, ProblemCode::NotAllowed)
    }

    /// 404: the same whether it does not exist or is out of sight.
    #[must_use]
    pub fn not_found() -> Self {
        Self::of(StatusCode::NOT_FOUND, ProblemCode::NotFound)
    }

    /// 405.
    #[must_use]
    pub fn method_not_allowed() -> Self {
        Self::of(StatusCode::METHOD_NOT_ALLOWED, ProblemCode::MethodNotAllowed)
    }

    /// 409.
    #[must_use]
    pub fn conflict() -> Self {
        Self::of(StatusCode::CONFLICT, ProblemCode::Conflict)
    }

    /// 409 with the guards that are not met.
    #[must_use]
    pub fn blocked(errors: Vec<FieldError>) -> Self {
        Self { errors, ..Self::of(StatusCode::CONFLICT, ProblemCode::Blocked) }
    }

    /// 409 with the sentence of each guard that is not met.
    #[must_use]
    pub fn guarded(field: &str, guards: impl IntoIterator<Item = impl Word>) -> Self {
        Self::blocked(guards.into_iter().map(|guard| FieldError::guard(field, guard)).collect())
    }

    /// 412: someone else has changed this, which was found in sight: the write says who and when.
    #[must_use]
    pub fn stale(object: impl Into<uuid::Uuid>) -> Self {
        Self { stale: Some(AnyId(object.into())), ..Self::of(StatusCode::PRECONDITION_FAILED, ProblemCode::StaleVersion) }
    }

    /// 412 of what has its own history: with who changed it last, and when.
    #[must_use]
    pub(crate) fn stale_since(saved: Option<Saved>) -> Self {
        Self { saved, ..Self::of(StatusCode::PRECONDITION_FAILED, ProblemCode::StaleVersion) }
    }

    /// What someone else has changed, where it is that.
    #[must_use]
    pub(crate) const fn stale_object(&self) -> Option<AnyId> {
        self.stale
    }

    /// The same with the change that came before.
    #[must_use]
    pub(crate) fn after(self, saved: Option<Saved>) -> Self {
        Self { saved, ..self }
    }

    /// 413.
    #[must_use]
    pub fn too_large() -> Self {
        Self::of(StatusCode::PAYLOAD_TOO_LARGE, ProblemCode::TooLarge)
    }

    /// 413 with the field that is too large.
    #[must_use]
    pub fn too_large_field(field: &str, code: FieldCode) -> Self {
        Self { errors: vec![FieldError::new(field, code)], ..Self::too_large() }
    }

    /// 422 with all fields that are wrong.
    #[must_use]
    pub fn fields(errors: Vec<FieldError>) -> Self {
        Self { errors, ..Self::of(StatusCode::UNPROCESSABLE_ENTITY, ProblemCode::InvalidFields) }
    }

    /// 422 with one field.
    #[must_use]
    pub fn field(field: &str, code: FieldCode) -> Self {
        Self::fields(vec![FieldError::new(field, code)])
    }

    /// 422: the idempotency key was used for another request.
    #[must_use]
    pub fn key_reused() -> Self {
        Self::of(StatusCode::UNPROCESSABLE_ENTITY, ProblemCode::KeyReused)
    }

    /// 428: an update without If-Match.
    #[must_use]
    pub fn version_missing() -> Self {
        Self::of(StatusCode::PRECONDITION_REQUIRED, ProblemCode::VersionMissing)
    }

    /// 429.
    #[must_use]
    pub fn too_many(retry_after_seconds: u32) -> Self {
        Self { retry_after: Some(retry_after_seconds), ..Self::of(StatusCode::TOO_MANY_REQUESTS, ProblemCode::TooMany) }
    }

    /// 500: what happened goes to the log, not to the client.
    #[must_use]
    pub fn internal(what: &str) -> Self {
        tracing::error!(what, "internal error");
        Self::of(StatusCode::INTERNAL_SERVER_ERROR, ProblemCode::Internal)
    }

    /// 503: busy or away.
    #[must_use]
    pub fn unavailable() -> Self {
        Self { retry_after: Some(1), ..Self::of(StatusCode::SERVICE_UNAVAILABLE, ProblemCode::Unavailable) }
    }

    /// 507: the disk is full.
    #[must_use]
    pub fn storage_full() -> Self {
        Self { retry_after: Some(30), ..Self::of(StatusCode::INSUFFICIENT_STORAGE, ProblemCode::StorageFull) }
    }

    /// 503, unless the transaction fits when it is tried again.
    #[must_use]
    pub(crate) fn asked_to_try_again() -> Self {
        Self { serialization: true, ..Self::unavailable() }
    }

    /// Whether the engine asks to try the transaction again.
    #[must_use]
    pub(crate) const fn is_serialization_failure(&self) -> bool {
        self.serialization
    }

    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> ProblemCode {
        self.code
    }
}

impl From<Vec<FieldError>> for Error {
    fn from(errors: Vec<FieldError>) -> Self {
        Self::fields(errors)
    }
}

impl From<FieldError> for Error {
    fn from(error: FieldError) -> Self {
        Self::fields(vec![error])
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.status.as_u16(), self.code)?;
        for error in &self.errors {
            write!(f, "; {}: {}", error.field, error.code)?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}

impl ResponseError for Error {
    fn status_code(&self) -> StatusCode {
        self.status
    }

    fn error_response(&self) -> HttpResponse {
        let (instance, lang) = current::id_and_lang();
        let mut response = HttpResponse::build(self.status);
        response.insert_header((header::CONTENT_TYPE, "application/problem+json"));
        if let Some(seconds) = self.retry_after {
            response.insert_header((header::RETRY_AFTER, seconds.to_string()));
        }
        let (changed_by, changed_at) = self.saved.clone().map(|saved| (saved.by, saved.at)).unzip();
        let problem = Problem {
            status: self.status.as_u16(),
            code: self.code,
            title: self.code.label(lang).to_owned(),
            errors: self.errors.iter().map(|error| said(error, lang)).collect(),
            changed_by,
            changed_at,
            instance,
        };
        response.body(serde_json::to_string(&problem).unwrap_or_default())
    }
}

/// The error as it is answered: with the sentence of its guard, where it has one.
fn said(error: &FieldError, lang: Lang) -> FieldError {
    match error.sentence {
        Some(sentence) => error.clone().with("sentence", sentence.of(lang)),
        None => error.clone(),
    }
}
