//! Hire cases.
#![expect(missing_docs, reason = "the macro's columns cannot carry doc comments of their own")]

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
        sort_key -> Text,
        search_key -> Text,
    }
}
