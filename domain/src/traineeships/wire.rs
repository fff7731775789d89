//! What the list and the card of a trainee say.

use super::{EmploymentBasis, SegmentKind, SegmentStatus, StartState, TraineeshipStatus};
use crate::access::Role;
use crate::ids::{CohortId, OrgUnitId, PersonId, SegmentId, SupervisorAssignmentId, TraineeshipId, UserId};
use crate::people::SupervisorKind;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TraineeshipLine {
    /// The traineeship.
    pub id: TraineeshipId,
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
    /// The site.
    pub site_name: String,
    /// Where it stands.
    pub status: TraineeshipStatus,
    /// First day.
    pub starts_on: NaiveDate,
    /// Planned last day.
    pub ends_on: NaiveDate,
    /// The school.
    pub school: Option<String>,
    /// The consultant.
    pub consultant_name: Option<String>,
}

/// The card of a trainee: who, where, when, and what the time is made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TraineeshipCard {
    /// The traineeship.
    pub id: TraineeshipId,
    /// The person.
    pub person_id: PersonId,
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Birth date; only for those who need it to do their work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub birth_date: Option<NaiveDate>,
    /// E-mail.
    pub email: Option<String>,
    /// Phone.
    pub phone: Option<String>,
    /// The programme's code.
    pub programme_code: String,
    /// The programme's name.
    pub programme_name: String,
    /// The cohort.
    pub cohort_id: Option<CohortId>,
    /// The cohort's code.
    pub cohort: Option<String>,
    /// The school.
    pub school: Option<String>,
    /// Where it stands.
    pub status: TraineeshipStatus,
    /// How the trainee is employed.
    pub employment_basis: EmploymentBasis,
    /// The site.
    pub site_id: OrgUnitId,
    /// The site's name.
    pub site_name: String,
    /// Who leads education at the site.
    pub education_lead_name: Option<String>,
    /// First day.
    pub starts_on: NaiveDate,
    /// Planned last day.
    pub ends_on: NaiveDate,
    /// The day the trainee came, where it was confirmed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub started_on: Option<NaiveDate>,
    /// How it stands before the first day; only in preboarding, and only for those who confirm it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<StartState>,
    /// Weekly working time, minutes.
    pub weekly_minutes: Option<i32>,
    /// The municipality's own number of the trainee.
    pub external_ref: Option<String>,
    /// What was written beside the trainee in the list; only for the consultant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The consultant.
    pub consultant_name: Option<String>,
    /// School, placement, exam: in order.
    pub segments: Vec<Segment>,
    /// The supervisors, today's and later ones first.
    pub supervisors: Vec<AssignedSupervisor>,
    /// The day from which her hire case can be opened.
    pub hire_opens_on: NaiveDate,
    /// How many months back absence counts here (docs/field 9.1).
    pub absence_window_months: u32,
    /// The roles in which the reader reaches the trainee: what she can do here.
    pub roles: Vec<Role>,
    /// The version, for `If-Match`.
    pub version: i32,
}

/// A stretch of a traineeship.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Segment {
    /// The segment.
    pub id: SegmentId,
    /// What it is spent on.
    pub kind: SegmentKind,
    /// What it is called, e.g. `Skole 2`.
    pub label: String,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day.
    pub ends_on: NaiveDate,
    /// Where it stands.
    pub status: SegmentStatus,
}

/// A supervisor of a trainee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AssignedSupervisor {
    /// The assignment.
    pub id: SupervisorAssignmentId,
    /// The supervisor.
    pub user_id: UserId,
    /// The supervisor's name.
    pub name: String,
    /// The supervisor's e-mail.
    pub email: String,
    /// Responsible or daily.
    pub kind: SupervisorKind,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day; none while it goes on.
    pub ends_on: Option<NaiveDate>,
    /// Until when an exception holds, where the supervisor lacks a qualification.
    pub exception_until: Option<NaiveDate>,
}
