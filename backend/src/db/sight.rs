//! What a permit lets its holder see, as SQL: every query of a person's data is filtered by one of these.

use super::Within;
use super::schema::{applications, external_organisations, hire_cases, org_units, supervisor_assignments as assigned, tasks, traineeships};
use super::{MultiBackend, Reader};
use crate::error::Error;
use crate::permit::Permit;
use chrono::NaiveDate;
use diesel::expression::BoxableExpression;
use diesel::prelude::*;
use diesel::sql_types::Bool;
use domain::access::{Grant, Reach, Role};
use domain::ids::{ApplicationId, PersonId, TraineeshipId, UserId};

/// A condition on the rows of a table.
pub type Condition<T> = Box<dyn BoxableExpression<T, MultiBackend, SqlType = Bool>>;

/// The assignments that let their supervisor see the trainee: now, and some days around them. A boxed condition cannot stand in a
/// subquery, so this one is written where it is used.
macro_rules! own_assignments {
    ($permit:expr) => {{
        use $crate::db::schema::supervisor_assignments as assigned;
        let (first, last) = $crate::db::sight::assignment_days($permit);
        let user = $permit.user_id.unwrap_or(domain::ids::UserId(uuid::Uuid::nil()));
        assigned::table
            .filter(assigned::tenant_id.eq($permit.tenant).and(assigned::user_id.eq(user)))
            .filter(assigned::starts_on.le(last))
            .filter(assigned::ends_on.is_null().or(assigned::ends_on.ge(first).assume_not_null()))
            // One that was corrected before it began never came into force.
            .filter(assigned::ends_on.is_null().or(assigned::ends_on.ge(assigned::starts_on.nullable()).assume_not_null()))
    }};
}
pub(crate) use own_assignments;

/// An assignment lets its supervisor see the trainee today, if it ends on the first of these days or later and begins on the
/// last or before.
#[must_use]
pub fn assignment_days(permit: &Permit) -> (NaiveDate, NaiveDate) {
    (permit.today - permit.margin, permit.today + permit.margin)
}

/// The same as `own_assignments` of one assignment that was read.
#[must_use]
pub fn is_own_assignment(permit: &Permit, user: UserId, starts_on: NaiveDate, ends_on: Option<NaiveDate>) -> bool {
    let (first, last) = assignment_days(permit);
    let near = starts_on <= last && ends_on.is_none_or(|end| end >= first && end >= starts_on);
    permit.user_id == Some(user) && near
}

/// The traineeships in sight.
#[must_use]
pub fn traineeships(permit: &Permit) -> Condition<traineeships::table> {
    let mut seen: Condition<traineeships::table> = Box::new(no());
    for (reach, grant) in permit.reaches.iter() {
        let more: Condition<traineeships::table> = match reach {
            Reach::Own => match permit.person_id {
                Some(person) => Box::new(traineeships::person_id.eq(person)),
                None => continue,
            },
            Reach::Assigned => Box::new(traineeships::id.eq_any(own_assignments!(permit).select(assigned::traineeship_id))),
            Reach::Scope => match (grant.is_root(), grant.programmes.is_empty()) {
                (true, true) => Box::new(yes()),
                (true, false) => Box::new(traineeships::programme_code.within(grant.programmes.clone())),
                (false, true) => Box::new(traineeships::org_path.like(below(grant))),
                (false, false) => {
                    Box::new(traineeships::org_path.like(below(grant)).and(traineeships::programme_code.within(grant.programmes.clone())))
                }
            },
        };
        seen = Box::new(seen.or(more));
    }
    Box::new(traineeships::tenant_id.eq(permit.tenant).and(seen))
}

