//! The database of the release before is brought up to date, and nothing in it is lost.

use crate::support::database::TestDatabase;
use backend::app::{App, Options};
use backend::clock::{Clock, Ids};
use backend::db::DbConnection;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::Text;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The last migration of the release before: what comes after it is new.
const RELEASE_BEFORE: &str = "2026-11-22-000199";
/// What a new migration changes on purpose, `table` or `table.column`. Everything else must stay as it was.
const CHANGED: &[&str] = &[
    // Keys of an older order are repaired at the start.
    "people.search_key",
    "people.sort_key",
    "traineeships.search_key",
    "traineeships.sort_key",
    "users.sort_key",
    // What was set stands in a table of its own.
    "tenants.settings",
    // Nothing ever wrote them.
    "agreements",
    "applications.interview_on",
];

type Rows = BTreeMap<String, Vec<Map<String, Value>>>;

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

pub(crate) fn connect(url: &str) -> DbConnection {
    match url.strip_prefix("sqlite://") {
        Some(path) => DbConnection::Sqlite(SqliteConnection::establish(path).unwrap()),
        None => DbConnection::Postgres(PgConnection::establish(url).unwrap()),
    }
}

fn of_engine<'a>(c: &DbConnection, sqlite: &'a str, postgres: &'a str) -> &'a str {
    match c {
        DbConnection::Sqlite(_) => sqlite,
        DbConnection::Postgres(_) => postgres,
    }
}

pub(crate) fn lines(c: &mut DbConnection, sql: &str) -> Vec<String> {
    let lines: Vec<Line> = diesel::sql_query(sql).load::<Line>(c).unwrap_or_else(|error| panic!("{sql}: {error}"));
    lines.into_iter().map(|line| line.line).collect()
}

/// The migrations of this engine in their order.
fn folders(c: &DbConnection) -> Vec<PathBuf> {
    let of = |name: &str| std::fs::read_dir(root().join("migrations").join(name)).unwrap().map(|entry| entry.unwrap().path());
    let mut all: Vec<_> = of("common").chain(of(of_engine(c, "sqlite", "postgres"))).filter(|path| path.is_dir()).collect();
    all.sort_by_key(|path| path.file_name().map(std::ffi::OsStr::to_owned));
    all
}

fn is_new(folder: &Path) -> bool {
    folder.file_name().unwrap().to_str().unwrap() > RELEASE_BEFORE
}

/// The schema of the release before with a row in every table.
fn make_release_before(c: &mut DbConnection) {
    c.batch_execute(
        "CREATE TABLE __diesel_schema_migrations
            (version VARCHAR(50) PRIMARY KEY NOT NULL, run_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP)",
    )
    .unwrap();
    for folder in folders(c).into_iter().filter(|folder| !is_new(folder)) {
        let name = folder.file_name().unwrap().to_str().unwrap();
        let version: String = name.split('_').next().unwrap().chars().filter(char::is_ascii_digit).collect();
        c.batch_execute(&std::fs::read_to_string(folder.join("up.sql")).unwrap()).unwrap_or_else(|error| panic!("{name}: {error}"));
        c.batch_execute(&format!("INSERT INTO __diesel_schema_migrations (version) VALUES ('{version}')")).unwrap();
    }
    let rows = std::fs::read_to_string(root().join("tests/data/release_before.sql")).unwrap();
    c.batch_execute(&if matches!(c, DbConnection::Sqlite(_)) { ids_as_bytes(&rows) } else { rows }).unwrap();
}

/// SQLite keeps an id as its 16 bytes.
fn ids_as_bytes(sql: &str) -> String {
    let piece = |(at, text): (usize, &str)| match uuid::Uuid::parse_str(text) {
        Ok(id) if at % 2 == 1 => format!("X'{}'", id.simple()),
        _ if at % 2 == 1 => format!("'{text}'"),
        _ => text.to_owned(),
    };
    sql.split('\'').enumerate().map(piece).collect()
}

