//! Assignments that come with a traineeship from elsewhere, without the guards of the one who assigns by hand.

use crate::db::Writer;
use crate::db::schema::supervisor_assignments;
use crate::error::Error;
use crate::insert_all;
use chrono::{NaiveDate, TimeDelta};
use diesel::prelude::*;
use domain::Instant;
use domain::ids::{SupervisorAssignmentId, SupervisorProfileId, TenantId, TraineeshipId, UserId};
use domain::people::SupervisorKind;

/// Who supervises a traineeship, and when.
#[derive(Debug, Clone)]
pub struct Assigned {
    /// The traineeship.
    pub traineeship_id: TraineeshipId,
    /// The supervisor at her site.
    pub profile_id: SupervisorProfileId,
    /// Her user.
    pub user_id: UserId,
    /// Responsible or daily.
    pub kind: SupervisorKind,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day; none while it goes on.
    pub ends_on: Option<NaiveDate>,
}

#[derive(Insertable)]
#[diesel(table_name = supervisor_assignments, treat_none_as_default_value = false)]
struct Row {
    tenant_id: TenantId,
    id: SupervisorAssignmentId,
    traineeship_id: TraineeshipId,
    profile_id: SupervisorProfileId,
    user_id: UserId,
    kind: SupervisorKind,
    starts_on: NaiveDate,
    ends_on: Option<NaiveDate>,
    created_at: Instant,
}

/// Inserts assignments.
///
/// # Errors
/// What the database says.
pub fn insert_assigned(w: &mut Writer<'_>, assigned: Vec<Assigned>) -> Result<(), Error> {
    let row = |one: Assigned| Row {
        tenant_id: w.permit.tenant,
        id: w.next_id(),
        traineeship_id: one.traineeship_id,
        profile_id: one.profile_id,
        user_id: one.user_id,
        kind: one.kind,
        starts_on: one.starts_on,
        ends_on: one.ends_on,
        created_at: w.now,
    };
    let rows: Vec<Row> = assigned.into_iter().map(row).collect();
    insert_all!(w, supervisor_assignments::table, rows);
    Ok(())
}

/// Another supervisor from a day on; those of the same kind before end the day before.
///
/// # Errors
/// What the database says.
pub fn replace_assigned(w: &mut Writer<'_>, new: Assigned, not_before: NaiveDate) -> Result<(), Error> {
    use supervisor_assignments as a;
    let from = new.starts_on.max(not_before);
    let running = a::table
        .filter(a::tenant_id.eq(w.permit.tenant).and(a::traineeship_id.eq(new.traineeship_id)).and(a::kind.eq(new.kind)))
        .filter(a::ends_on.is_null().or(a::ends_on.assume_not_null().ge(from)));
    diesel::delete(running.filter(a::starts_on.ge(from))).execute(&mut **w)?;
    diesel::update(running).set(a::ends_on.eq(from - TimeDelta::days(1))).execute(&mut **w)?;
    insert_assigned(w, vec![Assigned { starts_on: from, ends_on: new.ends_on.map(|end| end.max(from)), ..new }])
}
