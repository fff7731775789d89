//! The state machine of an absence spell: it is open until someone says that the trainee is back.

use super::{AbsenceKind, AbsenceSource, RegisterRecovery as T, SpellStatus as S, SpellStep};
use crate::Text;
use crate::access::Role;
use crate::audit::AuditAction;
use crate::moves::{Machine, Move, Unguarded, must};
use crate::problem::{Checks, FieldCode};
use chrono::NaiveDate;

/// What decides who ends a spell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SpellFacts {
    /// Why the trainee is away.
    pub kind: AbsenceKind,
    /// The first day.
    pub starts_on: NaiveDate,
    /// As whom the reader registers absence.
    pub source: Option<AbsenceSource>,
}

/// The moves of a spell (docs/field 4.4).
impl Machine for S {
    type Step = SpellStep;
    type Body = T;
    type Guard = Unguarded;
    type Facts<'a> = SpellFacts;
    const OBJECT: &'static str = "absence_spell";
    const MOVES: &'static [Move<Self>] = &[Move::new(
        SpellStep::Recover,
        &[S::Open],
        Some(S::Ended),
        &[Role::Trainee, Role::Supervisor, Role::EducationLead, Role::Consultant],
        Text { da: "Raskmeld", en: "Report well" },
        AuditAction::AbsenceRecovered,
    )
    .asking(&[must(T::ends_on)])];

    fn step(body: &T) -> SpellStep {
        body.to
    }

    /// Trainees end what they may report themselves; the rest is ended by others.
    fn has(facts: &SpellFacts, _: SpellStep) -> bool {
        facts.source != Some(AbsenceSource::Trainee) || facts.kind.trainee_may_report()
    }

    fn blockers(_: &SpellFacts, _: SpellStep, _: NaiveDate) -> Vec<Unguarded> {
        Vec::new()
    }

    fn rules(body: &T, facts: Option<&SpellFacts>, checks: &mut Checks, today: NaiveDate) {
        let (Some(last), Some(facts)) = (body.ends_on, facts) else { return };
        checks.require(last >= facts.starts_on, T::ends_on, FieldCode::EndBeforeStart);
        checks.require(last <= today.max(facts.starts_on), T::ends_on, FieldCode::InFuture);
    }
}
