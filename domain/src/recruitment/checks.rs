//! What must be right before a request about an application is taken: all that is wrong is said at once.

use super::{
    ApplicationStatus, ChangeApplication, OutcomeReason, RecordInterview, RegisterApplication, SetRequirement, Transition, Wanted,
};
use crate::fields::Declared;
use crate::people::{Email, Name, Note, Phone, Written, can_apply};
use crate::problem::{Checks, FieldCode, FieldError};
use chrono::NaiveDate;

impl RegisterApplication {
    /// Checks the fields.
    ///
    /// # Errors
    /// What is wrong, by field.
    pub fn checked(mut self, today: NaiveDate) -> Result<Self, Vec<FieldError>> {
        let mut checks = Checks::default();
        self.check_fields(today, &mut checks);
        checks.require(self.birth_date > today || can_apply(self.birth_date, today), "birth_date", FieldCode::OutOfRange);
        checks.finish(self)
    }
}

impl ChangeApplication {
    /// Checks the fields that are there.
    ///
    /// # Errors
    /// What is wrong, by field.
    pub fn checked(mut self, today: NaiveDate) -> Result<Self, Vec<FieldError>> {
        let mut checks = Checks::default();
        written::<Name>(&mut checks, &mut self.given_name, "given_name", Empty::IsMissing);
        written::<Name>(&mut checks, &mut self.family_name, "family_name", Empty::IsMissing);
        written::<Email>(&mut checks, &mut self.email, "email", Empty::Clears);
        written::<Phone>(&mut checks, &mut self.phone, "phone", Empty::Clears);
        written::<Note>(&mut checks, &mut self.note, "note", Empty::Clears);
        checks.require(self.birth_date.is_none_or(|born| can_apply(born, today)), "birth_date", FieldCode::OutOfRange);
        checks.finish(self)
    }
}

impl SetRequirement {
    /// Checks the reason.
    ///
    /// # Errors
    /// What is wrong, by field.
    pub fn checked(mut self) -> Result<Self, Vec<FieldError>> {
        let mut checks = Checks::default();
        checks.optional_text(&mut self.dispensation_reason, "dispensation_reason", 500);
        checks.finish(self)
    }
}

impl RecordInterview {
    /// Checks the day.
    ///
    /// # Errors
    /// What is wrong, by field.
    pub fn checked(self, today: NaiveDate) -> Result<Self, Vec<FieldError>> {
        let mut checks = Checks::default();
        checks.near(Some(self.held_on), "held_on");
        checks.require(self.held_on <= today, "held_on", FieldCode::InFuture);
        checks.finish(self)
    }
}

/// What an empty text means in a correction.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Empty {
    IsMissing,
    Clears,
}

fn written<T: Written>(checks: &mut Checks, text: &mut Option<String>, field: &str, empty: Empty) {
    match text {
        Some(text) if text.trim().is_empty() && empty == Empty::Clears => text.clear(),
        Some(text) => checks.written::<T>(text, field),
        None => {}
    }
}

impl Transition {
    /// Checks that the facts the move needs are there (docs/field 4.1, Guards and Recorded); an answer to what is not
    /// asked is left out.
    ///
    /// # Errors
    /// What is missing, by field.
    pub fn checked(mut self, wanted: Wanted, today: NaiveDate) -> Result<Self, Vec<FieldError>> {
        use ApplicationStatus as S;
        let mut checks = Checks::default();
        self = self.only_its_own();
        for (field, text) in [
            ("guidance_plan", &mut self.guidance_plan),
            ("clarification", &mut self.clarification),
            ("evidence", &mut self.evidence),
            ("override_reason", &mut self.override_reason),
        ] {
            checks.optional_text(text, field, 1000);
        }
        self.gf2_included = self.gf2_included.filter(|_| wanted.gf2);
        let mut need = |holds: bool, field: &str| checks.require(holds, field, FieldCode::Required);
        match self.to {
            S::Received => need(!wanted.cohort || self.cohort_id.is_some(), "cohort_id"),
            S::Rejected => {
                need(self.reason.is_some(), "reason");
                need(self.reason != Some(OutcomeReason::NoPlace) || self.qualified.is_some(), "qualified");
            }
            S::OfferDeclined => need(self.reason.is_some(), "reason"),
            S::NotReady => {
                need(self.guidance_plan.is_some(), "guidance_plan");
                need(self.recontact_on.is_some(), "recontact_on");
            }
            S::Offered => {
                need(self.offer_deadline.is_some(), "offer_deadline");
                need(self.employment_basis.is_some(), "employment_basis");
                need(self.site_id.is_some(), "site_id");
                need(!wanted.gf2 || self.gf2_included.is_some(), "gf2_included");
            }
            S::Accepted => need(self.evidence.is_some(), "evidence"),
            S::Interview | S::Screening => need(!wanted.clarification || self.clarification.is_some(), "clarification"),
            _ => {}
        }
        checks.require(self.recontact_on.is_none_or(|on| on > today), "recontact_on", FieldCode::InPast);
        checks.require(self.offer_deadline.is_none_or(|on| on >= today), "offer_deadline", FieldCode::InPast);
        let in_order = match (self.starts_on, self.ends_on) {
            (Some(start), Some(end)) => end >= start,
            _ => true,
        };
        checks.require(in_order, "ends_on", FieldCode::EndBeforeStart);
        checks.near(self.starts_on, "starts_on");
        checks.near(self.ends_on, "ends_on");
        checks.finish(self)
    }
}

