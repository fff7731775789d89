//! Passwords: argon2id with bounded concurrency, off the request threads and outside every transaction.

use crate::error::Error;
use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::sync::Semaphore;

/// Each hash takes 19 MiB for its time: as many at once as there are cores, and a bounded queue.
const QUEUE: usize = 64;

static WAITING: AtomicUsize = AtomicUsize::new(0);
static SLOTS: OnceLock<Semaphore> = OnceLock::new();

fn argon2() -> Result<Argon2<'static>, Error> {
    // OWASP's minimum for argon2id.
    let params = Params::new(19_456, 2, 1, None).map_err(|error| Error::internal(&error.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// Hashes a password.
///
/// # Errors
/// 503 where too many wait.
pub async fn hash(password: String) -> Result<String, Error> {
    bounded(move || {
        let hash = argon2()?.hash_password(password.as_bytes()).map_err(|error| Error::internal(&error.to_string()))?;
        Ok(hash.to_string())
    })
    .await
}

/// Whether the password is the one of the hash; without a hash it takes the same time and is wrong.
///
/// # Errors
/// 503 where too many wait.
pub async fn verify(password: String, hash: Option<String>) -> Result<bool, Error> {
    bounded(move || {
        let argon2 = argon2()?;
        match hash {
            Some(hash) => {
                let hash = PasswordHash::new(&hash).map_err(|error| Error::internal(&error.to_string()))?;
                Ok(argon2.verify_password(password.as_bytes(), &hash).is_ok())
            }
            None => {
                argon2.hash_password(password.as_bytes()).map_err(|error| Error::internal(&error.to_string()))?;
                Ok(false)
            }
        }
    })
    .await
}

async fn bounded<T: Send + 'static>(work: impl FnOnce() -> Result<T, Error> + Send + 'static) -> Result<T, Error> {
    let cores = std::thread::available_parallelism().map_or(2, std::num::NonZeroUsize::get);
    let slots = SLOTS.get_or_init(|| Semaphore::new(cores));
    if WAITING.fetch_add(1, Ordering::Relaxed) >= QUEUE {
        WAITING.fetch_sub(1, Ordering::Relaxed);
        return Err(Error::unavailable());
    }
    let slot = slots.acquire().await;
    WAITING.fetch_sub(1, Ordering::Relaxed);
    let _slot = slot.map_err(|_| Error::unavailable())?;
    actix_web::web::block(work).await.map_err(|_| Error::unavailable())?
}
