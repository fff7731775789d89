//! The state machine of a hire case, and when it opens.

use super::HireCaseStatus as S;
use crate::access::Role;
use crate::problem::{FieldCode, FieldError};
use crate::traineeships::TraineeshipStatus;
use chrono::{Months, NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

/// How many days before the planned end a case opens (docs/field 9.1, `hire.open_days_before_end`).
const OPEN_DAYS_BEFORE_END: i64 = 120;

/// How many days after the end a decided case closes by itself (docs/field 4.5, `closed`).
const CLOSE_DAYS_AFTER_END: i64 = 90;
/// A hire counts where the job begins at most this long after the end (docs/field 8, `hire_rate`).
const HIRED_WITHIN: Months = Months::new(3);

words! {
    /// A condition of a move (docs/field 4.5).
    HireGuard {
        LeaderDecides = "leader_decides", "Leder eller konsulent afgør sagen.", "The leader or the consultant decides the case.";
        NotUnderWay = "not_under_way", "Forløbet skal være i gang.", "The traineeship must be under way.";
        TooEarly = "too_early", "Sagen åbner 120 dage før slut.", "The case opens 120 days before the end.";
    }
}

/// The day a case opens for a traineeship that ends on `ends_on`.
#[must_use]
pub fn opens_on(ends_on: NaiveDate) -> NaiveDate {
    ends_on - TimeDelta::days(OPEN_DAYS_BEFORE_END)
}

/// The last day a decided case stays open for a traineeship that ends on `ends_on`.
#[must_use]
pub fn closes_after(ends_on: NaiveDate) -> NaiveDate {
    ends_on + TimeDelta::days(CLOSE_DAYS_AFTER_END)
}

/// Whether a job that begins on `starts_on` counts as a hire after a traineeship that ended on `ended_on`.
#[must_use]
pub fn in_time(ended_on: NaiveDate, starts_on: NaiveDate) -> bool {
    ended_on.checked_add_months(HIRED_WITHIN).is_none_or(|limit| starts_on <= limit)
}

/// What blocks the opening of a case today (docs/field 4.2, B11).
#[must_use]
pub fn opening_guards(status: TraineeshipStatus, ends_on: NaiveDate, today: NaiveDate) -> Vec<HireGuard> {
    let mut blockers = Vec::new();
    if !matches!(status, TraineeshipStatus::Active | TraineeshipStatus::OnLeave | TraineeshipStatus::Completing) {
        blockers.push(HireGuard::NotUnderWay);
    }
    if today < opens_on(ends_on) {
        blockers.push(HireGuard::TooEarly);
    }
    blockers
}

/// A move that the state allows, and what blocks it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HireOption {
    /// Where it would stand.
    pub to: S,
    /// What must be true first; empty where nothing blocks it.
    pub blockers: Vec<HireGuard>,
}

const fn moves(from: S) -> &'static [S] {
    match from {
        S::Open | S::WishKnown => {
            &[S::Recommended, S::NotRecommended, S::Offered, S::NotOffered, S::HiredElsewhere, S::FurtherStudy, S::Unknown]
        }
        S::Recommended | S::NotRecommended => &[S::Offered, S::NotOffered, S::HiredElsewhere, S::FurtherStudy, S::Unknown],
        S::Offered => &[S::Accepted, S::Declined],
        S::Declined | S::NotOffered => &[S::HiredElsewhere, S::FurtherStudy, S::Unknown, S::Closed],
        S::Accepted | S::HiredElsewhere | S::FurtherStudy | S::Unknown => &[S::Closed],
        S::Closed => &[],
    }
}

/// What blocks a move for someone of these roles; `None` where the state does not have the move at all.
#[must_use]
pub fn hire_guards(from: S, to: S, roles: &[Role]) -> Option<Vec<HireGuard>> {
    if !moves(from).contains(&to) {
        return None;
    }
    // The consultant records what the leader has decided; nobody else does.
    let decides = roles.iter().any(|role| matches!(role, Role::Leader | Role::Consultant));
    Some(if decides { Vec::new() } else { vec![HireGuard::LeaderDecides] })
}

/// Every move of the state: the buttons of the screen.
#[must_use]
pub fn hire_options(from: S, roles: &[Role]) -> Vec<HireOption> {
    moves(from).iter().filter_map(|to| Some(HireOption { to: *to, blockers: hire_guards(from, *to, roles)? })).collect()
}

impl HireGuard {
    /// The guard as an error of the field `to`, for the problem document.
    #[must_use]
    pub fn as_error(self) -> FieldError {
        FieldError::new("to", FieldCode::GuardNotMet).with("guard", self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yes_and_no_come_only_after_an_offer() {
        for from in S::ALL {
            let options = hire_options(*from, &[Role::Leader]);
            let answers = options.iter().any(|option| matches!(option.to, S::Accepted | S::Declined));
            assert_eq!(answers, *from == S::Offered, "{from}");
        }
    }

    #[test]
    fn only_leader_and_consultant_move_a_case() {
        assert_eq!(hire_guards(S::Open, S::Offered, &[Role::EducationLead]), Some(vec![HireGuard::LeaderDecides]));
        assert_eq!(hire_guards(S::Open, S::Offered, &[Role::Consultant]), Some(vec![]));
        assert_eq!(hire_guards(S::Closed, S::Offered, &[Role::Leader]), None);
    }

    #[test]
    fn a_case_opens_120_days_before_the_end() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!(opens_on(day("2027-03-23")), day("2026-11-23"));
        let on = |status, today| opening_guards(status, day("2027-03-23"), day(today));
        assert_eq!(on(TraineeshipStatus::Active, "2026-11-23"), []);
        assert_eq!(on(TraineeshipStatus::Active, "2026-11-22"), [HireGuard::TooEarly]);
        assert_eq!(on(TraineeshipStatus::Completed, "2026-11-23"), [HireGuard::NotUnderWay]);
        assert_eq!(closes_after(day("2026-08-25")), day("2026-11-23"));
    }

    #[test]
    fn a_hire_counts_for_three_months() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert!(in_time(day("2026-11-30"), day("2027-02-28")), "the last day of a shorter month");
        assert!(!in_time(day("2026-11-30"), day("2027-03-01")));
    }

    #[test]
    fn what_is_decided_only_closes_or_says_where_she_went() {
        for from in S::ALL.iter().filter(|from| from.is_decided()) {
            for option in hire_options(*from, &[Role::Leader]) {
                assert!(
                    option.to.is_decided() && !matches!(option.to, S::Accepted | S::Declined | S::NotOffered),
                    "{from} to {}",
                    option.to
                );
            }
        }
    }
}
