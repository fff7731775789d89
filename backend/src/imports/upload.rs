//! Receiving a file as the parts of a form, in memory only: an original never touches the disk.

use super::reader::MAX_FILE;
use crate::db::hex;
use crate::error::Error;
use actix_multipart::{Field, Multipart};
use domain::imports::{ImportKind, MappedColumn, tidy};
use domain::people::has_cpr;
use domain::problem::FieldCode;
use futures_util::StreamExt;
use sha2::{Digest, Sha256};

/// The longest file name that is kept, in characters.
const MAX_NAME: usize = 120;
/// The most bytes of a part that is not the file.
const MAX_WORDS: usize = 64 * 1024;
/// The most bytes of a request beside those of the file: the other parts and what stands between them.
const MAX_BESIDE: usize = 4 * MAX_WORDS;

/// What was sent.
pub(super) struct Sent {
    pub(super) kind: ImportKind,
    pub(super) file_name: String,
    pub(super) bytes: Vec<u8>,
    pub(super) mapping: Option<Vec<MappedColumn>>,
    /// Identifies what was sent, for the idempotency key.
    pub(super) hash: String,
}

/// Reads the parts `kind`, `file` and perhaps `mapping` of a request that announces how long it is.
pub(super) async fn receive(mut form: Multipart, announced: usize) -> Result<Sent, Error> {
    let (mut kind, mut file, mut mapping) = (None, None, None);
    let mut hash = Sha256::new();
    while let Some(part) = form.next().await {
        let mut part = part.map_err(|_| Error::unreadable())?;
        match part.name() {
            Some("kind") => {
                let word = words(&mut part).await?;
                kind = Some(word.parse::<ImportKind>().map_err(|_| Error::field("kind", FieldCode::InvalidValue))?);
            }
            Some("mapping") => {
                let text = words(&mut part).await?;
                hash.update(text.as_bytes());
                mapping = Some(serde_json::from_str(&text).map_err(|_| Error::field("mapping", FieldCode::InvalidValue))?);
            }
            Some("file") => {
                let name = part.content_disposition().and_then(|disposition| disposition.get_filename()).map(safe_name).unwrap_or_default();
                let bytes =
                    bytes(&mut part, MAX_FILE, announced).await?.ok_or_else(|| Error::too_large_field("file", FieldCode::FileTooBig))?;
                hash.update(&bytes);
                file = Some((name, bytes));
            }
            other => return Err(Error::field(other.unwrap_or("body"), FieldCode::Unknown)),
        }
    }
    let kind = kind.ok_or_else(|| Error::field("kind", FieldCode::Required))?;
    let (file_name, bytes) = file.ok_or_else(|| Error::field("file", FieldCode::Required))?;
    Ok(Sent { kind, file_name, bytes, mapping, hash: hex(&hash.finalize()) })
}

async fn words(part: &mut Field) -> Result<String, Error> {
    let bytes = bytes(part, MAX_WORDS, 0).await?.ok_or_else(Error::too_large)?;
    String::from_utf8(bytes).map_err(|_| Error::unreadable())
}

/// The bytes of a part; none where there are too many, which are read all the same so that the client hears the answer.
/// Room for what is announced is made at once: a buffer that grows is there twice while it does.
async fn bytes(part: &mut Field, limit: usize, announced: usize) -> Result<Option<Vec<u8>>, Error> {
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

/// A file name that can be kept: no folders, no control characters, no CPR number, not too long.
pub(super) fn safe_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = tidy(last).chars().filter(|letter| !letter.is_control()).take(MAX_NAME).collect();
    if has_cpr(&name) { "-".to_owned() } else { name }
}
