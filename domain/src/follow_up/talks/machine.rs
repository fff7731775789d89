//! The state machine of a talk.

use super::{MoveTalk as T, TalkGuard, TalkStatus as S, TalkStep};
use crate::Text;
use crate::access::Role;
use crate::audit::AuditAction;
use crate::moves::{Machine, Move, may, must};
use chrono::NaiveDate;

/// What the guards look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TalkFacts {
    /// Whether there are minutes.
    pub has_minutes: bool,
    /// Whether there are minutes that the trainee may read and has not acknowledged yet.
    pub to_acknowledge: bool,
}

const HOLDS: &[Role] = &[Role::Consultant, Role::EducationLead];

const fn on(step: TalkStep, from: &'static [S], to: Option<S>, da: &'static str, en: &'static str, audit: AuditAction) -> Move<S> {
    Move::new(step, from, to, HOLDS, Text { da, en }, audit)
}

/// The moves of a talk (docs/field 4.4).
impl Machine for S {
    type Step = TalkStep;
    type Body = T;
    type Guard = TalkGuard;
    type Facts<'a> = TalkFacts;
    const OBJECT: &'static str = "talk";
    const MOVES: &'static [Move<Self>] =
        &[
            on(TalkStep::Invite, &[S::Due], Some(S::Invited), "Gem indkaldelsen", "Save the invitation", AuditAction::TalkInvited)
                .asking(&[must(T::meets_on), must(T::meets_time), must(T::place), must(T::form)]),
            on(TalkStep::Reschedule, &[S::Invited], None, "Flyt samtalen", "Move the talk", AuditAction::TalkMoved).asking(&[
                must(T::meets_on),
                must(T::meets_time),
                must(T::place),
                must(T::form),
            ]),
            on(TalkStep::Hold, &[S::Invited], Some(S::Held), "Registrér som holdt", "Record as held", AuditAction::TalkHeld).asking(&[
                must(T::held_on),
                must(T::form),
                may(T::companion),
            ]),
            on(TalkStep::WriteMinutes, &[S::Held, S::ActionPlan], None, "Gem referat", "Save the minutes", AuditAction::TalkMinutesWritten)
                .asking(&[must(T::minutes), may(T::shared_with_trainee), may(T::next_on)]),
            on(TalkStep::Close, &[S::Held, S::ActionPlan], Some(S::Closed), "Afslut samtalen", "Close the talk", AuditAction::TalkClosed),
            on(TalkStep::Cancel, &[S::Due, S::Invited], Some(S::NotNeeded), "Ikke nødvendig", "Not needed", AuditAction::TalkCancelled)
                .asking(&[must(T::reason)]),
            Move::new(
                TalkStep::Acknowledge,
                &[S::Held, S::ActionPlan, S::Closed],
                None,
                &[Role::Trainee],
                Text { da: "Jeg har læst referatet", en: "I have read the minutes" },
                AuditAction::TalkAcknowledged,
            ),
        ];

    fn step(body: &T) -> TalkStep {
        body.to
    }

    fn has(facts: &TalkFacts, step: TalkStep) -> bool {
        step != TalkStep::Acknowledge || facts.to_acknowledge
    }

    fn blockers(facts: &TalkFacts, step: TalkStep, _: NaiveDate) -> Vec<TalkGuard> {
        if step == TalkStep::Close && !facts.has_minutes { vec![TalkGuard::NoMinutes] } else { Vec::new() }
    }

    /// Minutes with a next date are a plan of action; without one the talk was just held.
    fn lands(self, one: &Move<Self>, body: &T) -> Self {
        match one.step {
            TalkStep::WriteMinutes if body.next_on.is_some() => S::ActionPlan,
            TalkStep::WriteMinutes => S::Held,
            _ => one.to.unwrap_or(self),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moves::{self, Refusal};
    use proptest::prelude::*;

    const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();

    fn facts(has_minutes: bool) -> TalkFacts {
        TalkFacts { has_minutes, to_acknowledge: false }
    }

    fn steps(status: S, role: Role, facts: &TalkFacts) -> Vec<(TalkStep, Vec<TalkGuard>)> {
        moves::options(status, &[role], facts, TODAY).into_iter().map(|option| (option.to, option.blockers)).collect()
    }

    #[test]
    fn a_talk_offers_the_steps_that_are_its_turn() {
        let free = |steps: &[TalkStep]| steps.iter().map(|step| (*step, vec![])).collect::<Vec<_>>();
        let of = |status, minutes| steps(status, Role::Consultant, &facts(minutes));
        assert_eq!(of(S::Due, false), free(&[TalkStep::Invite, TalkStep::Cancel]));
        assert_eq!(of(S::Invited, false), free(&[TalkStep::Reschedule, TalkStep::Hold, TalkStep::Cancel]));
        assert_eq!(of(S::Held, false), [(TalkStep::WriteMinutes, vec![]), (TalkStep::Close, vec![TalkGuard::NoMinutes])]);
        assert_eq!(of(S::ActionPlan, true), free(&[TalkStep::WriteMinutes, TalkStep::Close]));
        assert!(of(S::Closed, true).is_empty() && of(S::NotNeeded, false).is_empty());
    }

    #[test]
    fn the_trainee_acknowledges_what_is_shared_and_nothing_else() {
        let shared = TalkFacts { has_minutes: true, to_acknowledge: true };
        for status in S::ALL {
            let own = steps(*status, Role::Trainee, &shared);
            let written = matches!(status, S::Held | S::ActionPlan | S::Closed);
            assert_eq!(own, if written { vec![(TalkStep::Acknowledge, vec![])] } else { vec![] }, "{status}");
            assert!(steps(*status, Role::Trainee, &facts(true)).is_empty(), "{status}");
            assert!(steps(*status, Role::Supervisor, &shared).is_empty(), "{status}");
        }
    }

    #[test]
    fn minutes_with_a_next_date_are_a_plan_of_action() {
        let write = moves::find(S::Held, TalkStep::WriteMinutes).unwrap();
        let minutes = |next_on| T { next_on, ..moves::to::<S>(TalkStep::WriteMinutes) };
        assert_eq!(S::Held.lands(write, &minutes(Some(TODAY))), S::ActionPlan);
        assert_eq!(S::ActionPlan.lands(write, &minutes(None)), S::Held);
    }

    proptest! {
        #[test]
        fn an_ended_talk_stays_ended(all in proptest::collection::vec(proptest::sample::select(TalkStep::ALL), 0..20), minutes: bool) {
            let (mut status, mut ended) = (S::Due, false);
            for step in all {
                match moves::judge(status, step, &[Role::Consultant], &facts(minutes), false, TODAY) {
                    Ok(one) => {
                        prop_assert!(!ended);
                        status = status.lands(one, &moves::to::<S>(step));
                        ended = status.is_ended();
                    }
                    Err(refusal) => prop_assert!(!matches!(refusal, Refusal::Blocked(guards) if guards.is_empty())),
                }
            }
        }
    }
}
