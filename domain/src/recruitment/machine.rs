//! The state machine of an application: which moves there are, and what must be true first.

use super::{ApplicationStatus as S, EntryRoute, InterviewConclusion};
use crate::access::Role;
use crate::programmes::Places;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

words! {
    /// A condition of a move (docs/field 4.1, Guards).
    Guard {
        RouteIsJobcentre = "route_is_jobcentre", "Afklaring hører til Helsingør-modellen.", "Clarification belongs to the jobcentre route.";
        ClarificationFinished = "clarification_finished", "Skriv afklaringens udfald.", "Write the outcome of the clarification.";
        UnmetRequirement = "unmet_requirement", "Alle krav er opfyldt: gå videre til samtale.", "All requirements are met: go on to the interview.";
        RequirementsMet = "requirements_met", "Alle krav skal være opfyldt eller have dispensation.", "All requirements must be met or dispensed with.";
        TwoInterviewers = "two_interviewers", "To personer skal have skrevet deres konklusion.", "Two people must have written their conclusion.";
        SomeoneRecommends = "someone_recommends", "Mindst én skal indstille ansøgeren.", "At least one must recommend the applicant.";
        CohortChosen = "cohort_chosen", "Vælg et hold, eller skriv start og slut.", "Choose a cohort, or write start and end.";
        PlaceFree = "place_free", "Holdet er fuldt.", "The cohort is full.";
        CohortFull = "cohort_full", "Holdet har ledige pladser: Tilbyd en plads.", "The cohort has free places: offer one.";
        BeforeDeadline = "before_deadline", "Svarfristen er overskredet.", "The deadline for an answer has passed.";
        AfterDeadline = "after_deadline", "Svarfristen er ikke overskredet endnu.", "The deadline for an answer has not passed yet.";
    }
}

/// What the guards look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts<'a> {
    /// Where it stands.
    pub status: S,
    /// The way in.
    pub route: EntryRoute,
    /// Whether each must-have requirement is met or dispensed with.
    pub requirements: &'a [bool],
    /// What the interviewers concluded.
    pub conclusions: &'a [InterviewConclusion],
    /// The deadline of an offer.
    pub offer_deadline: Option<NaiveDate>,
    /// The places of the cohort; of the one chosen, where a move chooses one.
    pub places: Places,
}

/// A move that the state allows, and what blocks it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TransitionOption {
    /// Where it would stand.
    pub to: S,
    /// What must be true first; empty where nothing blocks it.
    pub blockers: Vec<Guard>,
    /// Whether it can be made all the same, with a reason that is kept.
    pub may_override: bool,
}

/// The moves of a state (docs/field 4.1, A1–A15).
const fn moves(from: S) -> &'static [S] {
    match from {
        S::Lead => &[S::Received, S::Rejected, S::Withdrawn],
        S::Received => &[S::Screening, S::Rejected, S::Withdrawn],
        S::Screening => &[S::Interview, S::Clarification, S::NotReady, S::Rejected, S::Withdrawn],
        S::Clarification => &[S::Interview, S::Screening, S::Rejected, S::Withdrawn],
        S::NotReady => &[S::Screening, S::Rejected, S::Withdrawn],
        S::Interview => &[S::Recommended, S::Rejected, S::Withdrawn],
        S::Recommended => &[S::Offered, S::Waitlisted, S::Rejected, S::Withdrawn],
        S::Waitlisted => &[S::Recommended, S::Rejected, S::Withdrawn],
        S::Offered => &[S::Accepted, S::OfferDeclined, S::OfferExpired, S::Rejected, S::Withdrawn],
        S::Accepted | S::OfferDeclined | S::Rejected | S::Withdrawn | S::OfferExpired => &[],
    }
}

/// Who makes a move (docs/field 4.1, Who): the consultant each of them, the education lead the screening (A3) and the
/// way from there to the interview (A8).
#[must_use]
pub const fn may_move(role: Role, from: S, to: S) -> bool {
    match role {
        Role::Consultant => true,
        Role::EducationLead => matches!((from, to), (S::Received, S::Screening) | (S::Screening, S::Interview)),
        _ => false,
    }
}

/// What blocks a move today; `None` where the state does not have the move at all.
#[must_use]
pub fn guards(facts: &Facts<'_>, to: S, today: NaiveDate) -> Option<Vec<Guard>> {
    if !moves(facts.status).contains(&to) {
        return None;
    }
    let all_met = facts.requirements.iter().all(|met| *met);
    let mut blockers = Vec::new();
    let mut require = |holds: bool, guard: Guard| {
        if !holds {
            blockers.push(guard);
        }
    };
    match to {
        S::Clarification => require(facts.route == EntryRoute::JobcentreClarification, Guard::RouteIsJobcentre),
        S::NotReady => require(!all_met, Guard::UnmetRequirement),
        S::Interview => require(all_met, Guard::RequirementsMet),
        S::Recommended if facts.status == S::Interview => {
            require(facts.conclusions.len() >= 2, Guard::TwoInterviewers);
            require(facts.conclusions.contains(&InterviewConclusion::Recommend), Guard::SomeoneRecommends);
        }
        // A10 and A11: the waiting list is for a full cohort, and an offer for a free place.
        S::Recommended if facts.status == S::Waitlisted => require(!facts.places.is_full(), Guard::PlaceFree),
        S::Waitlisted => require(!facts.places.is_free(), Guard::CohortFull),
        S::Offered => require(!facts.places.is_full(), Guard::PlaceFree),
        S::Accepted => require(facts.offer_deadline.is_some_and(|deadline| today <= deadline), Guard::BeforeDeadline),
        S::OfferExpired => require(facts.offer_deadline.is_some_and(|deadline| today > deadline), Guard::AfterDeadline),
        _ => {}
    }
    Some(blockers)
}

