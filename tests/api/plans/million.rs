//! How much there is in a municipality that has trained a million people: what the engines are told before they are asked how they
//! would run a statement.

/// The tables that grow with what people do, and the rows they have then.
pub const GROWING: &[(&str, u64)] = &[
    ("absence_spells", 10_000_000),
    ("applications", 1_000_000),
    ("audit_events", 10_000_000),
    ("checklist_answers", 5_000_000),
    ("checklist_files", 1_000_000),
    ("checklist_items", 20_000_000),
    ("checklist_ticks", 20_000_000),
    ("cohort_segments", 140_000),
    ("cohorts", 20_000),
    ("external_meetings", 100_000),
    ("hire_cases", 1_000_000),
    ("imports", 10_000),
    ("interviews", 1_000_000),
    ("people", 1_000_000),
    ("requirement_checks", 5_000_000),
    ("retention_cases", 200_000),
    ("role_assignments", 1_100_000),
    ("saved_views", 100_000),
    ("segments", 7_000_000),
    ("supervision_sessions", 10_000_000),
    ("supervisor_assignments", 2_000_000),
    ("supervisor_profiles", 100_000),
    ("supervisor_programmes", 200_000),
    ("supervisor_qualifications", 100_000),
    ("talks", 2_000_000),
    ("tasks", 10_000_000),
    ("traineeships", 1_000_000),
    ("users", 1_100_000),
];

/// The tables that are of the size of the municipality and not of what was done in it, with the reason: they may be read whole.
pub const STEADY: &[(&str, u64, &str)] = &[
    ("tenants", 98, "a row for each municipality, and there are 98"),
    ("org_units", 2_000, "the places where people work: there are as many after ten years"),
    ("site_capacities", 10_000, "the places of a site, by programme and year"),
    ("programmes", 20, "those of the law and a few of its own"),
    ("programme_versions", 60, "a new one every few years"),
    ("template_layers", 500, "the versions of the plans of a municipality, its programmes and its units"),
    ("settings", 1_000, "what was set, change by change: a few in a year"),
    ("job_runs", 4_000, "a row for each night"),
    ("external_organisations", 500, "the schools and others one works with"),
    ("external_contacts", 5_000, "the people there"),
    ("idempotency_keys", 5_000, "removed after three days (db/sweep.rs)"),
    ("import_parts", 1_000, "removed thirty days after the import"),
    ("password_links", 5_000, "removed thirty days after they were used"),
    ("sessions", 50_000, "removed thirty days after they ended"),
    ("refresh_tokens", 500_000, "removed with their session"),
];

/// What the rows of a table are told apart by, column by column: how many there are of it. Names that end in `_id` and refer to a
/// table are as many as its rows.
const APART: &[(&str, u64)] = &[
    ("tenant_id", 2),
    ("status", 8),
    ("kind", 5),
    ("role", 9),
    ("layer", 3),
    ("list", 10),
    ("operation", 30),
    ("rule_id", 20),
    ("programme_code", 20),
    ("number", 10),
    ("version", 10),
    ("code", 20),
    ("org_path", 2_000),
    ("action", 100),
    ("subject", 500),
    ("birth_date", 20_000),
    ("received_on", 4_000),
    ("offer_deadline", 4_000),
    ("actual_end_on", 4_000),
    ("decided_on", 4_000),
    ("offered_on", 4_000),
    ("starts_on", 4_000),
    ("ends_on", 4_000),
    ("due_on", 4_000),
    ("snoozed_until", 4_000),
    ("held_on", 4_000),
    ("ran_for", 4_000),
    ("valid_from", 4_000),
];

/// Columns that tell (nearly) each row from the others.
const ALONE: &[&str] = &[
    "id",
    "at",
    "hash",
    "email_key",
    "sort_key",
    "search_key",
    "cause_key",
    "external_ref",
    "created_at",
    "updated_at",
    "closed_at",
    "key",
    "name",
    "path",
    "code_key",
    "object_id",
    "status_since",
    "person_id",
    "job",
];

/// The rows of a table, if it is one of ours.
pub fn known(table: &str) -> Option<u64> {
    let growing = GROWING.iter().find(|(name, _)| *name == table).map(|(_, rows)| *rows);
    growing.or_else(|| STEADY.iter().find(|(name, ..)| *name == table).map(|(_, rows, _)| *rows))
}

/// The rows of a table.
pub fn rows(table: &str) -> u64 {
    known(table).unwrap_or_else(|| panic!("say in tests/api/plans/million.rs whether {table} grows, and how many rows it has"))
}

/// Whether a table grows with what people do.
pub fn grows(table: &str) -> bool {
    GROWING.iter().any(|(name, _)| *name == table)
}

/// How many different values a column has, where that is said; `refers` is the table that it refers to, if any.
pub fn different_if_known(table: &str, column: &str, refers: Option<&str>) -> Option<u64> {
    let rows = rows(table);
    let told = APART.iter().find(|(name, _)| *name == column).map(|(_, many)| *many);
    let kinds = told.or_else(|| refers.map(self::rows)).or_else(|| ALONE.contains(&column).then_some(rows));
    kinds.map(|kinds| kinds.clamp(1, rows))
}

/// The same of a column of an index.
pub fn different(table: &str, column: &str, refers: Option<&str>) -> u64 {
    different_if_known(table, column, refers)
        .unwrap_or_else(|| panic!("say in tests/api/plans/million.rs how many values {table}.{column} has"))
}
