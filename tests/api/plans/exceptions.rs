//! What is not as it should be, statement by statement, with its reason. One that nothing needs any more fails.

/// On which engine.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum On {
    Both,
    Sqlite,
    Postgres,
}

/// A statement that may read more.
pub struct Exception {
    pub on: On,
    /// What stands in its text, and together in no statement that needs no exception.
    pub has: &'static [&'static str],
    /// Why it may.
    pub why: &'static str,
}

const FIGURES: &str = "a key figure is counted each time it is looked at, until it is kept";
const NAMES: &str = "a name is found by any part of it, until it has an index of its parts";
const IMPORT: &str = "an import compares its file with all that is known, once, away from the request threads";
const START: &str = "a start looks whether any key is of an older order: a third of a second for a million rows";
const WAITS: &str = "what is found is moved on by the night, so that little is left to find";
const LATELY: &str = "what was closed in the last days: as many as that, whatever the archive";

#[rustfmt::skip]
pub const EXCEPTIONS: &[Exception] = &[
    Exception { on: On::Both, has: &["FROM applications", "COUNT(*)", "offered_on BETWEEN"], why: FIGURES },
    Exception { on: On::Both, has: &["FROM hire_cases", "COUNT(*)", "decided_on BETWEEN"], why: FIGURES },
    Exception { on: On::Both, has: &["FROM hire_cases", "COUNT(*)", "status IN"], why: FIGURES },
    Exception { on: On::Sqlite, has: &["FROM hire_cases", "offer_starts_on", "ends_on BETWEEN"], why: FIGURES },
    Exception { on: On::Both, has: &["FROM traineeships", "COUNT(*)", "actual_end_on BETWEEN"], why: FIGURES },
    Exception { on: On::Both, has: &["FROM applications", "COUNT(*)", "GROUP BY applications.status"], why: "the columns of the board count those that are not ended" },
    Exception { on: On::Both, has: &["FROM tasks", "COUNT(*)", "tasks.status IN ('open')"], why: "the worklist counts the open tasks, which are of the size of what goes on" },
    Exception { on: On::Both, has: &["FROM tasks", "COUNT(*)", "closed_at >= ?"], why: LATELY },
    Exception { on: On::Both, has: &["FROM tasks", "closed_at >= ?", "ORDER BY tasks.due_on"], why: LATELY },
    Exception { on: On::Sqlite, has: &["FROM applications", "people.search_key LIKE"], why: NAMES },
    Exception { on: On::Sqlite, has: &["FROM cohorts WHERE (cohorts.tenant_id = ?)", "code_key"], why: IMPORT },
    Exception { on: On::Both, has: &["FROM cohort_segments WHERE (cohort_segments.tenant_id = ?)"], why: IMPORT },
    Exception { on: On::Both, has: &["FROM supervisor_profiles WHERE (supervisor_profiles.tenant_id = ?)"], why: IMPORT },
    Exception { on: On::Both, has: &["FROM supervisor_programmes WHERE (supervisor_programmes.tenant_id = ?)"], why: IMPORT },
    Exception { on: On::Both, has: &["FROM supervisor_qualifications WHERE (supervisor_qualifications.tenant_id = ?)"], why: IMPORT },
    Exception { on: On::Both, has: &["FROM (supervisor_profiles", "WHERE (supervisor_profiles.tenant_id = ?) ORDER BY supervisor_profiles.id"], why: IMPORT },
    Exception { on: On::Sqlite, has: &["FROM people WHERE ((people.sort_key < ?)"], why: START },
    Exception { on: On::Sqlite, has: &["FROM users WHERE ((users.sort_key < ?)"], why: START },
    Exception { on: On::Both, has: &["COUNT(*) FROM users GROUP BY users.email_key"], why: "where a database has several municipalities: a sign-in takes as long as one with the address that has most accounts" },
    Exception { on: On::Sqlite, has: &["FROM (((supervisor_profiles", "ORDER BY users.sort_key"], why: "the supervisors of an area, which are of the size of the municipality" },
    Exception { on: On::Both, has: &["FROM traineeships", "ends_on <= ?", "EXISTS (SELECT hire_cases.id"], why: WAITS },
    Exception { on: On::Postgres, has: &["FROM hire_cases", "ends_on < ?", "ORDER BY hire_cases.ends_on, hire_cases.id"], why: WAITS },
    Exception { on: On::Postgres, has: &["FROM traineeships", "status IN ('preboarding')", "starts_on <= ?"], why: WAITS },
    Exception { on: On::Postgres, has: &["DELETE FROM sessions"], why: WAITS },
    Exception { on: On::Postgres, has: &["DELETE FROM refresh_tokens"], why: WAITS },
];

/// Operations that may take more statements: how many, and why.
#[rustfmt::skip]
pub const MORE: &[(&str, u32, &str)] = &[
    ("find_application", 13, "each part of the card is read by itself, until it is fewer"),
    ("find_key_figures", 8, "each figure is counted by itself, until they are kept"),
    ("find_traineeship", 11, "each part of the card is read by itself, until it is fewer"),
    ("list_absence_spells", 4, "the trainee is found in sight first"),
    ("list_application_history", 5, "the application is found in sight first, and names are added"),
    ("list_applications", 5, "what the reader may is read again after it was changed"),
    ("list_audit_events", 4, "the names of those who did it, and who of them are people"),
    ("list_checklist_item_answers", 6, "the item is found in sight first, and whose it is"),
    ("list_cohorts", 4, "the places that are taken are counted in traineeships and applications"),
    ("list_concerns", 8, "what each reader may see is judged by the trainee's history"),
    ("list_external_organisations", 4, "the contacts of the page"),
    ("list_my_checklist_items", 4, "what is assigned, and whose plans have something due"),
    ("list_my_trainees", 4, "the last sessions and the next items of the page"),
    ("list_supervisor_candidates", 6, "what they have, and whom, decides whether they suit"),
    ("list_supervisors", 6, "the place of the filter and the places in sight, and what they have"),
    ("list_tasks", 4, "the calendar by which a deadline is told"),
    ("list_traineeship_history", 5, "the trainee is found in sight first, and names are added"),
    ("list_traineeships", 4, "the place of the filter"),
    ("list_users", 6, "the place of the filter, and the roles of the page"),
];
