//! What is sent about hire cases, and what comes back.

use super::{Destination, HireCaseStatus, HireReason, Wish};
use crate::fields::Of;
use crate::ids::{HireCaseId, OrgUnitId, TraineeshipId};
use crate::moves::OptionOf;
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
    pub options: Vec<OptionOf<HireCaseStatus>>,
    /// The version, for `If-Match`.
    pub version: i32,
}

/// Full time, minutes a week: 37 hours.
const FULL_TIME: i32 = 37 * 60;

fields! {
    /// Moves a case. Which facts it asks for depends on where it goes (docs/field 4.5; 5.2, 16).
    DecideHireCase {
        to: HireCaseStatus = given, "Afgørelse", "Decision";
        /// The trainee reads it.
        recommendation_text: Option<String> = area(1000), "Anbefaling", "Recommendation",
            hint "Eleven kan læse teksten. Skriv ikke om helbred.", "The trainee can read the text. Do not write about health.";
        offer_unit_id: Option<OrgUnitId> = pick(Of::Unit), "Enhed", "Unit";
        offer_position: Option<String> = line(1000), "Stilling", "Position";
        /// In minutes.
        offer_weekly_minutes: Option<i32> = hours(60, FULL_TIME), "Timer om ugen", "Hours a week",
            hint "37 er fuld tid.", "37 is full time.";
        deviation_reason: Option<String> = line(1000), "Hvorfor ikke fuld tid", "Why not full time",
            below FULL_TIME in offer_weekly_minutes;
        offer_starts_on: Option<NaiveDate> = coming, "Første dag", "First day";
        offer_deadline: Option<NaiveDate> = coming, "Svarfrist", "Deadline for an answer";
        /// At least one.
        #[serde(default)]
        reasons: Vec<HireReason> = several, "Hvorfor? Vælg mindst én.", "Why? Choose at least one.";
        /// Where the trainee went instead.
        destination: Option<Destination> = choice, "Hvor blev eleven ansat?", "Where was the trainee hired?";
    }
    /// Whether the trainee wants a job here.
    JobWish {
        /// The wish.
        wish: Wish = chips, "Vil du gerne have job her?", "Do you want a job here?";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moves;
    use crate::settings::Hire;
    use HireCaseStatus as S;

    const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();

    fn to(to: S) -> DecideHireCase {
        let text = serde_json::json!({ "to": to }).to_string();
        serde_json::from_str(&text).unwrap()
    }

    fn checked_with(decision: DecideHireCase, hire: Hire) -> Result<DecideHireCase, Vec<crate::problem::FieldError>> {
        let one = moves::find(S::Open, decision.to).or_else(|| moves::find::<S>(S::Offered, decision.to)).unwrap();
        moves::checked::<S>(decision, &moves::asks(one, &hire, TODAY), Some(&hire), TODAY)
    }

    fn checked(decision: DecideHireCase) -> Result<DecideHireCase, Vec<crate::problem::FieldError>> {
        checked_with(decision, Hire::default())
    }

    fn wrong(decision: DecideHireCase) -> Vec<String> {
        checked(decision).unwrap_err().into_iter().map(|error| error.field).collect()
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
        assert!(checked(offer.clone()).is_ok());
        let part = DecideHireCase { offer_weekly_minutes: Some(32 * 60), ..offer };
        assert_eq!(wrong(part.clone()), ["deviation_reason"]);
        let told = DecideHireCase { deviation_reason: Some("Eget ønske".to_owned()), ..part.clone() };
        assert!(checked(told.clone()).is_ok());
        let anything_goes = Hire { fulltime_default: false, ..Hire::default() };
        let told_of_all = DecideHireCase { offer_weekly_minutes: Some(FULL_TIME), ..told.clone() };
        assert_eq!(wrong(told_of_all), ["deviation_reason"], "nobody is asked why it is full time");
        assert!(checked_with(part, anything_goes).is_ok(), "where full time is not the default");
        assert_eq!(checked_with(told, anything_goes).unwrap().deviation_reason, None, "and nobody is asked for a reason");
    }
}
