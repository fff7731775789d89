//! What is sent about hire cases, and what comes back.

use super::{Destination, HireCaseStatus, HireOption, HireReason, Wish};
use crate::ids::{HireCaseId, OrgUnitId, TraineeshipId};
use crate::problem::{Checks, FieldCode, FieldError};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A hire case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HireCase {
    /// The case.
    pub id: HireCaseId,
    /// The traineeship.
    pub traineeship_id: TraineeshipId,
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// The programme's code.
    pub programme_code: String,
    /// The programme's name.
    pub programme_name: String,
    /// The site.
    pub site_name: String,
    /// Where it stands.
    pub status: HireCaseStatus,
    /// When it opened.
    pub opened_on: NaiveDate,
    /// The traineeship's planned end.
    pub ends_on: NaiveDate,
    /// The leader who decides.
    pub leader_name: Option<String>,
    /// Whether the trainee wants a job here.
    pub wish: Option<Wish>,
    /// The recommendation, as the trainee may read it.
    pub recommendation_text: Option<String>,
    /// The unit of the offer.
    pub offer_unit_id: Option<OrgUnitId>,
    /// What the unit is called.
    pub offer_unit_name: Option<String>,
    /// The position offered.
    pub offer_position: Option<String>,
    /// The weekly working time offered, minutes.
    pub offer_weekly_minutes: Option<i32>,
    /// The first day of the job.
    pub offer_starts_on: Option<NaiveDate>,
    /// The last day for an answer.
    pub offer_deadline: Option<NaiveDate>,
    /// Why it is not full time.
    pub deviation_reason: Option<String>,
    /// When it was decided.
    pub decided_on: Option<NaiveDate>,
    /// What was decided: it stays when the case is closed.
    pub outcome: Option<HireCaseStatus>,
    /// Where the trainee went instead.
    pub destination: Option<Destination>,
    /// Why it was declined or not offered.
    pub reasons: Vec<HireReason>,
    /// The moves there are for the actor.
    pub options: Vec<HireOption>,
    /// The version, for `If-Match`.
    pub version: i32,
}

/// The filters of the list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[serde(deny_unknown_fields)]
pub struct HireCaseQuery {
    /// Only this status; `open` means all that are not decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// Only the case of this traineeship.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub traineeship: Option<TraineeshipId>,
    /// Where the page begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// Rows per page, 1–100; 25 where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

/// Moves a case. Which facts it needs depends on where it goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DecideHireCase {
    /// Where to.
    pub to: HireCaseStatus,
    /// The recommendation: the trainee reads it.
    #[serde(default)]
    pub recommendation_text: Option<String>,
    /// The unit of the offer.
    #[serde(default)]
    pub offer_unit_id: Option<OrgUnitId>,
    /// The position offered.
    #[serde(default)]
    pub offer_position: Option<String>,
    /// The weekly working time offered, minutes.
    #[serde(default)]
    pub offer_weekly_minutes: Option<i32>,
    /// The first day of the job.
    #[serde(default)]
    pub offer_starts_on: Option<NaiveDate>,
    /// The last day for an answer.
    #[serde(default)]
    pub offer_deadline: Option<NaiveDate>,
    /// Why it is not full time.
    #[serde(default)]
    pub deviation_reason: Option<String>,
    /// Why it was declined or not offered; at least one.
    #[serde(default)]
    pub reasons: Vec<HireReason>,
    /// Where the trainee went instead: for `hired_elsewhere`; may be said for `declined`.
    #[serde(default)]
    pub destination: Option<Destination>,
}

/// Whether the trainee wants a job here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct JobWish {
    /// The wish.
    pub wish: Wish,
}

/// Full time, minutes a week: 37 hours.
const FULL_TIME: i32 = 37 * 60;

