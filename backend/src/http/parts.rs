//! The parts of a form with a file, in memory only: an original never touches the disk.

use crate::error::Error;
use actix_multipart::Field;
use actix_web::HttpRequest;
use actix_web::http::header;
use domain::people::has_cpr;
use futures_util::StreamExt;

/// The longest file name that is kept, in characters.
const MAX_NAME: usize = 120;
/// The most bytes of a part that is not the file.
const MAX_WORDS: usize = 64 * 1024;
/// The most bytes of a request beside those of the file: the other parts and what stands between them.
const MAX_BESIDE: usize = 4 * MAX_WORDS;

/// How many bytes the request says it has; 0 where it does not say.
pub fn announced(req: &HttpRequest) -> usize {
    let told = req.headers().get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok());
    told.unwrap_or(0)
}

/// The words of a part that is not the file.
///
/// # Errors
/// Where there are too many, or they cannot be read.
pub async fn words(part: &mut Field) -> Result<String, Error> {
    let bytes = bytes(part, MAX_WORDS, 0).await?.ok_or_else(Error::too_large)?;
    String::from_utf8(bytes).map_err(|_| Error::unreadable())
}

/// The bytes of a part; none where there are too many, which are read all the same so that the client hears the answer.
/// Room for what is announced is made at once: a buffer that grows is there twice while it does.
///
/// # Errors
/// Where the part breaks off.
pub async fn bytes(part: &mut Field, limit: usize, announced: usize) -> Result<Option<Vec<u8>>, Error> {
    let mut too_many = announced > limit.saturating_add(MAX_BESIDE);
    let mut all = Vec::with_capacity(if too_many { 0 } else { announced.min(limit) });
    while let Some(chunk) = part.next().await {
        let chunk = chunk.map_err(|_| Error::unreadable())?;
        if all.len().saturating_add(chunk.len()) > limit {
            too_many = true;
            all = Vec::new();
        }
        if !too_many {
            all.extend_from_slice(&chunk);
        }
    }
    Ok(Some(all).filter(|_| !too_many))
}

/// The name of the file in a part, in a form that can be kept.
#[must_use]
pub fn file_name(part: &Field) -> String {
    part.content_disposition().and_then(|disposition| disposition.get_filename()).map(safe_name).unwrap_or_default()
}

/// A file name that can be kept: no folders, no control characters, no CPR number, not too long.
#[must_use]
pub fn safe_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = domain::imports::tidy(last).chars().filter(|letter| !letter.is_control()).take(MAX_NAME).collect();
    if has_cpr(&name) { "-".to_owned() } else { name }
}
