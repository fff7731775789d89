//! Requests and responses.

use super::{ConcernKind, ConcernStatus, SessionKind, SuitabilityReason};
use crate::Instant;
use crate::fields::Declared;
use crate::ids::{RetentionCaseId, SupervisionSessionId, SupervisorAssignmentId, SupervisorProfileId, TraineeshipId, UserId};
use crate::moves::OptionOf;
use crate::people::{QualificationKind, SupervisorKind};
use crate::problem::{Checks, FieldCode, FieldError};
use crate::traineeships::{SegmentKind, TraineeshipStatus};
use chrono::NaiveDate;

fields! {
    /// Assigns a supervisor to a trainee.
    AssignSupervisor {
        profile_id: SupervisorProfileId = given, "Navn", "Name";
        kind: SupervisorKind = given, "Som", "As";
        starts_on: NaiveDate = date, "Fra", "From";
        /// Why, although a qualification or room is missing.
        exception_reason: Option<String> = reason(3, 300), "Begrundelse for undtagelsen", "Reason for the exception";
        exception_until: Option<NaiveDate> = date, "Undtagelsen gælder til og med", "The exception lasts until";
    }
    /// Logs a session with a trainee.
    LogSession {
        kind: SessionKind = chips, "Hvad?", "What?";
        /// At least one, at most eight hours (docs/field 5.2, 25).
        minutes: i32 = minutes(1, 480), "Minutter", "Minutes";
        held_on: NaiveDate = past, "Dato", "Date";
        /// Goals that were touched.
        #[serde(default)]
        goals: Vec<String> = offered(30, 120), "Hvilke mål arbejdede I med?", "Which goals did you work on?";
        /// What was agreed; the trainee reads it.
        next_step: Option<String> = area(500), "Næste skridt", "Next step";
    }
    /// Raises a concern about a trainee.
    RaiseConcern {
        kind: ConcernKind = choice, "Hvad handler det om?", "What is it about?";
        /// In own words; read by the consultant only.
        text: String = area(1000), "Fortæl kort, hvad du har set", "Tell briefly what you have seen",
            hint "Højst 1.000 tegn. Skriv ikke om sygdom eller diagnoser.", "At most 1,000 characters. Do not write about illness or diagnoses.";
    }
}

impl AssignSupervisor {
    /// The request with its text trimmed.
    ///
    /// # Errors
    /// What is wrong with its fields.
    pub fn checked(mut self, today: NaiveDate) -> Result<Self, Vec<FieldError>> {
        let mut checks = Checks::default();
        self.check_fields(today, &mut checks);
        let in_order = self.exception_until.is_none_or(|until| until >= self.starts_on);
        checks.require(in_order, "exception_until", FieldCode::EndBeforeStart);
        checks.require(self.exception_until.is_none() || self.exception_reason.is_some(), "exception_reason", FieldCode::Required);
        checks.finish(self)
    }
}

impl LogSession {
    /// The request with its texts trimmed and its goals said once.
    ///
    /// # Errors
    /// What is wrong with its fields.
    pub fn checked(mut self, today: NaiveDate) -> Result<Self, Vec<FieldError>> {
        let mut checks = Checks::default();
        self.check_fields(today, &mut checks);
        let mut goals: Vec<String> = Vec::new();
        for goal in std::mem::take(&mut self.goals) {
            if !goals.contains(&goal) {
                goals.push(goal);
            }
        }
        checks.finish(Self { goals, ..self })
    }
}

/// A supervisor and whether she suits one trainee.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SupervisorCandidate {
    /// The profile to assign.
    pub profile_id: SupervisorProfileId,
    /// Her name.
    pub name: String,
    /// Her site.
    pub site: String,
    /// Whether nothing speaks against her.
    pub suitable: bool,
    /// Whether an assignment needs a dated exception.
    pub needs_exception: bool,
    /// Whether an assignment is impossible.
    pub blocked: bool,
    /// Every reason for and against.
    pub reasons: Vec<SuitabilityReason>,
    /// Her other trainees on the date.
    pub trainees: i32,
    /// Most trainees at a time.
    pub max_trainees: i32,
}

