//! PostgreSQL: a pool, snapshots for reads, serialised writes that are tried again.

use super::connection;
use super::engines::DbConnection;
use super::{Repair, migrations};
use crate::error::Error;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::r2d2::{ManageConnection, Pool, R2D2Connection};
use diesel::result::{DatabaseErrorKind, Error as DieselError};
use std::time::{Duration, Instant};

/// How long a write is tried again after the engine found that it did not fit with another.
const RETRY_FOR: Duration = Duration::from_secs(5);

/// How long the first pooled connection may take.
const START: Duration = Duration::from_secs(5);

/// The pool.
#[derive(Clone)]
pub(super) struct Postgres(Pool<Manager>);

struct Manager {
    url: String,
}

impl ManageConnection for Manager {
    type Connection = DbConnection;
    type Error = diesel::r2d2::Error;

    fn connect(&self) -> Result<DbConnection, Self::Error> {
        let mut connection = diesel::PgConnection::establish(&self.url).map_err(diesel::r2d2::Error::ConnectionError)?;
        connection
            .batch_execute("SET statement_timeout = '15s'; SET lock_timeout = '2s'; SET idle_in_transaction_session_timeout = '10s';")
            .map_err(diesel::r2d2::Error::QueryError)?;
        Ok(connection::counted(DbConnection::Postgres(connection), &self.url))
    }

    fn is_valid(&self, connection: &mut DbConnection) -> Result<(), Self::Error> {
        connection.ping().map_err(diesel::r2d2::Error::QueryError)
    }

    fn has_broken(&self, connection: &mut DbConnection) -> bool {
        std::thread::panicking() || connection.is_broken()
    }
}

impl Postgres {
    pub(super) fn open(url: &str, repairs: &[Repair]) -> Result<Self, String> {
        let manager = Manager { url: bounded(url) };
        let away = |error: &dyn std::fmt::Display| {
            format!("PostgreSQL does not answer: {}. Is it running, and is the URL right?", without_password(&error.to_string(), url))
        };
        let mut first = manager.connect().map_err(|error| away(&error))?;
        migrations::run(&mut first, repairs).map_err(|error| format!("PostgreSQL: {error}"))?;
        let pool = Pool::builder()
            .max_size(16)
            .min_idle(Some(4))
            .connection_timeout(Duration::from_millis(250))
            .test_on_check_out(false)
            .build_unchecked(manager);
        // A request waits for a moment only; the start may take its time.
        drop(pool.get_timeout(START).map_err(|error| away(&error))?);
        Ok(Self(pool))
    }

    pub(super) async fn read<T: Send + 'static>(
        &self,
        work: impl Fn(&mut DbConnection) -> Result<T, Error> + Send + Sync + 'static,
    ) -> Result<T, Error> {
        let pool = self.0.clone();
        blocking(move || {
            let mut connection = pool.get().map_err(|_| Error::unavailable())?;
            connection::begin(&mut connection, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", "BEGIN")?;
            let result = work(&mut connection);
            connection::rollback(&mut connection)?;
            result
        })
        .await
    }

    pub(super) async fn glance<T: Send + 'static>(
        &self,
        work: impl Fn(&mut DbConnection) -> Result<T, Error> + Send + Sync + 'static,
    ) -> Result<T, Error> {
        let pool = self.0.clone();
        blocking(move || {
            let mut connection = pool.get().map_err(|_| Error::unavailable())?;
            work(&mut connection)
        })
        .await
    }

    pub(super) async fn write<T: Send + 'static>(
        &self,
        work: impl Fn(&mut DbConnection) -> Result<T, Error> + Send + Sync + 'static,
    ) -> Result<T, Error> {
        let pool = self.0.clone();
        blocking(move || {
            let mut connection = pool.get().map_err(|_| Error::unavailable())?;
            let until = Instant::now() + RETRY_FOR;
            let mut attempt = 0_u32;
            loop {
                match once(&mut connection, &work) {
                    Err(error) if error.is_serialization_failure() && Instant::now() < until => {
                        attempt = attempt.saturating_add(1);
                        std::thread::sleep(jitter(attempt));
                    }
                    Err(error) if error.is_serialization_failure() => return Err(Error::unavailable()),
                    result => return result,
                }
            }
        })
        .await
    }
}

