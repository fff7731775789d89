//! What is sent about applications, and what comes back.

use super::{ApplicationSource, ApplicationStatus, EntryRoute, InterviewConclusion, OutcomeReason, UftfHint};
use crate::access::Role;
use crate::fields::Of;
use crate::ids::{ApplicationId, CohortId, InterviewId, OrgUnitId, PersonId, TraineeshipId, UserId};
use crate::moves::OptionOf;
use crate::people::Note;
use crate::programmes::Places;
use crate::traineeships::EmploymentBasis;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

fields! {
    /// Registers an applicant.
    RegisterApplication {
        given_name: String = name, "Fornavn", "Given name";
        family_name: String = name, "Efternavn", "Family name";
        birth_date: NaiveDate = past, "Fødselsdato", "Birth date";
        email: Option<String> = email, "E-mail", "E-mail";
        phone: Option<String> = phone, "Telefon", "Phone";
        programme_code: String = pick(Of::Programme), "Uddannelse", "Programme";
        /// The cohort applied for.
        cohort_id: Option<CohortId> = pick(Of::Cohort), "Hold", "Cohort",
            hint "Hold, der ikke er slut. Vælg uddannelse først.", "Cohorts that have not ended. Choose the programme first.";
        /// The site applied for; its education lead then sees the application.
        site_id: Option<OrgUnitId> = pick(Of::Site), "Ønsket sted", "Site applied for",
            hint "Stedets uddannelsesansvarlige ser så ansøgningen og kan screene den.", "The education lead of the site then sees the application and can screen it.";
        entry_route: EntryRoute = choice, "Vej ind", "Way in";
        /// Who at the jobcentre knows her (docs/field/requirements.md, row 1).
        jobcentre_contact: Option<String> = name, "Kontakt i jobcentret", "Contact at the jobcentre", when entry_route is ["jobcentre_clarification"];
        source: ApplicationSource = choice, "Kilde", "Source";
        received_on: NaiveDate = past, "Modtaget", "Received";
        /// Whether the person is only interested and has not applied yet (docs/field 4.1, A1).
        #[serde(default)]
        lead: bool = tick, "Kun interesseret: har ikke søgt endnu", "Only interested: has not applied yet";
        note: Option<String> = area(Note::MAX), "Bemærkning", "Note";
    }
}

/// The new application, and whether the person was known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Registered {
    /// The application.
    pub id: ApplicationId,
    /// The person.
    pub person_id: PersonId,
    /// Whether a person of the same name and birth date was known: the application is hers.
    pub existing_person: bool,
    /// The version, for `If-Match`.
    pub version: i32,
}

/// An application as a line or a card of the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Application {
    /// The application.
    pub id: ApplicationId,
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// The programme's code.
    pub programme_code: String,
    /// The programme's name.
    pub programme_name: String,
    /// The cohort's code.
    pub cohort: Option<String>,
    /// Where it stands.
    pub status: ApplicationStatus,
    /// Whole days it has stood there.
    pub days_in_status: i64,
    /// The way in.
    pub entry_route: EntryRoute,
    /// Where the applicant heard of us.
    pub source: ApplicationSource,
    /// When it came.
    pub received_on: NaiveDate,
    /// The deadline of an offer.
    pub offer_deadline: Option<NaiveDate>,
    /// The version, for `If-Match`.
    pub version: i32,
}

/// The board: the states that are not ended, in the order of the way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Board {
    /// The columns.
    pub columns: Vec<Column>,
}

/// A column of the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Column {
    /// The state.
    pub status: ApplicationStatus,
    /// How many stand there.
    pub count: i64,
    /// Those who have waited longest, 25 at most.
    pub cards: Vec<Application>,
}

/// Everything about an application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ApplicationCard {
    /// The line.
    #[serde(flatten)]
    pub line: Application,
    /// The person.
    pub person_id: PersonId,
    /// Birth date.
    pub birth_date: NaiveDate,
    /// E-mail.
    pub email: Option<String>,
    /// Phone.
    pub phone: Option<String>,
    /// The cohort.
    pub cohort_id: Option<CohortId>,
    /// Its places, where there is a cohort.
    pub places: Option<Places>,
    /// What to look at on the way from unskilled to skilled (UFTF); none on the other ways in.
    pub uftf: Option<UftfHint>,
    /// What else is known.
    pub note: Option<String>,
    /// Who at the jobcentre knows her.
    pub jobcentre_contact: Option<String>,
    /// What the clarification showed.
    pub clarification: Option<String>,
    /// The plan for one who is not ready yet.
    pub guidance_plan: Option<String>,
    /// When to get in touch again.
    pub recontact_on: Option<NaiveDate>,
    /// The site applied for, then the site of the offer.
    pub site_id: Option<OrgUnitId>,
    /// The site's name.
    pub site_name: Option<String>,
    /// The employment of the offer.
    pub employment_basis: Option<EmploymentBasis>,
    /// Whether the employment of the offer includes GF2; none where that was not asked.
    pub gf2_included: Option<bool>,
    /// Why a place was offered although the cohort was full.
    pub override_reason: Option<String>,
    /// Why it ended.
    pub outcome_reason: Option<OutcomeReason>,
    /// The traineeship it became.
    pub traineeship_id: Option<TraineeshipId>,
    /// The entry requirements.
    pub requirements: Vec<RequirementCheck>,
    /// The conclusions of the interview.
    pub interviews: Vec<Interview>,
    /// The moves there are, and what blocks them.
    pub options: Vec<OptionOf<ApplicationStatus>>,
    /// The roles in which the reader reaches it: what she can do here.
    pub roles: Vec<Role>,
}

