//! A connection to either engine: every statement is written once, against [`MultiBackend`].
//!
//! Diesel derives the backend, the rows and the values. How a statement is handed to its engine is written here: what the derive makes
//! builds the text of a statement three to seven times for one execution, also where the engine has kept it and needs only the values.
#![expect(missing_docs, reason = "what the derive makes carries no doc comments")]

use diesel::backend::Backend;
use diesel::connection::{AnsiTransactionManager, CacheSize, DefaultLoadingMode, Instrumentation, LoadConnection, SimpleConnection};
use diesel::expression::QueryMetadata;
use diesel::internal::derives::multiconnection::{AstPassHelper, ConnectionSealed, MultiConnectionHelper};
use diesel::migration::MigrationConnection;
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryBuilder, QueryFragment, QueryId};
use diesel::r2d2::R2D2Connection;
use diesel::sqlite::Sqlite;
use std::cell::OnceCell;

/// Only what is derived of it is used: the backend, its rows and its values.
#[derive(diesel::MultiConnection)]
#[expect(dead_code, reason = "a connection of it is never made")]
pub enum Derived {
    Postgres(diesel::PgConnection),
    Sqlite(diesel::SqliteConnection),
}

/// A connection to either engine.
pub enum DbConnection {
    /// PostgreSQL.
    Postgres(diesel::PgConnection),
    /// Embedded SQLite.
    Sqlite(diesel::SqliteConnection),
}

type Builder = <MultiBackend as Backend>::QueryBuilder;
type Collector<'a> = <MultiBackend as Backend>::BindCollector<'a>;

/// A statement on its way to its engine.
struct Handed<T> {
    statement: T,
    backend: MultiBackend,
    /// Its text, and whether the engine may keep it; made where it is asked for, and once.
    text: OnceCell<(String, bool)>,
}

impl<T: QueryFragment<MultiBackend>> Handed<T> {
    const fn new(statement: T, backend: MultiBackend) -> Self {
        Self { statement, backend, text: OnceCell::new() }
    }

    fn text(&self, mut builder: Builder) -> QueryResult<&(String, bool)> {
        if let Some(known) = self.text.get() {
            return Ok(known);
        }
        self.statement.to_sql(&mut builder, &self.backend)?;
        let is_kept = self.statement.is_safe_to_cache_prepared(&self.backend)?;
        Ok(self.text.get_or_init(|| (builder.finish(), is_kept)))
    }
}

impl<T: QueryId> QueryId for Handed<T> {
    type QueryId = T::QueryId;
    const HAS_STATIC_QUERY_ID: bool = T::HAS_STATIC_QUERY_ID;
}

impl<T: Query> Query for Handed<T> {
    // What the rows hold is known to the statement, which reads them as rows of the common backend.
    type SqlType = diesel::sql_types::Untyped;
}

macro_rules! handed_to {
    ($engine:ident, $backend:ty, $connection:ty) => {
        impl<T: QueryFragment<MultiBackend>> QueryFragment<$backend> for Handed<T> {
            fn walk_ast<'b>(&'b self, mut pass: AstPass<'_, 'b, $backend>) -> QueryResult<()> {
                if let Some((collector, lookup)) = pass.bind_collector() {
                    let mut values = Collector::$engine(Default::default());
                    self.statement.collect_binds(&mut values, <$connection>::to_any(lookup), &self.backend)?;
                    if let Collector::$engine(values) = values {
                        *collector = values;
                    }
                    return Ok(());
                }
                if let Some((values, _)) = pass.debug_binds() {
                    return self.statement.walk_ast(AstPass::<MultiBackend>::collect_debug_binds_pass(values, &self.backend));
                }
                let (text, is_kept) = self.text(Builder::$engine(Default::default()))?;
                pass.push_sql(text);
                if !is_kept {
                    pass.unsafe_to_cache_prepared();
                }
                Ok(())
            }
        }
    };
}
handed_to!(Postgres, Pg, diesel::PgConnection);
handed_to!(Sqlite, Sqlite, diesel::SqliteConnection);