/// The applications in sight: by programme, and by site or own responsibility where the scope is a part of the tree.
#[must_use]
pub fn applications(permit: &Permit) -> Condition<applications::table> {
    let mut seen: Condition<applications::table> = Box::new(no());
    for (reach, grant) in permit.reaches.iter() {
        if *reach != Reach::Scope {
            continue;
        }
        let mut more: Condition<applications::table> =
            if grant.is_root() {
                Box::new(yes())
            } else {
                let sites = org_units::table
                    .filter(org_units::tenant_id.eq(permit.tenant).and(org_units::path.like(below(grant))))
                    .select(org_units::id.nullable());
                let in_tree: Condition<applications::table> =
                    Box::new(applications::site_id.is_not_null().and(applications::site_id.eq_any(sites).assume_not_null()));
                match permit.user_id {
                    Some(user) => Box::new(in_tree.or(
                        applications::consultant_user_id.is_not_null().and(applications::consultant_user_id.eq(user).assume_not_null()),
                    )),
                    None => in_tree,
                }
            };
        if !grant.programmes.is_empty() {
            more = Box::new(more.and(applications::programme_code.within(grant.programmes.clone())));
        }
        seen = Box::new(seen.or(more));
    }
    Box::new(applications::tenant_id.eq(permit.tenant).and(seen))
}

/// The units in sight: the subtrees of the grants that allow the action.
#[must_use]
pub fn org_units(permit: &Permit) -> Condition<org_units::table> {
    let mut seen: Condition<org_units::table> = Box::new(no());
    for (_, grant) in permit.reaches.iter() {
        seen = Box::new(seen.or(org_units::path.like(below(grant))));
    }
    Box::new(org_units::tenant_id.eq(permit.tenant).and(seen))
}

/// The tasks in sight: a consultant sees all of the scope, others those of their own role.
#[must_use]
pub fn tasks(permit: &Permit) -> Condition<tasks::table> {
    let mut seen: Condition<tasks::table> = Box::new(no());
    for (reach, grant) in permit.reaches.iter() {
        if *reach != Reach::Scope {
            continue;
        }
        let mut more: Condition<tasks::table> = Box::new(tasks::org_path.like(below(grant)));
        if !grant.programmes.is_empty() {
            more = Box::new(more.and(tasks::programme_code.within(grant.programmes.clone())));
        }
        if grant.role != Role::Consultant {
            more = Box::new(more.and(tasks::owner_role.eq(grant.role.as_str())));
        }
        seen = Box::new(seen.or(more));
    }
    Box::new(tasks::tenant_id.eq(permit.tenant).and(seen))
}

/// The hire cases in sight.
#[must_use]
pub fn hire_cases(permit: &Permit) -> Condition<hire_cases::table> {
    let mut seen: Condition<hire_cases::table> = Box::new(no());
    for (reach, grant) in permit.reaches.iter() {
        let more: Condition<hire_cases::table> = match (reach, permit.person_id) {
            (Reach::Scope, _) if grant.programmes.is_empty() => Box::new(hire_cases::org_path.like(below(grant))),
            (Reach::Scope, _) => {
                Box::new(hire_cases::org_path.like(below(grant)).and(hire_cases::programme_code.within(grant.programmes.clone())))
            }
            (Reach::Own, Some(person)) => {
                let own = traineeships::table
                    .filter(traineeships::tenant_id.eq(permit.tenant).and(traineeships::person_id.eq(person)))
                    .select(traineeships::id);
                Box::new(hire_cases::traineeship_id.eq_any(own))
            }
            _ => continue,
        };
        seen = Box::new(seen.or(more));
    }
    Box::new(hire_cases::tenant_id.eq(permit.tenant).and(seen))
}

/// The schools and others in sight: they are of the whole municipality, whatever part of it the reader works in.
#[must_use]
pub fn external_organisations(permit: &Permit) -> Condition<external_organisations::table> {
    let own = external_organisations::tenant_id.eq(permit.tenant);
    if permit.reaches.iter().any(|(reach, _)| *reach == Reach::Scope) { Box::new(own) } else { Box::new(own.and(no())) }
}

