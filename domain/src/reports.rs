//! Key figures with their definitions (docs/field 8): numerator, denominator and percent, hidden for small groups.

use crate::hiring::HireCaseStatus;
use crate::problem::{Checks, FieldCode, FieldError};
use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// The period and cut of the figures.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[serde(deny_unknown_fields)]
pub struct FigureQuery {
    /// First day; a year before the last day where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// Last day; today where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
    /// Only this programme.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme: Option<String>,
}

impl FigureQuery {
    /// First and last day.
    ///
    /// # Errors
    /// The end before the start, more than ten years, or a year that nobody means.
    pub fn period(&self, today: NaiveDate) -> Result<(NaiveDate, NaiveDate), Vec<FieldError>> {
        let mut meant = Checks::default();
        meant.near(self.from, "from");
        meant.near(self.to, "to");
        meant.finish(())?;
        let to = self.to.unwrap_or(today);
        let year_before = to.checked_sub_months(Months::new(12)).and_then(|day| day.succ_opt()).unwrap_or(to);
        let from = self.from.unwrap_or(year_before);
        let mut checks = Checks::default();
        checks.require(from <= to, "to", FieldCode::EndBeforeStart);
        checks.require(from.checked_add_months(Months::new(120)).is_some_and(|limit| to < limit), "from", FieldCode::OutOfRange);
        checks.finish((from, to))
    }
}

/// The whole months that a period touches, for those who see counts only: a period moved by a day would show who ended
/// on it (docs/field 5.2, 18).
#[must_use]
pub fn whole_months((from, to): (NaiveDate, NaiveDate)) -> (NaiveDate, NaiveDate) {
    let first = from.with_day(1).unwrap_or(from);
    let next = to.with_day(1).and_then(|day| day.checked_add_months(Months::new(1)));
    (first, next.and_then(|day| day.pred_opt()).unwrap_or(to))
}

/// The first key figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KeyFigures {
    /// First day of the period.
    pub from: NaiveDate,
    /// Last day of the period.
    pub to: NaiveDate,
    /// `hire_rate`: of the vocational traineeships completed in the period, those hired here within three months.
    pub hire_rate: Share,
    /// The same by programme, for the plot.
    pub hire_rate_by_programme: Vec<ProgrammeShare>,
    /// Jobs accepted in the period, by programme: of all kinds of education.
    pub hires: Vec<ProgrammeCount>,
    /// The cases that are not decided yet, by state.
    pub open_cases: Vec<StatusCount>,
    /// `time_to_offer`: the offers of the period.
    pub time_to_offer: Days,
    /// Groups of fewer are not shown (docs/field 9.1, `survey.min_n`).
    pub min_n: u32,
}

/// A number of days in the middle of several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Days {
    /// The median; none where there are too few.
    pub median: Option<i64>,
    /// Of how many; none where there are too few.
    pub count: Option<i64>,
}

impl Days {
    /// A number that is not shown.
    pub const HIDDEN: Self = Self { median: None, count: None };
}

/// How many of a programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProgrammeCount {
    /// The programme's code.
    pub programme_code: String,
    /// The programme's name.
    pub programme_name: String,
    /// How many; none where it is hidden.
    pub count: Option<i64>,
}

/// A share: never shown for fewer than `min_n`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Share {
    /// How many; none where it is hidden.
    pub numerator: Option<i64>,
    /// Of how many; none where it is hidden.
    pub denominator: Option<i64>,
    /// Per mille, rounded: 437 is 43,7 %; none where it is hidden or there is nothing to divide by.
    pub per_mille: Option<i64>,
}

/// A share of a programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProgrammeShare {
    /// The programme's code.
    pub programme_code: String,
    /// The programme's name.
    pub programme_name: String,
    /// The share.
    pub share: Share,
}

/// How many stand in a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StatusCount {
    /// The state.
    pub status: HireCaseStatus,
    /// How many; none where it is hidden.
    pub count: Option<i64>,
}

impl Share {
    /// A share that is not shown.
    pub const HIDDEN: Self = Self { numerator: None, denominator: None, per_mille: None };

    /// The share of two counts, hidden where the denominator is small.
    #[must_use]
    pub fn of(numerator: i64, denominator: i64, min_n: i64) -> Self {
        if denominator < min_n {
            return Self::HIDDEN;
        }
        let doubled = numerator.saturating_mul(2000).checked_div(denominator).unwrap_or(0);
        Self { numerator: Some(numerator), denominator: Some(denominator), per_mille: Some(doubled.saturating_add(1) / 2) }
    }
}

/// What was counted of a programme, before anything is hidden.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The programme's code.
    pub programme_code: String,
    /// The programme's name.
    pub programme_name: String,
    /// How many.
    pub numerator: i64,
    /// Of how many.
    pub denominator: i64,
}