/// Does the same on the connection to either engine.
macro_rules! on_either {
    ($connection:expr, $c:ident => $work:expr) => {
        match $connection {
            DbConnection::Postgres($c) => $work,
            DbConnection::Sqlite($c) => $work,
        }
    };
}

impl SimpleConnection for DbConnection {
    fn batch_execute(&mut self, query: &str) -> QueryResult<()> {
        on_either!(self, c => c.batch_execute(query))
    }
}

impl ConnectionSealed for DbConnection {}

impl Connection for DbConnection {
    type Backend = MultiBackend;
    type TransactionManager = AnsiTransactionManager;

    fn establish(url: &str) -> ConnectionResult<Self> {
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            diesel::PgConnection::establish(url).map(Self::Postgres)
        } else {
            diesel::SqliteConnection::establish(url).map(Self::Sqlite)
        }
    }

    fn execute_returning_count<T>(&mut self, source: &T) -> QueryResult<usize>
    where
        T: QueryFragment<MultiBackend> + QueryId,
    {
        match self {
            Self::Postgres(c) => c.execute_returning_count(&Handed::new(source, MultiBackend::Postgres(Pg))),
            Self::Sqlite(c) => c.execute_returning_count(&Handed::new(source, MultiBackend::Sqlite(Sqlite))),
        }
    }

    fn transaction_state(&mut self) -> &mut AnsiTransactionManager {
        on_either!(self, c => c.transaction_state())
    }

    fn instrumentation(&mut self) -> &mut dyn Instrumentation {
        on_either!(self, c => c.instrumentation())
    }

    fn set_instrumentation(&mut self, instrumentation: impl Instrumentation) {
        on_either!(self, c => c.set_instrumentation(instrumentation));
    }

    fn set_prepared_statement_cache_size(&mut self, size: CacheSize) {
        on_either!(self, c => c.set_prepared_statement_cache_size(size));
    }
}

/// The rows that a statement gives, one after the other.
pub enum Rows<'conn, 'query> {
    Postgres(<diesel::PgConnection as LoadConnection>::Cursor<'conn, 'query>),
    Sqlite(<diesel::SqliteConnection as LoadConnection>::Cursor<'conn, 'query>),
}

impl<'conn, 'query> Iterator for Rows<'conn, 'query> {
    type Item = QueryResult<MultiRow<'conn, 'query>>;

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Self::Postgres(rows) => Some(rows.next()?.map(MultiRow::Postgres)),
            Self::Sqlite(rows) => Some(rows.next()?.map(MultiRow::Sqlite)),
        }
    }
}

impl LoadConnection for DbConnection {
    type Cursor<'conn, 'query> = Rows<'conn, 'query>;
    type Row<'conn, 'query> = MultiRow<'conn, 'query>;

    fn load<'conn, 'query, T>(&'conn mut self, source: T) -> QueryResult<Rows<'conn, 'query>>
    where
        T: Query + QueryFragment<MultiBackend> + QueryId + 'query,
        MultiBackend: QueryMetadata<T::SqlType>,
    {
        match self {
            Self::Postgres(c) => {
                LoadConnection::<DefaultLoadingMode>::load(c, Handed::new(source, MultiBackend::Postgres(Pg))).map(Rows::Postgres)
            }
            Self::Sqlite(c) => {
                LoadConnection::<DefaultLoadingMode>::load(c, Handed::new(source, MultiBackend::Sqlite(Sqlite))).map(Rows::Sqlite)
            }
        }
    }
}

impl MigrationConnection for DbConnection {
    fn setup(&mut self) -> QueryResult<usize> {
        on_either!(self, c => c.setup())
    }
}

impl R2D2Connection for DbConnection {
    fn ping(&mut self) -> QueryResult<()> {
        on_either!(self, c => c.ping())
    }

    fn is_broken(&mut self) -> bool {
        on_either!(self, c => c.is_broken())
    }
}
