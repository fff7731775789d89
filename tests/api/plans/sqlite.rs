//! How SQLite would run a statement with a million trainees: its counts are written as they would be, and then it is asked.

use super::million::{different, grows, known, rows};
use super::{MOST, SORTED, Statement, table_of};
use crate::migrations::{connect, lines};
use backend::db::DbConnection;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{Integer, Text};
use std::collections::{HashMap, HashSet};

const TABLES: &str =
    "SELECT name AS line FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '!_!_%' ESCAPE '!'";

/// A database with the counts of a million trainees.
pub struct Sqlite {
    connection: DbConnection,
    /// The rows to which an index leads, by how many of its columns are given.
    leads_to: HashMap<String, Vec<u64>>,
    /// The indexes of what waits to be done: of some states only.
    waiting: HashSet<String>,
}

#[derive(QueryableByName)]
struct Step {
    #[diesel(sql_type = Integer)]
    parent: i32,
    #[diesel(sql_type = Text)]
    detail: String,
}

impl Sqlite {
    /// Writes the counts. A connection knows those that were there when it was opened.
    pub fn new(url: &str) -> Self {
        let mut c = connect(url);
        let mut leads_to = HashMap::new();
        let mut told = "ANALYZE; DELETE FROM sqlite_stat1; DELETE FROM sqlite_stat4;".to_owned();
        for table in lines(&mut c, TABLES) {
            told.push_str(&format!("INSERT INTO sqlite_stat1 VALUES ('{table}', NULL, '{}');", rows(&table)));
            for (index, counts) in indexes(&mut c, &table) {
                let written: Vec<String> = counts.iter().map(u64::to_string).collect();
                told.push_str(&format!("INSERT INTO sqlite_stat1 VALUES ('{table}', '{index}', '{}');", written.join(" ")));
                leads_to.insert(index, counts);
            }
        }
        c.batch_execute(&told).unwrap();
        let waiting = lines(&mut c, "SELECT name AS line FROM sqlite_schema WHERE type = 'index' AND sql LIKE '% WHERE status %'");
        drop(c);
        let mut connection = connect(url);
        connection.batch_execute("PRAGMA foreign_keys = ON").unwrap();
        Self { connection, leads_to, waiting: waiting.into_iter().collect() }
    }

    /// What is wrong with how it would run a statement.
    pub fn findings(&mut self, statement: &Statement) -> Vec<String> {
        let question = format!("EXPLAIN QUERY PLAN {}", statement.text);
        let steps: Vec<Step> =
            diesel::sql_query(&question).load(&mut self.connection).unwrap_or_else(|error| panic!("{question}: {error}"));
        let sorts = steps.iter().any(|step| step.detail.starts_with("USE TEMP B-TREE") && step.detail.ends_with("ORDER BY"));
        // The first step of a page in the order of an index ends when the page is full, and that of a count when it has gone so far.
        let mut ends_early = statement.is_bounded() && !sorts;
        let (mut findings, mut found) = (Vec::new(), 1_u64);
        for step in steps {
            let Some((how, rest)) = step.detail.split_once(' ').filter(|(how, _)| ["SCAN", "SEARCH"].contains(how)) else { continue };
            let table = table_of(&statement.plain, rest);
            let read = if how == "SCAN" { self.all(table) } else { self.led_to(rest) };
            let ends_early = std::mem::take(&mut ends_early) && step.parent == 0 && how == "SEARCH";
            if grows(table) && read > MOST && !ends_early {
                findings.push(format!("{}: {read} rows", step.detail));
            }
            if step.parent == 0 {
                found = found.saturating_mul(read);
            }
        }
        if sorts && found > SORTED {
            findings.push(format!("{found} rows are sorted"));
        }
        findings
    }

    /// How many rows there are to read where all are: one of a table that is made for the statement.
    fn all(&self, table: &str) -> u64 {
        known(table).unwrap_or(1)
    }

    /// How many rows a search reads each time it is made. A column that is only bounded narrows nothing, but where an index is of
    /// what waits to be done.
    fn led_to(&self, search: &str) -> u64 {
        if search.contains("INTEGER PRIMARY KEY") {
            return 1;
        }
        let (index, keys) = search.split_once(" (").unwrap();
        let (index, keys) = (index.rsplit(' ').next().unwrap(), keys.split(')').next().unwrap());
        let given = keys.split(" AND ").take_while(|key| key.ends_with("=?") && !key.contains("ANY(")).count();
        if self.waiting.contains(index) && keys.contains(['<', '>']) {
            return 1;
        }
        // One that is made for the statement has no counts.
        self.leads_to.get(index).and_then(|counts| counts.get(given)).copied().unwrap_or(u64::MAX)
    }
}

/// The indexes of a table: how many rows each has, and to how many it leads by its first column, its first two, and so on.
fn indexes(c: &mut DbConnection, table: &str) -> Vec<(String, Vec<u64>)> {
    let references =
        format!("SELECT \"from\" || ' ' || \"table\" AS line FROM pragma_foreign_key_list('{table}') WHERE \"from\" <> 'tenant_id'");
    let references = lines(c, &references);
    let refers = |column: &str| references.iter().find_map(|line| line.strip_prefix(column)?.strip_prefix(' '));
    let all = format!(
        "SELECT l.name || ' ' || l.\"unique\" || ' ' || l.partial || ' ' || group_concat(i.name, ',' ORDER BY i.seqno) AS line
         FROM pragma_index_list('{table}') l JOIN pragma_index_info(l.name) i GROUP BY l.name"
    );
    let counts = |index: String| {
        let parts: Vec<&str> = index.split(' ').collect();
        let [name, unique, partial, columns] = parts[..] else { panic!("{index}") };
        // Those that are not ended, or have what only some have.
        let rows = if partial == "1" { rows(table) / 10 } else { rows(table) };
        let mut counts = vec![rows];
        let mut apart = 1_u64;
        for column in columns.split(',') {
            apart = apart.saturating_mul(different(table, column, refers(column)));
            counts.push((rows / apart).max(1));
        }
        if unique == "1" {
            *counts.last_mut().unwrap() = 1;
        }
        (name.to_owned(), counts)
    };
    lines(c, &all).into_iter().map(counts).collect()
}
