//! The state machine of an application: which moves there are, and what must be true first.

use super::{ApplicationStatus as S, EntryRoute, InterviewConclusion, Transition as T};
use crate::Text;
use crate::access::Role;
use crate::audit::AuditAction;
use crate::moves::{Ask, Machine, Move, may, must};
use crate::problem::{Checks, FieldCode};
use crate::programmes::Places;
use chrono::NaiveDate;

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
    /// Whether it names a cohort.
    pub has_cohort: bool,
    /// Whether it must name one on the way in (A2).
    pub cohort_wanted: bool,
    /// Whether the outcome of a clarification is known.
    pub clarified: bool,
    /// Whether an offer must say if the employment includes GF2 (A11).
    pub asks_gf2: bool,
}

const CONSULTANT: &[Role] = &[Role::Consultant];
/// The education lead screens (A3) and invites from there (A8).
const SCREENS: &[Role] = &[Role::Consultant, Role::EducationLead];

const fn on(from: &'static [S], to: S, by: &'static [Role], word: Text, asks: &'static [Ask]) -> Move<S> {
    Move::new(to, from, Some(to), by, word, AuditAction::ApplicationMoved).asking(asks)
}

const fn word(da: &'static str, en: &'static str) -> Text {
    Text { da, en }
}

const TO_INTERVIEW: Text = word("Flyt til samtale", "Move to interview");
const TO_SCREENING: Text = word("Flyt til screening", "Move to screening");

