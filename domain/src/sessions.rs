//! Signing in: what is sent, and what the SPA learns of the user.

use crate::access::{Grant, Role};
use crate::calendar::Calendar;
use crate::fields::Declared;
use crate::ids::{PersonId, TenantId, TraineeshipId, UserId};
use crate::problem::{Checks, FieldCode, FieldError};
use chrono::NaiveDate;

/// The cookie that scripts may read: it says that a session was begun in this browser, and nothing else.
pub const BEGUN_COOKIE: &str = "praktikspor_begun";

/// The fewest characters of a password (docs/trust 2.4).
pub const PASSWORD_MIN: usize = 12;
/// The most characters of a password: hashing more would only cost time.
pub const PASSWORD_MAX: usize = 128;

fields! {
    /// Signs in with e-mail and password.
    SignIn {
        /// The e-mail address; capitals do not matter.
        email: String = username, "E-mail", "E-mail";
        password: String = password, "Adgangskode", "Password";
        /// The number of the municipality, where the address has a user with this password in several: they are named then,
        /// as the values of the error `choose_municipality`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        municipality: Option<TenantId> = choice, "Kommune", "Municipality";
    }
    /// Sets a password by a one-time link.
    SetPassword {
        /// The secret of the link.
        token: String = token, "Link", "Link";
        password: String = new_password, "Ny adgangskode", "New password",
            hint "Mindst 12 tegn. Brug gerne en hel sætning.", "At least 12 characters. A whole sentence is fine.";
    }
    /// Changes the own password.
    ChangePassword {
        current: String = password, "Nuværende adgangskode", "Current password";
        new: String = new_password, "Ny adgangskode", "New password",
            hint "Mindst 12 tegn. Brug gerne en hel sætning.", "At least 12 characters. A whole sentence is fine.";
    }
}

/// The user who is signed in.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Me {
    /// The user.
    pub user_id: UserId,
    /// What the user is called.
    pub display_name: String,
    /// The municipality.
    pub tenant_name: String,
    /// Whether this is a demonstration with invented people; every page says so.
    pub is_demo: bool,
    /// The municipality's date.
    pub today: NaiveDate,
    /// The roles of today with their scopes.
    pub grants: Vec<Grant>,
    /// The person the user is, where the user is a trainee.
    pub person_id: Option<PersonId>,
    /// The user's own latest traineeship.
    pub traineeship_id: Option<TraineeshipId>,
    /// What the municipality has set and screens read; none where a stored value cannot be read: nobody is kept from signing in
    /// to mend it.
    pub settings: Option<ScreenSettings>,
}

/// What the municipality has set and screens read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ScreenSettings {
    /// The local days off.
    pub calendar: Calendar,
}

/// The answer to a sign-in. The tokens also come as cookies that scripts cannot read; the SPA uses only those.
#[derive(Clone, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignedIn {
    /// The access token, for clients that send it as a bearer token.
    pub access_token: String,
    /// How long it is good for, seconds.
    pub expires_in: i64,
    /// The user.
    pub me: Me,
}

/// A sign-in of the demonstration; there are none outside it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DemoLogin {
    /// The role it shows.
    pub role: Role,
    /// What the user is called.
    pub name: String,
    /// The e-mail address.
    pub email: String,
    /// The password.
    pub password: String,
}

impl SignIn {
    /// Checks that something is filled in; whether it is right only the server knows.
    ///
    /// # Errors
    /// What is missing, by field.
    pub fn checked(self) -> Result<Self, Vec<FieldError>> {
        // By hand: the check of all kinds of fields would be a tenth of what a visitor loads before she can sign in.
        let this = Self { email: self.email.trim().to_owned(), ..self };
        let mut checks = Checks::default();
        checks.require(this.email.contains('@'), Self::email, FieldCode::InvalidEmail);
        checks.require(!this.password.is_empty(), Self::password, FieldCode::Required);
        checks.finish(this)
    }
}

impl SetPassword {
    /// Checks the password.
    ///
    /// # Errors
    /// What is wrong, by field.
    pub fn checked(self) -> Result<Self, Vec<FieldError>> {
        self.fields_checked(UNDATED)
    }
}

impl ChangePassword {
    /// Checks the new password, which is another than the current one.
    ///
    /// # Errors
    /// What is wrong, by field.
    pub fn checked(mut self) -> Result<Self, Vec<FieldError>> {
        let mut checks = Checks::default();
        self.check_fields(UNDATED, &mut checks);
        checks.require(self.new != self.current, Self::new, FieldCode::Duplicate);
        checks.finish(self)
    }
}

/// Who signs in has no day yet, and no field here asks for one.
const UNDATED: NaiveDate = NaiveDate::MIN;

/// Length, and not one repeated letter; taken exactly as typed (ASVS 6.2.8), so nothing is trimmed.
pub(crate) fn new_password(password: &str, field: &str, checks: &mut Checks) {
    let length = password.chars().count();
    if length < PASSWORD_MIN {
        checks.push(FieldError::new(field, FieldCode::TooShort).with("min", PASSWORD_MIN));
    } else if length > PASSWORD_MAX {
        checks.push(FieldError::new(field, FieldCode::TooLong).with("max", PASSWORD_MAX));
    } else {
        let mut letters: Vec<char> = password.to_lowercase().chars().collect();
        letters.sort_unstable();
        letters.dedup();
        checks.require(letters.len() >= 5, field, FieldCode::WeakPassword);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Option<FieldCode> {
        let set = SetPassword { token: String::new(), password: text.to_owned() };
        set.checked().err().map(|errors| errors[0].code)
    }

    #[test]
    fn a_sign_in_says_at_once_all_that_is_missing() {
        let missing = SignIn { email: "amina.yusuf".into(), password: String::new(), municipality: None }.checked().err().unwrap();
        assert_eq!(missing.iter().map(|error| error.field.as_str()).collect::<Vec<_>>(), ["email", "password"]);
        assert!(SignIn { email: "amina@example.dk".into(), password: "x".into(), municipality: None }.checked().is_ok());
    }

    #[test]
    fn passwords_are_long_and_not_monotonous() {
        assert_eq!(code("kort"), Some(FieldCode::TooShort));
        assert_eq!(code(&"ab1 ".repeat(40)), Some(FieldCode::TooLong));
        assert_eq!(code("aaaaaaaaaaaaaa"), Some(FieldCode::WeakPassword));
        assert_eq!(code("blå cykel i regnvejr"), None);
    }

    #[test]
    fn a_password_is_taken_as_it_is_typed_and_shown_nowhere() {
        let typed = |name: &str| if name == SetPassword::password { " blå cykel i regnvejr ".to_owned() } else { "hemmeligt".to_owned() };
        let set = SetPassword::from_written(&typed, &mut Vec::new()).checked().unwrap();
        assert_eq!(set.password, " blå cykel i regnvejr ");
        let shown = format!("{set:?}");
        assert!(!shown.contains("cykel") && !shown.contains("hemmeligt"), "{shown}");
    }
}