/// An assignment of a supervisor to a trainee.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SupervisorAssignment {
    /// Its id.
    pub id: SupervisorAssignmentId,
    /// The supervisor's profile.
    pub profile_id: SupervisorProfileId,
    /// The supervisor's name.
    pub name: String,
    /// As what.
    pub kind: SupervisorKind,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<NaiveDate>,
    /// Why, although a qualification or room was missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exception_reason: Option<String>,
    /// Until when that is accepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exception_until: Option<NaiveDate>,
}

/// A supervisor of the register.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Supervisor {
    /// Her profile.
    pub profile_id: SupervisorProfileId,
    /// The user she is.
    pub user_id: UserId,
    /// Her name.
    pub name: String,
    /// Her site.
    pub site: String,
    /// Responsible or daily.
    pub kind: SupervisorKind,
    /// The programmes she supervises.
    pub programmes: Vec<String>,
    /// What they are called, in the same order.
    pub programme_names: Vec<String>,
    /// What she has passed.
    pub qualifications: Vec<QualificationKind>,
    /// Her trainees today.
    pub trainees: i32,
    /// Most trainees at a time.
    pub max_trainees: i32,
    /// Agreed minutes a week.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes_per_week: Option<i32>,
    /// First day as a supervisor.
    pub appointed_on: NaiveDate,
    /// Last day as a supervisor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_on: Option<NaiveDate>,
}

/// A logged session.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SupervisionSession {
    /// Its id.
    pub id: SupervisionSessionId,
    /// With whom.
    pub traineeship_id: TraineeshipId,
    /// What it was.
    pub kind: SessionKind,
    /// When.
    pub held_on: NaiveDate,
    /// How long.
    pub minutes: i32,
    /// Goals that were touched.
    pub goals: Vec<String>,
    /// What was agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_step: Option<String>,
    /// Who logged it.
    pub logged_by: String,
    /// When the trainee acknowledged it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acknowledged_at: Option<Instant>,
    /// For `If-Match`.
    pub version: i32,
}

/// A concern about a trainee.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Concern {
    /// Its id.
    pub id: RetentionCaseId,
    /// About whom.
    pub traineeship_id: TraineeshipId,
    /// What it is about.
    pub kind: ConcernKind,
    /// In the raiser's own words; absent in the answer to raising it, which is kept for retries.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Where it stands.
    pub status: ConcernStatus,
    /// Who raised it.
    pub raised_by: String,
    /// When.
    pub raised_at: Instant,
    /// When the consultant acknowledged it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acknowledged_at: Option<Instant>,
    /// The steps there are for the reader.
    pub options: Vec<OptionOf<ConcernStatus>>,
    /// For `If-Match`.
    pub version: i32,
}

/// A supervisor's trainees.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MyTrainees {
    /// In the order of their names.
    pub items: Vec<MyTrainee>,
}

/// A supervisor's trainee, as the first screen shows her.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MyTrainee {
    /// The traineeship.
    pub traineeship_id: TraineeshipId,
    /// The trainee's name.
    pub name: String,
    /// Code of the programme.
    pub programme: String,
    /// Code of the cohort.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cohort: Option<String>,
    /// The site.
    pub site: String,
    /// As what the supervisor is assigned.
    pub kind: SupervisorKind,
    /// Where the traineeship stands.
    pub status: TraineeshipStatus,
    /// First day.
    pub starts_on: NaiveDate,
    /// Planned last day.
    pub ends_on: NaiveDate,
    /// What today is spent on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub segment_kind: Option<SegmentKind>,
    /// What that is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub segment: Option<String>,
    /// Its last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub segment_ends_on: Option<NaiveDate>,
    /// The supervisor's next open item of the plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_item: Option<String>,
    /// When it is due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_due_on: Option<NaiveDate>,
    /// Day of the last session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_session_on: Option<NaiveDate>,
    /// Its minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_minutes: Option<i32>,
    /// What was agreed then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_next_step: Option<String>,
    /// Minutes of the last four weeks.
    pub minutes_in_four_weeks: i32,
    /// Goals that were touched before, the latest first.
    pub goals: Vec<String>,
    /// The goals of the programme.
    pub all_goals: Vec<String>,
    /// Whether she is reported absent today; absent where the reader may not see absence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub absent: Option<bool>,
}
