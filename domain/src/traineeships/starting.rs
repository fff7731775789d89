//! From preboarding to the first day: what must be true before, and who says that she came (docs/field 4.2, B1).

use super::{EmploymentBasis, TraineeshipStatus, TraineeshipStep};
use crate::moves::OptionOf;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

words! {
    /// What is missing before the first day; the words end the sentence "Mangler før start: …".
    StartGuard {
        Agreement = "agreement", "underskrevet uddannelsesaftale, sendt til skolen", "a signed training agreement, sent to the school";
        GuardianSignature = "guardian_signature", "værges underskrift på aftalen", "the guardian's signature on the agreement";
        SchoolEnrolment = "school_enrolment", "skolens bekræftelse af optagelsen", "the school's confirmation of the enrolment";
        PlacementConfirmed = "placement_confirmed", "bekræftelse af pladsen til uddannelsesstedet", "the confirmation of the place to the school";
        EmploymentLetter = "employment_letter", "ansættelsesbrev", "the employment letter";
        ChildCertificate = "child_certificate", "børneattest", "the child certificate";
        WorkPermit = "work_permit", "opholds- og arbejdstilladelse", "the residence and work permit";
        FirstSite = "first_site", "sted for den første periode", "a site for the first period";
        FirstSupervisor = "first_supervisor", "ansvarlig vejleder for den første periode", "a responsible supervisor for the first period";
    }
}

impl StartGuard {
    /// The item of the onboarding plan that says whether it is there; none where other facts say it.
    #[must_use]
    pub const fn item(self) -> Option<&'static str> {
        match self {
            Self::Agreement => Some("agreement_signed"),
            Self::GuardianSignature => Some("agreement_guardian"),
            Self::SchoolEnrolment => Some("school_enrolment"),
            Self::PlacementConfirmed => Some("placement_confirmed"),
            Self::EmploymentLetter => Some("employment_letter"),
            Self::ChildCertificate => Some("child_certificate"),
            Self::WorkPermit => Some("work_permit"),
            Self::FirstSite | Self::FirstSupervisor => None,
        }
    }
}

/// What the guards look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StartFacts {
    /// How the trainee is employed.
    pub basis: EmploymentBasis,
    /// Whether she is under 18 on the first day.
    pub is_minor: bool,
    /// Whether the site of the first period serves children.
    pub serves_children: bool,
    /// Whether the first period has a site.
    pub has_site: bool,
    /// Whether a responsible supervisor is assigned when the first period begins.
    pub has_supervisor: bool,
    /// The items of her onboarding plan by key, and whether each is done, or set as not relevant with a reason.
    pub items: Vec<(String, bool)>,
}

/// What is missing before the first day. What is asked for and stands in no plan is missing too.
#[must_use]
pub fn missing(facts: &StartFacts) -> Vec<StartGuard> {
    use StartGuard as G;
    let item = |key: &str| facts.items.iter().find(|(other, _)| other == key).map(|(_, settled)| *settled);
    let eud = facts.basis == EmploymentBasis::EudTrainee;
    let asked = |guard: G| match guard {
        G::Agreement | G::SchoolEnrolment => eud,
        G::GuardianSignature => eud && facts.is_minor,
        G::PlacementConfirmed => facts.basis == EmploymentBasis::StudentSu,
        G::EmploymentLetter => facts.basis == EmploymentBasis::PaidStudent,
        G::ChildCertificate => facts.serves_children,
        // Whether she needs one is what the consultant answered when the plan was made.
        G::WorkPermit => item("work_permit").is_some(),
        G::FirstSite | G::FirstSupervisor => true,
    };
    let settled = |guard: G| match guard.item() {
        Some(key) => item(key) == Some(true),
        None => {
            if guard == G::FirstSite {
                facts.has_site
            } else {
                facts.has_supervisor
            }
        }
    };
    G::ALL.iter().copied().filter(|guard| asked(*guard) && !settled(*guard)).collect()
}

/// How it stands before the first day: only for those who confirm it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StartState {
    /// What is missing.
    pub missing: Vec<StartGuard>,
    /// The steps there are for the reader: none before the first day.
    pub options: Vec<OptionOf<TraineeshipStatus>>,
}

