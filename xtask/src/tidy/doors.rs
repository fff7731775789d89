//! Each table has one room that writes it: `insert`, `update` and `delete` of a table stand there and nowhere else.

use super::texts_of;
use crate::sh::Outcome;
use std::collections::{BTreeMap, BTreeSet};

/// The room of each table: a folder or file within `backend/src/`. What is named after it may write it too, for the reason
/// that stands beside it.
const ROOMS: &[(&str, &[&str])] = &[
    ("absence_spells", &["absence/"]),
    // Not written yet: the papers of a traineeship (docs/field 5.1, Agreement).
    ("applications", &["recruitment/"]),
    ("audit_events", &["db/audit.rs"]),
    ("checklist_answers", &["onboarding/"]),
    ("checklist_files", &["onboarding/"]),
    ("checklist_items", &["onboarding/"]),
    ("checklist_ticks", &["onboarding/"]),
    ("cohort_segments", &["programmes/"]),
    ("cohorts", &["programmes/"]),
    ("external_contacts", &["external/"]),
    ("external_meetings", &["external/"]),
    ("external_organisations", &["external/"]),
    // The path of a trainee's cases follows her site.
    ("hire_cases", &["hiring/", "traineeships/transactions/following.rs"]),
    // What has been kept long enough is removed in one sweep by night.
    ("idempotency_keys", &["db/idempotency.rs", "db/sweep.rs"]),
    ("import_parts", &["imports/", "db/sweep.rs"]),
    ("imports", &["imports/", "db/sweep.rs"]),
    ("interviews", &["recruitment/"]),
    ("job_runs", &["night/"]),
    ("org_units", &["organisation/"]),
    ("password_links", &["sessions/", "db/sweep.rs"]),
    ("people", &["people/"]),
    ("programme_versions", &["programmes/"]),
    ("programmes", &["programmes/"]),
    ("refresh_tokens", &["sessions/", "db/sweep.rs"]),
    ("requirement_checks", &["recruitment/"]),
    ("retention_cases", &["supervision/"]),
    ("role_assignments", &["users/"]),
    ("saved_views", &["listing/"]),
    ("segments", &["traineeships/"]),
    ("sessions", &["sessions/", "db/sweep.rs"]),
    ("settings", &["settings/"]),
    ("site_capacities", &["organisation/"]),
    ("supervision_sessions", &["supervision/"]),
    ("supervisor_assignments", &["supervision/"]),
    ("supervisor_profiles", &["supervision/"]),
    ("supervisor_programmes", &["supervision/"]),
    ("supervisor_qualifications", &["supervision/"]),
    ("talks", &["follow_up/"]),
    ("tasks", &["follow_up/", "traineeships/transactions/following.rs"]),
    ("template_layers", &["onboarding/"]),
    // A change of a setting raises the version by which every instance sees it.
    ("tenants", &["tenants/", "settings/"]),
    ("traineeships", &["traineeships/"]),
    ("users", &["users/"]),
];

/// What writes; what is written stands first in the brackets, but for the last, where it stands second.
const WRITES: [&str; 4] = ["insert_into(", "diesel::update(", "diesel::delete(", "insert_all!("];

/// Looks through the backend.
pub fn check(findings: &mut Vec<String>) -> Outcome {
    let sources = texts_of(&["backend"], &[".rs"])?;
    let schema: String = sources.iter().filter(|(name, _)| name.contains("/db/schema/")).map(|(_, text)| text.as_str()).collect();
    let tables = tables(&schema);
    let rooms: BTreeMap<&str, &[&str]> = ROOMS.iter().copied().collect();
    for table in tables.iter().filter(|table| !rooms.contains_key(table.as_str())) {
        findings.push(format!("backend/src/db/schema: {table} has no room that writes it; name it in xtask/src/tidy/doors.rs"));
    }
    for table in rooms.keys().filter(|table| !tables.contains(**table)) {
        findings.push(format!("xtask/src/tidy/doors.rs: there is no table {table}"));
    }
    for (name, text) in sources.iter().filter(|(name, _)| name.starts_with("backend/src/")) {
        examine(name, text, &rooms, findings);
    }
    Ok(())
}

/// The tables of the schema: the heads within `table!`.
fn tables(schema: &str) -> BTreeSet<String> {
    let head = |line: &str| {
        let (name, keys) = line.strip_prefix("    ")?.split_once(" (")?;
        let is_name = !name.is_empty() && name.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_');
        (is_name && keys.trim_end().ends_with(") {")).then(|| name.to_owned())
    };
    schema.lines().filter_map(head).collect()
}