impl Transition {
    /// The move without the facts of other moves: who may make one move does not correct the rest of the application by it.
    fn only_its_own(self) -> Self {
        use ApplicationStatus as S;
        let (to, own) = (self.to, Self::to(self.to));
        match to {
            S::Received => Self { cohort_id: self.cohort_id, ..own },
            S::Rejected => Self { reason: self.reason, qualified: self.qualified, ..own },
            S::OfferDeclined | S::Withdrawn => Self { reason: self.reason, ..own },
            S::NotReady => Self { guidance_plan: self.guidance_plan, recontact_on: self.recontact_on, ..own },
            S::Interview | S::Screening => Self { clarification: self.clarification, ..own },
            S::Offered => Self {
                offer_deadline: self.offer_deadline,
                employment_basis: self.employment_basis,
                site_id: self.site_id,
                cohort_id: self.cohort_id,
                gf2_included: self.gf2_included,
                override_reason: self.override_reason,
                ..own
            },
            S::Accepted => Self {
                evidence: self.evidence,
                starts_on: self.starts_on,
                ends_on: self.ends_on,
                needs_work_permit: self.needs_work_permit,
                foreign_applicant: self.foreign_applicant,
                ..own
            },
            _ => own,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recruitment::ApplicationStatus as S;

    const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();

    fn wrong(from: S, facts: serde_json::Value) -> Vec<String> {
        let transition: Transition = serde_json::from_value(facts).unwrap();
        let wanted = Wanted { clarification: from == S::Clarification, cohort: from == S::Lead, gf2: from == S::Recommended };
        transition.checked(wanted, TODAY).unwrap_err().into_iter().map(|error| error.field).collect()
    }

    #[test]
    fn each_move_says_what_it_lacks() {
        use serde_json::json;
        assert_eq!(wrong(S::Screening, json!({ "to": "rejected" })), ["reason"]);
        assert_eq!(wrong(S::Screening, json!({ "to": "rejected", "reason": "no_place" })), ["qualified"]);
        assert_eq!(wrong(S::Offered, json!({ "to": "offer_declined" })), ["reason"]);
        assert_eq!(wrong(S::Screening, json!({ "to": "not_ready", "guidance_plan": "  " })), ["guidance_plan", "recontact_on"]);
        assert_eq!(
            wrong(S::Screening, json!({ "to": "not_ready", "guidance_plan": "GF2", "recontact_on": "2026-11-23" })),
            ["recontact_on"]
        );
        assert_eq!(wrong(S::Clarification, json!({ "to": "interview" })), ["clarification"]);
        assert_eq!(wrong(S::Recommended, json!({ "to": "offered" })), ["offer_deadline", "employment_basis", "site_id", "gf2_included"]);
        assert_eq!(wrong(S::Lead, json!({ "to": "received" })), ["cohort_id"]);
        assert_eq!(wrong(S::Offered, json!({ "to": "accepted" })), ["evidence"]);
    }

    #[test]
    fn an_empty_text_clears_and_a_name_is_never_empty() {
        let change = ChangeApplication { email: Some(" ".to_owned()), given_name: Some(String::new()), ..ChangeApplication::default() };
        let fields: Vec<String> = change.checked(TODAY).unwrap_err().into_iter().map(|error| error.field).collect();
        assert_eq!(fields, ["given_name"]);
    }
}
