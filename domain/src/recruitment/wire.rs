//! What is sent about applications, and what comes back.

use super::{ApplicationSource, ApplicationStatus, EntryRoute, InterviewConclusion, OutcomeReason, TransitionOption};
use crate::ids::{ApplicationId, CohortId, InterviewId, OrgUnitId, PersonId, TraineeshipId, UserId};
use crate::problem::{Checks, FieldCode, FieldError};
use crate::traineeships::EmploymentBasis;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How old an applicant can be; beyond it, a birth date is a slip of the pen.
const AGES: std::ops::RangeInclusive<u32> = 14..=80;

/// Registers an applicant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RegisterApplication {
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Birth date.
    pub birth_date: NaiveDate,
    /// E-mail.
    #[serde(default)]
    pub email: Option<String>,
    /// Phone.
    #[serde(default)]
    pub phone: Option<String>,
    /// The programme applied for.
    pub programme_code: String,
    /// The cohort applied for.
    #[serde(default)]
    pub cohort_id: Option<CohortId>,
    /// The way in.
    pub entry_route: EntryRoute,
    /// Where the applicant heard of us.
    pub source: ApplicationSource,
    /// When the application came; not in the future.
    pub received_on: NaiveDate,
    /// What else the applicant wrote.
    #[serde(default)]
    pub note: Option<String>,
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

/// The filters of the list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[serde(deny_unknown_fields)]
pub struct ApplicationQuery {
    /// Only this status; `open` means all that are not ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// Only this programme.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme: Option<String>,
    /// Parts of the name, in any order; æ/ae, ø/oe and å/aa find each other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub search: Option<String>,
    /// The order; the longest known first where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sort: Option<ApplicationSort>,
    /// Where the page begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// Rows per page, 1–100; 25 where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

words! {
    /// The order of the list.
    ApplicationSort {
        Received = "received", "Ældste først", "Oldest first";
        Newest = "-received", "Nyeste først", "Newest first";
    }
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
    /// Where the applicant heard of us.
    pub source: ApplicationSource,
    /// What else is known.
    pub note: Option<String>,
    /// What the clarification showed.
    pub clarification: Option<String>,
    /// The plan for one who is not ready yet.
    pub guidance_plan: Option<String>,
    /// When to get in touch again.
    pub recontact_on: Option<NaiveDate>,
    /// The site of the offer.
    pub site_id: Option<OrgUnitId>,
    /// The site's name.
    pub site_name: Option<String>,
    /// The employment of the offer.
    pub employment_basis: Option<EmploymentBasis>,
    /// Why it ended.
    pub outcome_reason: Option<OutcomeReason>,
    /// The traineeship it became.
    pub traineeship_id: Option<TraineeshipId>,
    /// The entry requirements.
    pub requirements: Vec<RequirementCheck>,
    /// The conclusions of the interview.
    pub interviews: Vec<Interview>,
    /// The moves there are, and what blocks them.
    pub options: Vec<TransitionOption>,
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

/// Ticks a requirement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SetRequirement {
    /// Whether it is met.
    pub met: bool,
    /// Why it is dispensed with although it is not met.
    #[serde(default)]
    pub dispensation_reason: Option<String>,
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
    /// The way in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry_route: Option<EntryRoute>,
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

/// Records the actor's own conclusion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RecordInterview {
    /// When; not in the future.
    pub held_on: NaiveDate,
    /// What was concluded.
    pub conclusion: InterviewConclusion,
}

/// Moves an application. Which facts it needs depends on where it goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Transition {
    /// Where to.
    pub to: ApplicationStatus,
    /// Why it ends: for `rejected` and `offer_declined`; may be said for `withdrawn`.
    #[serde(default)]
    pub reason: Option<OutcomeReason>,
    /// Whether the applicant is qualified: for a rejection for want of places.
    #[serde(default)]
    pub qualified: Option<bool>,
    /// When to get in touch again: for `not_ready`.
    #[serde(default)]
    pub recontact_on: Option<NaiveDate>,
    /// What the applicant should do meanwhile: for `not_ready`.
    #[serde(default)]
    pub guidance_plan: Option<String>,
    /// What the clarification showed: for the way out of `clarification`.
    #[serde(default)]
    pub clarification: Option<String>,
    /// The last day for an answer: for `offered`.
    #[serde(default)]
    pub offer_deadline: Option<NaiveDate>,
    /// The employment: for `offered`.
    #[serde(default)]
    pub employment_basis: Option<EmploymentBasis>,
    /// The site: for `offered`.
    #[serde(default)]
    pub site_id: Option<OrgUnitId>,
    /// The cohort: for `offered`, where another one was applied for or none.
    #[serde(default)]
    pub cohort_id: Option<CohortId>,
    /// First and last day: for `accepted`, where there is no cohort.
    #[serde(default)]
    pub starts_on: Option<NaiveDate>,
    /// See `starts_on`.
    #[serde(default)]
    pub ends_on: Option<NaiveDate>,
    /// How the applicant said yes, where somebody answers on her behalf (e.g. "på mail 20.11."): for `accepted`.
    #[serde(default)]
    pub evidence: Option<String>,
}

