//! What the actor is to a trainee: the roles in which she may tick, and what she sees.

use crate::db::Reader;
use crate::db::schema::supervisor_assignments as a;
use crate::db::sight::own_assignments;
use crate::error::Error;
use crate::permit::Permit;
use diesel::prelude::*;
use domain::access::Role;
use domain::ids::{PersonId, TraineeshipId};
use domain::onboarding::Assignee;
use domain::people::SupervisorKind;

/// The assignments of the actor, with the trainees they are for.
pub type Assigned = Vec<(TraineeshipId, SupervisorKind)>;

/// The actor's assignments now and within the margin.
///
/// # Errors
/// What the database says.
pub fn assigned(c: &mut Reader, permit: &Permit) -> Result<Assigned, Error> {
    Ok(own_assignments!(permit).order((a::starts_on, a::id)).select((a::traineeship_id, a::kind)).load(c)?)
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
    for role in permit.roles_on(whose.person_id, whose.org_path, whose.programme_code) {
        match role {
            Role::Trainee => add(Assignee::Trainee),
            Role::Supervisor | Role::DailySupervisor => {
                for (_, kind) in assigned.iter().filter(|(id, _)| *id == whose.id) {
                    add(if *kind == SupervisorKind::Responsible { Assignee::Supervisor } else { Assignee::DailySupervisor });
                }
            }
            Role::EducationLead => add(Assignee::EducationLead),
            Role::Leader => add(Assignee::Leader),
            Role::Consultant => add(Assignee::Consultant),
            Role::Hr => add(Assignee::Hr),
            Role::Administrator | Role::SteeringGroup => {}
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