/// Every row of every table, each value as text.
fn rows(c: &mut DbConnection) -> Rows {
    let names = of_engine(
        c,
        "SELECT name AS line FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'",
        "SELECT tablename::text AS line FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE '\\_\\_%'",
    );
    let mut found = Rows::new();
    for table in lines(c, names) {
        let sql = if matches!(c, DbConnection::Sqlite(_)) {
            let columns = lines(c, &format!("SELECT name AS line FROM pragma_table_info('{table}')"));
            let pairs: Vec<_> = columns.iter().map(|name| format!("'{name}', quote({name})")).collect();
            format!("SELECT json_object({}) AS line FROM {table}", pairs.join(", "))
        } else {
            format!("SELECT to_jsonb(t)::text AS line FROM {table} t")
        };
        let of_table = lines(c, &sql).iter().map(|line| serde_json::from_str(line).unwrap()).collect();
        found.insert(table, of_table);
    }
    found
}

/// The same without what changes on purpose, and of each row only the columns that the release before had.
fn comparable(rows: &Rows, before: &Rows) -> BTreeMap<String, BTreeSet<String>> {
    let kept = |table: &str| before.contains_key(table) && !CHANGED.contains(&table);
    let tables = rows.iter().filter(|(table, _)| kept(table));
    tables
        .map(|(table, rows)| {
            let known: BTreeSet<&String> = before[table].iter().flat_map(Map::keys).collect();
            let stays = |column: &&String| known.contains(*column) && !CHANGED.contains(&format!("{table}.{column}").as_str());
            let row = |row: &Map<String, Value>| {
                let own: BTreeMap<_, _> = row.keys().filter(stays).map(|column| (column, &row[column])).collect();
                serde_json::to_string(&own).unwrap()
            };
            (table.clone(), rows.iter().map(row).collect())
        })
        .collect()
}

fn assert_references_hold(c: &mut DbConnection) {
    let broken = of_engine(
        c,
        "SELECT \"table\" || ' ' || coalesce(rowid, 0) || ' → ' || parent AS line FROM pragma_foreign_key_check",
        "SELECT conname::text AS line FROM pg_constraint WHERE contype = 'f' AND NOT convalidated",
    );
    assert_eq!(lines(c, broken), Vec::<String>::new());
    if matches!(c, DbConnection::Sqlite(_)) {
        assert_eq!(lines(c, "SELECT integrity_check AS line FROM pragma_integrity_check"), ["ok"]);
    }
}

#[test]
fn the_release_before_is_brought_up_to_date_and_back_with_every_row() {
    let database = TestDatabase::new();
    let mut c = connect(&database.url);
    make_release_before(&mut c);
    let before = rows(&mut c);
    assert_eq!(before.len(), 37);
    for (table, rows) in &before {
        assert_eq!(rows.len(), 1, "{table}");
        let empty: Vec<_> = rows[0].iter().filter(|(_, value)| value.is_null() || *value == "NULL").collect();
        assert!(empty.is_empty(), "{table}: {empty:?}");
    }
    assert_references_hold(&mut c);

    let app = App::open(&database.url, &[7; 32], Clock::machine(chrono_tz::Europe::Copenhagen), Ids::counting(), Options::default());
    app.unwrap().db.close();
    let after = rows(&mut c);
    assert_eq!(comparable(&after, &before), comparable(&before, &before));
    assert_references_hold(&mut c);
    assert_eq!(crate::closed_lists::hold(&mut c), 38, "the release before has words in every column that holds some");

    for folder in folders(&c).into_iter().rev().filter(|folder| is_new(folder)) {
        let down = std::fs::read_to_string(folder.join("down.sql")).unwrap_or_default();
        c.batch_execute(&down).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    }
    assert_eq!(comparable(&rows(&mut c), &before), comparable(&before, &before));
    assert_references_hold(&mut c);
}
