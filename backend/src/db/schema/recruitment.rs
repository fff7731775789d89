//! Applications.
#![expect(missing_docs, reason = "the macro's columns cannot carry doc comments of their own")]

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
        email -> Nullable<Text>,
        phone -> Nullable<Text>,
        consultant_user_id -> Nullable<Id>,
        site_id -> Nullable<Id>,
        received_on -> Date,
        recontact_on -> Nullable<Date>,
        guidance_plan -> Nullable<Text>,
        clarification -> Nullable<Text>,
        offered_on -> Nullable<Date>,
        offer_deadline -> Nullable<Date>,
        employment_basis -> Nullable<Text>,
        gf2_included -> Nullable<Bool>,
        offer_evidence -> Nullable<Text>,
        override_reason -> Nullable<Text>,
        outcome_reason -> Nullable<Text>,
        qualified -> Nullable<Bool>,
        note -> Nullable<Text>,
        jobcentre_contact -> Nullable<Text>,
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