fields! {
    /// Confirms that a trainee came (*mødt*).
    StartTraineeship {
        /// The step.
        to: TraineeshipStep = given, "Trin", "Step";
        /// The day she came.
        started_on: Option<NaiveDate> = past, "Mødt den", "Came on";
        /// Why she begins although something is missing; only the consultant's.
        override_reason: Option<String> = line(500), "Begrundelse", "Reason";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use StartGuard as G;
    use proptest::prelude::*;

    fn facts(basis: EmploymentBasis) -> StartFacts {
        StartFacts { basis, is_minor: false, serves_children: false, has_site: true, has_supervisor: true, items: Vec::new() }
    }

    #[test]
    fn each_employment_asks_for_its_own_papers() {
        for (basis, papers) in [
            (EmploymentBasis::EudTrainee, vec![G::Agreement, G::SchoolEnrolment]),
            (EmploymentBasis::StudentSu, vec![G::PlacementConfirmed]),
            (EmploymentBasis::PaidStudent, vec![G::EmploymentLetter]),
            (EmploymentBasis::Employee, vec![]),
        ] {
            assert_eq!(missing(&facts(basis)), papers, "{basis}");
        }
    }

    #[test]
    fn the_minor_the_children_and_the_permit_ask_for_more() {
        let minor = StartFacts { is_minor: true, serves_children: true, ..facts(EmploymentBasis::EudTrainee) };
        assert_eq!(missing(&minor), [G::Agreement, G::GuardianSignature, G::SchoolEnrolment, G::ChildCertificate]);
        let needs = StartFacts { items: vec![("work_permit".to_owned(), false)], ..facts(EmploymentBasis::Employee) };
        assert_eq!(missing(&needs), [G::WorkPermit]);
        let nobody = StartFacts { has_site: false, has_supervisor: false, ..facts(EmploymentBasis::Employee) };
        assert_eq!(missing(&nobody), [G::FirstSite, G::FirstSupervisor]);
    }

    #[test]
    fn she_came_on_a_day_from_the_planned_one_to_today() {
        use crate::moves;
        use crate::problem::FieldCode;
        use crate::traineeships::TraineeshipFacts;
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let today = day("2026-11-23");
        let facts = TraineeshipFacts { start: facts(EmploymentBasis::Employee), starts_on: day("2026-11-16"), today, overrides: false };
        let came = |on: &str| {
            let body = StartTraineeship { to: TraineeshipStep::Start, started_on: Some(day(on)), override_reason: Some("  ".to_owned()) };
            let asks = moves::asks(moves::find(TraineeshipStatus::Preboarding, body.to).unwrap(), &facts, today);
            moves::checked::<TraineeshipStatus>(body, &asks, Some(&facts), today)
        };
        assert_eq!(came("2026-11-16").unwrap().override_reason, None);
        assert_eq!(came("2026-11-15").unwrap_err()[0].code, FieldCode::OutOfRange);
        assert_eq!(came("2026-11-24").unwrap_err()[0].code, FieldCode::InFuture);
    }

    proptest! {
        #[test]
        fn what_is_settled_is_never_missing_and_settling_asks_for_nothing_new(
            basis in 0..EmploymentBasis::ALL.len(), minor: bool, children: bool, site: bool, supervisor: bool,
            items in proptest::collection::vec((0..G::ALL.len(), any::<bool>()), 0..12),
        ) {
            let mut named: Vec<(String, bool)> = Vec::new();
            for (guard, settled) in items {
                if let Some(key) = G::ALL[guard].item() && named.iter().all(|(other, _)| other != key) {
                    named.push((key.to_owned(), settled));
                }
            }
            let facts = StartFacts {
                basis: EmploymentBasis::ALL[basis], is_minor: minor, serves_children: children, has_site: site, has_supervisor: supervisor, items: named,
            };
            let lacking = missing(&facts);
            for guard in &lacking {
                prop_assert!(guard.item().is_none_or(|key| !facts.items.contains(&(key.to_owned(), true))));
                let mut mended = facts.clone();
                match guard.item() {
                    Some(key) => {
                        mended.items.retain(|(other, _)| other != key);
                        mended.items.push((key.to_owned(), true));
                    }
                    None if *guard == G::FirstSite => mended.has_site = true,
                    None => mended.has_supervisor = true,
                }
                let left: Vec<G> = lacking.iter().copied().filter(|other| other != guard).collect();
                prop_assert_eq!(missing(&mended), left);
            }
        }
    }
}
