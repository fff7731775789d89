//! The municipality stands first in every key: read from the catalogue of each engine.

use crate::migrations::{connect, lines};
use crate::support::database::TestDatabase;
use backend::app::{App, Options};
use backend::clock::{Clock, Ids};
use backend::db::{DbConnection, distribute};

/// Primary keys and unique indexes, then references, each as `table name first_column`.
const SQLITE: [&str; 2] = [
    "SELECT t.name || ' ' || i.name || ' ' || k.name AS line
     FROM sqlite_master t JOIN pragma_index_list(t.name) i JOIN pragma_index_info(i.name) k
     WHERE t.type = 'table' AND i.\"unique\" AND k.seqno = 0
        AND EXISTS (SELECT 1 FROM pragma_table_info(t.name) c WHERE c.name = 'tenant_id')",
    "SELECT t.name || ' → ' || f.\"table\" || ' ' || f.\"from\" AS line
     FROM sqlite_master t JOIN pragma_foreign_key_list(t.name) f
     WHERE t.type = 'table' AND f.seq = 0
        AND EXISTS (SELECT 1 FROM pragma_table_info(t.name) c WHERE c.name = 'tenant_id')",
];
const POSTGRES: [&str; 2] = [
    "SELECT i.indrelid::regclass || ' ' || i.indexrelid::regclass || ' ' || a.attname AS line
     FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
     WHERE i.indisunique AND EXISTS (SELECT 1 FROM pg_attribute t WHERE t.attrelid = i.indrelid AND t.attname = 'tenant_id')
        AND i.indrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)",
    "SELECT f.conrelid::regclass || ' → ' || f.confrelid::regclass || ' ' || a.attname AS line
     FROM pg_constraint f JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = f.conkey[1]
     WHERE f.contype = 'f' AND EXISTS (SELECT 1 FROM pg_attribute t WHERE t.attrelid = f.conrelid AND t.attname = 'tenant_id')",
];

#[test]
fn every_key_and_reference_of_a_municipality_begins_with_it() {
    let database = TestDatabase::new();
    let app = App::open(&database.url, &[7; 32], Clock::machine(chrono_tz::Europe::Copenhagen), Ids::counting(), Options::default());
    app.unwrap().db.close();
    let mut c = connect(&database.url);
    let questions = if matches!(c, DbConnection::Sqlite(_)) { SQLITE } else { POSTGRES };
    for (question, at_least) in questions.into_iter().zip([37 + 10, 65]) {
        let keys = lines(&mut c, question);
        assert!(keys.len() >= at_least, "{} are too few: {keys:?}", keys.len());
        let wrong: Vec<_> = keys.iter().filter(|key| !key.ends_with(" tenant_id")).collect();
        assert!(wrong.is_empty(), "not the municipality first: {wrong:?}");
    }
}

#[test]
fn the_statements_that_spread_the_tables_name_each_after_those_it_refers_to() {
    let database = TestDatabase::new();
    let app = App::open(&database.url, &[7; 32], Clock::machine(chrono_tz::Europe::Copenhagen), Ids::counting(), Options::default());
    app.unwrap().db.close();
    let mut c = connect(&database.url);
    let told = distribute::statements(&mut c).unwrap();
    if matches!(c, DbConnection::Sqlite(_)) {
        assert_eq!(told, None);
        return;
    }
    let told = told.unwrap();
    assert_eq!(told[0], "SELECT create_reference_table('tenants');");
    assert_eq!(told.iter().filter(|line| line.contains("create_reference_table")).count(), 1);
    let first = told[1].strip_prefix("SELECT create_distributed_table('").unwrap().strip_suffix("', 'tenant_id');").unwrap();
    let beside = format!("', 'tenant_id', colocate_with => '{first}');");
    assert!(told[2..].iter().all(|line| line.ends_with(&beside)), "{told:?}");
    let at = |table: &str| told.iter().position(|line| line.contains(&format!("('{table}'"))).unwrap_or_else(|| panic!("{table}"));
    let tables =
        lines(&mut c, "SELECT tablename::text AS line FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE '\\_\\_%'");
    assert_eq!(tables.len(), told.len());
    let references = lines(
        &mut c,
        "SELECT DISTINCT conrelid::regclass || ' ' || confrelid::regclass AS line
         FROM pg_constraint WHERE contype = 'f' AND conrelid <> confrelid",
    );
    assert!(references.len() > 40);
    for reference in references {
        let (table, other) = reference.split_once(' ').unwrap();
        assert!(at(other) < at(table), "{reference}");
    }
}