impl DecideHireCase {
    /// Checks that the facts the move needs are there (docs/field 4.5; 5.2 invariant 16).
    ///
    /// # Errors
    /// What is missing, by field.
    pub fn checked(mut self, today: NaiveDate) -> Result<Self, Vec<FieldError>> {
        use HireCaseStatus as S;
        let mut checks = Checks::default();
        for (field, text) in [
            ("recommendation_text", &mut self.recommendation_text),
            ("offer_position", &mut self.offer_position),
            ("deviation_reason", &mut self.deviation_reason),
        ] {
            checks.optional_text(text, field, 1000);
        }
        let mut need = |holds: bool, field: &str| checks.require(holds, field, FieldCode::Required);
        match self.to {
            S::Recommended | S::NotRecommended => need(self.recommendation_text.is_some(), "recommendation_text"),
            S::Offered => {
                need(self.offer_unit_id.is_some(), "offer_unit_id");
                need(self.offer_position.is_some(), "offer_position");
                need(self.offer_weekly_minutes.is_some(), "offer_weekly_minutes");
                need(self.offer_starts_on.is_some(), "offer_starts_on");
                need(self.offer_deadline.is_some(), "offer_deadline");
                // Full time is the default: a deviation has a reason (docs/field 9.1, `hire.fulltime_default`).
                need(
                    self.offer_weekly_minutes.is_none_or(|minutes| minutes >= FULL_TIME) || self.deviation_reason.is_some(),
                    "deviation_reason",
                );
            }
            S::Declined | S::NotOffered => need(!self.reasons.is_empty(), "reasons"),
            S::HiredElsewhere => need(self.destination.is_some(), "destination"),
            _ => {}
        }
        checks.require(
            self.offer_weekly_minutes.is_none_or(|minutes| (60..=FULL_TIME).contains(&minutes)),
            "offer_weekly_minutes",
            FieldCode::OutOfRange,
        );
        checks.near(self.offer_deadline, "offer_deadline");
        checks.near(self.offer_starts_on, "offer_starts_on");
        checks.require(self.offer_deadline.is_none_or(|on| on >= today), "offer_deadline", FieldCode::InPast);
        checks.require(self.offer_starts_on.is_none_or(|on| on >= today), "offer_starts_on", FieldCode::InPast);
        checks.finish(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use HireCaseStatus as S;

    const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();

    fn to(to: S) -> DecideHireCase {
        let text = serde_json::json!({ "to": to }).to_string();
        serde_json::from_str(&text).unwrap()
    }

    fn wrong(decision: DecideHireCase) -> Vec<String> {
        decision.checked(TODAY).unwrap_err().into_iter().map(|error| error.field).collect()
    }

    #[test]
    fn each_move_says_what_it_lacks() {
        assert_eq!(wrong(to(S::Recommended)), ["recommendation_text"]);
        assert_eq!(wrong(to(S::NotRecommended)), ["recommendation_text"]);
        assert_eq!(wrong(to(S::Declined)), ["reasons"]);
        assert_eq!(wrong(to(S::NotOffered)), ["reasons"]);
        assert_eq!(wrong(to(S::HiredElsewhere)), ["destination"]);
        assert_eq!(wrong(to(S::Offered)), ["offer_unit_id", "offer_position", "offer_weekly_minutes", "offer_starts_on", "offer_deadline"]);
    }

    #[test]
    fn less_than_full_time_has_a_reason() {
        let offer = DecideHireCase {
            offer_unit_id: Some(OrgUnitId(uuid::Uuid::nil())),
            offer_position: Some("Social- og sundhedsassistent".to_owned()),
            offer_weekly_minutes: Some(FULL_TIME),
            offer_starts_on: Some(TODAY),
            offer_deadline: Some(TODAY),
            ..to(S::Offered)
        };
        assert!(offer.clone().checked(TODAY).is_ok());
        let part = DecideHireCase { offer_weekly_minutes: Some(32 * 60), ..offer };
        assert_eq!(wrong(part.clone()), ["deviation_reason"]);
        assert!(DecideHireCase { deviation_reason: Some("Eget ønske".to_owned()), ..part }.checked(TODAY).is_ok());
    }
}
