//! Assigning a supervisor: the dated exception, and exactly one responsible supervisor at a time (docs/field 5.2, 4).

use super::{AssignSupervisor, SuitabilityReason, Weight};
use crate::ids::SupervisorAssignmentId;
use crate::problem::{FieldCode, FieldError};
use chrono::NaiveDate;

/// An assignment of the same kind that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Its id.
    pub id: SupervisorAssignmentId,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day; a day before the first means that it never was in force.
    pub ends_on: Option<NaiveDate>,
}

impl Standing {
    fn in_force(&self, date: NaiveDate) -> bool {
        self.starts_on <= date && self.ends_on.is_none_or(|last| date <= last)
    }

    fn never(&self) -> bool {
        self.ends_on.is_some_and(|last| last < self.starts_on)
    }
}

/// Where a new assignment ends, and which ones end earlier because of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// Last day of the new one: the day before the next that is planned already.
    pub ends_on: Option<NaiveDate>,
    /// The ones that give way, each with its new last day.
    pub ended: Vec<(SupervisorAssignmentId, NaiveDate)>,
}

/// Places an assignment among those of the same kind, so that two never overlap: the one before ends the day before,
/// and one planned later stays. One that began the same day never comes into force.
#[must_use]
pub fn place(standing: &[Standing], starts_on: NaiveDate) -> Placed {
    let day_before = |date: NaiveDate| date.pred_opt().unwrap_or(date);
    let ended = standing.iter().filter(|other| other.in_force(starts_on)).map(|other| (other.id, day_before(starts_on))).collect();
    let next = standing.iter().filter(|other| other.starts_on > starts_on && !other.never()).map(|other| other.starts_on).min();
    Placed { ends_on: next.map(day_before), ended }
}

/// Whether the assignment may be made with this suitability: what needs an exception needs a reason and a date.
///
/// # Errors
/// The fields that lack something, or `profile_id` with what makes it impossible.
pub fn check_assignment(request: &AssignSupervisor, reasons: &[SuitabilityReason]) -> Result<(), Vec<FieldError>> {
    let blocks: Vec<&SuitabilityReason> = reasons.iter().filter(|reason| reason.weight() == Weight::Blocks).collect();
    if !blocks.is_empty() {
        let error = |reason: &SuitabilityReason| FieldError::new("profile_id", FieldCode::GuardNotMet).with("reason", reason);
        return Err(blocks.into_iter().map(error).collect());
    }
    let Some(why) = reasons.iter().find(|reason| reason.weight() == Weight::NeedsException) else { return Ok(()) };
    let missing = |field: &str| FieldError::new(field, FieldCode::Required).with("reason", why);
    let mut errors = Vec::new();
    if request.exception_reason.is_none() {
        errors.push(missing("exception_reason"));
    }
    if request.exception_until.is_none() {
        errors.push(missing("exception_until"));
    }
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}
