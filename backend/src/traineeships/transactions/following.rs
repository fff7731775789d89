//! Copies of what a traineeship says of itself follow it: declared once, and a table that holds a copy and is not declared
//! fails the test below.

use crate::db::Within;
use crate::db::schema::{hire_cases, tasks, traineeships};
use crate::db::{DbConnection, Writer};
use crate::error::Error;
use diesel::prelude::*;
use domain::ids::{PersonId, TenantId, TraineeshipId};
use domain::people::NameKeys;

/// How many ids one statement takes.
const AT_ONCE: usize = 500;

/// Declares the tables that hold a copy of the `org_path` of the traineeship their rows are about, and says how a row names
/// it: `always` or `perhaps`. A copied `programme_code` needs nothing: a traineeship never changes its programme.
macro_rules! followers {
    ($($table:ident: $names:ident),+ $(,)?) => {
        /// The tables whose `org_path` follows the traineeship.
        #[cfg(test)]
        const FOLLOWERS: &[&str] = &[$(stringify!($table)),+];

        /// Moves traineeships, and all that is about them, to a path in the tree.
        ///
        /// # Errors
        /// What the database says.
        pub(super) fn follow(w: &mut Writer<'_>, ids: &[TraineeshipId], path: &str) -> Result<(), Error> {
            let tenant = w.permit.tenant;
            for some in ids.chunks(AT_ONCE) {
                let them = traineeships::tenant_id.eq(tenant).and(traineeships::id.within(some.to_vec()));
                diesel::update(traineeships::table.filter(them)).set(traineeships::org_path.eq(path)).execute(&mut **w)?;
                $(
                    let about = followers!(@about $names $table some);
                    diesel::update($table::table.filter($table::tenant_id.eq(tenant).and(about)))
                        .set($table::org_path.eq(path))
                        .execute(&mut **w)?;
                )+
            }
            Ok(())
        }
    };
    (@about always $table:ident $ids:ident) => { $table::traineeship_id.within($ids.to_vec()) };
    (@about perhaps $table:ident $ids:ident) => {
        $table::traineeship_id.is_not_null().and($table::traineeship_id.assume_not_null().within($ids.to_vec()))
    };
}

followers! {
    hire_cases: always,
    tasks: perhaps,
}

/// Gives the hire cases of a person the keys of her name: they are found and sorted by it.
///
/// # Errors
/// What the database says.
pub(super) fn follow_name(c: &mut DbConnection, tenant: TenantId, person: PersonId, keys: &NameKeys) -> Result<(), Error> {
    let hers =
        traineeships::table.filter(traineeships::tenant_id.eq(tenant).and(traineeships::person_id.eq(person))).select(traineeships::id);
    diesel::update(hire_cases::table.filter(hire_cases::tenant_id.eq(tenant).and(hire_cases::traineeship_id.eq_any(hers))))
        .set((hire_cases::search_key.eq(&keys.search), hire_cases::sort_key.eq(&keys.sort)))
        .execute(c)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::FOLLOWERS;

    /// What has a path of its own, by its site.
    const OWNERS: &[&str] = &["traineeships"];

    /// The tables of the schema with a column of this name.
    fn with_column(column: &str) -> Vec<String> {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/db/schema");
        let mut found = Vec::new();
        for file in std::fs::read_dir(folder).unwrap() {
            let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
            let mut table = String::new();
            for line in text.lines() {
                if let Some((name, _)) = line.strip_prefix("    ").and_then(|line| line.split_once(" (")) {
                    name.clone_into(&mut table);
                }
                if line.trim().split_once(" -> ").is_some_and(|(name, _)| name == column) {
                    found.push(table.clone());
                }
            }
        }
        found.sort();
        found
    }

    #[test]
    fn every_copy_of_a_path_follows() {
        let mut declared: Vec<String> = FOLLOWERS.iter().chain(OWNERS).map(|table| (*table).to_owned()).collect();
        declared.sort();
        assert_eq!(with_column("org_path"), declared, "a table with an `org_path` follows its traineeship or has its own");
    }
}