/// An entry requirement of an application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RequirementCheck {
    /// Its code.
    pub code: String,
    /// Whether it must be met.
    pub must_have: bool,
    /// Whether it is met; none until somebody looked.
    pub met: Option<bool>,
    /// Why it is dispensed with.
    pub dispensation_reason: Option<String>,
}

fields! {
    /// Ticks a requirement.
    SetRequirement {
        /// Whether it is met.
        met: bool = given, "Opfyldt", "Met";
        /// Why it is dispensed with although it is not met.
        #[serde(default)]
        dispensation_reason: Option<String> = line(500), "Dispensation, hvis kravet ikke er opfyldt", "Dispensation, if the requirement is not met";
    }
    /// Records the actor's own conclusion.
    RecordInterview {
        /// What was concluded.
        conclusion: InterviewConclusion = chips, "Min konklusion", "My conclusion";
        /// When; not in the future.
        held_on: NaiveDate = past, "Samtalen blev holdt", "The interview was held";
    }
}

/// Corrects what is known of an application that has not ended. What is missing stays as it is; an empty text is cleared.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ChangeApplication {
    /// Given name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given_name: Option<String>,
    /// Family name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub family_name: Option<String>,
    /// Birth date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub birth_date: Option<NaiveDate>,
    /// E-mail.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Phone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// The cohort applied for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cohort_id: Option<CohortId>,
    /// The site applied for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site_id: Option<OrgUnitId>,
    /// The way in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry_route: Option<EntryRoute>,
    /// Who at the jobcentre knows her.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jobcentre_contact: Option<String>,
    /// Where the applicant heard of us.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<ApplicationSource>,
    /// What else is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// One interviewer's conclusion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Interview {
    /// The conclusion's id.
    pub id: InterviewId,
    /// Who.
    pub user_id: UserId,
    /// What the interviewer is called.
    pub user_name: String,
    /// When.
    pub held_on: NaiveDate,
    /// What was concluded.
    pub conclusion: InterviewConclusion,
}

fields! {
    /// Moves an application. Which facts it asks for depends on where it goes (docs/field 4.1, Guards and Recorded).
    Transition {
        to: ApplicationStatus = given, "Trin", "Step";
        /// Why it ends.
        reason: Option<OutcomeReason> = choice, "Årsag", "Reason";
        /// Whether she is qualified who gets no place.
        qualified: Option<bool> = yes_no, "Er ansøgeren kvalificeret, selv om der ingen plads er?", "Is the applicant qualified although there is no place?",
            when reason is ["no_place"];
        /// What the applicant should do meanwhile.
        guidance_plan: Option<String> = area(1000), "Det skal ansøgeren gøre imens", "What the applicant should do meanwhile";
        recontact_on: Option<NaiveDate> = coming, "Kontakt igen", "Get in touch again";
        /// What the clarification showed.
        clarification: Option<String> = area(1000), "Afklaringens udfald", "The outcome of the clarification";
        /// The cohort: at the reception, where none was chosen; in the offer, where another one was applied for or none.
        cohort_id: Option<CohortId> = pick(Of::Cohort), "Hold", "Cohort";
        /// Why a place is offered although the cohort is full.
        override_reason: Option<String> = line(1000), "Hvorfor tilbydes en plads, selv om holdet er fuldt?", "Why offer a place although the cohort is full?",
            hint "Grunden gemmes på ansøgningen.", "The reason is kept with the application.";
        site_id: Option<OrgUnitId> = pick(Of::Site), "Sted", "Site";
        employment_basis: Option<EmploymentBasis> = choice, "Ansættelse", "Employment";
        /// Asked of an adult on her way to be a social and health care assistant.
        gf2_included: Option<bool> = yes_no, "Er GF2 med i ansættelsen?", "Does the employment include GF2?",
            hint "Den, der er fyldt 25 år ved start, kan ansættes allerede fra grundforløb 2.", "Whoever is 25 at the start can be employed from basic course 2 on.";
        /// The last day for an answer.
        offer_deadline: Option<NaiveDate> = coming, "Svarfrist", "Deadline for an answer";
        /// How the applicant said yes, where somebody answers on her behalf.
        evidence: Option<String> = line(1000), "Hvordan sagde ansøgeren ja?", "How did the applicant say yes?", hint "Fx på mail 20.11.", "E.g. by mail on 20 Nov.";
        /// The first day, where there is no cohort.
        starts_on: Option<NaiveDate> = date, "Første dag", "First day";
        /// The last day, where there is no cohort.
        ends_on: Option<NaiveDate> = date, "Sidste dag", "Last day";
        #[serde(default)]
        foreign_applicant: bool = tick, "Har en uddannelse fra et andet land", "Has an education from another country",
            hint "Planen får punkter om sprog, merit, transport og bolig.", "The plan gets items about language, credit, transport and housing.";
        #[serde(default)]
        needs_work_permit: bool = tick, "Skal have opholds- og arbejdstilladelse", "Needs a residence and work permit";
    }
}