/// The share of all and the shares by programme. What is hidden does not follow from the rest by subtraction: the
/// smallest shown ones are hidden too until those hidden are `min_n` together (docs/field 5.2, 18).
#[must_use]
pub fn shares(mut counted: Vec<Counted>, min_n: i64) -> (Share, Vec<ProgrammeShare>) {
    let total = Share::of(counted.iter().map(|one| one.numerator).sum(), counted.iter().map(|one| one.denominator).sum(), min_n);
    counted.sort_by(|a, b| a.denominator.cmp(&b.denominator).then_with(|| a.programme_code.cmp(&b.programme_code)));
    let mut hidden = 0_i64;
    let mut shares: Vec<ProgrammeShare> = counted
        .into_iter()
        .map(|one| {
            let is_hidden = one.denominator < min_n || (hidden > 0 && hidden < min_n);
            if is_hidden {
                hidden = hidden.saturating_add(one.denominator);
            }
            let share = if is_hidden { Share::HIDDEN } else { Share::of(one.numerator, one.denominator, min_n) };
            ProgrammeShare { programme_code: one.programme_code, programme_name: one.programme_name, share }
        })
        .collect();
    shares.sort_by(|a, b| a.programme_code.cmp(&b.programme_code));
    (total, shares)
}

/// The median of days that each occurred so many times: of two in the middle, the mean rounded up; hidden for fewer than `min_n`.
#[must_use]
pub fn median(mut days: Vec<(i64, i64)>, min_n: i64) -> Days {
    days.sort_unstable();
    let count: i64 = days.iter().map(|(_, times)| times).sum();
    if count < min_n {
        return Days::HIDDEN;
    }
    let at = |place: i64| {
        let mut seen = 0_i64;
        days.iter()
            .find(|(_, times)| {
                seen = seen.saturating_add(*times);
                seen > place
            })
            .map_or(0, |(value, _)| *value)
    };
    let (low, high) = (at(count.saturating_sub(1) / 2), at(count / 2));
    let sum = low.saturating_add(high);
    Days { median: Some(sum.div_euclid(2).saturating_add(sum.rem_euclid(2))), count: Some(count) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_groups_are_hidden_and_shares_round() {
        assert_eq!(Share::of(4, 4, 5).denominator, None);
        assert_eq!(Share::of(7, 16, 17), Share::HIDDEN, "a municipality may hide more");
        assert_eq!(Share::of(7, 16, 5).per_mille, Some(438));
        assert_eq!(Share::of(0, 5, 5), Share { numerator: Some(0), denominator: Some(5), per_mille: Some(0) });
    }

    fn counted(rows: &[(&str, i64, i64)]) -> Vec<Counted> {
        let one = |(code, numerator, denominator): &(&str, i64, i64)| Counted {
            programme_code: (*code).to_owned(),
            programme_name: (*code).to_owned(),
            numerator: *numerator,
            denominator: *denominator,
        };
        rows.iter().map(one).collect()
    }

    fn visible(rows: &[(&str, i64, i64)]) -> Vec<String> {
        let (_, shares) = shares(counted(rows), 5);
        shares.into_iter().filter(|one| one.share.denominator.is_some()).map(|one| one.programme_code).collect()
    }

    #[test]
    fn what_is_hidden_does_not_follow_from_the_others() {
        assert_eq!(visible(&[("a", 3, 9), ("b", 1, 2), ("c", 2, 6)]), ["a"]);
        assert_eq!(visible(&[("a", 3, 9), ("b", 1, 2), ("c", 2, 3)]), ["a"], "two hidden are five together");
        assert_eq!(visible(&[("a", 3, 9), ("b", 1, 1), ("c", 2, 3)]), Vec::<String>::new(), "two hidden are four together");
        assert_eq!(visible(&[("a", 3, 9), ("b", 1, 5)]), ["a", "b"]);
        assert_eq!(shares(counted(&[("a", 3, 9), ("b", 1, 5)]), 5).0, Share::of(4, 14, 5));
    }

    #[test]
    fn months_are_whole() {
        let days = |from: &str, to: &str| (from.parse::<NaiveDate>().unwrap(), to.parse::<NaiveDate>().unwrap());
        assert_eq!(whole_months(days("2025-11-24", "2026-02-01")), days("2025-11-01", "2026-02-28"));
        assert_eq!(whole_months(days("2026-12-31", "2026-12-31")), days("2026-12-01", "2026-12-31"));
    }

    #[test]
    fn the_median_is_in_the_middle() {
        assert_eq!(median(vec![(3, 2), (9, 2)], 5), Days { median: None, count: None });
        assert_eq!(median(vec![(12, 2), (3, 3)], 5), Days { median: Some(3), count: Some(5) });
        assert_eq!(median(vec![(12, 3), (3, 3)], 5), Days { median: Some(8), count: Some(6) });
    }

    #[test]
    fn the_period_is_the_last_year_where_nothing_is_said() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let period = FigureQuery::default().period(day("2026-11-23")).unwrap();
        assert_eq!(period, (day("2025-11-24"), day("2026-11-23")));
        let backwards = FigureQuery { from: Some(day("2026-02-01")), to: Some(day("2026-01-01")), programme: None };
        assert_eq!(backwards.period(day("2026-11-23")).unwrap_err().first().map(|error| error.field.clone()), Some("to".to_owned()));
    }
}