/// The few facts of a traineeship that every capability needs when it has found it.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = traineeships, check_for_backend(MultiBackend))]
pub struct SeenTraineeship {
    /// Its id.
    pub id: TraineeshipId,
    /// Whose it is.
    pub person_id: PersonId,
    /// The programme.
    pub programme_code: String,
    /// Where it stands.
    pub status: domain::traineeships::TraineeshipStatus,
    /// How the trainee is employed.
    pub employment_basis: domain::traineeships::EmploymentBasis,
    /// The site now.
    pub site_id: domain::ids::OrgUnitId,
    /// The site's path in the tree.
    pub org_path: String,
    /// First day.
    pub starts_on: chrono::NaiveDate,
    /// Planned last day.
    pub ends_on: chrono::NaiveDate,
    /// For optimistic locking.
    pub version: i32,
}

impl SeenTraineeship {
    /// The roles that reach the trainee.
    #[must_use]
    pub fn roles(&self, permit: &Permit) -> Vec<domain::access::Role> {
        permit.roles_on(self.person_id, &self.org_path, &self.programme_code)
    }
}

/// Finds a traineeship in sight: [`traineeships()`] of one row that was read, so that its statements are always the same ones.
///
/// # Errors
/// 404, the same whether it does not exist or is out of sight.
pub fn find_traineeship(c: &mut Reader, permit: &Permit, id: TraineeshipId) -> Result<SeenTraineeship, Error> {
    let one = || traineeships::table.find((permit.tenant, id));
    let found: Option<(SeenTraineeship, bool)> = if permit.reaches.iter().any(|(reach, _)| *reach == Reach::Assigned) {
        let own = own_assignments!(permit).filter(assigned::traineeship_id.eq(id));
        one().select((SeenTraineeship::as_select(), diesel::dsl::exists(own))).first(c).optional()?
    } else {
        one().select(SeenTraineeship::as_select()).first(c).optional()?.map(|seen| (seen, false))
    };
    let (seen, is_own) = found.ok_or_else(Error::not_found)?;
    let reaches = |reach: &Reach, grant: &Grant| match reach {
        Reach::Own => permit.person_id == Some(seen.person_id),
        Reach::Scope => seen.org_path.starts_with(&grant.org_path) && grant.covers(&seen.programme_code),
        Reach::Assigned => is_own,
    };
    if permit.reaches.iter().any(|(reach, grant)| reaches(reach, grant)) { Ok(seen) } else { Err(Error::not_found()) }
}

/// Whether there is more of a person than what is in sight: then what is known of her is not only the reader's.
///
/// # Errors
/// What the database says.
pub fn is_elsewhere_too(c: &mut Reader, permit: &Permit, person: PersonId) -> Result<bool, Error> {
    use diesel::dsl::not;
    let trained = traineeships::table
        .filter(traineeships::tenant_id.eq(permit.tenant).and(traineeships::person_id.eq(person)))
        .filter(not(traineeships(permit)))
        .select(traineeships::id)
        .first::<TraineeshipId>(c)
        .optional()?;
    let applied = applications::table
        .filter(applications::tenant_id.eq(permit.tenant).and(applications::person_id.eq(person)))
        .filter(not(applications(permit)))
        .select(applications::id)
        .first::<ApplicationId>(c)
        .optional()?;
    Ok(trained.is_some() || applied.is_some())
}

/// The pattern of the unit's own path and all below it. Paths are made by us of digits and slashes.
fn below(grant: &Grant) -> String {
    format!("{}%", grant.org_path)
}

fn no() -> diesel::dsl::AsExprOf<bool, Bool> {
    use diesel::expression::AsExpression;
    AsExpression::<Bool>::as_expression(false)
}

fn yes() -> diesel::dsl::AsExprOf<bool, Bool> {
    use diesel::expression::AsExpression;
    AsExpression::<Bool>::as_expression(true)
}
