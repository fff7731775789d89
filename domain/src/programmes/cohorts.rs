//! Cohorts (hold): when one begins, how many places it has, and how many of them are taken.

use crate::ids::CohortId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The most places a cohort can be given; beyond it, the number is a slip of the pen.
const MOST_PLACES: i32 = 1000;

/// The filters of the list of cohorts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[serde(deny_unknown_fields)]
pub struct CohortQuery {
    /// Only this programme.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme: Option<String>,
    /// Only those that have not ended on this day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open_on: Option<NaiveDate>,
    /// Where the page begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// Rows per page, 1–100; 25 where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

/// A cohort (docs/field 5.1, IntakeCohort).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Cohort {
    /// The cohort.
    pub id: CohortId,
    /// Its code, e.g. `SSA2701`.
    pub code: String,
    /// The programme.
    pub programme_code: String,
    /// The school.
    pub school: String,
    /// First day of its plan.
    pub starts_on: NaiveDate,
    /// Last day of its plan.
    pub ends_on: NaiveDate,
    /// Its places.
    pub places: Places,
    /// The version, for `If-Match`.
    pub version: i32,
}

/// How many places a cohort has and how many are taken.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Places {
    /// The target; none where the municipality has set none.
    pub target: Option<i32>,
    /// Places offered and not answered yet, and the trainees of the cohort but those who never began.
    pub taken: i64,
}

impl Places {
    /// Whether it is known that no place is free. Without a target nothing is full.
    #[must_use]
    pub fn is_full(self) -> bool {
        self.target.is_some_and(|target| self.taken >= i64::from(target))
    }

    /// Whether it is known that a place is free.
    #[must_use]
    pub fn is_free(self) -> bool {
        self.target.is_some_and(|target| self.taken < i64::from(target))
    }

    /// How many are free, where that is known; none below zero.
    #[must_use]
    pub fn free(self) -> Option<i64> {
        self.target.map(|target| i64::from(target).saturating_sub(self.taken).max(0))
    }
}

fields! {
    /// Says how many places a cohort has; an empty number takes the target away.
    ChangeCohort {
        target_places: Option<i32> = number(0, MOST_PLACES), "Antal pladser", "Number of places";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_target_nothing_is_known_to_be_full_or_free() {
        let unknown = Places { target: None, taken: 40 };
        assert!(!unknown.is_full() && !unknown.is_free());
        assert_eq!(unknown.free(), None);
        assert_eq!(Places { target: Some(2), taken: 3 }.free(), Some(0));
    }
}
