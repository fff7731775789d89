//! Organisations outside the municipality.
#![expect(missing_docs, reason = "the macro's columns cannot carry doc comments of their own")]

diesel::table! {
    use diesel::sql_types::*;
    use domain::sql::Id;
    use domain::sql::Instant;

    external_organisations (tenant_id, id) {
        tenant_id -> Integer,
        id -> Id,
        kind -> Text,
        name -> Text,
        sort_key -> Text,
        search_key -> Text,
        phone -> Nullable<Text>,
        email -> Nullable<Text>,
        website -> Nullable<Text>,
        note -> Nullable<Text>,
        status -> Text,
        created_at -> Instant,
        updated_at -> Instant,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use domain::sql::Id;
    use domain::sql::Instant;

    external_contacts (tenant_id, id) {
        tenant_id -> Integer,
        id -> Id,
        organisation_id -> Id,
        name -> Text,
        role -> Text,
        phone -> Nullable<Text>,
        email -> Nullable<Text>,
        note -> Nullable<Text>,
        ended -> Bool,
        created_at -> Instant,
        updated_at -> Instant,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use domain::sql::Id;
    use domain::sql::Instant;

    external_meetings (tenant_id, id) {
        tenant_id -> Integer,
        id -> Id,
        organisation_id -> Id,
        held_on -> Date,
        subject -> Text,
        note -> Nullable<Text>,
        written_by -> Id,
        created_at -> Instant,
        updated_at -> Instant,
        version -> Integer,
    }
}