impl RegisterApplication {
    /// Checks the fields.
    ///
    /// # Errors
    /// What is wrong, by field.
    pub fn checked(mut self, today: NaiveDate) -> Result<Self, Vec<FieldError>> {
        let mut checks = Checks::default();
        self.given_name = checks.text(&self.given_name, "given_name", 1, 100);
        self.family_name = checks.text(&self.family_name, "family_name", 1, 100);
        let age = today.years_since(self.birth_date);
        checks.require(age.is_some_and(|age| AGES.contains(&age)), "birth_date", FieldCode::OutOfRange);
        checks.require(self.received_on <= today, "received_on", FieldCode::InFuture);
        self.email = trimmed(self.email);
        self.phone = trimmed(self.phone);
        self.note = trimmed(self.note);
        if let Some(email) = &self.email {
            checks.require(crate::users::looks_like_email(email), "email", FieldCode::InvalidEmail);
        }
        checks.require(self.phone.as_ref().is_none_or(|phone| phone.chars().count() <= 30), "phone", FieldCode::TooLong);
        checks.require(self.note.as_ref().is_none_or(|note| note.chars().count() <= 1000), "note", FieldCode::TooLong);
        checks.finish(self)
    }
}

impl ChangeApplication {
    /// Checks the fields that are there.
    ///
    /// # Errors
    /// What is wrong, by field.
    pub fn checked(mut self, today: NaiveDate) -> Result<Self, Vec<FieldError>> {
        let mut checks = Checks::default();
        for (name, field, min, max) in [
            (&mut self.given_name, "given_name", 1, 100),
            (&mut self.family_name, "family_name", 1, 100),
            (&mut self.email, "email", 0, 200),
            (&mut self.phone, "phone", 0, 30),
            (&mut self.note, "note", 0, 1000),
        ] {
            *name = name.take().map(|text| checks.text(&text, field, min, max));
        }
        let age = |birth_date: NaiveDate| today.years_since(birth_date).is_some_and(|age| AGES.contains(&age));
        checks.require(self.birth_date.is_none_or(age), "birth_date", FieldCode::OutOfRange);
        let email = self.email.as_deref().filter(|email| !email.is_empty());
        checks.require(email.is_none_or(crate::users::looks_like_email), "email", FieldCode::InvalidEmail);
        checks.finish(self)
    }
}

