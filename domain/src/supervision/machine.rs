//! The state machine of a concern; what follows the acknowledgement comes with the retention case (docs/field 4.4).

use super::{ConcernStatus as S, ConcernStep, MoveConcern};
use crate::Text;
use crate::access::Role;
use crate::audit::AuditAction;
use crate::moves::{Machine, Move, Unguarded};
use chrono::NaiveDate;

impl Machine for S {
    type Step = ConcernStep;
    type Body = MoveConcern;
    type Guard = Unguarded;
    type Facts<'a> = ();
    const OBJECT: &'static str = "concern";
    const MOVES: &'static [Move<Self>] = &[Move::new(
        ConcernStep::Acknowledge,
        &[S::Raised],
        Some(S::Acknowledged),
        &[Role::Consultant],
        Text { da: "Jeg tager den", en: "I take it on" },
        AuditAction::ConcernAcknowledged,
    )];

    fn step(body: &MoveConcern) -> ConcernStep {
        body.to
    }

    fn blockers((): &(), _: ConcernStep, _: NaiveDate) -> Vec<Unguarded> {
        Vec::new()
    }
}
