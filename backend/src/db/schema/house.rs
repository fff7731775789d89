//! What stands before any trainee: municipalities, units, users, programmes, cohorts, the log.
#![expect(missing_docs, reason = "the macro's columns cannot carry doc comments of their own")]

diesel::table! {
    use diesel::sql_types::*;

    tenants (id) {
        id -> Integer,
        name -> Text,
        municipality_code -> Text,
        is_demo -> Bool,
        settings_version -> Integer,
        units_version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use domain::sql::Id;
    use domain::sql::Instant;

    settings (tenant_id, key, version) {
        tenant_id -> Integer,
        key -> Text,
        version -> Integer,
        scope -> Text,
        about -> Text,
        valid_from -> Date,
        value -> Nullable<Text>,
        reason -> Nullable<Text>,
        set_by -> Nullable<Id>,
        set_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use domain::sql::Id;
    use domain::sql::Instant;

    org_units (tenant_id, id) {
        tenant_id -> Integer,
        id -> Id,
        number -> Integer,
        kind -> Text,
        code -> Nullable<Text>,
        name -> Text,
        search_key -> Text,
        parent_id -> Nullable<Id>,
        path -> Text,
        site_kind -> Nullable<Text>,
        serves_children -> Bool,
        education_lead_name -> Nullable<Text>,
        education_lead_user_id -> Nullable<Id>,
        leader_user_id -> Nullable<Id>,
        created_at -> Instant,
        updated_at -> Instant,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use domain::sql::Id;

    site_capacities (tenant_id, id) {
        tenant_id -> Integer,
        id -> Id,
        org_unit_id -> Id,
        programme_code -> Text,
        starts_on -> Date,
        ends_on -> Nullable<Date>,
        places -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use domain::sql::Id;
    use domain::sql::Instant;

    users (tenant_id, id) {
        tenant_id -> Integer,
        id -> Id,
        display_name -> Text,
        search_key -> Text,
        sort_key -> Text,
        email -> Text,
        email_key -> Text,
        password_hash -> Nullable<Text>,
        active -> Bool,
        created_at -> Instant,
        updated_at -> Instant,
        version -> Integer,
        access_version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use domain::sql::Id;

    role_assignments (tenant_id, id) {
        tenant_id -> Integer,
        id -> Id,
        user_id -> Id,
        role -> Text,
        org_unit_id -> Id,
        programmes -> Text,
        starts_on -> Date,
        ends_on -> Nullable<Date>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use domain::sql::Id;
    use domain::sql::Instant;

    sessions (tenant_id, id) {
        tenant_id -> Integer,
        id -> Id,
        user_id -> Id,
        created_at -> Instant,
        expires_at -> Instant,
        ended_at -> Nullable<Instant>,
        end_reason -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use domain::sql::Id;
    use domain::sql::Instant;

    refresh_tokens (tenant_id, hash) {
        tenant_id -> Integer,
        hash -> Text,
        session_id -> Id,
        created_at -> Instant,
        used_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use domain::sql::Id;
    use domain::sql::Instant;

    password_links (tenant_id, hash) {
        tenant_id -> Integer,
        hash -> Text,
        user_id -> Id,
        created_at -> Instant,
        expires_at -> Instant,
        used_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use domain::sql::Id;
    use domain::sql::Instant;

    idempotency_keys (tenant_id, user_id, operation, key) {
        tenant_id -> Integer,
        user_id -> Id,
        operation -> Text,
        key -> Text,
        request_hash -> Text,
        status -> Integer,
        location -> Nullable<Text>,
        body -> Text,
        created_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use domain::sql::Id;
    use domain::sql::Instant;

    audit_events (tenant_id, id) {
        tenant_id -> Integer,
        id -> Id,
        at -> Instant,
        actor_user_id -> Nullable<Id>,
        actor_name -> Text,
        action -> Text,
        object_kind -> Text,
        object_id -> Nullable<Id>,
        traineeship_id -> Nullable<Id>,
        person_id -> Nullable<Id>,
        details -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use domain::sql::Instant;

    job_runs (tenant_id, job, ran_for) {
        tenant_id -> Integer,
        job -> Text,
        ran_for -> Date,
        finished_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    programmes (tenant_id, code) {
        tenant_id -> Integer,
        code -> Text,
        name -> Text,
        family -> Text,
        enabled -> Bool,
        requires_authorisation -> Bool,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use domain::sql::Id;

    programme_versions (tenant_id, id) {
        tenant_id -> Integer,
        id -> Id,
        programme_code -> Text,
        name -> Text,
        valid_from -> Date,
        valid_to -> Nullable<Date>,
        content -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use domain::sql::Id;

    cohorts (tenant_id, id) {
        tenant_id -> Integer,
        id -> Id,
        code -> Text,
        code_key -> Text,
        programme_code -> Text,
        school -> Text,
        starts_on -> Date,
        ends_on -> Date,
        target_places -> Nullable<Integer>,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use domain::sql::Id;

    cohort_segments (tenant_id, id) {
        tenant_id -> Integer,
        id -> Id,
        cohort_id -> Id,
        number -> Integer,
        kind -> Text,
        label -> Text,
        starts_on -> Date,
        ends_on -> Date,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use domain::sql::Id;
    use domain::sql::Instant;

    imports (tenant_id, id) {
        tenant_id -> Integer,
        id -> Id,
        kind -> Text,
        file_name -> Text,
        status -> Text,
        mapping -> Text,
        counts -> Text,
        created_by -> Nullable<Id>,
        created_at -> Instant,
        committed_at -> Nullable<Instant>,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use domain::sql::Id;

    import_parts (tenant_id, import_id, number) {
        tenant_id -> Integer,
        import_id -> Id,
        number -> Integer,
        table_rows -> Text,
        results -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use domain::sql::Id;
    use domain::sql::Instant;

    saved_views (tenant_id, id) {
        tenant_id -> Integer,
        id -> Id,
        user_id -> Id,
        list -> Text,
        name -> Text,
        address -> Text,
        shown -> Text,
        created_at -> Instant,
    }
}
