//! A database of its own for each story.

use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection, QueryableByName, RunQueryDsl};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use tempfile::TempDir;

/// Gone when the story is over.
pub struct Database {
    pub folder: TempDir,
    pub url: String,
    on_server: Option<(String, String)>,
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    count: i64,
}

impl Database {
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", folder.path().join("praktikspor.db").display());
        Self { folder, url, on_server: None }
    }

    pub fn postgres() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(1);
        let server = std::env::var("PRAKTIKSPOR_TEST_DATABASE").ok().filter(|url| url.starts_with("postgres")).expect(
            "PRAKTIKSPOR_TEST_DATABASE must name a PostgreSQL server, e.g. postgres://user@127.0.0.1:5432/postgres; \
             `cargo xtask test --only operation` starts one",
        );
        let name = format!("operation_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        PgConnection::establish(&server).unwrap().batch_execute(&format!("CREATE DATABASE {name}")).unwrap();
        let (base, _) = server.rsplit_once('/').unwrap();
        let url = format!("{base}/{name}");
        Self { folder: tempfile::tempdir().unwrap(), url, on_server: Some((server, name)) }
    }

    /// A fresh one on the same engine.
    pub fn another(&self) -> Self {
        if self.on_server.is_some() { Self::postgres() } else { Self::sqlite() }
    }

    /// The file of an embedded database.
    pub fn file(&self) -> PathBuf {
        self.folder.path().join("praktikspor.db")
    }

    /// The key that signs tokens: a server on PostgreSQL must be given one.
    pub fn key_file(&self) -> Option<PathBuf> {
        self.on_server.as_ref()?;
        let path = self.folder.path().join("key");
        std::fs::write(&path, "a key of the tests, longer than it must be").unwrap();
        Some(path)
    }

    /// Whether nobody has made a table in it.
    pub fn is_untouched(&self) -> bool {
        if self.on_server.is_none() {
            return !exists(&self.file());
        }
        let mut connection = PgConnection::establish(&self.url).unwrap();
        let tables = "SELECT count(*) AS count FROM information_schema.tables WHERE table_schema = 'public'";
        diesel::sql_query(tables).get_result::<Count>(&mut connection).unwrap().count == 0
    }
}

fn exists(path: &Path) -> bool {
    path.try_exists().unwrap()
}

impl Drop for Database {
    fn drop(&mut self) {
        if let Some((server, name)) = &self.on_server
            && let Ok(mut connection) = PgConnection::establish(server)
        {
            drop(connection.batch_execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")));
        }
    }
}