/// Bounds what the URL leaves open: a database that is away, or a network that swallows everything, is noticed within
/// seconds and not after hours.
fn bounded(url: &str) -> String {
    let bounds = [("connect_timeout", 2), ("keepalives_idle", 10), ("keepalives_interval", 5), ("keepalives_count", 3)];
    bounds.into_iter().filter(|(name, _)| !url.contains(name)).fold(url.to_owned(), |url, (name, value)| {
        let mark = if url.contains('?') { '&' } else { '?' };
        format!("{url}{mark}{name}={value}")
    })
}

/// The engine's words on one line. A password that is not escaped tears the URL apart, and the words may hold a piece of it.
fn without_password(words: &str, url: &str) -> String {
    let authority = url.split_once("://").map_or(url, |(_, rest)| rest);
    let password = authority.rsplit_once('@').and_then(|(user, _)| user.split_once(':')).map_or("", |(_, password)| password);
    let torn = password.split(['/', '?', '#', '@', ':']).any(|piece| piece.len() > 2 && words.contains(piece));
    if torn { "the URL cannot be read".to_owned() } else { words.split_whitespace().collect::<Vec<_>>().join(" ") }
}

fn once<T>(connection: &mut DbConnection, work: &impl Fn(&mut DbConnection) -> Result<T, Error>) -> Result<T, Error> {
    connection::begin(connection, "BEGIN ISOLATION LEVEL SERIALIZABLE", "BEGIN IMMEDIATE")?;
    match work(connection) {
        Ok(value) => {
            connection::commit(connection)?;
            Ok(value)
        }
        Err(error) => {
            connection::rollback(connection)?;
            Err(error)
        }
    }
}

/// Full jitter: with a fixed pause the same losers meet again.
fn jitter(attempt: u32) -> Duration {
    let ceiling = 2_u64.saturating_pow(attempt.min(7)).saturating_mul(1000);
    let random = getrandom::u64().unwrap_or(500);
    Duration::from_micros(random.checked_rem(ceiling).unwrap_or(0))
}

/// Runs on the blocking pool, and hands the count of statements back to the request.
pub(super) async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T, Error> + Send + 'static) -> Result<T, Error> {
    let (result, statements) = actix_web::web::block(move || {
        let before = connection::statements_so_far();
        let result = work();
        (result, connection::statements_so_far().wrapping_sub(before))
    })
    .await
    .map_err(|_| Error::unavailable())?;
    crate::current::add_statements(statements);
    result
}

/// Whether the engine asks to try again.
pub(super) fn asks_again(error: &DieselError) -> bool {
    matches!(error, DieselError::DatabaseError(DatabaseErrorKind::SerializationFailure, _))
        || matches!(error, DieselError::DatabaseError(_, info) if info.message().contains("deadlock detected"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_torn_password_is_not_repeated() {
        let url = "postgres://app:hem/meligt@db/praktikspor";
        assert_eq!(without_password("invalid port number: \"hem\"", url), "the URL cannot be read");
        assert_eq!(without_password("connection\n\trefused", url), "connection refused");
        assert_eq!(without_password("role \"app\" does not exist", "postgres://app@db/x"), "role \"app\" does not exist");
    }

    #[test]
    fn what_the_url_says_is_kept() {
        let url = bounded("postgres://app@db/x?connect_timeout=9");
        assert_eq!(url, "postgres://app@db/x?connect_timeout=9&keepalives_idle=10&keepalives_interval=5&keepalives_count=3");
        assert!(bounded("postgres://app@db/x").starts_with("postgres://app@db/x?connect_timeout=2&keepalives_idle"));
    }
}
