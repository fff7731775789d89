//! An organisation is in use or not.

use super::{ExternalStatus as S, MoveExternalOrganisation};
use crate::Text;
use crate::access::Role;
use crate::audit::AuditAction;
use crate::moves::{Machine, Move};
use chrono::NaiveDate;

words! {
    /// What stands in the way.
    ExternalGuard {
        HasContacts = "has_contacts", "Afslut kontakterne først.", "End the contacts first.";
        NotInUse = "not_in_use", "Tag stedet i brug igen først.", "Take it into use again first.";
    }
}

/// Those who keep the register.
const KEEPERS: &[Role] = &[Role::Consultant, Role::Hr, Role::Administrator];

impl Machine for S {
    type Step = Self;
    type Body = MoveExternalOrganisation;
    type Guard = ExternalGuard;
    /// How many contacts have not ended.
    type Facts<'a> = usize;
    const OBJECT: &'static str = "external_organisation";
    const MOVES: &'static [Move<Self>] = &[
        Move::new(
            S::OutOfUse,
            &[S::InUse],
            Some(S::OutOfUse),
            KEEPERS,
            Text { da: "Tag ud af brug", en: "Take out of use" },
            AuditAction::ExternalOrganisationTakenOut,
        )
        .undone_by(S::InUse),
        Move::new(
            S::InUse,
            &[S::OutOfUse],
            Some(S::InUse),
            KEEPERS,
            Text { da: "Tag i brug igen", en: "Take into use again" },
            AuditAction::ExternalOrganisationTakenBack,
        )
        .undone_by(S::OutOfUse),
    ];

    fn step(body: &MoveExternalOrganisation) -> S {
        body.to
    }

    fn blockers(contacts: &usize, step: S, _: NaiveDate) -> Vec<ExternalGuard> {
        if step == S::OutOfUse && *contacts > 0 { vec![ExternalGuard::HasContacts] } else { Vec::new() }
    }
}
