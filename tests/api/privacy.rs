//! Every column of the database has a class: one that is missing in `privacy.toml` fails here, and so does one too many.

use std::collections::BTreeSet;
use std::path::Path;

const CLASSES: &[&str] = &["K0", "K1", "K2", "K3", "K4"];
/// How long: what the night deletes, what it does not delete yet, and what stays.
const RETENTIONS: &[&str] =
    &["idempotency", "imports", "sessions", "rejected_applicant", "traineeship", "confidential_notes", "absence", "audit", "municipality"];
const TYPES: &[&str] = &["INTEGER", "TEXT", "UUID", "DATE", "TIMESTAMPTZ", "BOOLEAN"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// The columns as the migrations make them.
fn columns() -> BTreeSet<String> {
    let mut folders: Vec<_> = std::fs::read_dir(root().join("migrations/common")).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    let mut columns = BTreeSet::new();
    for folder in folders {
        let mut table = None;
        for line in std::fs::read_to_string(folder.join("up.sql")).unwrap().lines() {
            if let Some(added) = line.strip_prefix("ALTER TABLE ") {
                let added: Vec<&str> = added.trim_end_matches(';').split_whitespace().collect();
                let [table, "ADD", "COLUMN", column, ..] = added[..] else { panic!("{line}: teach this test about it") };
                assert!(columns.insert(format!("{table}.{column}")), "{line}");
                continue;
            }
            let mut words = line.trim().trim_end_matches(',').split_whitespace();
            match (words.next(), words.next(), words.next()) {
                (Some("CREATE"), Some("TABLE"), Some(name)) => table = Some(name.to_owned()),
                (Some(");"), ..) => table = None,
                (Some(name), Some(kind), _) if TYPES.contains(&kind) => {
                    columns.extend(table.as_ref().map(|table| format!("{table}.{name}")));
                }
                _ => {}
            }
        }
    }
    columns
}

#[test]
fn every_column_is_classified_and_every_class_has_its_column() {
    let text = std::fs::read_to_string(root().join("privacy.toml")).unwrap();
    let (mut table, mut listed) = (String::new(), BTreeSet::new());
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            name.clone_into(&mut table);
            continue;
        }
        let (column, facts) = line.split_once(" = ").unwrap();
        assert!(listed.insert(format!("{table}.{column}")), "{table}.{column} stands twice");
        assert!(CLASSES.iter().any(|class| facts.contains(&format!("class = \"{class}\""))), "{line}");
        assert!(RETENTIONS.iter().any(|word| facts.contains(&format!("retention = \"{word}\""))), "{line}");
        assert!(["keep", "erase", "anonymise"].iter().any(|word| facts.contains(&format!("erase = \"{word}\""))), "{line}");
        for key in ["purpose = \"", "export = "] {
            assert!(facts.contains(key), "{line} lacks {key}");
        }
    }
    assert_eq!(columns(), listed);
}

#[test]
fn secrets_are_never_exported() {
    let text = std::fs::read_to_string(root().join("privacy.toml")).unwrap();
    for line in text.lines().filter(|line| line.contains("hash = {")) {
        assert!(line.contains("export = false"), "{line}");
    }
}
