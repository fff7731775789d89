//! Recruitment: from the first interest to an accepted offer (docs/field 4.1).

mod checks;
mod intake;
mod list;
mod machine;
mod uftf;
mod wire;

pub use intake::{asks_gf2, wants_cohort};
pub use machine::{Facts, Guard};
pub use uftf::{UftfHint, uftf_hint};
pub use wire::{
    Application, ApplicationCard, Board, ChangeApplication, Column, Interview, RecordInterview, RegisterApplication, Registered,
    RequirementCheck, SetRequirement, Transition,
};

words! {
    /// Where an application stands (docs/field 4.1).
    ApplicationStatus {
        Lead = "lead", "Interesseret", "Interested";
        Received = "received", "Modtaget", "Received";
        Screening = "screening", "Screening", "Screening";
        Clarification = "clarification", "Afklaring", "Clarification";
        NotReady = "not_ready", "Ikke klar endnu", "Not ready yet";
        Interview = "interview", "Samtale", "Interview";
        Recommended = "recommended", "Indstillet", "Recommended";
        Waitlisted = "waitlisted", "Venteliste", "Waitlisted";
        Offered = "offered", "Tilbudt plads", "Place offered";
        Accepted = "accepted", "Accepteret", "Accepted";
        OfferDeclined = "offer_declined", "Takket nej", "Offer declined";
        Rejected = "rejected", "Afslag", "Rejected";
        Withdrawn = "withdrawn", "Trukket tilbage", "Withdrawn";
        OfferExpired = "offer_expired", "Tilbud udløbet", "Offer expired";
    }
    /// The way in (docs/field section 1, A).
    EntryRoute {
        Ordinary = "ordinary", "Ordinær", "Ordinary";
        JobcentreClarification = "jobcentre_clarification", "Helsingør-modellen", "Jobcentre clarification";
        TrainingPosition = "training_position", "Oplæringsstilling", "Training position";
        Uftf = "uftf", "Ufaglært til faglært", "Unskilled to skilled";
        Merit = "merit", "Merit", "Credit";
        CareerSwitch = "career_switch", "Sporskifte", "Career switch";
    }
    /// Where the applicant heard of us.
    ApplicationSource {
        Website = "website", "Kommunens hjemmeside", "The municipality's website";
        Jobcentre = "jobcentre", "Jobcenter", "Jobcentre";
        School = "school", "Skole", "School";
        Internal = "internal", "Intern medarbejder", "Employee";
        Sweden = "sweden", "Sydsverige", "Southern Sweden";
        Acquaintance = "acquaintance", "Anbefalet af andre", "Recommended by others";
        Other = "other", "Andet", "Other";
    }
    /// What one interviewer concludes.
    InterviewConclusion {
        Recommend = "recommend", "Indstilles", "Recommend";
        Doubt = "doubt", "I tvivl", "In doubt";
        AdviseAgainst = "advise_against", "Frarådes", "Advise against";
    }
    /// Why an application ends without a place: closed lists, no free text (docs/field R30).
    OutcomeReason {
        NoPlace = "no_place", "Ingen plads", "No place";
        RequirementsNotMet = "requirements_not_met", "Adgangskrav er ikke opfyldt", "Entry requirements not met";
        OthersBetterSuited = "others_better_suited", "Andre er bedre egnede", "Others are better suited";
        NotReached = "not_reached", "Kunne ikke kontaktes", "Could not be reached";
        OtherOffer = "other_offer", "Har fået et andet tilbud", "Has another offer";
        PayOrHours = "pay_or_hours", "Løn eller arbejdstid", "Pay or hours";
        Distance = "distance", "Transport eller geografi", "Transport or distance";
        Private = "private", "Private grunde", "Private reasons";
        Other = "other", "Andet", "Other";
    }
    /// An entry requirement (docs/field section 1, row 4).
    Requirement {
        Gf2 = "gf2", "Grundforløb 2 (GF2)", "Basic course 2";
        Danish = "danish", "Dansk", "Danish";
        Science = "science", "Naturfag", "Science";
        FirstAid = "first_aid", "Førstehjælp", "First aid";
        Experience5y = "experience_5y", "5 års relevant erfaring", "5 years of relevant experience";
        Bachelor = "bachelor", "Afsluttet bachelor", "A finished bachelor's degree";
        Age25 = "age_25", "Fyldt 25 år", "Aged 25 or more";
    }
}

impl ApplicationStatus {
    /// Whether nothing more happens to it.
    #[must_use]
    pub const fn is_end(self) -> bool {
        matches!(self, Self::Accepted | Self::OfferDeclined | Self::Rejected | Self::Withdrawn | Self::OfferExpired)
    }

    /// The columns of the board: the states that are not ends, in the order of the way.
    pub const OPEN: &'static [Self] = &[
        Self::Lead,
        Self::Received,
        Self::Screening,
        Self::Clarification,
        Self::NotReady,
        Self::Interview,
        Self::Recommended,
        Self::Waitlisted,
        Self::Offered,
    ];
}
