//! A database of its own for each test.

use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection};

/// Gone when the test is.
pub struct TestDatabase {
    pub url: String,
    kind: Kind,
}

enum Kind {
    Sqlite(tempfile::TempDir),
    Postgres { server: String, name: String },
}

impl TestDatabase {
    pub fn new() -> Self {
        match std::env::var("PRAKTIKSPOR_TEST_DATABASE").ok().filter(|url| url.starts_with("postgres")) {
            None => {
                let folder = tempfile::tempdir().unwrap();
                let url = format!("sqlite://{}", folder.path().join("test.db").display());
                Self { url, kind: Kind::Sqlite(folder) }
            }
            Some(server) => {
                let name = format!("test_{}", uuid::Uuid::from_u128(rand()).simple());
                PgConnection::establish(&server).unwrap().batch_execute(&format!("CREATE DATABASE {name}")).unwrap();
                let (base, _) = server.rsplit_once('/').unwrap();
                Self { url: format!("{base}/{name}"), kind: Kind::Postgres { server, name } }
            }
        }
    }

    pub fn bytes(&self) -> Vec<u8> {
        match &self.kind {
            Kind::Sqlite(folder) => {
                let names = ["test.db", "test.db-wal"];
                names.iter().flat_map(|name| std::fs::read(folder.path().join(name)).unwrap_or_default()).collect()
            }
            Kind::Postgres { .. } => Vec::new(),
        }
    }
}

/// Distinct among the tests of a run and the runs on a server.
fn rand() -> u128 {
    use std::hash::{BuildHasher, RandomState};
    let half = || u128::from(RandomState::new().hash_one(std::time::Instant::now()));
    (half() << 64) | half()
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        if let Kind::Postgres { server, name } = &self.kind
            && let Ok(mut connection) = PgConnection::establish(server)
        {
            drop(connection.batch_execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")));
        }
    }
}
