//! The tables as Diesel sees them, by hand because ids and instants are our own SQL types.

mod external;
mod hiring;
mod house;
mod persons;
mod recruitment;
mod trainees;

pub use external::*;
pub use hiring::*;
pub use house::*;
pub use persons::*;
pub use recruitment::*;
pub use trainees::*;

diesel::allow_tables_to_appear_in_same_query!(
    tenants,
    settings,
    org_units,
    site_capacities,
    users,
    role_assignments,
    sessions,
    refresh_tokens,
    password_links,
    idempotency_keys,
    audit_events,
    job_runs,
    programmes,
    programme_versions,
    cohorts,
    cohort_segments,
    people,
    applications,
    requirement_checks,
    interviews,
    traineeships,
    segments,
    supervisor_profiles,
    supervisor_programmes,
    supervisor_qualifications,
    supervisor_assignments,
    supervision_sessions,
    retention_cases,
    template_layers,
    checklist_items,
    checklist_ticks,
    checklist_answers,
    checklist_files,
    absence_spells,
    tasks,
    talks,
    hire_cases,
    external_organisations,
    external_contacts,
    external_meetings,
    imports,
    import_parts,
    saved_views,
);
