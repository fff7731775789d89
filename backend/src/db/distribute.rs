//! The statements that spread the tables of PostgreSQL over many machines by municipality (Citus): made from the schema at
//! hand, so that a new table is never forgotten.

use super::DbConnection;
use crate::error::Error;
use diesel::prelude::*;
use diesel::sql_types::{Array, Bool, Text};

/// A table, whether its rows belong to a municipality, and the tables it refers to.
#[derive(Debug, Clone, QueryableByName)]
struct Table {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Bool)]
    of_tenant: bool,
    #[diesel(sql_type = Array<Text>)]
    refers_to: Vec<String>,
}

const CATALOGUE: &str = "
    SELECT t.relname::text AS name,
        EXISTS (SELECT 1 FROM pg_attribute c WHERE c.attrelid = t.oid AND c.attname = 'tenant_id' AND NOT c.attisdropped) AS of_tenant,
        ARRAY(SELECT DISTINCT o.relname::text FROM pg_constraint f JOIN pg_class o ON o.oid = f.confrelid
            WHERE f.contype = 'f' AND f.conrelid = t.oid AND f.confrelid <> t.oid) AS refers_to
    FROM pg_class t
    WHERE t.relkind = 'r' AND t.relnamespace = 'public'::regnamespace AND t.relname NOT LIKE '\\_\\_%'
    ORDER BY t.relname";

/// The statements in the order in which they hold: a table after those it refers to.
///
/// # Errors
/// What the database says; `None` on SQLite, which is one file on one machine.
pub fn statements(connection: &mut DbConnection) -> Result<Option<Vec<String>>, Error> {
    let DbConnection::Postgres(connection) = connection else { return Ok(None) };
    let tables: Vec<Table> = diesel::sql_query(CATALOGUE).load(connection)?;
    in_order(tables).map(|tables| Some(told(&tables))).ok_or_else(|| Error::internal("the tables refer to each other in a circle"))
}

/// Each table after those it refers to; `None` where they refer to each other in a circle.
fn in_order(mut waiting: Vec<Table>) -> Option<Vec<Table>> {
    let mut placed: Vec<Table> = Vec::new();
    while !waiting.is_empty() {
        let is_placed = |name: &String| placed.iter().any(|table| table.name == *name);
        let next = waiting.iter().position(|table| table.refers_to.iter().all(is_placed))?;
        placed.push(waiting.remove(next));
    }
    Some(placed)
}

/// What belongs to no municipality stands on every machine; the first of the others is the one they are placed beside.
fn told(tables: &[Table]) -> Vec<String> {
    let everywhere = tables.iter().filter(|table| !table.of_tenant);
    let mut all: Vec<String> = everywhere.map(|table| format!("SELECT create_reference_table('{}');", table.name)).collect();
    let mut first: Option<&str> = None;
    for Table { name, .. } in tables.iter().filter(|table| table.of_tenant) {
        let beside = first.map(|first| format!(", colocate_with => '{first}'")).unwrap_or_default();
        all.push(format!("SELECT create_distributed_table('{name}', 'tenant_id'{beside});"));
        first.get_or_insert(name);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(name: &str, of_tenant: bool, refers_to: &[&str]) -> Table {
        Table { name: name.to_owned(), of_tenant, refers_to: refers_to.iter().map(|&name| name.to_owned()).collect() }
    }

    #[test]
    fn a_table_comes_after_those_it_refers_to_and_beside_the_first() {
        let tables =
            vec![table("a", true, &["b", "tenants"]), table("b", true, &["tenants"]), table("c", true, &[]), table("tenants", false, &[])];
        assert_eq!(
            told(&in_order(tables).unwrap()),
            [
                "SELECT create_reference_table('tenants');",
                "SELECT create_distributed_table('c', 'tenant_id');",
                "SELECT create_distributed_table('b', 'tenant_id', colocate_with => 'c');",
                "SELECT create_distributed_table('a', 'tenant_id', colocate_with => 'c');",
            ]
        );
    }

    #[test]
    fn a_circle_is_not_ordered() {
        assert!(in_order(vec![table("a", true, &["b"]), table("b", true, &["a"])]).is_none());
    }
}
