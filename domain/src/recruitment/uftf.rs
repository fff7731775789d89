//! The scheme "from unskilled to skilled" (UFTF): what can be said of an applicant with what is known of her.

use super::EntryRoute;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The age the scheme asks for (docs/field 9.1, `uftf.min_age`).
const MIN_AGE: u32 = 25;

/// What the scheme asks for, as far as it is known. Seniority and collective agreement are not: a human looks at them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UftfHint {
    /// The age the scheme asks for.
    pub min_age: u32,
    /// The applicant's age when the education begins; none where no cohort is chosen.
    pub age_at_start: Option<u32>,
}

impl UftfHint {
    /// Whether she is old enough, where that is known.
    #[must_use]
    pub fn old_enough(self) -> Option<bool> {
        self.age_at_start.map(|age| age >= self.min_age)
    }
}

/// The hint on the UFTF way in. The age counts on the day the education begins, not today (docs/field 5.2, 23).
#[must_use]
pub fn uftf_hint(route: EntryRoute, birth_date: NaiveDate, education_starts_on: Option<NaiveDate>) -> Option<UftfHint> {
    let age_at_start = education_starts_on.and_then(|start| start.years_since(birth_date));
    (route == EntryRoute::Uftf).then_some(UftfHint { min_age: MIN_AGE, age_at_start })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_age_counts_on_the_first_day_of_the_education() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let hint = |born: &str| uftf_hint(EntryRoute::Uftf, day(born), Some(day("2027-01-04"))).unwrap();
        assert_eq!(hint("2002-01-04").old_enough(), Some(true));
        assert_eq!(hint("2002-01-05").old_enough(), Some(false));
        assert_eq!(uftf_hint(EntryRoute::Uftf, day("2002-01-05"), None).unwrap().old_enough(), None);
        assert_eq!(uftf_hint(EntryRoute::Ordinary, day("2002-01-05"), None), None);
    }
}
