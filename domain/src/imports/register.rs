//! What is there already, as far as the rows of a file refer to it.

use crate::ids::{OrgUnitId, PersonId, SupervisorProfileId, TraineeshipId, UserId};
use crate::traineeships::{EmploymentBasis, TraineeshipStatus};
use chrono::NaiveDate;

/// A site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteRef {
    /// Its id.
    pub id: OrgUnitId,
    /// Its code.
    pub code: Option<String>,
    /// Its name.
    pub name: String,
    /// Its path in the tree.
    pub path: String,
}

/// A supervisor at a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SupervisorRef {
    /// The profile.
    pub id: SupervisorProfileId,
    /// The user.
    pub user_id: UserId,
    /// What the user is called.
    pub name: String,
    /// The user's e-mail address.
    pub email: String,
    /// The site.
    pub site_id: OrgUnitId,
    /// Responsible or daily.
    pub kind: crate::people::SupervisorKind,
}

/// A person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRef {
    /// The id.
    pub id: PersonId,
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Birth date.
    pub birth_date: NaiveDate,
    /// E-mail address.
    pub email: Option<String>,
    /// Phone number.
    pub phone: Option<String>,
}

/// A traineeship.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TraineeshipRef {
    /// The id.
    pub id: TraineeshipId,
    /// Whose it is.
    pub person_id: PersonId,
    /// The programme's code.
    pub programme: String,
    /// Where it stands.
    pub status: TraineeshipStatus,
    /// How the trainee is employed.
    pub basis: EmploymentBasis,
    /// Minutes per week.
    pub weekly_minutes: Option<i32>,
    /// The school.
    pub school: Option<String>,
    /// The note.
    pub note: Option<String>,
    /// Its periods, the first one the traineeship's own cohort.
    pub periods: Vec<PeriodRef>,
    /// The supervisors assigned to it.
    pub supervisors: Vec<SupervisorProfileId>,
}

/// A period of a traineeship: what one row of the file is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeriodRef {
    /// The cohort's code.
    pub cohort: Option<String>,
    /// The number in the municipality's own list.
    pub external_ref: Option<String>,
    /// The site.
    pub site_id: Option<OrgUnitId>,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day.
    pub ends_on: NaiveDate,
}