impl Transition {
    /// Checks that the facts the move needs are there (domain.md 4.1, columns Guards and Recorded).
    ///
    /// # Errors
    /// What is missing, by field.
    pub fn checked(mut self, from: ApplicationStatus, has_clarification: bool, today: NaiveDate) -> Result<Self, Vec<FieldError>> {
        use ApplicationStatus as S;
        let mut checks = Checks::default();
        self.guidance_plan = trimmed(self.guidance_plan);
        self.clarification = trimmed(self.clarification);
        self.evidence = trimmed(self.evidence);
        let mut need = |holds: bool, field: &str| checks.require(holds, field, FieldCode::Required);
        match self.to {
            S::Rejected => {
                need(self.reason.is_some(), "reason");
                need(self.reason != Some(OutcomeReason::NoPlace) || self.qualified.is_some(), "qualified");
            }
            S::OfferDeclined => need(self.reason.is_some(), "reason"),
            S::NotReady => {
                need(self.guidance_plan.is_some(), "guidance_plan");
                need(self.recontact_on.is_some(), "recontact_on");
            }
            S::Offered => {
                need(self.offer_deadline.is_some(), "offer_deadline");
                need(self.employment_basis.is_some(), "employment_basis");
                need(self.site_id.is_some(), "site_id");
            }
            S::Accepted => need(self.evidence.is_some(), "evidence"),
            S::Interview | S::Screening if from == S::Clarification => need(self.clarification.is_some() || has_clarification, "clarification"),
            _ => {}
        }
        checks.require(self.recontact_on.is_none_or(|on| on > today), "recontact_on", FieldCode::InPast);
        checks.require(self.offer_deadline.is_none_or(|on| on >= today), "offer_deadline", FieldCode::InPast);
        let in_order = match (self.starts_on, self.ends_on) {
            (Some(start), Some(end)) => end >= start,
            _ => true,
        };
        checks.require(in_order, "ends_on", FieldCode::EndBeforeStart);
        for (field, text) in [("guidance_plan", &self.guidance_plan), ("clarification", &self.clarification), ("evidence", &self.evidence)] {
            checks.require(text.as_ref().is_none_or(|text| text.chars().count() <= 1000), field, FieldCode::TooLong);
        }
        checks.finish(self)
    }
}

fn trimmed(text: Option<String>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use ApplicationStatus as S;

    const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();

    fn wrong(from: S, facts: serde_json::Value) -> Vec<String> {
        let transition: Transition = serde_json::from_value(facts).unwrap();
        transition.checked(from, false, TODAY).unwrap_err().into_iter().map(|error| error.field).collect()
    }

    #[test]
    fn each_move_says_what_it_lacks() {
        use serde_json::json;
        assert_eq!(wrong(S::Screening, json!({ "to": "rejected" })), ["reason"]);
        assert_eq!(wrong(S::Screening, json!({ "to": "rejected", "reason": "no_place" })), ["qualified"]);
        assert_eq!(wrong(S::Offered, json!({ "to": "offer_declined" })), ["reason"]);
        assert_eq!(wrong(S::Screening, json!({ "to": "not_ready", "guidance_plan": "  " })), ["guidance_plan", "recontact_on"]);
        assert_eq!(wrong(S::Screening, json!({ "to": "not_ready", "guidance_plan": "GF2", "recontact_on": "2026-11-23" })), ["recontact_on"]);
        assert_eq!(wrong(S::Clarification, json!({ "to": "interview" })), ["clarification"]);
        assert_eq!(wrong(S::Recommended, json!({ "to": "offered" })), ["offer_deadline", "employment_basis", "site_id"]);
        assert_eq!(wrong(S::Offered, json!({ "to": "accepted" })), ["evidence"]);
    }

    #[test]
    fn an_empty_text_clears_and_a_name_is_never_empty() {
        let change = ChangeApplication { email: Some(" ".to_owned()), given_name: Some(String::new()), ..ChangeApplication::default() };
        let fields: Vec<String> = change.checked(TODAY).unwrap_err().into_iter().map(|error| error.field).collect();
        assert_eq!(fields, ["given_name"]);
    }
}
