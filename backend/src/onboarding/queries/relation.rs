//! What the actor is to a trainee: the roles in which she may tick, and what she sees.

use crate::db::Reader;
use crate::db::schema::supervisor_assignments as a;
use crate::error::Error;
use crate::permit::Permit;
use diesel::prelude::*;
use domain::access::{Reach, Role};
use domain::ids::{PersonId, TraineeshipId, UserId};
use domain::onboarding::Assignee;
use domain::people::SupervisorKind;

/// The assignments of the actor, with the trainees they are for.
pub type Assigned = Vec<(TraineeshipId, SupervisorKind)>;

/// The actor's assignments now and within the margin.
///
/// # Errors
/// What the database says.
pub fn assigned(c: &mut Reader, permit: &Permit) -> Result<Assigned, Error> {
    let user = permit.user_id.unwrap_or(UserId(uuid::Uuid::nil()));
    Ok(a::table
        .filter(a::tenant_id.eq(permit.tenant).and(a::user_id.eq(user)))
        .filter(a::starts_on.le(permit.today + permit.margin))
        .filter(a::ends_on.is_null().or(a::ends_on.ge(permit.today - permit.margin).assume_not_null()))
        // One that was corrected before it began never came into force.
        .filter(a::ends_on.is_null().or(a::ends_on.ge(a::starts_on.nullable()).assume_not_null()))
        .order((a::starts_on, a::id))
        .select((a::traineeship_id, a::kind))
        .load(c)?)
}

/// The facts of a traineeship that decide what someone is to it.
#[derive(Debug, Clone, Copy)]
pub struct Whose<'a> {
    /// The traineeship.
    pub id: TraineeshipId,
    /// The trainee.
    pub person_id: PersonId,
    /// The path of the site.
    pub org_path: &'a str,
    /// The programme.
    pub programme_code: &'a str,
}

/// What the actor is to the trainee, by the roles that gave the permit.
#[must_use]
pub fn roles(permit: &Permit, whose: &Whose<'_>, assigned: &Assigned) -> Vec<Assignee> {
    let mut roles = Vec::new();
    let mut add = |role: Assignee| {
        if !roles.contains(&role) {
            roles.push(role);
        }
    };
    for (reach, grant) in permit.reaches.iter() {
        let in_scope = *reach == Reach::Scope
            && whose.org_path.starts_with(&grant.org_path)
            && (grant.programmes.is_empty() || grant.programmes.iter().any(|code| code == whose.programme_code));
        match grant.role {
            Role::Trainee if permit.person_id == Some(whose.person_id) => add(Assignee::Trainee),
            Role::Supervisor | Role::DailySupervisor => {
                for (_, kind) in assigned.iter().filter(|(id, _)| *id == whose.id) {
                    add(if *kind == SupervisorKind::Responsible { Assignee::Supervisor } else { Assignee::DailySupervisor });
                }
            }
            Role::EducationLead if in_scope => add(Assignee::EducationLead),
            Role::Leader if in_scope => add(Assignee::Leader),
            Role::Consultant if in_scope => add(Assignee::Consultant),
            Role::Hr if in_scope => add(Assignee::Hr),
            _ => {}
        }
    }
    roles
}

/// The assignee roles that the permit could give at all: to narrow a query before it is asked per trainee.
#[must_use]
pub fn possible(permit: &Permit) -> Vec<Assignee> {
    let mut roles: Vec<Assignee> = permit
        .reaches
        .iter()
        .flat_map(|(_, grant)| match grant.role {
            Role::Trainee => vec![Assignee::Trainee],
            Role::Supervisor | Role::DailySupervisor => vec![Assignee::Supervisor, Assignee::DailySupervisor],
            Role::EducationLead => vec![Assignee::EducationLead],
            Role::Leader => vec![Assignee::Leader],
            Role::Consultant => vec![Assignee::Consultant],
            Role::Hr => vec![Assignee::Hr],
            Role::Administrator | Role::SteeringGroup => Vec::new(),
        })
        .collect();
    roles.sort_unstable();
    roles.dedup();
    roles
}
