//! Snapshots, transactions, and the count of the statements that a connection ran.

use super::engines::DbConnection;
use super::listening::{self, Listener};
use crate::error::Error;
use diesel::backend::Backend;
use diesel::connection::{AnsiTransactionManager, Instrumentation, InstrumentationEvent};
use diesel::prelude::*;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use std::cell::Cell;

/// Begins and ends a snapshot on SQLite: statements that are prepared once and kept, which `BEGIN` as a text is not. Nothing else may
/// begin a transaction within.
pub(super) fn snapshot<T>(
    connection: &mut DbConnection,
    work: impl FnOnce(&mut DbConnection) -> Result<T, Error>,
) -> (Result<T, Error>, QueryResult<()>) {
    let word = |connection: &mut DbConnection, word: Word| uncounted(|| word.execute(connection).map(drop));
    if let Err(error) = word(connection, Word::Begin) {
        return (Err(error.into()), Ok(()));
    }
    let result = work(connection);
    (result, word(connection, Word::Rollback))
}

/// A statement of one word.
#[derive(Debug, Clone, Copy)]
enum Word {
    Begin,
    Rollback,
}

impl QueryId for Word {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<DB: Backend> QueryFragment<DB> for Word {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        out.push_sql(match self {
            Self::Begin => "BEGIN",
            Self::Rollback => "ROLLBACK",
        });
        Ok(())
    }
}

impl RunQueryDsl<DbConnection> for Word {}

/// Begins a transaction with the words of the engine; nested ones become savepoints of it.
pub(super) fn begin(connection: &mut DbConnection, postgres: &str, sqlite: &str) -> QueryResult<()> {
    uncounted(|| match connection {
        DbConnection::Postgres(c) => AnsiTransactionManager::begin_transaction_sql(c, postgres),
        DbConnection::Sqlite(c) => AnsiTransactionManager::begin_transaction_sql(c, sqlite),
    })
}

/// Commits what [`begin`] began.
pub(super) fn commit(connection: &mut DbConnection) -> QueryResult<()> {
    use diesel::connection::TransactionManager;
    uncounted(|| <DbConnection as Connection>::TransactionManager::commit_transaction(connection))
}

/// Rolls back what [`begin`] began.
pub(super) fn rollback(connection: &mut DbConnection) -> QueryResult<()> {
    use diesel::connection::TransactionManager;
    uncounted(|| <DbConnection as Connection>::TransactionManager::rollback_transaction(connection))
}

/// Runs a piece of work in a savepoint of the transaction under way.
pub(super) fn savepoint<T>(connection: &mut DbConnection, work: impl FnOnce(&mut DbConnection) -> Result<T, Error>) -> Result<T, Error> {
    Connection::transaction(connection, work)
}

/// One statement that needs nothing.
pub(super) fn ping(connection: &mut DbConnection) -> Result<(), Error> {
    use super::schema::tenants;
    tenants::table.select(tenants::id).limit(1).load::<domain::ids::TenantId>(connection)?;
    Ok(())
}

thread_local! {
    static STATEMENTS: Cell<u32> = const { Cell::new(0) };
}

/// How many statements this thread has run: the difference before and after a piece of work is what it cost.
#[must_use]
pub fn statements_so_far() -> u32 {
    STATEMENTS.with(Cell::get)
}

/// Beginning and ending a transaction is the price of every piece of work, whatever it does: it is not counted.
fn uncounted<T>(work: impl FnOnce() -> T) -> T {
    let before = STATEMENTS.with(Cell::get);
    let done = work();
    STATEMENTS.with(|count| count.set(before));
    done
}

struct Counter(Option<Listener>);

impl Instrumentation for Counter {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        if let InstrumentationEvent::StartQuery { query, .. } = event {
            STATEMENTS.with(|count| count.set(count.get().wrapping_add(1)));
            if let Some(listener) = &self.0 {
                listening::tell(listener, query);
            }
        }
    }
}

/// Counts the statements of a new connection to this place.
pub(super) fn counted(mut connection: DbConnection, place: &str) -> DbConnection {
    connection.set_instrumentation(Counter(listening::listener(place)));
    connection
}
