//! Every column of the database has a class: a table says it once in `privacy.toml`, and a column where it differs.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const CLASSES: &[&str] = &["K0", "K1", "K2", "K3", "K4"];
/// How long: what the night deletes, what it does not delete yet, and what stays.
const RETENTIONS: &[&str] =
    &["idempotency", "imports", "sessions", "rejected_applicant", "traineeship", "confidential_notes", "absence", "audit", "municipality"];
const TYPES: &[&str] = &["INTEGER", "TEXT", "UUID", "DATE", "TIMESTAMPTZ", "BOOLEAN", "BYTEA"];
const FACTS: &[&str] = &["class", "purpose", "retention", "export", "erase"];

/// What is said of a column, by fact.
type Facts = BTreeMap<String, String>;
/// Table, column, facts.
type Map = BTreeMap<String, BTreeMap<String, Facts>>;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// The columns of each table as the migrations make them.
fn columns() -> BTreeMap<String, BTreeSet<String>> {
    let mut folders: Vec<_> = std::fs::read_dir(root().join("migrations/common")).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    let mut columns = BTreeMap::<String, BTreeSet<String>>::new();
    for folder in folders {
        let mut table = None;
        for line in std::fs::read_to_string(folder.join("up.sql")).unwrap().lines() {
            if let Some(added) = line.strip_prefix("ALTER TABLE ") {
                let added: Vec<&str> = added.trim_end_matches(';').split_whitespace().collect();
                let (table, own) = (added[0].to_owned(), columns.entry(added[0].to_owned()).or_default());
                let column = added[3].to_owned();
                match added[1..3] {
                    ["ADD", "COLUMN"] => assert!(own.insert(column), "{table}: {line}"),
                    ["DROP", "COLUMN"] => assert!(own.remove(&column), "{table}: {line}"),
                    _ => panic!("{line}: teach this test about it"),
                }
                continue;
            }
            let mut words = line.trim().trim_end_matches(',').split_whitespace();
            match (words.next(), words.next(), words.next()) {
                (Some("DROP"), Some("TABLE"), Some(name)) => assert!(columns.remove(name.trim_end_matches(';')).is_some(), "{line}"),
                (Some("CREATE"), Some("TABLE"), Some(name)) => table = Some(name.to_owned()),
                (Some(");"), ..) => table = None,
                (Some(name), Some(kind), _) if TYPES.contains(&kind) => {
                    if let Some(table) = &table {
                        columns.entry(table.clone()).or_default().insert(name.to_owned());
                    }
                }
                _ => {}
            }
        }
    }
    columns
}

/// Each column with all that is said of it: what the table says, and over it what the column says.
fn classified(text: &str, columns: &BTreeMap<String, BTreeSet<String>>) -> Result<Map, String> {
    let mut said: Map = BTreeMap::new();
    let mut table = String::new();
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            name.clone_into(&mut table);
            if said.insert(table.clone(), BTreeMap::new()).is_some() {
                return Err(format!("{table} stands twice"));
            }
            continue;
        }
        let (column, facts) = line.split_once(" = ").ok_or(format!("{line}: not a column"))?;
        let facts = facts_of(facts).ok_or(format!("{line}: not readable"))?;
        if said.entry(table.clone()).or_default().insert(column.to_owned(), facts).is_some() {
            return Err(format!("{table}.{column} stands twice"));
        }
    }
    if let Some(none) = said.keys().find(|table| !columns.contains_key(*table)) {
        return Err(format!("there is no table {none}"));
    }
    columns.iter().map(|(table, columns)| Ok((table.clone(), of_table(table, columns, said.get(table))?))).collect()
}

