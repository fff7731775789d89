//! Joins: the tenant is joined first in each, so that none reaches into another municipality.

/// The table of a join, by the key that the rows of the other one name: `join!(people.id = traineeships.person_id)`. A `?`
/// stands after the column that is to be compared as one that may be missing. Both are named as in the statement, so
/// aliases do.
#[macro_export]
macro_rules! join {
    ($to:ident.$key:ident = $from:ident.$column:ident) => {
        $to::table.on($to::tenant_id.eq($from::tenant_id).and($to::$key.eq($from::$column)))
    };
    ($to:ident.$key:ident? = $from:ident.$column:ident) => {
        $to::table.on($to::tenant_id.eq($from::tenant_id).and($to::$key.nullable().eq($from::$column)))
    };
    ($to:ident.$key:ident = $from:ident.$column:ident?) => {
        $to::table.on($to::tenant_id.eq($from::tenant_id).and($to::$key.eq($from::$column.nullable())))
    };
}
