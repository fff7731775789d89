//! The same creation asked for twice is done once: the answer is kept with the change, in one transaction.

use super::Writer;
use super::schema::idempotency_keys as keys;
use crate::error::Error;
use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error as DieselError};
use sha2::{Digest, Sha256};

/// A new thing, and where it is.
#[derive(Debug, Clone)]
pub struct Created<T> {
    /// The path of the new thing.
    pub location: String,
    /// The new thing.
    pub body: T,
}

impl<T> Created<T> {
    /// A new thing at a path.
    pub fn at(location: impl Into<String>, body: T) -> Self {
        Self { location: location.into(), body }
    }
}

/// The key of a creation, made once by the client and sent again with each retry.
#[derive(Debug, Clone)]
pub struct IdempotencyKey(pub Option<String>);

/// What identifies a creation.
pub(super) struct Request {
    key: String,
    operation: &'static str,
    hash: String,
}

impl Request {
    pub(super) fn of(key: &IdempotencyKey, operation: &'static str, body: &impl serde::Serialize) -> Result<Option<Self>, Error> {
        let Some(key) = key.0.clone() else { return Ok(None) };
        let body = serde_json::to_vec(body).map_err(|error| Error::internal(&error.to_string()))?;
        Ok(Some(Self { key, operation, hash: hex(&Sha256::digest(&body)) }))
    }
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(super) fn once<T: serde::Serialize + serde::de::DeserializeOwned>(
    w: &mut Writer<'_>,
    request: Option<&Request>,
    work: &dyn Fn(&mut Writer<'_>) -> Result<Created<T>, Error>,
) -> Result<Created<T>, Error> {
    let Some(request) = request else { return work(w) };
    let user_id = w.user_id()?;
    let tenant = w.permit.tenant;
    let earlier: Option<(String, Option<String>, String)> = keys::table
        .find((tenant, user_id, request.operation, &request.key))
        .select((keys::request_hash, keys::location, keys::body))
        .first(&mut **w)
        .optional()?;
    if let Some((hash, location, body)) = earlier {
        if hash != request.hash {
            return Err(Error::key_reused());
        }
        w.nothing_to_do();
        let body = serde_json::from_str(&body).map_err(|error| Error::internal(&error.to_string()))?;
        return Ok(Created { location: location.unwrap_or_default(), body });
    }
    // The key is taken before the work is done: the same request at the same moment waits here, not in the midst of it.
    let taken = diesel::insert_into(keys::table)
        .values((
            keys::tenant_id.eq(tenant),
            keys::user_id.eq(user_id),
            keys::operation.eq(request.operation),
            keys::key.eq(&request.key),
            keys::request_hash.eq(&request.hash),
            keys::status.eq(201),
            keys::body.eq(""),
            keys::created_at.eq(w.now),
        ))
        .execute(&mut **w);
    match taken {
        // The other one has committed: tried again, this one finds its answer.
        Err(DieselError::DatabaseError(DatabaseErrorKind::UniqueViolation, _)) => return Err(Error::asked_to_try_again()),
        other => other?,
    };
    let created = work(w)?;
    let body = serde_json::to_string(&created.body).map_err(|error| Error::internal(&error.to_string()))?;
    diesel::update(keys::table.find((tenant, user_id, request.operation, &request.key)))
        .set((keys::location.eq(Some(&created.location)), keys::body.eq(body)))
        .execute(&mut **w)?;
    Ok(created)
}
