//! The tables as Diesel sees them, by hand because ids and instants are our own SQL types; a test compares
//! them with both engines.
#![expect(missing_docs, reason = "the macro's columns cannot carry doc comments of their own")]

diesel::table! {
    use diesel::sql_types::*;

    tenants (id) {
        id -> Integer,
        name -> Text,
        municipality_code -> Text,
        is_demo -> Bool,
        settings -> Text,
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
        sort_key -> Text,
        email -> Text,
        email_key -> Text,
        password_hash -> Nullable<Text>,
        active -> Bool,
        created_at -> Instant,
        updated_at -> Instant,
        version -> Integer,
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

    refresh_tokens (hash) {
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

    password_links (hash) {
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

    people (tenant_id, id) {
        tenant_id -> Integer,
        id -> Id,
        given_name -> Text,
        family_name -> Text,
        search_key -> Text,
        sort_key -> Text,
        birth_date -> Date,
        email -> Nullable<Text>,
        phone -> Nullable<Text>,
        user_id -> Nullable<Id>,
        created_at -> Instant,
        updated_at -> Instant,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use domain::sql::Id;
    use domain::sql::Instant;

    applications (tenant_id, id) {
        tenant_id -> Integer,
        id -> Id,
        person_id -> Id,
        programme_code -> Text,
        cohort_id -> Nullable<Id>,
        status -> Text,
        status_since -> Instant,
        entry_route -> Text,
        source -> Text,
        consultant_user_id -> Nullable<Id>,
        site_id -> Nullable<Id>,
        received_on -> Date,
        interview_on -> Nullable<Date>,
        recontact_on -> Nullable<Date>,
        guidance_plan -> Nullable<Text>,
        clarification -> Nullable<Text>,
        offered_on -> Nullable<Date>,
        offer_deadline -> Nullable<Date>,
        employment_basis -> Nullable<Text>,
        offer_evidence -> Nullable<Text>,
        outcome_reason -> Nullable<Text>,
        qualified -> Nullable<Bool>,
        note -> Nullable<Text>,
        traineeship_id -> Nullable<Id>,
        created_at -> Instant,
        updated_at -> Instant,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use domain::sql::Id;
    use domain::sql::Instant;

    requirement_checks (tenant_id, id) {
        tenant_id -> Integer,
        id -> Id,
        application_id -> Id,
        code -> Text,
        must_have -> Bool,
        met -> Nullable<Bool>,
        dispensation_reason -> Nullable<Text>,
        checked_by -> Nullable<Id>,
        checked_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use domain::sql::Id;
    use domain::sql::Instant;

    interviews (tenant_id, id) {
        tenant_id -> Integer,
        id -> Id,
        application_id -> Id,
        user_id -> Id,
        held_on -> Date,
        conclusion -> Text,
        note -> Nullable<Text>,
        created_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use domain::sql::Id;
    use domain::sql::Instant;

    traineeships (tenant_id, id) {
        tenant_id -> Integer,
        id -> Id,
        person_id -> Id,
        programme_code -> Text,
        programme_version_id -> Id,
        cohort_id -> Nullable<Id>,
        application_id -> Nullable<Id>,
        status -> Text,
        employment_basis -> Text,
        consultant_user_id -> Nullable<Id>,
        site_id -> Id,
        org_path -> Text,
        starts_on -> Date,
        ends_on -> Date,
        actual_end_on -> Nullable<Date>,
        weekly_minutes -> Nullable<Integer>,
        school -> Nullable<Text>,
        external_ref -> Nullable<Text>,
        note -> Nullable<Text>,
        sort_key -> Text,
        search_key -> Text,
        created_at -> Instant,
        updated_at -> Instant,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use domain::sql::Id;

    segments (tenant_id, id) {
        tenant_id -> Integer,
        id -> Id,
        traineeship_id -> Id,
        number -> Integer,
        kind -> Text,
        label -> Text,
        starts_on -> Date,
        ends_on -> Date,
        site_id -> Nullable<Id>,
        status -> Text,
        cohort_id -> Nullable<Id>,
        external_ref -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use domain::sql::Id;

    agreements (tenant_id, id) {
        tenant_id -> Integer,
        id -> Id,
        traineeship_id -> Id,
        kind -> Text,
        signed_employer_on -> Nullable<Date>,
        signed_trainee_on -> Nullable<Date>,
        signed_guardian_on -> Nullable<Date>,
        sent_to_school_on -> Nullable<Date>,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use domain::sql::Id;

    supervisor_profiles (tenant_id, id) {
        tenant_id -> Integer,
        id -> Id,
        user_id -> Id,
        site_id -> Id,
        kind -> Text,
        max_trainees -> Integer,
        minutes_per_week -> Nullable<Integer>,
        appointed_on -> Date,
        ended_on -> Nullable<Date>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use domain::sql::Id;

    supervisor_programmes (tenant_id, profile_id, programme_code) {
        tenant_id -> Integer,
        profile_id -> Id,
        programme_code -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use domain::sql::Id;

    supervisor_qualifications (tenant_id, id) {
        tenant_id -> Integer,
        id -> Id,
        profile_id -> Id,
        kind -> Text,
        passed_on -> Nullable<Date>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use domain::sql::Id;
    use domain::sql::Instant;

    supervisor_assignments (tenant_id, id) {
        tenant_id -> Integer,
        id -> Id,
        traineeship_id -> Id,
        profile_id -> Id,
        user_id -> Id,
        kind -> Text,
        starts_on -> Date,
        ends_on -> Nullable<Date>,
        exception_reason -> Nullable<Text>,
        exception_until -> Nullable<Date>,
        created_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use domain::sql::Id;
    use domain::sql::Instant;

    supervision_sessions (tenant_id, id) {
        tenant_id -> Integer,
        id -> Id,
        traineeship_id -> Id,
        person_id -> Id,
        kind -> Text,
        held_on -> Date,
        minutes -> Integer,
        goals -> Text,
        next_step -> Nullable<Text>,
        logged_by -> Id,
        logged_at -> Instant,
        acknowledged_at -> Nullable<Instant>,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use domain::sql::Id;
    use domain::sql::Instant;

    retention_cases (tenant_id, id) {
        tenant_id -> Integer,
        id -> Id,
        traineeship_id -> Id,
        kind -> Text,
        text -> Text,
        status -> Text,
        raised_by -> Id,
        raised_at -> Instant,
        acknowledged_by -> Nullable<Id>,
        acknowledged_at -> Nullable<Instant>,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use domain::sql::Id;
    use domain::sql::Instant;

    template_layers (tenant_id, id) {
        tenant_id -> Integer,
        id -> Id,
        layer -> Text,
        subject -> Text,
        name -> Text,
        number -> Integer,
        content -> Text,
        created_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use domain::sql::Id;

    checklist_items (tenant_id, id) {
        tenant_id -> Integer,
        id -> Id,
        traineeship_id -> Id,
        segment_id -> Nullable<Id>,
        layer_id -> Id,
        template_key -> Text,
        title -> Text,
        help -> Nullable<Text>,
        phase -> Text,
        due_on -> Date,
        roles -> Text,
        completion -> Text,
        mandatory -> Bool,
        track -> Text,
        category -> Text,
        status -> Text,
        closed_on -> Nullable<Date>,
        reason -> Nullable<Text>,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use domain::sql::Id;
    use domain::sql::Instant;

    checklist_ticks (tenant_id, item_id, role) {
        tenant_id -> Integer,
        item_id -> Id,
        role -> Text,
        user_id -> Id,
        at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use domain::sql::Id;
    use domain::sql::Instant;

    absence_spells (tenant_id, id) {
        tenant_id -> Integer,
        id -> Id,
        traineeship_id -> Id,
        kind -> Text,
        starts_on -> Date,
        ends_on -> Nullable<Date>,
        percent -> Nullable<Integer>,
        expected_back_on -> Nullable<Date>,
        source -> Text,
        registered_by -> Nullable<Id>,
        registered_at -> Instant,
        external_ref -> Nullable<Text>,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use domain::sql::Id;
    use domain::sql::Instant;

    tasks (tenant_id, id) {
        tenant_id -> Integer,
        id -> Id,
        kind -> Text,
        rule_id -> Nullable<Text>,
        cause_key -> Nullable<Text>,
        title -> Text,
        inputs -> Text,
        traineeship_id -> Nullable<Id>,
        application_id -> Nullable<Id>,
        object_id -> Nullable<Id>,
        org_path -> Text,
        programme_code -> Text,
        owner_role -> Text,
        owner_user_id -> Nullable<Id>,
        trigger_on -> Date,
        due_on -> Date,
        status -> Text,
        snoozed_until -> Nullable<Date>,
        closed_by -> Nullable<Id>,
        closed_at -> Nullable<Instant>,
        close_reason -> Nullable<Text>,
        created_at -> Instant,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use domain::sql::Id;
    use domain::sql::Instant;

    talks (tenant_id, id) {
        tenant_id -> Integer,
        id -> Id,
        traineeship_id -> Id,
        task_id -> Nullable<Id>,
        kind -> Text,
        status -> Text,
        due_on -> Date,
        invited_at -> Nullable<Instant>,
        meets_on -> Nullable<Date>,
        meets_time -> Nullable<Text>,
        place -> Nullable<Text>,
        held_on -> Nullable<Date>,
        form -> Nullable<Text>,
        companion -> Nullable<Bool>,
        minutes -> Nullable<Text>,
        next_on -> Nullable<Date>,
        shared_with_trainee -> Bool,
        acknowledged_at -> Nullable<Instant>,
        not_needed_reason -> Nullable<Text>,
        created_at -> Instant,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use domain::sql::Id;
    use domain::sql::Instant;

    hire_cases (tenant_id, id) {
        tenant_id -> Integer,
        id -> Id,
        traineeship_id -> Id,
        status -> Text,
        opened_on -> Date,
        org_path -> Text,
        programme_code -> Text,
        ends_on -> Date,
        leader_user_id -> Nullable<Id>,
        wish -> Nullable<Text>,
        recommendation_text -> Nullable<Text>,
        recommended_by -> Nullable<Id>,
        offer_unit_id -> Nullable<Id>,
        offer_position -> Nullable<Text>,
        offer_weekly_minutes -> Nullable<Integer>,
        offer_starts_on -> Nullable<Date>,
        offer_deadline -> Nullable<Date>,
        deviation_reason -> Nullable<Text>,
        decided_on -> Nullable<Date>,
        outcome -> Nullable<Text>,
        destination -> Nullable<Text>,
        reasons -> Text,
        note -> Nullable<Text>,
        created_at -> Instant,
        updated_at -> Instant,
        version -> Integer,
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
        table_rows -> Text,
        results -> Text,
        created_by -> Nullable<Id>,
        created_at -> Instant,
        committed_at -> Nullable<Instant>,
        version -> Integer,
    }
}

diesel::allow_tables_to_appear_in_same_query!(tenants, org_units, site_capacities, users, role_assignments, sessions, refresh_tokens, password_links, idempotency_keys, audit_events, job_runs, programmes, programme_versions, cohorts, cohort_segments, people, applications, requirement_checks, interviews, traineeships, segments, agreements, supervisor_profiles, supervisor_programmes, supervisor_qualifications, supervisor_assignments, supervision_sessions, retention_cases, template_layers, checklist_items, checklist_ticks, absence_spells, tasks, talks, hire_cases, imports);
