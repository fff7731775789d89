//! Receiving a file with what it holds and what its columns are taken for.

use super::reader::MAX_FILE;
use crate::db::hex;
use crate::error::Error;
use crate::http::parts::{bytes, file_name, words};
use actix_multipart::Multipart;
use domain::imports::{ImportKind, MappedColumn};
use domain::problem::FieldCode;
use futures_util::StreamExt;
use sha2::{Digest, Sha256};

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
                let name = file_name(&part);
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
