//! The scheme "from unskilled to skilled" (UFTF): what can be said of an applicant with what is known of her.

use super::EntryRoute;
use crate::settings::Uftf;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What the scheme asks for, as far as it is known. Seniority and collective agreement are not: a human looks at them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UftfHint {
    /// The age the scheme asks for.
    pub min_age: u32,
    /// The applicant's age when the education begins; none where no cohort is chosen.
    pub age_at_start: Option<u32>,
    /// Whether she is old enough then, where that is known.
    pub old_enough: Option<bool>,
}

/// The hint on the UFTF way in. The age counts on the day the education begins, not today (docs/field 5.2, 23).
#[must_use]
pub fn uftf_hint(route: EntryRoute, birth_date: NaiveDate, education_starts_on: Option<NaiveDate>, uftf: &Uftf) -> Option<UftfHint> {
    let age_on = |day: NaiveDate| day.years_since(birth_date).unwrap_or(0);
    // Where the birthday must be past, the age of the day before counts (docs/field readings, D20).
    let counts = |start: NaiveDate| if uftf.birthday_is_past { start.pred_opt().unwrap_or(start) } else { start };
    (route == EntryRoute::Uftf).then_some(UftfHint {
        min_age: uftf.min_age,
        age_at_start: education_starts_on.map(age_on),
        old_enough: education_starts_on.map(|start| age_on(counts(start)) >= uftf.min_age),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_age_counts_on_the_first_day_of_the_education() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let with = |born: &str, uftf| uftf_hint(EntryRoute::Uftf, day(born), Some(day("2027-01-04")), &uftf).unwrap().old_enough;
        assert_eq!(with("2002-01-04", Uftf::default()), Some(true));
        assert_eq!(with("2002-01-05", Uftf::default()), Some(false));
        let past = Uftf { birthday_is_past: true, ..Uftf::default() };
        assert_eq!(with("2002-01-04", past), Some(false), "the birthday is on the day itself");
        assert_eq!(with("2002-01-03", past), Some(true));
        assert_eq!(with("2002-01-05", Uftf { min_age: 24, ..Uftf::default() }), Some(true));
        assert_eq!(uftf_hint(EntryRoute::Uftf, day("2002-01-05"), None, &Uftf::default()).unwrap().old_enough, None);
        assert_eq!(uftf_hint(EntryRoute::Ordinary, day("2002-01-05"), None, &Uftf::default()), None);
    }
}
