//! The floor: a bare program that does only what cannot be left out. It verifies the token, reads the session, reads the same rows
//! and answers the same bytes. What the product costs is told as a ratio to it, since machines differ and are noisy.
//!
//! The benchmark starts itself again with the word `floor` for it, so that its processor time is counted apart.

mod card;
mod list;
mod writer;

use actix_web::{App, HttpRequest, HttpServer, web};
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use rusqlite::{Connection, OpenFlags};
use std::cell::RefCell;
use std::path::PathBuf;

/// What a bare program needs of a worker thread: its own connection, which nobody else uses.
struct Bare {
    connection: RefCell<Connection>,
    key: DecodingKey,
    validation: Validation,
}

#[derive(serde::Deserialize)]
struct Claims {
    ten: i32,
    sid: uuid::Uuid,
}

/// Who asks: the municipality and the user, of a session that lives.
struct Caller {
    tenant: i32,
    user: [u8; 16],
}

/// Serves a database until the process is ended: `floor ADDRESS FILE KEY`.
pub async fn serve(mut words: impl Iterator<Item = String>) {
    let mut word = || words.next().expect("floor ADDRESS FILE KEY");
    let (address, file, key) = (word(), PathBuf::from(word()), PathBuf::from(word()));
    let secret = std::fs::read(key).expect("the signing key");
    let writer = web::Data::new(writer::start(file.clone()));
    let server = HttpServer::new(move || {
        let mut validation = Validation::new(Algorithm::HS256);
        validation.set_issuer(&["praktikspor"]);
        validation.set_audience(&["praktikspor"]);
        let bare = Bare { connection: RefCell::new(open(&file, true)), key: DecodingKey::from_secret(&secret), validation };
        App::new()
            .app_data(web::Data::new(bare))
            .app_data(writer.clone())
            .route("/api/v1/traineeships", web::get().to(list::answer))
            .route("/api/v1/traineeships/{id}", web::get().to(card::answer))
            .route("/api/v1/traineeships/{id}/supervision-sessions", web::post().to(writer::answer))
    });
    // As many workers as the product has.
    let server = server.workers(2).disable_signals().bind(address).expect("a free address");
    server.run().await.expect("a server that runs");
}

/// Opens the file as the product does: with the same pages in memory and the same promise at a commit.
fn open(file: &std::path::Path, reads_only: bool) -> Connection {
    let way = if reads_only { OpenFlags::SQLITE_OPEN_READ_ONLY } else { OpenFlags::SQLITE_OPEN_READ_WRITE };
    let connection = Connection::open_with_flags(file, way | OpenFlags::SQLITE_OPEN_NO_MUTEX).expect("the database");
    let pragmas = "PRAGMA busy_timeout = 5000; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA mmap_size = 268435456;";
    connection.execute_batch(pragmas).expect("settings of the database");
    connection.set_prepared_statement_cache_capacity(64);
    connection
}

impl Bare {
    /// Verifies the token and reads its session; `None` is 401.
    fn caller(&self, request: &HttpRequest, connection: &Connection) -> Option<Caller> {
        let token = request.headers().get("authorization")?.to_str().ok()?.strip_prefix("Bearer ")?;
        let claims = jsonwebtoken::decode::<Claims>(token, &self.key, &self.validation).ok()?.claims;
        let sql = "SELECT s.user_id FROM sessions s JOIN users u ON u.tenant_id = s.tenant_id AND u.id = s.user_id \
                   WHERE s.tenant_id = ?1 AND s.id = ?2 AND s.ended_at IS NULL AND s.expires_at > ?3 AND u.active";
        let now = chrono::Utc::now().to_rfc3339_opts(chrono::SecondsFormat::Micros, true);
        let mut statement = connection.prepare_cached(sql).expect("a statement");
        let user = statement.query_row((claims.ten, claims.sid.as_bytes(), now), |row| row.get(0)).ok()?;
        Some(Caller { tenant: claims.ten, user })
    }
}
