//! SQLite's counts of its tables. Without them it takes any index for as good as another, and a list that is in memory
//! with a hundred rows walks the whole table with a hundred thousand.

use super::DbConnection;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::BigInt;

/// After how many changed rows it is worth to look again. Looking is cheap: tables whose size is about what it was are
/// left alone, and of the others a sample is counted.
const CHANGES: i64 = 10_000;

#[derive(QueryableByName)]
struct Changes {
    #[diesel(sql_type = BigInt)]
    rows: i64,
}

/// When the tables were last counted on a connection. Counting writes, so a connection that is opened because the disk
/// was full begins without: the counts of before stand in the file.
#[derive(Default)]
pub(super) struct Statistics {
    at: i64,
}

impl Statistics {
    /// Counts the tables of a connection that was just opened.
    pub(super) fn count(connection: &mut DbConnection) -> QueryResult<Self> {
        connection.batch_execute("PRAGMA analysis_limit = 400; PRAGMA optimize = 0x10002;")?;
        Ok(Self { at: changes(connection)? })
    }

    /// Counts again where much has changed since; says whether it did.
    pub(super) fn count_again(&mut self, connection: &mut DbConnection) -> QueryResult<bool> {
        if changes(connection)?.saturating_sub(self.at) < CHANGES {
            return Ok(false);
        }
        *self = Self::count(connection)?;
        Ok(true)
    }
}

/// How many rows a connection has changed since it was opened.
fn changes(connection: &mut DbConnection) -> QueryResult<i64> {
    diesel::sql_query("SELECT total_changes() AS rows").get_result::<Changes>(connection).map(|changes| changes.rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(QueryableByName)]
    struct Plan {
        #[diesel(sql_type = diesel::sql_types::Text)]
        detail: String,
    }

    fn plan(connection: &mut DbConnection) -> String {
        let steps: Vec<Plan> = diesel::sql_query("EXPLAIN QUERY PLAN SELECT c FROM t WHERE a = 1 AND b = 7").load(connection).unwrap();
        steps.into_iter().map(|step| step.detail).collect()
    }

    #[test]
    fn a_table_that_grew_is_counted_again_and_the_better_index_taken() {
        let mut connection = DbConnection::Sqlite(diesel::SqliteConnection::establish(":memory:").unwrap());
        connection.batch_execute("CREATE TABLE t (a INT, b INT, c INT); CREATE INDEX by_b ON t (b); CREATE INDEX by_a ON t (a);").unwrap();
        let mut statistics = Statistics::count(&mut connection).unwrap();
        let fill = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9000) INSERT INTO t SELECT 1, i, i FROM n";
        connection.batch_execute(fill).unwrap();
        assert!(!statistics.count_again(&mut connection).unwrap(), "too little changed");
        assert!(plan(&mut connection).contains("by_a"), "uncounted, the newest index is taken");
        connection.batch_execute(fill).unwrap();
        assert!(statistics.count_again(&mut connection).unwrap());
        assert!(plan(&mut connection).contains("by_b"), "all rows have the same a");
        assert!(!statistics.count_again(&mut connection).unwrap(), "nothing changed since");
    }
}
