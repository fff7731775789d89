//! Persons.
#![expect(missing_docs, reason = "the macro's columns cannot carry doc comments of their own")]

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