/// Every move of the state, with what blocks it: the buttons of the screen.
#[must_use]
pub fn options(facts: &Facts<'_>, today: NaiveDate) -> Vec<TransitionOption> {
    let all = moves(facts.status).iter();
    let option = |to: &S| {
        let blockers = guards(facts, *to, today)?;
        let may_override = !blockers.is_empty() && blockers.iter().all(|guard| guard.may_be_overridden(*to));
        Some(TransitionOption { to: *to, blockers, may_override })
    };
    all.filter_map(option).collect()
}

impl Guard {
    /// Whether the move can be made all the same, for a reason: only an offer beyond the target (A11).
    #[must_use]
    pub fn may_be_overridden(self, to: S) -> bool {
        self == Self::PlaceFree && to == S::Offered
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();

    fn facts(status: S) -> Facts<'static> {
        Facts { status, route: EntryRoute::Ordinary, requirements: &[], conclusions: &[], offer_deadline: None, places: Places::default() }
    }

    #[test]
    fn an_unmet_requirement_blocks_the_interview_and_opens_not_ready() {
        let unmet = Facts { requirements: &[true, false], ..facts(S::Screening) };
        assert_eq!(guards(&unmet, S::Interview, TODAY), Some(vec![Guard::RequirementsMet]));
        assert_eq!(guards(&unmet, S::NotReady, TODAY), Some(vec![]));
        let met = Facts { requirements: &[true, true], ..facts(S::Screening) };
        assert_eq!(guards(&met, S::Interview, TODAY), Some(vec![]));
        assert_eq!(guards(&met, S::NotReady, TODAY), Some(vec![Guard::UnmetRequirement]));
    }

    #[test]
    fn two_people_conclude_and_one_recommends() {
        use InterviewConclusion as C;
        let with = |conclusions| guards(&Facts { conclusions, ..facts(S::Interview) }, S::Recommended, TODAY);
        assert_eq!(with(&[C::Recommend]), Some(vec![Guard::TwoInterviewers]));
        assert_eq!(with(&[C::Doubt, C::AdviseAgainst]), Some(vec![Guard::SomeoneRecommends]));
        assert_eq!(with(&[C::Recommend, C::Doubt]), Some(vec![]));
        assert_eq!(guards(&facts(S::Waitlisted), S::Recommended, TODAY), Some(vec![]), "she was recommended before");
    }

    #[test]
    fn the_deadline_is_the_last_day_for_yes() {
        let offered = |deadline| Facts { offer_deadline: Some(deadline), ..facts(S::Offered) };
        assert_eq!(guards(&offered(TODAY), S::Accepted, TODAY), Some(vec![]));
        assert_eq!(guards(&offered(TODAY), S::OfferExpired, TODAY), Some(vec![Guard::AfterDeadline]));
        let late = offered(TODAY.pred_opt().unwrap());
        assert_eq!(guards(&late, S::Accepted, TODAY), Some(vec![Guard::BeforeDeadline]));
        assert_eq!(guards(&late, S::OfferExpired, TODAY), Some(vec![]));
    }

    #[test]
    fn only_an_offer_is_accepted_and_ends_are_ends() {
        for from in S::ALL {
            assert_eq!(moves(*from).contains(&S::Accepted), *from == S::Offered, "{from}");
            assert_eq!(moves(*from).is_empty(), from.is_end(), "{from}");
        }
    }

    #[test]
    fn the_education_lead_screens_and_invites_and_no_more() {
        let moved: Vec<(S, S)> = S::ALL
            .iter()
            .flat_map(|from| moves(*from).iter().map(|to| (*from, *to)))
            .filter(|(from, to)| may_move(Role::EducationLead, *from, *to))
            .collect();
        assert_eq!(moved, [(S::Received, S::Screening), (S::Screening, S::Interview)]);
        assert!(!may_move(Role::Leader, S::Received, S::Screening));
    }

    #[test]
    fn only_an_offer_in_a_full_cohort_can_be_made_all_the_same() {
        let full = Places { target: Some(1), taken: 1 };
        let overridable = |status| {
            let all = options(&Facts { places: full, ..facts(status) }, TODAY);
            all.into_iter().filter(|option| option.may_override).map(|option| option.to).collect::<Vec<_>>()
        };
        assert_eq!(overridable(S::Recommended), [S::Offered]);
        assert!(overridable(S::Waitlisted).is_empty());
        assert!(overridable(S::Screening).is_empty());
    }

    proptest! {
        #[test]
        fn a_known_target_opens_either_the_offer_or_the_waiting_list(target in proptest::option::of(0..40_i32), taken in 0..50_i64) {
            let places = Places { target, taken };
            let free = |status, to| guards(&Facts { places, ..facts(status) }, to, TODAY) == Some(vec![]);
            let (offer, wait, back) = (free(S::Recommended, S::Offered), free(S::Recommended, S::Waitlisted), free(S::Waitlisted, S::Recommended));
            prop_assert_eq!(offer, back, "who comes back from the list can be offered a place");
            match target {
                None => prop_assert!(offer && wait),
                Some(target) => {
                    prop_assert_ne!(offer, wait);
                    prop_assert_eq!(offer, taken < i64::from(target));
                }
            }
        }

        #[test]
        fn clarification_is_only_for_the_jobcentre_route(route in 0..EntryRoute::ALL.len(), met in any::<bool>()) {
            let route = EntryRoute::ALL[route];
            let requirements = [met];
            let facts = Facts { route, requirements: &requirements, ..facts(S::Screening) };
            let free = guards(&facts, S::Clarification, TODAY) == Some(vec![]);
            prop_assert_eq!(free, route == EntryRoute::JobcentreClarification);
        }
    }
}
