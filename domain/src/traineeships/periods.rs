//! The state machine of a period (segment) of a traineeship. Assessment and approval come with the learning goals.

use super::{MovePeriod, PeriodStep, SegmentStatus as S};
use crate::Text;
use crate::audit::AuditAction;
use crate::moves::{Machine, Move, Unguarded};
use chrono::NaiveDate;

const fn by_days(step: PeriodStep, from: &'static [S], to: S, da: &'static str, en: &'static str) -> Move<S> {
    Move::new(step, from, Some(to), &[], Text { da, en }, AuditAction::TraineeshipPeriodMoved)
}

/// The moves of a period (docs/field 4.3): by its days.
impl Machine for S {
    type Step = PeriodStep;
    type Body = MovePeriod;
    type Guard = Unguarded;
    type Facts<'a> = ();
    const OBJECT: &'static str = "segment";
    const MOVES: &'static [Move<Self>] = &[
        by_days(PeriodStep::Begin, &[S::Planned, S::Requested, S::Confirmed, S::Closed], S::Running, "Begynder", "Begins"),
        by_days(PeriodStep::End, &[S::Planned, S::Requested, S::Confirmed, S::Running], S::Closed, "Slutter", "Ends"),
        by_days(PeriodStep::Postpone, &[S::Running, S::Closed], S::Planned, "Begynder senere", "Begins later"),
        by_days(PeriodStep::Cancel, &[S::Planned, S::Requested, S::Confirmed, S::Running, S::Closed], S::Cancelled, "Udgår", "Is left out"),
    ];

    fn step(body: &MovePeriod) -> PeriodStep {
        body.to
    }

    fn blockers((): &(), _: PeriodStep, _: NaiveDate) -> Vec<Unguarded> {
        Vec::new()
    }
}

impl S {
    /// Whether a period can go from one state to another by its days.
    #[must_use]
    pub fn leads_to(self, after: Self) -> bool {
        self == after || Self::MOVES.iter().any(|one| one.from.contains(&self) && one.to == Some(after))
    }
}
