//! Running the rules: for a few traineeships inside the write that changed their absence, and each night for the next
//! ones of a whole municipality.

use super::rules::{self, Followed};
use super::tasks::{About, NewTask, write_new};
use crate::db::{Reader, Writer};
use crate::error::Error;
use crate::permit::Permit;
use crate::settings;
use domain::access::Role;
use domain::follow_up::SpellDates;
use domain::follow_up::rules::{Earlier, Finding, Set, findings};
use domain::ids::TraineeshipId;
use domain::settings::Place;

/// How many traineeships one write looks at: by night the writes of people go between.
const CHUNK: usize = 500;

/// Runs the rules for some traineeships in a write that is under way; gives how many tasks they made.
///
/// # Errors
/// What the database says.
pub fn run_for(w: &mut Writer<'_>, ids: &[TraineeshipId]) -> Result<usize, Error> {
    let (permit, mut made) = (w.permit.clone(), 0_usize);
    let stored = settings::of(w, &permit)?;
    for ids in ids.chunks(CHUNK) {
        for one in rules::followed(w, &permit, ids)? {
            let now: Vec<SpellDates> = one.spells.iter().map(SpellDates::from).collect();
            let earlier: Vec<Earlier> = one.earlier.iter().map(|task| task.task.clone()).collect();
            let place = Place::at(&one.facts.org_path, &one.facts.programme_code);
            let set = Set {
                absence: &settings::held(&stored, &permit, place)?,
                rules: &settings::held(&stored, &permit, place)?,
                calendar: &settings::held(&stored, &permit, place)?,
            };
            let found = findings(&one.subject, &one.spells, &earlier, set, permit.today);
            for task in one.earlier.iter().filter(|task| task.task.open) {
                // Later spells are added to an open task, and a spell that has ended is told with its end.
                let same = found.iter().find(|finding| finding.rule == task.task.rule && finding.cause_key == task.task.cause_key);
                let inputs = same.map_or_else(|| task.inputs.with_dates_of(&now), |finding| finding.inputs.clone());
                if inputs != task.inputs {
                    rules::update_inputs(w, task.id, &inputs)?;
                }
            }
            for finding in found {
                made = made.saturating_add(usize::from(keep(w, &one, finding)?));
            }
        }
    }
    Ok(made)
}

/// Writes the task of a finding, unless it is there.
fn keep(w: &mut Writer<'_>, one: &Followed, finding: Finding) -> Result<bool, Error> {
    if one.earlier.iter().any(|task| task.task.rule == finding.rule && task.task.cause_key == finding.cause_key) {
        return Ok(false);
    }
    let about = About {
        traineeship_id: one.facts.id,
        person_id: Some(one.facts.person_id),
        object_id: None,
        org_path: &one.facts.org_path,
        programme_code: &one.facts.programme_code,
        owner_user_id: one.facts.consultant_user_id.filter(|_| finding.owner_role == Role::Consultant),
    };
    write_new(w, &NewTask::of(finding, about))?;
    Ok(true)
}

/// The next traineeships of a municipality that the rules could be about, as many as one write looks at.
///
/// # Errors
/// What the database says.
pub fn next(c: &mut Reader, permit: &Permit, after: Option<TraineeshipId>) -> Result<Vec<TraineeshipId>, Error> {
    rules::next_followed(c, permit, after, i64::try_from(CHUNK).unwrap_or(i64::MAX))
}
