//! The state machine of a hire case, and when it opens.

use super::{DecideHireCase as D, HireCaseStatus as S};
use crate::Text;
use crate::access::Role;
use crate::audit::AuditAction;
use crate::moves::{Ask, Machine, Move, may, must};
use crate::settings::Hire;
use crate::traineeships::TraineeshipStatus;
use chrono::{Months, NaiveDate, TimeDelta};

words! {
    /// A condition of a move (docs/field 4.5).
    HireGuard {
        NotUnderWay = "not_under_way", "Forløbet skal være i gang.", "The traineeship must be under way.";
        TooEarly = "too_early", "Det er for tidligt at åbne sagen.", "It is too early to open the case.";
    }
}

/// The day a case opens for a traineeship that ends on `ends_on` (docs/field 9.1, `hire.open_days_before_end`).
#[must_use]
pub fn opens_on(ends_on: NaiveDate, hire: &Hire) -> NaiveDate {
    ends_on - TimeDelta::days(i64::from(hire.case_opens_days))
}

/// The last day a decided case stays open for a traineeship that ends on `ends_on` (docs/field 4.5, `closed`).
#[must_use]
pub fn closes_after(ends_on: NaiveDate, hire: &Hire) -> NaiveDate {
    ends_on + TimeDelta::days(i64::from(hire.case_closes_days))
}

/// Whether a job that begins on `starts_on` counts as a hire after a traineeship that ended on `ended_on` (docs/field 8,
/// `hire_rate`).
#[must_use]
pub fn in_time(ended_on: NaiveDate, starts_on: NaiveDate, hire: &Hire) -> bool {
    ended_on.checked_add_months(Months::new(hire.hired_within_months)).is_none_or(|limit| starts_on <= limit)
}

/// Whether a traineeship is so far under way that its case can be opened.
#[must_use]
pub const fn under_way(status: TraineeshipStatus) -> bool {
    matches!(status, TraineeshipStatus::Active | TraineeshipStatus::OnLeave | TraineeshipStatus::Completing)
}

/// What blocks the opening of a case today (docs/field 4.2, B11).
#[must_use]
pub fn opening_guards(status: TraineeshipStatus, ends_on: NaiveDate, hire: &Hire, today: NaiveDate) -> Vec<HireGuard> {
    let mut blockers = Vec::new();
    if !under_way(status) {
        blockers.push(HireGuard::NotUnderWay);
    }
    if today < opens_on(ends_on, hire) {
        blockers.push(HireGuard::TooEarly);
    }
    blockers
}

const DECIDES: &[Role] = &[Role::Leader, Role::Consultant];
const UNDECIDED: &[S] = &[S::Open, S::WishKnown];
const BEFORE_AN_OFFER: &[S] = &[S::Open, S::WishKnown, S::Recommended, S::NotRecommended];
const WENT_ELSEWHERE: &[S] = &[S::Open, S::WishKnown, S::Recommended, S::NotRecommended, S::Declined, S::NotOffered];

/// The consultant records what the leader has decided; nobody else does.
const fn on(from: &'static [S], to: S, da: &'static str, en: &'static str) -> Move<S> {
    Move::new(to, from, Some(to), DECIDES, Text { da, en }, AuditAction::HireCaseMoved)
}

