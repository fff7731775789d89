//! The database: one code path for both engines.
//!
//! [`Database::read`] is one snapshot; [`Database::write`] is one serialised transaction with its audit row.
//! Both want a [`Permit`], and there is no other door.

mod audit;
mod connection;
pub mod distribute;
mod engines;
mod errors;
mod idempotency;
pub use idempotency::{Created, IdempotencyKey, hex};
mod joins;
mod lane;
pub mod listening;
pub mod listing;
pub mod migrations;
mod postgres;
pub mod schema;
pub mod sight;
mod sqlite;
mod statistics;
pub(crate) mod sweep;
mod values;
mod within;

pub use audit::{AuditEntry, Writer};
pub use connection::statements_so_far;
pub use engines::{DbConnection, MultiBackend};
pub use within::Within;

use crate::clock::{Clock, Ids};
use crate::error::Error;
use crate::permit::Permit;
use std::sync::Arc;

/// What a read closure gets.
pub type Reader = DbConnection;

/// Compiles one statement for each engine: for the few that the derived backend lacks (`ON CONFLICT`, many rows at
/// once; see docs/decisions/0001).
#[macro_export]
macro_rules! on_engine {
    ($connection:ident => $statement:expr) => {
        match &mut *$connection {
            $crate::db::DbConnection::Postgres($connection) => $statement,
            $crate::db::DbConnection::Sqlite($connection) => $statement,
        }
    };
}

/// Adds many rows of one table in a write, several hundred per statement.
#[macro_export]
macro_rules! insert_all {
    ($w:expr, $table:expr, $rows:expr) => {
        for some in $rows.chunks(500) {
            let connection: &mut $crate::db::DbConnection = &mut *$w;
            $crate::on_engine!(connection => diesel::insert_into($table).values(some).execute(connection))?;
        }
    };
}

/// The columns of a table as a request says them, to be inserted or set: `said!(people of new; email, phone)`. The request has
/// fields of the same names; one that says nothing empties its column.
#[macro_export]
macro_rules! said {
    ($table:ident of $said:expr; $($column:ident),+ $(,)?) => { ($($table::$column.eq(&$said.$column),)+) };
}

/// Gives the rows of a table whose keys of a name are of an older order those of today, and says how many:
/// `repair_keys!(c, users, UserId, display_name)`. It runs at each start; where all are of today it finds nothing.
#[macro_export]
macro_rules! repair_keys {
    ($c:expr, $table:ident, $I:ty, $name:ident) => {{
        use domain::search::{ORDER, ORDER_END, search_key, sort_key};
        let mut repaired = 0_usize;
        loop {
            let old: Vec<(domain::ids::TenantId, $I, String)> = $table::table
                .filter($table::sort_key.lt(ORDER).or($table::sort_key.ge(ORDER_END)))
                .order(($table::tenant_id, $table::id))
                .limit($crate::db::REPAIRED_AT_ONCE)
                .select(($table::tenant_id, $table::id, $table::$name))
                .load($c)?;
            if old.is_empty() {
                break Ok(repaired);
            }
            for (tenant, id, name) in old {
                diesel::update($table::table.find((tenant, id)))
                    .set(($table::search_key.eq(search_key(&name)), $table::sort_key.eq(sort_key(&name))))
                    .execute($c)?;
                repaired = repaired.saturating_add(1);
            }
        }
    }};
}

/// How many rows are repaired at a time.
pub const REPAIRED_AT_ONCE: i64 = 500;

/// The database behind its one door.
#[derive(Clone)]
pub struct Database {
    engine: Engine,
    lane: Arc<lane::Lane>,
    clock: Clock,
    ids: Ids,
}

#[derive(Clone)]
enum Engine {
    Sqlite(Arc<sqlite::Sqlite>),
    Postgres(postgres::Postgres),
}

/// Brings what is kept up to date where it is computed here and not by a statement (keys that rows are found and sorted
/// by). Run at each start, after the tables: it finds what is of an older version, and gives how many rows it repaired.
pub type Repair = fn(&mut DbConnection) -> Result<usize, Error>;

/// A piece of work on a connection that may run more than once.
type Work<T> = dyn Fn(&mut DbConnection) -> Result<T, Error> + Send + Sync;

