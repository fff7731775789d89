//! A talk as it is told to its reader: what of it is read, and what can be done with it.

use super::queries::talks::Found;
use crate::actor::Permit;
use domain::access::Role;
use domain::follow_up::talks::{Talk, may_read_minutes};

/// Whether the holder of the permit may read the minutes.
pub(super) fn reads_minutes(permit: &Permit, found: &Found) -> bool {
    let own_task = found.task_owner.is_some_and(|(role, user)| role == Role::EducationLead || (user.is_some() && user == permit.user_id));
    roles(permit, found).into_iter().any(|role| may_read_minutes(role, own_task, found.row.shared_with_trainee))
}

/// Whether these are minutes about the reader herself, shared with her.
pub(super) fn reads_own(permit: &Permit, found: &Found) -> bool {
    permit.person_id == Some(found.facts.person_id) && found.row.shared_with_trainee && found.row.minutes.is_some()
}

fn roles(permit: &Permit, found: &Found) -> Vec<Role> {
    permit.roles_on(found.facts.person_id, &found.facts.org_path, &found.facts.programme_code)
}

/// The talk as it is told to the reader; with the minutes only where the reading is logged or the reader wrote them, and
/// with its steps to who `holds` it.
pub(super) fn told(found: Found, permit: &Permit, with_minutes: bool, holds: bool) -> Talk {
    let readable = with_minutes && reads_minutes(permit, &found);
    let staff = roles(permit, &found).iter().any(|role| matches!(role, Role::Consultant | Role::EducationLead));
    let may_acknowledge = reads_own(permit, &found) && found.row.acknowledged_at.is_none();
    let (row, trainee_name) = (found.row, found.name);
    let options = if holds { row.status.options(row.minutes.is_some()) } else { Vec::new() };
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
        may_acknowledge,
        options,
        version: row.version,
    }
}
