//! The hire case: from some months before the end to the decision (docs/field 4.5).

mod list;
mod machine;
mod wire;

pub use machine::{HireGuard, closes_after, in_time, opening_guards, opens_on, under_way};
pub use wire::{DecideHireCase, HireCase, JobWish};

words! {
    /// Where a hire case stands (docs/field 4.5).
    HireCaseStatus {
        Open = "open", "Åben", "Open";
        WishKnown = "wish_known", "Ønske kendt", "Wish known";
        Recommended = "recommended", "Anbefalet", "Recommended";
        NotRecommended = "not_recommended", "Ikke anbefalet", "Not recommended";
        Offered = "offered", "Tilbudt job", "Job offered";
        Accepted = "accepted", "Takket ja", "Accepted";
        Declined = "declined", "Takket nej", "Declined";
        NotOffered = "not_offered", "Ikke tilbudt", "Not offered";
        HiredElsewhere = "hired_elsewhere", "Ansat andetsteds", "Hired elsewhere";
        FurtherStudy = "further_study", "Videreuddannelse", "Further study";
        Unknown = "unknown", "Ukendt", "Unknown";
        Closed = "closed", "Lukket", "Closed";
    }
    /// Whether the trainee wants a job here.
    Wish {
        Yes = "yes", "Ja", "Yes";
        Maybe = "maybe", "Måske", "Maybe";
        No = "no", "Nej", "No";
    }
    /// Why a job was declined or not offered: a closed list (docs/field 4.5, reason codes).
    HireReason {
        Pay = "pay", "Løn", "Pay";
        Hours = "hours", "Arbejdstid eller timetal", "Hours";
        Shifts = "shifts", "Vagter", "Shifts";
        Distance = "distance", "Geografi", "Distance";
        Professional = "professional", "Fagligt miljø", "Professional environment";
        Development = "development", "Udviklingsmuligheder", "Development";
        Management = "management", "Ledelse", "Management";
        Colleagues = "colleagues", "Kolleger", "Colleagues";
        Learning = "learning", "Læring i forløbet", "Learning in the traineeship";
        Workload = "workload", "Normering eller arbejdspres", "Workload";
        OtherGroup = "other_group", "Ønsker anden målgruppe", "Wants another target group";
        Study = "study", "Videreuddannelse", "Further study";
        Private = "private", "Privat", "Private";
        NoVacancy = "no_vacancy", "Ingen ledig stilling", "No vacancy";
        NotRecommended = "not_recommended", "Ikke anbefalet", "Not recommended";
        NotPassed = "not_passed", "Ikke bestået", "Not passed";
        NoWish = "no_wish", "Ønsker ikke job her", "Does not want a job here";
        Other = "other", "Andet", "Other";
    }
}

words! {
    /// Where a graduate went who was not hired here: it is not the same loss to the sector (docs/field section 1, 248).
    Destination {
        OtherMunicipality = "other_municipality", "Anden kommune", "Another municipality";
        Region = "region", "Region", "Region";
        Private = "private", "Privat", "Private employer";
        OtherSector = "other_sector", "Anden sektor", "Another sector";
    }
}

impl HireCaseStatus {
    /// Whether the decision is there.
    #[must_use]
    pub const fn is_decided(self) -> bool {
        !matches!(self, Self::Open | Self::WishKnown | Self::Recommended | Self::NotRecommended | Self::Offered)
    }

    /// The states in which a decision is still to come.
    pub const OPEN: &'static [Self] = &[Self::Open, Self::WishKnown, Self::Recommended, Self::NotRecommended, Self::Offered];
}