impl Machine for S {
    type Step = Self;
    type Body = D;
    type Guard = HireGuard;
    type Facts<'a> = Hire;
    const OBJECT: &'static str = "hire_case";
    const MOVES: &'static [Move<Self>] = &[
        on(UNDECIDED, S::Recommended, "Anbefal ansættelse", "Recommend employment").asking(&[must(D::recommendation_text)]),
        on(UNDECIDED, S::NotRecommended, "Anbefal ikke ansættelse", "Advise against employment").asking(&[must(D::recommendation_text)]),
        on(BEFORE_AN_OFFER, S::Offered, "Tilbyd job", "Offer a job").asking(&[
            must(D::offer_unit_id),
            must(D::offer_position),
            must(D::offer_weekly_minutes),
            must(D::deviation_reason),
            must(D::offer_starts_on),
            must(D::offer_deadline),
        ]),
        on(&[S::Offered], S::Accepted, "Notér et ja", "Note a yes"),
        on(&[S::Offered], S::Declined, "Notér et nej", "Note a no").asking(&[must(D::reasons), may(D::destination)]),
        on(BEFORE_AN_OFFER, S::NotOffered, "Tilbyd ikke job", "Offer no job").asking(&[must(D::reasons)]),
        on(WENT_ELSEWHERE, S::HiredElsewhere, "Notér ansat andetsteds", "Note hired elsewhere").asking(&[must(D::destination)]),
        on(WENT_ELSEWHERE, S::FurtherStudy, "Notér videreuddannelse", "Note further study"),
        on(WENT_ELSEWHERE, S::Unknown, "Notér ukendt", "Note unknown"),
        on(
            &[S::Declined, S::NotOffered, S::Accepted, S::HiredElsewhere, S::FurtherStudy, S::Unknown],
            S::Closed,
            "Luk sagen",
            "Close the case",
        ),
    ];

    fn step(body: &D) -> Self {
        body.to
    }

    fn blockers(_: &Hire, _: Self, _: NaiveDate) -> Vec<HireGuard> {
        Vec::new()
    }

    /// Where full time is the default, less has a reason (docs/field 9.1, `hire.fulltime_default`); elsewhere nobody is asked.
    fn asked(hire: &Hire, _: Self, ask: Ask, _: NaiveDate) -> Option<bool> {
        (ask.field != D::deviation_reason || hire.fulltime_default).then_some(ask.must)
    }
}

impl HireGuard {
    /// The guard in words where a case is opened: how many days before the end it opens is as it is set there.
    #[must_use]
    pub fn sentence(self, hire: &Hire, lang: crate::Lang) -> String {
        let days = hire.case_opens_days;
        match self {
            Self::TooEarly => crate::text::hiring::opens_before(lang, format!("{days} {}", crate::settings::Unit::Days.of(days, lang))),
            Self::NotUnderWay => self.label(lang).to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moves::{self, Refusal};

    fn options_of(from: S, role: Role) -> Vec<S> {
        moves::options(from, &[role], &Hire::default(), NaiveDate::default()).into_iter().map(|option| option.to).collect()
    }

    #[test]
    fn yes_and_no_come_only_after_an_offer() {
        for from in S::ALL {
            let answers = options_of(*from, Role::Leader).iter().any(|to| matches!(to, S::Accepted | S::Declined));
            assert_eq!(answers, *from == S::Offered, "{from}");
        }
    }

    #[test]
    fn only_leader_and_consultant_move_a_case() {
        let judge =
            |from, role: Role| moves::judge(from, S::Offered, &[role], &Hire::default(), false, NaiveDate::default()).map(|one| one.step);
        assert_eq!(judge(S::Open, Role::EducationLead), Err(Refusal::NotYours));
        assert_eq!(judge(S::Open, Role::Consultant), Ok(S::Offered));
        assert_eq!(judge(S::Closed, Role::Consultant), Err(Refusal::NoSuchMove));
        assert!(options_of(S::Open, Role::EducationLead).is_empty());
    }

    #[test]
    fn a_case_opens_120_days_before_the_end() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let hire = Hire::default();
        assert_eq!(opens_on(day("2027-03-23"), &hire), day("2026-11-23"));
        let on = |status, today| opening_guards(status, day("2027-03-23"), &hire, day(today));
        assert_eq!(on(TraineeshipStatus::Active, "2026-11-23"), []);
        assert_eq!(on(TraineeshipStatus::Active, "2026-11-22"), [HireGuard::TooEarly]);
        assert_eq!(on(TraineeshipStatus::Completed, "2026-11-23"), [HireGuard::NotUnderWay]);
        assert_eq!(closes_after(day("2026-08-25"), &hire), day("2026-11-23"));
        let sooner = Hire { case_opens_days: 119, ..hire };
        assert_eq!(opening_guards(TraineeshipStatus::Active, day("2027-03-23"), &sooner, day("2026-11-23")), [HireGuard::TooEarly]);
    }

    #[test]
    fn a_hire_counts_for_three_months() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert!(in_time(day("2026-11-30"), day("2027-02-28"), &Hire::default()), "the last day of a shorter month");
        assert!(!in_time(day("2026-11-30"), day("2027-03-01"), &Hire::default()));
    }

    #[test]
    fn what_is_decided_only_closes_or_says_where_she_went() {
        for from in S::ALL.iter().filter(|from| from.is_decided()) {
            for to in options_of(*from, Role::Leader) {
                assert!(to.is_decided() && !matches!(to, S::Accepted | S::Declined | S::NotOffered), "{from} to {to}");
            }
        }
    }
}
