//! What happens in a traineeship: its plan, supervision, absence, tasks and talks.
#![expect(missing_docs, reason = "the macro's columns cannot carry doc comments of their own")]

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
        actual_start_on -> Nullable<Date>,
        actual_end_on -> Nullable<Date>,
        start_override_reason -> Nullable<Text>,
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
        answer -> Nullable<Text>,
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
        answer_number -> Nullable<Integer>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use domain::sql::Id;
    use domain::sql::Instant;

    checklist_answers (tenant_id, item_id, number) {
        tenant_id -> Integer,
        item_id -> Id,
        number -> Integer,
        role -> Text,
        user_id -> Id,
        at -> Instant,
        answer -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use domain::sql::Id;

    checklist_files (tenant_id, item_id, number) {
        tenant_id -> Integer,
        item_id -> Id,
        number -> Integer,
        name -> Text,
        file_type -> Text,
        size -> Integer,
        sha256 -> Text,
        bytes -> Binary,
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
