//! Key figures with their definitions (domain.md 8): numerator, denominator and percent, hidden for fewer than five.

use crate::hiring::HireCaseStatus;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The fewest cases a figure is shown for (domain.md 9.1, `survey.min_n`; 5.2 invariant 18).
pub const MIN_N: i64 = 5;

/// The period of the figures.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[serde(deny_unknown_fields)]
pub struct FigureQuery {
    /// First day; the first day of the year where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// Last day; the last day of the year where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
}

/// The first key figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KeyFigures {
    /// First day of the period.
    pub from: NaiveDate,
    /// Last day of the period.
    pub to: NaiveDate,
    /// `hire_rate`: of the traineeships that ended in the period and whose case is decided, those hired here.
    pub hire_rate: Share,
    /// The same by programme, for the plot.
    pub hire_rate_by_programme: Vec<ProgrammeShare>,
    /// The cases that are not decided yet, by state.
    pub open_cases: Vec<StatusCount>,
}

/// A share: never shown for fewer than [`MIN_N`].
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
    /// How many.
    pub count: i64,
}

impl Share {
    /// The share of two counts, hidden where the denominator is small.
    #[must_use]
    pub fn of(numerator: i64, denominator: i64) -> Self {
        if denominator < MIN_N {
            return Self { numerator: None, denominator: None, per_mille: None };
        }
        let doubled = numerator.saturating_mul(2000).checked_div(denominator).unwrap_or(0);
        Self { numerator: Some(numerator), denominator: Some(denominator), per_mille: Some(doubled.saturating_add(1) / 2) }
    }
}

/// Shares by programme without a hidden one that follows by subtraction from the total: if exactly one is hidden, the
/// smallest of the others is hidden too (domain.md 5.2, 18).
#[must_use]
pub fn without_complements(mut shares: Vec<ProgrammeShare>) -> Vec<ProgrammeShare> {
    let hidden = shares.iter().filter(|programme| programme.share.denominator.is_none()).count();
    if hidden == 1
        && let Some(smallest) = shares.iter_mut().filter(|programme| programme.share.denominator.is_some()).min_by_key(|programme| programme.share.denominator)
    {
        smallest.share = Share { numerator: None, denominator: None, per_mille: None };
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_groups_are_hidden_and_shares_round() {
        assert_eq!(Share::of(4, 4).denominator, None);
        assert_eq!(Share::of(7, 16).per_mille, Some(438));
        assert_eq!(Share::of(0, 5), Share { numerator: Some(0), denominator: Some(5), per_mille: Some(0) });
    }

    #[test]
    fn a_single_hidden_share_does_not_follow_from_the_others() {
        let share = |name: &str, n, d| ProgrammeShare { programme_code: name.to_owned(), programme_name: name.to_owned(), share: Share::of(n, d) };
        let shown = without_complements(vec![share("a", 3, 9), share("b", 1, 2), share("c", 2, 6)]);
        let visible: Vec<_> = shown.iter().filter(|s| s.share.denominator.is_some()).map(|s| s.programme_code.as_str()).collect();
        assert_eq!(visible, ["a"]);
    }
}