fn of_table(table: &str, columns: &BTreeSet<String>, said: Option<&BTreeMap<String, Facts>>) -> Result<BTreeMap<String, Facts>, String> {
    let Some((said, default)) = said.and_then(|said| Some((said, said.get("default")?))) else {
        return Err(format!("{table} has no default"));
    };
    if let Some(none) = said.keys().find(|column| *column != "default" && !columns.contains(*column)) {
        return Err(format!("there is no column {table}.{none}"));
    }
    let all = |column: &String| {
        let own = said.get(column);
        if own.is_some_and(|own| own.iter().any(|(fact, value)| default.get(fact) == Some(value))) {
            return Err(format!("{table}.{column} says again what its table says"));
        }
        let mut facts = default.clone();
        facts.extend(own.into_iter().flatten().map(|(fact, value)| (fact.clone(), value.clone())));
        Ok((column.clone(), facts))
    };
    columns.iter().map(all).collect()
}

/// `{ class = "K0", export = false }`, the values without their quotes.
fn facts_of(text: &str) -> Option<Facts> {
    let inside = text.strip_prefix("{ ")?.strip_suffix(" }")?;
    let mut facts = Facts::new();
    for part in inside.split(", ") {
        let (name, value) = part.split_once(" = ").filter(|(name, _)| FACTS.contains(name))?;
        facts.insert(name.to_owned(), value.trim_matches('"').to_owned());
    }
    Some(facts)
}

fn said() -> Map {
    let text = std::fs::read_to_string(root().join("privacy.toml")).unwrap();
    classified(&text, &columns()).unwrap_or_else(|wrong| panic!("privacy.toml: {wrong}"))
}

#[test]
fn every_column_is_classified() {
    for (table, columns) in said() {
        for (column, facts) in columns {
            let named: Vec<&str> = facts.keys().map(String::as_str).collect();
            assert!(FACTS.iter().all(|fact| named.contains(fact)), "{table}.{column}: {facts:?}");
            assert!(CLASSES.contains(&facts["class"].as_str()), "{table}.{column}: {facts:?}");
            assert!(RETENTIONS.contains(&facts["retention"].as_str()), "{table}.{column}: {facts:?}");
            assert!(["true", "false"].contains(&facts["export"].as_str()), "{table}.{column}: {facts:?}");
            assert!(["keep", "erase", "anonymise"].contains(&facts["erase"].as_str()), "{table}.{column}: {facts:?}");
            assert!(!facts["purpose"].is_empty(), "{table}.{column}: {facts:?}");
        }
    }
}

#[test]
fn what_does_not_fit_the_tables_is_said() {
    let columns = BTreeMap::from([("users".to_owned(), BTreeSet::from(["id".to_owned(), "email".to_owned()]))]);
    let wrong = |text: &str| classified(text, &columns).err().unwrap_or_default();
    let default = r#"default = { class = "K0", export = false }"#;
    assert_eq!(wrong(""), "users has no default");
    assert_eq!(wrong("[users]\nemail = { class = \"K0\" }"), "users has no default");
    assert_eq!(wrong(&format!("[users]\n{default}\nphone = {{ class = \"K1\" }}")), "there is no column users.phone");
    assert_eq!(wrong(&format!("[users]\n{default}\n[gone]\n{default}")), "there is no table gone");
    assert_eq!(wrong(&format!("[users]\n{default}\nid = {{ export = false }}")), "users.id says again what its table says");
    assert_eq!(wrong(&format!("[users]\n{default}\nid = {{ class = \"K1\" }}\nid = {{ class = \"K1\" }}")), "users.id stands twice");
    let right = classified(&format!("[users]\n{default}\nemail = {{ class = \"K4\" }}"), &columns).unwrap();
    let facts = |column: &str| (right["users"][column]["class"].clone(), right["users"][column]["export"].clone());
    assert_eq!((facts("id"), facts("email")), (("K0".to_owned(), "false".to_owned()), ("K4".to_owned(), "false".to_owned())));
}

#[test]
fn secrets_are_never_exported() {
    for (table, columns) in said() {
        for (column, facts) in columns.iter().filter(|(column, _)| column.ends_with("hash")) {
            assert_eq!(facts["export"], "false", "{table}.{column}");
        }
    }
}