fn examine(name: &str, text: &str, rooms: &BTreeMap<&str, &[&str]>, findings: &mut Vec<String>) {
    let aliases = aliases(text, rooms);
    for word in WRITES {
        for (at, _) in text.match_indices(word) {
            let line = text.get(..at).unwrap_or_default().lines().count().max(1);
            let written = written(text, at + word.len(), word.ends_with("!("));
            // The macro itself.
            if written.starts_with('$') {
                continue;
            }
            let Some(table) = table_of(text, at, written, &aliases) else {
                findings.push(format!("{name}:{line}: which table is written cannot be seen; name it in the same statement"));
                continue;
            };
            let own = rooms.get(table.as_str()).is_some_and(|rooms| rooms.iter().any(|room| in_room(name, room)));
            if !own {
                findings.push(format!("{name}:{line}: {table} is written in its own room only (xtask/src/tidy/doors.rs)"));
            }
        }
    }
}

fn in_room(name: &str, room: &str) -> bool {
    name.strip_prefix("backend/src/").is_some_and(|name| name == room || (room.ends_with('/') && name.starts_with(room)))
}

/// What stands in the brackets first, or second.
fn written(text: &str, from: usize, second: bool) -> &str {
    let rest = text.get(from..).unwrap_or_default();
    let rest = if second { rest.split_once(',').map_or("", |(_, rest)| rest) } else { rest };
    rest.trim_start()
}

/// The names tables have in a file: their own, and those of `use … as …`.
fn aliases(text: &str, rooms: &BTreeMap<&str, &[&str]>) -> BTreeMap<String, String> {
    let mut aliases: BTreeMap<String, String> = rooms.keys().map(|table| ((*table).to_owned(), (*table).to_owned())).collect();
    let words: Vec<&str> =
        text.split(|letter: char| !(letter.is_alphanumeric() || letter == '_')).filter(|word| !word.is_empty()).collect();
    for three in words.windows(3) {
        if let [table, "as", alias] = three
            && rooms.contains_key(table)
        {
            aliases.insert((*alias).to_owned(), (*table).to_owned());
        }
    }
    aliases
}

/// The table that a statement writes: named in it, or where its subject was made.
fn table_of(text: &str, at: usize, written: &str, aliases: &BTreeMap<String, String>) -> Option<String> {
    let subject: String = written.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
    if written.get(subject.len()..)?.starts_with("::table") {
        return aliases.get(&subject).cloned();
    }
    // A statement that narrows an earlier one writes its table.
    let mut before = text.get(..at)?;
    loop {
        let made = ["let ", "let mut "].iter().filter_map(|word| before.rfind(&format!("{word}{subject} ="))).max()?;
        let statement = text.get(made..)?.split_once(';')?.0;
        if let Some(table) = named(statement, aliases) {
            return Some(table);
        }
        before = text.get(..made)?;
    }
}

/// The first table a statement names.
fn named(statement: &str, aliases: &BTreeMap<String, String>) -> Option<String> {
    statement.match_indices("::table").find_map(|(at, _)| {
        let name: String = statement.get(..at)?.chars().rev().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
        aliases.get(&name.chars().rev().collect::<String>()).cloned()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(name: &str, text: &str) -> Vec<String> {
        let mut findings = Vec::new();
        examine(name, text, &ROOMS.iter().copied().collect(), &mut findings);
        findings
    }

    #[test]
    fn a_table_is_written_in_its_room() {
        for write in [
            "diesel::insert_into(people::table).values(new)",
            "use crate::db::schema::people as p;\n diesel::update(p::table.find((tenant, id)))",
            "use crate::db::schema::{people as p, users};\n let key = p::table.find(id);\n diesel::update(key.filter(p::version.eq(1)))",
            "insert_all!(w, people::table, rows);",
            "let all = people::table.filter(x);\n let all = all.filter(y);\n diesel::update(all).set(z)",
            "let rows = people::table\n .filter(people::id.eq(id));\n diesel::delete(rows).execute(w)",
        ] {
            assert_eq!(found("backend/src/people/transactions.rs", write), Vec::<String>::new(), "{write}");
            let elsewhere = found("backend/src/recruitment/transactions/moving.rs", write);
            assert!(elsewhere.len() == 1 && elsewhere[0].contains("people is written in its own room only"), "{write}: {elsewhere:?}");
        }
        assert_eq!(found("backend/src/people/transactions.rs", "diesel::update(what_is_it).set(x)").len(), 1);
        assert!(
            found("backend/src/hiring/transactions.rs", "people::table.filter(people::id.eq(id)).load(c)").is_empty(),
            "reading is free"
        );
    }

    #[test]
    fn a_room_is_a_folder_or_a_file() {
        assert!(in_room("backend/src/users/transactions.rs", "users/") && !in_room("backend/src/users_of/transactions.rs", "users/"));
        assert!(in_room("backend/src/db/sweep.rs", "db/sweep.rs") && !in_room("backend/src/db/sweep.rs", "db/audit.rs"));
    }

    #[test]
    fn every_table_of_the_schema_is_found() {
        let schema = "diesel::table! {\n    use diesel::sql_types::*;\n\n    users (tenant_id, id) {\n        tenant_id -> Integer,\n    }\n}\n\ndiesel::table! {\n    tenants (id) {\n    }\n}\n";
        assert_eq!(tables(schema), BTreeSet::from(["users".to_owned(), "tenants".to_owned()]));
    }
}
