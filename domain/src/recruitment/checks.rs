//! What must be right before a request about an application is taken: all that is wrong is said at once.

use super::{ChangeApplication, RegisterApplication};
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
        written::<Name>(&mut checks, &mut self.jobcentre_contact, "jobcentre_contact", Empty::Clears);
        written::<Note>(&mut checks, &mut self.note, "note", Empty::Clears);
        checks.require(self.birth_date.is_none_or(|born| can_apply(born, today)), "birth_date", FieldCode::OutOfRange);
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

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();

    #[test]
    fn an_empty_text_clears_and_a_name_is_never_empty() {
        let change = ChangeApplication { email: Some(" ".to_owned()), given_name: Some(String::new()), ..ChangeApplication::default() };
        let fields: Vec<String> = change.checked(TODAY).unwrap_err().into_iter().map(|error| error.field).collect();
        assert_eq!(fields, ["given_name"]);
    }
}
