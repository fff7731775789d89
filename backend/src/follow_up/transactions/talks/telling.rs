//! A talk as it is told to its reader: what of it is read, and what can be done with it.

use super::stepping::audit;
use super::{Found, find, holds, load};
use crate::db::{Reader, Writer, sight};
use crate::error::Error;
use crate::permit::Permit;
use domain::access::Role;
use domain::audit::AuditAction;
use domain::follow_up::talks::{Talk, TalkFacts, may_read_minutes};
use domain::ids::{TalkId, TraineeshipId};
use domain::moves;

/// The most talks the card shows; older ones stand in the history.
const SHOWN: i64 = 100;

/// The talks about a trainee in sight, the latest first, without their minutes.
pub(in crate::follow_up) fn list(c: &mut Reader, permit: &Permit, id: TraineeshipId) -> Result<Vec<Talk>, Error> {
    sight::find_traineeship(c, permit, id)?;
    let told = |one: Found| {
        let as_whom = acts_as(permit, None, &one, false);
        told(one, permit, false, &as_whom)
    };
    Ok(load(c, permit, id, None, SHOWN)?.into_iter().map(told).collect())
}

/// A talk as far as a read may tell it.
pub(in crate::follow_up) struct Shown {
    /// The talk without its minutes.
    pub(in crate::follow_up) talk: Talk,
    /// Whether it has minutes that she may read: that is logged, by [`read_minutes`].
    pub(in crate::follow_up) has_minutes_for_her: bool,
    /// Whether it is hers to hold: its task is in her sight.
    pub(in crate::follow_up) holds: bool,
}

/// A talk in sight.
pub(in crate::follow_up) fn show(c: &mut Reader, permit: &Permit, holding: Option<&Permit>, id: TalkId) -> Result<Shown, Error> {
    let found = find(c, permit, id)?;
    let has_minutes_for_her = found.row.minutes.is_some() && reads_minutes(permit, &found);
    let holds = holds(c, holding, &found)?;
    let as_whom = acts_as(permit, holding, &found, holds);
    Ok(Shown { talk: told(found, permit, false, &as_whom), has_minutes_for_her, holds })
}

/// A talk in sight with its minutes; the reading stands in the log.
pub(in crate::follow_up) fn read_minutes(w: &mut Writer<'_>, holding: Option<&Permit>, id: TalkId, holds: bool) -> Result<Talk, Error> {
    let permit = w.permit;
    let found = find(w, permit, id)?;
    audit(w, &found, AuditAction::TalkMinutesRead, serde_json::json!({}))?;
    let as_whom = acts_as(permit, holding, &found, holds);
    Ok(told(found, permit, true, &as_whom))
}

/// What the guards of a talk look at.
pub(super) fn facts(found: &Found) -> TalkFacts {
    let has_minutes = found.row.minutes.is_some();
    let to_acknowledge = has_minutes && found.row.shared_with_trainee && found.row.acknowledged_at.is_none();
    TalkFacts { has_minutes, to_acknowledge }
}

/// Whether the holder of the permit may read the minutes.
fn reads_minutes(permit: &Permit, found: &Found) -> bool {
    let own_task = found.task_owner.is_some_and(|(role, user)| role == Role::EducationLead || (user.is_some() && user == permit.user_id));
    roles(permit, found).into_iter().any(|role| may_read_minutes(role, own_task, found.row.shared_with_trainee))
}

/// The roles in which the holder of these permits takes the steps of a talk: those that hold it where its task is in her
/// sight, and the trainee it is about.
pub(super) fn acts_as(seeing: &Permit, holding: Option<&Permit>, found: &Found, holds: bool) -> Vec<Role> {
    let mut roles = holding.filter(|_| holds).map(Permit::roles).unwrap_or_default();
    if seeing.person_id == Some(found.facts.person_id) {
        roles.push(Role::Trainee);
    }
    roles
}

fn roles(permit: &Permit, found: &Found) -> Vec<Role> {
    permit.roles_on(found.facts.person_id, &found.facts.org_path, &found.facts.programme_code)
}

/// The talk as it is told to the reader, with the steps of these roles; with the minutes only where the reading is logged or she wrote them.
pub(super) fn told(found: Found, permit: &Permit, with_minutes: bool, as_whom: &[Role]) -> Talk {
    let readable = with_minutes && reads_minutes(permit, &found);
    let staff = roles(permit, &found).iter().any(|role| matches!(role, Role::Consultant | Role::EducationLead));
    let options = moves::options(found.row.status, as_whom, &facts(&found), permit.today);
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
