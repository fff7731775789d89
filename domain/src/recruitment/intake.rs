//! What an application must say because of the intake: the cohort, and GF2 in the employment of an adult.

use super::ApplicationStatus as S;
use chrono::NaiveDate;

/// The programme of the social and health care assistant, whose adults may be employed from GF2 on.
const ASSISTANT: &str = "ssa";
/// From which age (docs/field 2.2, row "25+ from GF2"; 4.1, A11).
const ADULT: u32 = 25;

/// Whether an application that will stand there must name a cohort (docs/field 4.1, A2): one who is only interested chooses
/// later, and where no cohort of the programme begins from today on, there is none to choose.
#[must_use]
pub fn wants_cohort(to: S, first_days: impl IntoIterator<Item = NaiveDate>, today: NaiveDate) -> bool {
    to == S::Received && first_days.into_iter().any(|day| day >= today)
}

/// Whether an offer must say if the employment includes GF2 (docs/field 4.1, A11): to an applicant for the assistant's
/// programme who is 25 or more when it begins; where no cohort is chosen, on the day of the offer.
#[must_use]
pub fn asks_gf2(programme_code: &str, birth_date: NaiveDate, starts_on: Option<NaiveDate>, today: NaiveDate) -> bool {
    let age = starts_on.unwrap_or(today).years_since(birth_date);
    programme_code == ASSISTANT && age.is_some_and(|age| age >= ADULT)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_cohort_is_chosen_where_one_is_coming() {
        let today = day("2026-11-23");
        let wants = |to, first: &[&str]| wants_cohort(to, first.iter().map(|first| day(first)), today);
        assert!(wants(S::Received, &["2026-08-03", "2027-01-04"]));
        assert!(wants(S::Received, &["2026-11-23"]), "one that begins today can be entered");
        assert!(!wants(S::Received, &["2026-08-03"]), "none is coming");
        assert!(!wants(S::Received, &[]));
        for to in S::ALL.iter().filter(|to| **to != S::Received) {
            assert!(!wants(*to, &["2027-01-04"]), "{to}");
        }
    }

    #[test]
    fn gf2_is_asked_of_an_adult_on_her_way_to_be_an_assistant() {
        let today = day("2026-11-23");
        let asks = |programme, born: &str, starts: Option<&str>| asks_gf2(programme, day(born), starts.map(day), today);
        assert!(asks("ssa", "2002-01-04", Some("2027-01-04")), "25 on the first day");
        assert!(!asks("ssa", "2002-01-05", Some("2027-01-04")), "25 the day after");
        assert!(!asks("ssh", "1990-01-01", Some("2027-01-04")));
        assert!(asks("ssa", "2001-11-23", None));
        assert!(!asks("ssa", "2002-01-04", None), "not 25 yet, and no first day is known");
    }
}
