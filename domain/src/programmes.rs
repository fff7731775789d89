//! Programmes and their versions: the structure is data, never code.

mod cohorts;

pub use cohorts::{ChangeCohort, Cohort, CohortQuery, Places};

use crate::ids::ProgrammeVersionId;
use crate::organisation::SiteKind;
use crate::people::QualificationKind;
use crate::traineeships::EmploymentBasis;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

words! {
    /// What kind of education a programme is (docs/field 5.1, Programme).
    ProgrammeFamily {
        Eud = "eud", "Erhvervsuddannelse", "Vocational education";
        Pb = "pb", "Professionsbachelor", "Professional bachelor";
        Merit = "merit", "Merituddannelse", "Credit-based education";
        Specialist = "specialist", "Specialuddannelse", "Specialist education";
    }
    /// Which words a programme uses about its placement: oplæring, praktik or klinik.
    TermSet {
        Training = "training", "Oplæring", "Training";
        Internship = "internship", "Praktik", "Placement";
        Clinical = "clinical", "Klinisk undervisning", "Clinical education";
    }
}

/// A programme as the catalogue delivers it: what a new municipality starts with (docs/field 2.1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CatalogueEntry {
    /// The stable code, e.g. `ssa`.
    pub code: String,
    /// The Danish name.
    pub name: String,
    /// What kind of education it is.
    pub family: ProgrammeFamily,
    /// Whether the graduate needs an authorisation before work.
    pub requires_authorisation: bool,
    /// The name of the version, e.g. `LU23`.
    pub version: String,
    /// The first day of the version.
    pub valid_from: NaiveDate,
    /// What the version says.
    pub content: ProgrammeContent,
}

/// A programme of the municipality with its versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Programme {
    /// The stable code, e.g. `ssa`.
    pub code: String,
    /// The Danish name.
    pub name: String,
    /// What kind of education it is.
    pub family: ProgrammeFamily,
    /// Whether the municipality uses it.
    pub enabled: bool,
    /// Whether the graduate needs an authorisation before work.
    pub requires_authorisation: bool,
    /// Its versions, newest first.
    pub versions: Vec<ProgrammeVersion>,
}

/// A version of a programme, in force from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProgrammeVersion {
    /// The version.
    pub id: ProgrammeVersionId,
    /// What it is called, e.g. `LU23`.
    pub name: String,
    /// The first day.
    pub valid_from: NaiveDate,
    /// The last day; none while it is in force.
    pub valid_to: Option<NaiveDate>,
    /// What it says.
    pub content: ProgrammeContent,
}

/// What a version of a programme says: kept with the version, so that an old trainee keeps the old rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProgrammeContent {
    /// Other names that municipalities write for it; matched when files are imported.
    pub aliases: Vec<String>,
    /// Which words it uses about placement.
    pub term_set: TermSet,
    /// How its trainees may be employed, the usual one first.
    pub employment_basis: Vec<EmploymentBasis>,
    /// What is paid, in words.
    pub pay: String,
    /// The papers that must be signed, in words.
    pub contract: String,
    /// How long it takes and how it is divided, in words.
    pub structure: String,
    /// What differs between providers or is not settled; a municipality fills it in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uncertain: Option<String>,
    /// The kinds of site its trainees are placed at.
    pub site_kinds: Vec<SiteKind>,
    /// What an applicant must have, as codes of entry requirements.
    pub entry_requirements: Vec<String>,
    /// How many goals the placement has, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goal_count: Option<u16>,
    /// The titles of the goals, where they are known; else they are numbered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub goals: Vec<String>,
    /// The scale a goal is rated on, lowest first.
    pub levels: Vec<String>,
    /// What a supervisor must have passed.
    pub supervisor_requirement: SupervisorRequirement,
}

/// What a supervisor of a programme must have passed (docs/field 2.3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SupervisorRequirement {
    /// One of these is enough; empty where the municipality asks for none.
    pub any_of: Vec<QualificationKind>,
    /// Where it comes from, in words.
    pub reason: String,
}

impl SupervisorRequirement {
    /// Whether what a supervisor has passed is enough.
    #[must_use]
    pub fn is_met_by(&self, passed: &[QualificationKind]) -> bool {
        self.any_of.is_empty() || passed.iter().any(|kind| self.any_of.contains(kind))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_the_asked_qualifications_is_enough() {
        let formal =
            SupervisorRequirement { any_of: vec![QualificationKind::DiplomaModule, QualificationKind::Master], reason: String::new() };
        assert!(formal.is_met_by(&[QualificationKind::InternalCourse, QualificationKind::Master]));
        assert!(!formal.is_met_by(&[QualificationKind::InternalCourse]));
        assert!(!formal.is_met_by(&[]));
        assert!(SupervisorRequirement { any_of: Vec::new(), reason: String::new() }.is_met_by(&[]));
    }
}
