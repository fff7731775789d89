//! Brings the tables up to date: nearly all of it common, the rest by engine.

use super::{DbConnection, Repair};
use diesel::Connection;
use diesel::backend::Backend;
use diesel::migration::{Migration, MigrationSource};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

const COMMON: EmbeddedMigrations = embed_migrations!("../migrations/common");
const POSTGRES: EmbeddedMigrations = embed_migrations!("../migrations/postgres");
const SQLITE: EmbeddedMigrations = embed_migrations!("../migrations/sqlite");

struct Migrations(EmbeddedMigrations);

impl<DB: Backend> MigrationSource<DB> for Migrations {
    fn migrations(&self) -> diesel::migration::Result<Vec<Box<dyn Migration<DB>>>> {
        let mut all = COMMON.migrations()?;
        all.extend(self.0.migrations()?);
        Ok(all)
    }
}

/// Runs what has not run yet, then the repairs, and refuses a database of a newer version.
///
/// # Errors
/// A sentence that says what is wrong.
pub fn run(connection: &mut DbConnection, repairs: &[Repair]) -> Result<(), String> {
    let own = match connection {
        DbConnection::Postgres(_) => POSTGRES,
        DbConnection::Sqlite(_) => SQLITE,
    };
    let known: Vec<Box<dyn Migration<super::MultiBackend>>> = Migrations(own).migrations().map_err(|error| error.to_string())?;
    let applied = connection
        .applied_migrations()
        .map_err(|error| format!("it cannot be read as a Praktikspor database: {error}. It was not changed."))?;
    let newer = applied.iter().find(|version| !known.iter().any(|m| m.name().version() == **version));
    if let Some(version) = newer {
        return Err(format!("it was made by a newer version of Praktikspor (migration {version}). Use that version."));
    }
    let own = match connection {
        DbConnection::Postgres(_) => POSTGRES,
        DbConnection::Sqlite(_) => SQLITE,
    };
    connection.run_pending_migrations(Migrations(own)).map_err(|error| format!("its tables could not be brought up to date: {error}"))?;
    for repair in repairs {
        let repaired = connection.transaction(repair).map_err(|error| format!("its keys could not be brought up to date: {error}"))?;
        if repaired > 0 {
            tracing::info!(repaired, "rows were given keys of today's order");
        }
    }
    Ok(())
}
