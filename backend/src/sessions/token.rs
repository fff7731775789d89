//! The tokens: a signed access token that names a session, and secrets that are kept only as hashes.

use crate::error::Error;
use domain::Instant;
use domain::ids::{SessionId, TenantId, UserId};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode};
use sha2::{Digest, Sha256};

const ISSUER: &str = "praktikspor";
const TYPE: &str = "access";

/// What an access token says. Authority is never read from it.
#[derive(Debug, serde::Serialize, serde::Deserialize)]
pub struct Claims {
    iss: String,
    aud: String,
    sub: uuid::Uuid,
    ten: i32,
    /// The session.
    pub sid: uuid::Uuid,
    typ: String,
    iat: i64,
    nbf: i64,
    exp: i64,
}

impl Claims {
    /// The municipality.
    #[must_use]
    pub const fn tenant(&self) -> TenantId {
        TenantId(self.ten)
    }
}

/// The signing key, both ways.
pub struct Keys {
    encoding: EncodingKey,
    decoding: DecodingKey,
    validation: Validation,
}

impl Keys {
    /// Keys of at least 256 bits.
    ///
    /// # Errors
    /// A sentence, where the key is too short.
    pub fn new(secret: &[u8]) -> Result<Self, String> {
        if secret.len() < 32 {
            return Err("the signing key must have at least 32 bytes".to_owned());
        }
        let mut validation = Validation::new(Algorithm::HS256);
        validation.set_issuer(&[ISSUER]);
        validation.set_audience(&[ISSUER]);
        validation.set_required_spec_claims(&["exp", "nbf", "iss", "aud", "sub"]);
        // The times are checked against the app's clock below.
        validation.validate_exp = false;
        validation.validate_nbf = false;
        Ok(Self { encoding: EncodingKey::from_secret(secret), decoding: DecodingKey::from_secret(secret), validation })
    }

    /// A token for a session.
    ///
    /// # Errors
    /// Internal, where signing fails.
    pub fn access_token(&self, tenant: TenantId, user: UserId, session: SessionId, now: Instant) -> Result<String, Error> {
        let iat = now.utc().timestamp();
        let claims = Claims {
            iss: ISSUER.to_owned(),
            aud: ISSUER.to_owned(),
            sub: user.0,
            ten: tenant.0,
            sid: session.0,
            typ: TYPE.to_owned(),
            iat,
            nbf: iat,
            exp: iat.saturating_add(super::ACCESS_SECONDS),
        };
        encode(&Header::new(Algorithm::HS256), &claims, &self.encoding).map_err(|error| Error::internal(&error.to_string()))
    }

    /// The claims of a token that is ours and good now.
    #[must_use]
    pub fn read(&self, token: &str, now: Instant) -> Option<Claims> {
        let claims = decode::<Claims>(token, &self.decoding, &self.validation).ok()?.claims;
        let now = now.utc().timestamp();
        (claims.typ == TYPE && claims.nbf <= now.saturating_add(5) && claims.exp > now).then_some(claims)
    }
}

/// 256 random bits as text, after the number of the municipality in which they are looked up: `1.4f0c…`.
///
/// # Errors
/// Internal, where the machine has no randomness.
pub fn random_secret(tenant: TenantId) -> Result<String, Error> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(|error| Error::internal(&error.to_string()))?;
    Ok(format!("{}.{}", tenant.0, crate::db::hex(&bytes)))
}

/// The municipality a secret names; none where it was issued before secrets named one.
#[must_use]
pub fn tenant_of(secret: &str) -> Option<TenantId> {
    secret.split_once('.')?.0.parse().ok().map(TenantId)
}

/// What is stored of a secret.
#[must_use]
pub fn stored(secret: &str) -> String {
    crate::db::hex(&Sha256::digest(secret.as_bytes()))
}
