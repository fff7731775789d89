//! Schools, jobcentres and others outside the municipality, and whom one talks to there (docs/field 5.1).

mod list;
mod machine;
mod wire;

pub use machine::ExternalGuard;
pub use wire::{
    EndContact, ExternalContact, ExternalMeeting, ExternalOrganisation, ExternalOrganisationCard, MoveExternalOrganisation,
    SaveExternalContact, SaveExternalMeeting, SaveExternalOrganisation,
};

/// The most contacts that an organisation has, those who ended too: all are shown on its card.
pub const MOST_CONTACTS: i64 = 100;

words! {
    /// What kind of organisation it is (docs/field 5.1, ExternalOrganisation).
    ExternalKind {
        School = "school", "Skole", "School";
        Jobcentre = "jobcentre", "Jobcenter", "Jobcentre";
        Hospital = "hospital", "Hospital", "Hospital";
        Fund = "fund", "Fond", "Fund";
        LanguageCentre = "language_centre", "Sprogcenter", "Language centre";
    }
    /// Whether the municipality still works with it. One that is out of use is read and not offered for choice.
    ExternalStatus {
        InUse = "in_use", "I brug", "In use";
        OutOfUse = "out_of_use", "Ude af brug", "Out of use";
    }
    /// What somebody does there (docs/field 2.4, School).
    ExternalRole {
        ContactTeacher = "contact_teacher", "Kontaktlærer", "Contact teacher";
        PlacementCoordinator = "placement_coordinator", "Praktikkoordinator", "Placement coordinator";
        RetentionCounsellor = "retention_counsellor", "Fastholdelsesvejleder", "Retention counsellor";
        SpsCounsellor = "sps_counsellor", "SPS-vejleder", "SPS counsellor";
        Other = "other", "Anden rolle", "Another role";
    }
}
