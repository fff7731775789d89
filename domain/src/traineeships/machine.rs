//! The state machine of a traineeship. Its end states beyond completion come with a traineeship's whole life.

use super::{StartFacts, StartGuard, StartTraineeship as T, TraineeshipStatus as S, TraineeshipStep, missing};
use crate::Text;
use crate::access::Role;
use crate::audit::AuditAction;
use crate::moves::{Machine, Move, may, must};
use crate::problem::{Checks, FieldCode};
use chrono::NaiveDate;

/// What the guards look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TraineeshipFacts {
    /// What is there before the first day.
    pub start: StartFacts,
    /// The planned first day.
    pub starts_on: NaiveDate,
    /// Today.
    pub today: NaiveDate,
    /// Whether the reader may let her begin although something is missing: the consultant only.
    pub overrides: bool,
}

const STARTS: &[Role] = &[Role::Consultant, Role::EducationLead];

/// What follows from the days, by rule or from a file.
const fn by_days(step: TraineeshipStep, from: &'static [S], to: S, da: &'static str, en: &'static str) -> Move<S> {
    Move::new(step, from, Some(to), &[], Text { da, en }, AuditAction::TraineeshipMoved)
}

/// The moves of a traineeship (docs/field 4.2).
impl Machine for S {
    type Step = TraineeshipStep;
    type Body = T;
    type Guard = StartGuard;
    type Facts<'a> = TraineeshipFacts;
    const OBJECT: &'static str = "traineeship";
    const MOVES: &'static [Move<Self>] = &[
        Move::new(
            TraineeshipStep::Start,
            &[S::Preboarding],
            Some(S::Active),
            STARTS,
            Text { da: "Bekræft mødt", en: "Confirm that she came" },
            AuditAction::TraineeshipStarted,
        )
        .asking(&[must(T::started_on), may(T::override_reason)]),
        by_days(TraineeshipStep::Rest, &[S::Active, S::Completing, S::Completed], S::Dormant, "Mellem perioder", "Between periods"),
        by_days(TraineeshipStep::Resume, &[S::Dormant, S::Completing, S::Completed], S::Active, "I gang igen", "Active again"),
        by_days(TraineeshipStep::NearEnd, &[S::Active, S::Dormant, S::Completed], S::Completing, "Nærmer sig slutningen", "Nears its end"),
        by_days(
            TraineeshipStep::Complete,
            &[S::Preboarding, S::Active, S::Dormant, S::Completing],
            S::Completed,
            "Gennemført",
            "Completed",
        ),
        by_days(
            TraineeshipStep::Postpone,
            &[S::Active, S::Dormant, S::Completing, S::Completed],
            S::Preboarding,
            "Begynder senere",
            "Begins later",
        ),
    ];

    fn step(body: &T) -> TraineeshipStep {
        body.to
    }

    /// She cannot have come before her first day.
    fn has(facts: &TraineeshipFacts, step: TraineeshipStep) -> bool {
        step != TraineeshipStep::Start || facts.starts_on <= facts.today
    }

    fn blockers(facts: &TraineeshipFacts, step: TraineeshipStep, _: NaiveDate) -> Vec<StartGuard> {
        if step == TraineeshipStep::Start { missing(&facts.start) } else { Vec::new() }
    }

    fn may_override(facts: &TraineeshipFacts, _: StartGuard, _: TraineeshipStep) -> bool {
        facts.overrides
    }

    /// She came on a day from the planned one to today.
    fn rules(body: &T, facts: Option<&TraineeshipFacts>, checks: &mut Checks, _: NaiveDate) {
        let early = facts.zip(body.started_on).is_some_and(|(facts, on)| on < facts.starts_on);
        checks.require(!early, T::started_on, FieldCode::OutOfRange);
    }
}

impl S {
    /// The step that leads from a state to the one that follows from the days of a traineeship; none where nothing changes, and
    /// none where the days do not decide: leave and what was broken off stay, and nobody begins by a list.
    #[must_use]
    pub fn by_days(self, after: Self) -> Option<TraineeshipStep> {
        let own = |one: &&Move<Self>| one.by.is_empty() && one.from.contains(&self) && one.to == Some(after);
        Self::MOVES.iter().find(own).map(|one| one.step)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_begins_by_a_list_and_what_was_broken_off_stays() {
        for after in S::ALL {
            for from in [S::OnLeave, S::Terminated, S::DroppedOut, S::NoShow, S::Cancelled] {
                assert_eq!(from.by_days(*after), None, "{from} to {after}");
            }
            assert_eq!(S::Preboarding.by_days(*after), (*after == S::Completed).then_some(TraineeshipStep::Complete), "{after}");
        }
        assert_eq!(S::Active.by_days(S::Completing), Some(TraineeshipStep::NearEnd));
        assert_eq!(S::Active.by_days(S::Active), None);
    }
}