impl Database {
    /// Opens the database, brings its tables up to date and then what is kept in them.
    ///
    /// # Errors
    /// A sentence that says what is wrong and what to do about it.
    pub fn open(url: &str, clock: Clock, ids: Ids, repairs: &[Repair]) -> Result<Self, String> {
        let engine = if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            Engine::Postgres(postgres::Postgres::open(url, repairs)?)
        } else if let Some(path) = url.strip_prefix("sqlite://") {
            Engine::Sqlite(Arc::new(sqlite::Sqlite::open(path, repairs)?))
        } else {
            return Err("the database URL must begin with sqlite:// or postgres://".to_owned());
        };
        Ok(Self { engine, lane: Arc::new(lane::Lane::new()), clock, ids })
    }

    /// Reads in one snapshot.
    ///
    /// # Errors
    /// What the closure says, or that the database is away.
    pub async fn read<T, F>(&self, _permit: &Permit, work: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: Fn(&mut Reader) -> Result<T, Error> + Send + Sync + 'static,
    {
        match &self.engine {
            Engine::Sqlite(engine) => engine.read(&work),
            Engine::Postgres(engine) => engine.read(work).await,
        }
    }

    /// Reads with one statement, which is a snapshot by itself: no transaction is begun for it.
    ///
    /// # Errors
    /// What the closure says, or that the database is away.
    pub async fn glance<T, F>(&self, _permit: &Permit, work: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: Fn(&mut Reader) -> Result<T, Error> + Send + Sync + 'static,
    {
        match &self.engine {
            Engine::Sqlite(engine) => engine.glance(&work),
            Engine::Postgres(engine) => engine.glance(work).await,
        }
    }

    /// Reads in one snapshot, in the lane of what is long by nature: for reports and exports. Nobody else waits behind it.
    ///
    /// # Errors
    /// What the closure says, or that the lane is full or the database away.
    pub async fn read_long<T, F>(&self, _permit: &Permit, work: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: Fn(&mut Reader) -> Result<T, Error> + Send + Sync + 'static,
    {
        let _place = self.lane.enter().await?;
        match &self.engine {
            Engine::Sqlite(engine) => {
                let engine = Arc::clone(engine);
                postgres::blocking(move || engine.read(&work)).await
            }
            Engine::Postgres(engine) => engine.read(work).await,
        }
    }

    /// Writes in one serialised transaction. The closure touches only the database, may run more than once, and says
    /// what it did with [`Writer::audit`]: a write that leaves no audit row is refused.
    ///
    /// # Errors
    /// What the closure says, or that the database is away or full.
    pub async fn write<T, F>(&self, permit: &Permit, work: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: Fn(&mut Writer<'_>) -> Result<T, Error> + Send + Sync + 'static,
    {
        let (permit, clock, ids) = (permit.clone(), self.clock.clone(), self.ids.clone());
        let work = move |connection: &mut DbConnection| Writer::run(connection, &permit, clock.now(), &ids, &work);
        match &self.engine {
            Engine::Sqlite(engine) => engine.write(work).await,
            Engine::Postgres(engine) => engine.write(work).await,
        }
    }

    /// Creates something: a write that is done once however often the same `Idempotency-Key` comes.
    ///
    /// # Errors
    /// As [`Database::write`]; 422 where the key was used for another request.
    pub async fn create<T, B, F>(
        &self,
        permit: &Permit,
        key: &IdempotencyKey,
        operation: &'static str,
        body: &B,
        work: F,
    ) -> Result<Created<T>, Error>
    where
        T: serde::Serialize + serde::de::DeserializeOwned + Send + 'static,
        B: serde::Serialize,
        F: Fn(&mut Writer<'_>) -> Result<Created<T>, Error> + Send + Sync + 'static,
    {
        let request = idempotency::Request::of(key, operation, body)?;
        self.write(permit, move |w| idempotency::once(w, request.as_ref(), &work)).await
    }

    /// Whether the database answers.
    pub async fn is_ready(&self) -> bool {
        match &self.engine {
            Engine::Sqlite(engine) => engine.read(&connection::ping).is_ok(),
            Engine::Postgres(engine) => engine.read(connection::ping).await.is_ok(),
        }
    }

    /// Stops taking writes, finishes those under way and tidies up.
    pub fn close(&self) {
        if let Engine::Sqlite(engine) = &self.engine {
            engine.close();
        }
    }
}
