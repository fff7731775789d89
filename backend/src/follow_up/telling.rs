//! A talk as it is told to its reader: what of it is read, and what can be done with it.

use super::stepping::facts;
use super::transactions::talks::Found;
use crate::permit::Permit;
use domain::access::Role;
use domain::follow_up::talks::{Talk, may_read_minutes};
use domain::moves;

/// Whether the holder of the permit may read the minutes.
pub(super) fn reads_minutes(permit: &Permit, found: &Found) -> bool {
    let own_task = found.task_owner.is_some_and(|(role, user)| role == Role::EducationLead || (user.is_some() && user == permit.user_id));
    roles(permit, found).into_iter().any(|role| may_read_minutes(role, own_task, found.row.shared_with_trainee))
}

/// What the reader is to a talk.
pub(super) struct Reader {
    /// The roles in which she takes its steps: those that hold it, and the trainee it is about.
    pub(super) roles: Vec<Role>,
}

impl Reader {
    /// What the holder of these permits is to a talk; `holds` is whether its task is in her sight.
    pub(super) fn of(seeing: &Permit, holding: Option<&Permit>, found: &Found, holds: bool) -> Self {
        let mut roles = holding.filter(|_| holds).map(Permit::roles).unwrap_or_default();
        if seeing.person_id == Some(found.facts.person_id) {
            roles.push(Role::Trainee);
        }
        Self { roles }
    }
}

fn roles(permit: &Permit, found: &Found) -> Vec<Role> {
    permit.roles_on(found.facts.person_id, &found.facts.org_path, &found.facts.programme_code)
}

/// The talk as it is told to the reader, with her own steps; with the minutes only where the reading is logged or she wrote them.
pub(super) fn told(found: Found, permit: &Permit, with_minutes: bool, reader: &Reader) -> Talk {
    let readable = with_minutes && reads_minutes(permit, &found);
    let staff = roles(permit, &found).iter().any(|role| matches!(role, Role::Consultant | Role::EducationLead));
    let options = moves::options(found.row.status, &reader.roles, &facts(&found), permit.today);
    let (row, trainee_name) = (found.row, found.name);
    Talk {
        id: row.id,
        traineeship_id: row.traineeship_id,
        trainee_name,
        task_id: row.task_id,
        kind: row.kind,
        status: row.status,
        due_on: row.due_on,
        invited_at: row.invited_at,
        meets_on: row.meets_on,
        meets_time: row.meets_time,
        place: row.place,
        form: row.form,
        held_on: row.held_on,
        companion: row.companion,
        has_minutes: row.minutes.is_some(),
        minutes: row.minutes.filter(|_| readable),
        next_on: row.next_on,
        shared_with_trainee: row.shared_with_trainee,
        acknowledged_at: row.acknowledged_at,
        not_needed_reason: row.not_needed_reason.filter(|_| staff),
        options,
        version: row.version,
    }
}
