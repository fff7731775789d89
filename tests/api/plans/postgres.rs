//! How PostgreSQL would run a statement with a million trainees, whatever its values are: its counts are changed to what they
//! would be, in a transaction that is never committed, and then it is asked for the plan that it keeps for all values.
//!
//! The tables stay small: it multiplies the rows of a page by the pages that there are, so the rows are those of a million and the
//! pages are not. What it thinks a statement costs is therefore nearly only what it thinks its rows cost.

use super::million::{GROWING, STEADY, different_if_known, grows};
use super::{SORTED, Statement};
use crate::migrations::{connect, lines};
use backend::db::DbConnection;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::Text;
use serde_json::Value;
use std::fmt::Write;

/// What a statement may cost: a row that is read costs about 0.02.
const COST: f64 = 200.0;

/// A database with the counts of a million trainees.
pub struct Postgres(DbConnection);

#[derive(QueryableByName)]
struct Plan {
    #[diesel(sql_type = Text, column_name = "QUERY PLAN")]
    plan: String,
}

impl Postgres {
    /// Changes the counts.
    pub fn new(url: &str) -> Self {
        let mut c = connect(url);
        let references = lines(
            &mut c,
            "SELECT f.conrelid::regclass || ' ' || a.attname || ' ' || f.confrelid::regclass AS line
             FROM pg_constraint f JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = f.conkey[array_length(f.conkey, 1)]
             WHERE f.contype = 'f'",
        );
        // A table without a page has no rows, whatever is said of it: each gets one.
        let (mut row, mut counts) = (String::new(), String::new());
        for (table, rows) in GROWING.iter().copied().chain(STEADY.iter().map(|(table, rows, _)| (*table, *rows))) {
            let pages = "GREATEST(pg_relation_size(oid) / current_setting('block_size')::int, 1)";
            write!(
                counts,
                "UPDATE pg_class SET reltuples = {rows}, relpages = {pages} WHERE oid = '{table}'::regclass;
                 UPDATE pg_class SET relpages = {pages},
                     reltuples = {rows} * (SELECT CASE WHEN indpred IS NULL THEN 1 ELSE 0.1 END FROM pg_index WHERE indexrelid = pg_class.oid)
                 WHERE oid IN (SELECT indexrelid FROM pg_index WHERE indrelid = '{table}'::regclass);"
            )
            .unwrap();
            let (mut names, mut values) = (Vec::new(), Vec::new());
            for column in lines(&mut c, &columns_of(table)) {
                let [number, name, kind] = column.splitn(3, ' ').collect::<Vec<_>>()[..] else { panic!("{column}") };
                names.push(name.to_owned());
                values.push(value(kind));
                let refers = references.iter().find_map(|line| line.strip_prefix(&format!("{table} {name} ")));
                let different = different_if_known(table, name, refers);
                let apart = different.map(|many| if many == rows { -1.0 } else { many as f64 });
                let apart = apart.map(|apart| format!("stadistinct = {apart},")).unwrap_or_default();
                write!(
                    counts,
                    "UPDATE pg_statistic SET {apart} stanullfrac = (SELECT CASE WHEN attnotnull THEN 0 ELSE 0.5 END
                         FROM pg_attribute WHERE attrelid = starelid AND attnum = {number})
                     WHERE starelid = '{table}'::regclass AND staattnum = {number};"
                )
                .unwrap();
            }
            write!(row, "INSERT INTO {table} ({}) VALUES ({});", names.join(", "), values.join(", ")).unwrap();
        }
        c.batch_execute(&format!("SET session_replication_role = replica; {row} RESET session_replication_role; BEGIN; ANALYZE; {counts}"))
            .unwrap();
        c.batch_execute("SET LOCAL plan_cache_mode = force_generic_plan; SET LOCAL jit = off;").unwrap();
        Self(c)
    }

    /// What is wrong with how it would run a statement.
    pub fn findings(&mut self, statement: &Statement) -> Vec<String> {
        let (text, types) = told(&statement.text);
        let nulls = vec!["NULL"; types.len()];
        let arguments = |of: &[&str]| if of.is_empty() { String::new() } else { format!("({})", of.join(", ")) };
        let prepare = format!("PREPARE asked {} AS {text}", arguments(&types));
        self.0.batch_execute(&prepare).unwrap_or_else(|error| panic!("{prepare}: {error}"));
        let plans: Vec<Plan> =
            diesel::sql_query(format!("EXPLAIN (FORMAT JSON) EXECUTE asked {}", arguments(&nulls))).load(&mut self.0).unwrap();
        self.0.batch_execute("DEALLOCATE asked").unwrap();
        let plan: Value = serde_json::from_str(&plans[0].plan).unwrap();
        let root = &plan[0]["Plan"];
        let mut findings = Vec::new();
        look(root, statement, &mut findings);
        let cost = root["Total Cost"].as_f64().unwrap();
        if cost > COST && !statement.is_bounded() {
            findings.push(format!("costs {cost:.0}"));
        }
        findings
    }
}

fn columns_of(table: &str) -> String {
    format!(
        "SELECT attnum || ' ' || attname || ' ' || format_type(atttypid, NULL) AS line FROM pg_attribute
         WHERE attrelid = '{table}'::regclass AND attnum > 0 AND NOT attisdropped"
    )
}

/// Anything of a type.
fn value(kind: &str) -> &'static str {
    match kind {
        "uuid" => "gen_random_uuid()",
        "text" => "'x'",
        "integer" => "1",
        "boolean" => "false",
        "date" => "'2026-11-23'",
        "timestamp with time zone" => "now()",
        "bytea" => "''",
        other => panic!("say in tests/api/plans/postgres.rs what stands in a column of the type {other}"),
    }
}

fn look(node: &Value, statement: &Statement, findings: &mut Vec<String>) {
    let kind = node["Node Type"].as_str().unwrap();
    let table = node["Relation Name"].as_str().unwrap_or_default();
    // A count that goes so far may begin anywhere.
    if kind == "Seq Scan" && grows(table) && !statement.counts {
        findings.push(format!("{kind} of {table}"));
    }
    let rows = node["Plan Rows"].as_f64().unwrap();
    if kind.ends_with("Sort") && rows > SORTED as f64 {
        findings.push(format!("{rows:.0} rows are sorted by {}", node["Sort Key"]));
    }
    for below in node["Plans"].as_array().into_iter().flatten() {
        look(below, statement, findings);
    }
}

/// The statement with the values that decide on a plan: how many rows a page has, and where a path begins. Its other values have
/// the types that PostgreSQL finds out.
fn told(text: &str) -> (String, Vec<&'static str>) {
    let values = (1..).take_while(|n| text.contains(&format!("${n}"))).count();
    let mut types = vec!["unknown"; values];
    let mut told = text.to_owned();
    for n in (1..=values).rev() {
        for (before, value, kind) in [("LIMIT ", "26", "bigint"), ("path\" LIKE ", "'/1/7/%'", "text")] {
            let asked = format!("{before}${n}");
            if told.ends_with(&asked) || told.contains(&format!("{asked} ")) || told.contains(&format!("{asked})")) {
                told = told.replace(&asked, &format!("{before}{value}"));
                types[n - 1] = kind;
            }
        }
    }
    (told, types)
}