/// The moves of an application (docs/field 4.1).
impl Machine for S {
    type Step = Self;
    type Body = T;
    type Guard = Guard;
    type Facts<'a> = Facts<'a>;
    const OBJECT: &'static str = "application";
    const MOVES: &'static [Move<Self>] = &[
        on(&[S::Lead], S::Received, CONSULTANT, word("Flyt til modtaget", "Move to received"), &[may(T::cohort_id)]).one_by_one(),
        on(&[S::Received], S::Screening, SCREENS, TO_SCREENING, &[]),
        on(&[S::Screening], S::Interview, SCREENS, TO_INTERVIEW, &[]),
        on(&[S::Clarification], S::Interview, CONSULTANT, TO_INTERVIEW, &[may(T::clarification)]),
        on(&[S::Screening], S::Clarification, CONSULTANT, word("Flyt til afklaring", "Move to clarification"), &[]),
        on(&[S::Clarification], S::Screening, CONSULTANT, TO_SCREENING, &[may(T::clarification)]),
        on(&[S::NotReady], S::Screening, CONSULTANT, TO_SCREENING, &[]),
        on(
            &[S::Screening],
            S::NotReady,
            CONSULTANT,
            word("Flyt til ikke klar endnu", "Move to not ready yet"),
            &[must(T::guidance_plan), must(T::recontact_on)],
        ),
        on(&[S::Interview, S::Waitlisted], S::Recommended, CONSULTANT, word("Flyt til indstillet", "Move to recommended"), &[]),
        on(
            &[S::Recommended],
            S::Offered,
            CONSULTANT,
            word("Flyt til tilbudt plads", "Move to place offered"),
            &[
                may(T::cohort_id),
                may(T::override_reason),
                must(T::site_id),
                must(T::employment_basis),
                must(T::gf2_included),
                must(T::offer_deadline),
            ],
        )
        .one_by_one(),
        on(&[S::Recommended], S::Waitlisted, CONSULTANT, word("Flyt til venteliste", "Move to waitlisted"), &[]),
        on(
            &[S::Offered],
            S::Accepted,
            CONSULTANT,
            word("Flyt til accepteret", "Move to accepted"),
            &[must(T::evidence), may(T::starts_on), may(T::ends_on), may(T::foreign_applicant), may(T::needs_work_permit)],
        )
        .one_by_one(),
        on(&[S::Offered], S::OfferDeclined, CONSULTANT, word("Flyt til takket nej", "Move to offer declined"), &[must(T::reason)]),
        on(&[S::Offered], S::OfferExpired, CONSULTANT, word("Flyt til tilbud udløbet", "Move to offer expired"), &[]),
        on(S::OPEN, S::Rejected, CONSULTANT, word("Flyt til afslag", "Move to rejected"), &[must(T::reason), must(T::qualified)]),
        on(S::OPEN, S::Withdrawn, CONSULTANT, word("Flyt til trukket tilbage", "Move to withdrawn"), &[may(T::reason)]),
    ];

    fn step(body: &T) -> Self {
        body.to
    }

    fn blockers(facts: &Facts<'_>, to: Self, today: NaiveDate) -> Vec<Guard> {
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
        blockers
    }

    fn asked(facts: &Facts<'_>, to: Self, ask: Ask, _: NaiveDate) -> Option<bool> {
        match ask.field {
            // What is known is not asked again, but may be said in other words.
            T::clarification => Some(!facts.clarified),
            T::cohort_id if to == S::Received => Some(facts.cohort_wanted),
            T::gf2_included => facts.asks_gf2.then_some(true),
            // With a cohort its days are the traineeship's.
            T::starts_on | T::ends_on => (!facts.has_cohort).then_some(ask.must),
            _ => Some(ask.must),
        }
    }

    /// Only an offer beyond the target can be made all the same (A11).
    fn may_override(_: &Facts<'_>, guard: Guard, to: Self) -> bool {
        guard == Guard::PlaceFree && to == S::Offered
    }

    fn rules(body: &T, _: Option<&Self::Facts<'_>>, checks: &mut Checks, today: NaiveDate) {
        checks.require(body.recontact_on != Some(today), T::recontact_on, FieldCode::InPast);
        let in_order = body.starts_on.zip(body.ends_on).is_none_or(|(start, end)| end >= start);
        checks.require(in_order, T::ends_on, FieldCode::EndBeforeStart);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moves;
    use proptest::prelude::*;

    const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();

    fn facts(status: S) -> Facts<'static> {
        Facts {
            status,
            route: EntryRoute::Ordinary,
            requirements: &[],
            conclusions: &[],
            offer_deadline: None,
            places: Places::default(),
            has_cohort: false,
            cohort_wanted: false,
            clarified: false,
            asks_gf2: false,
        }
    }

    /// What stands in the way of a move; none where the state does not have it.
    fn guards(facts: &Facts<'_>, to: S, today: NaiveDate) -> Option<Vec<Guard>> {
        moves::find(facts.status, to).map(|one| S::blockers(facts, one.step, today))
    }

    fn targets(from: S, role: Role) -> Vec<S> {
        moves::options(from, &[role], &facts(from), TODAY).into_iter().map(|option| option.to).collect()
    }

    fn wrong(from: S, request: serde_json::Value) -> Vec<String> {
        let facts = Facts { cohort_wanted: true, asks_gf2: true, ..facts(from) };
        let body: T = serde_json::from_value(request).unwrap();
        let asked = moves::asks(moves::find(from, body.to).unwrap(), &facts, TODAY);
        moves::checked::<S>(body, &asked, None, TODAY).unwrap_err().into_iter().map(|error| error.field).collect()
    }

    #[test]
    fn each_move_says_what_it_lacks() {
        use serde_json::json;
        assert_eq!(wrong(S::Screening, json!({ "to": "rejected" })), ["reason"]);
        assert_eq!(wrong(S::Screening, json!({ "to": "rejected", "reason": "no_place" })), ["qualified"]);
        assert_eq!(wrong(S::Offered, json!({ "to": "offer_declined" })), ["reason"]);
        assert_eq!(wrong(S::Screening, json!({ "to": "not_ready", "guidance_plan": "  " })), ["guidance_plan", "recontact_on"]);
        assert_eq!(
            wrong(S::Screening, json!({ "to": "not_ready", "guidance_plan": "GF2", "recontact_on": "2026-11-23" })),
            ["recontact_on"]
        );
        assert_eq!(wrong(S::Clarification, json!({ "to": "interview" })), ["clarification"]);
        assert_eq!(wrong(S::Recommended, json!({ "to": "offered" })), ["site_id", "employment_basis", "gf2_included", "offer_deadline"]);
        assert_eq!(wrong(S::Lead, json!({ "to": "received" })), ["cohort_id"]);
        assert_eq!(wrong(S::Offered, json!({ "to": "accepted" })), ["evidence"]);
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
    fn what_several_have_in_common_is_made_of_them_together() {
        let together = |states: &[S], role: Role| {
            let options = moves::together(states, &[role]);
            options
                .into_iter()
                .map(|option| (option.to, option.asks.iter().map(|ask| ask.field.clone()).collect()))
                .collect::<Vec<(S, Vec<String>)>>()
        };
        let ended = [(S::Rejected, vec!["reason".to_owned(), "qualified".to_owned()]), (S::Withdrawn, vec!["reason".to_owned()])];
        let with = |first: &[S]| first.iter().map(|to| (*to, Vec::new())).chain(ended.clone()).collect::<Vec<_>>();
        assert_eq!(together(&[S::Received, S::Received], Role::Consultant), with(&[S::Screening]));
        assert_eq!(
            together(&[S::Screening, S::Clarification], Role::Consultant),
            with(&[S::Interview]),
            "what only one is asked is left out"
        );
        assert_eq!(together(&[S::Recommended, S::Recommended], Role::Consultant), with(&[S::Waitlisted]), "an offer is for one at a time");
        assert_eq!(together(&[S::Received], Role::EducationLead), [(S::Screening, Vec::new())]);
        assert_eq!(together(&[S::Received, S::Rejected], Role::Consultant), []);
        assert_eq!(together(&[], Role::Consultant), []);
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
            let targets = targets(*from, Role::Consultant);
            assert_eq!(targets.contains(&S::Accepted), *from == S::Offered, "{from}");
            assert_eq!(targets.is_empty(), from.is_end(), "{from}");
        }
    }

    #[test]
    fn the_education_lead_screens_and_invites_and_no_more() {
        let moved: Vec<(S, S)> =
            S::ALL.iter().flat_map(|from| targets(*from, Role::EducationLead).into_iter().map(|to| (*from, to))).collect();
        assert_eq!(moved, [(S::Received, S::Screening), (S::Screening, S::Interview)]);
        assert!(targets(S::Received, Role::Leader).is_empty());
    }

    #[test]
    fn only_an_offer_in_a_full_cohort_can_be_made_all_the_same() {
        let full = Places { target: Some(1), taken: 1 };
        let overridable = |status| {
            let all = moves::options(status, &[Role::Consultant], &Facts { places: full, ..facts(status) }, TODAY);
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
