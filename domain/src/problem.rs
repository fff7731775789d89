//! Errors on the wire: RFC 9457 problem documents with a stable `code` that the SPA translates.

use crate::fields::YEARS;
use crate::people::{Written, plain};
use crate::{Instant, Text, Word};
use std::collections::BTreeMap;

/// A problem document (`application/problem+json`).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// The HTTP status.
    pub status: u16,
    /// The stable code.
    pub code: ProblemCode,
    /// The code in words, in the language asked for.
    pub title: String,
    /// The fields that are wrong, all of them at once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
    /// Who saved meanwhile, where the version is stale.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed_by: Option<String>,
    /// When that was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed_at: Option<Instant>,
    /// The id of the request, to find it in the log.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub instance: String,
}

/// One field that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldError {
    /// The path of the field in the request.
    pub field: String,
    /// What is wrong with it.
    pub code: FieldCode,
    /// Values for the text, e.g. `max`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub params: BTreeMap<String, String>,
    /// The sentence of the guard that is not met; the answer has it as `params.sentence`, in the language asked for.
    #[serde(skip)]
    pub sentence: Option<Text>,
}

impl FieldError {
    /// A guard that is not met, with its own sentence: whatever it guards, the reader is told what it asks for.
    #[must_use]
    pub fn guard(field: &str, guard: impl Word) -> Self {
        Self { sentence: Some(guard.text()), ..Self::new(field, FieldCode::GuardNotMet).with("guard", guard) }
    }

    /// A field error without values.
    #[must_use]
    pub fn new(field: &str, code: FieldCode) -> Self {
        Self { field: field.to_owned(), code, params: BTreeMap::new(), sentence: None }
    }

    /// The same with one more value for the text.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl std::fmt::Display) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }
}

words! {
    /// Why a request was not answered as asked.
    ProblemCode {
        Unreadable = "unreadable", "Forespørgslen kunne ikke læses.", "The request could not be read.";
        NotSignedIn = "not_signed_in", "Du er ikke logget ind, eller din session er udløbet.", "You are not signed in, or your session has ended.";
        WrongCredentials = "wrong_credentials", "E-mail eller adgangskode er forkert.", "E-mail or password is wrong.";
        NotAllowed = "not_allowed", "Det har du ikke adgang til.", "You do not have access to that.";
        NotFound = "not_found", "Det findes ikke, eller du har ikke adgang til det.", "It does not exist, or you do not have access to it.";
        MethodNotAllowed = "method_not_allowed", "Den metode findes ikke her.", "That method does not exist here.";
        Conflict = "conflict", "Det findes allerede eller passer ikke med det, der er.", "It already exists or does not fit with what is there.";
        StaleVersion = "stale_version", "En anden har ændret det siden.", "Someone else has changed it since.";
        TooLarge = "too_large", "Det er for stort.", "It is too large.";
        InvalidFields = "invalid_fields", "Noget er ikke udfyldt rigtigt.", "Something is not filled in right.";
        Blocked = "blocked", "Det kan ikke lade sig gøre endnu.", "That cannot be done yet.";
        VersionMissing = "version_missing", "Ændringen mangler If-Match.", "The change lacks If-Match.";
        TooMany = "too_many", "For mange forsøg. Vent lidt, og prøv igen.", "Too many attempts. Wait a little and try again.";
        Internal = "internal", "Der er sket en fejl hos os. Intet er gået tabt.", "Something failed on our side. Nothing is lost.";
        StorageFull = "storage_full", "Der er ikke mere plads på serveren. Intet blev gemt.", "The server has no room left. Nothing was saved.";
        Unavailable = "unavailable", "Tjenesten er optaget. Prøv igen om lidt.", "The service is busy. Try again shortly.";
        KeyReused = "key_reused", "Nøglen er brugt til noget andet.", "The key was used for something else.";
    }
    /// What is wrong with a field.
    FieldCode {
        Required = "required", "Skal udfyldes.", "Must be filled in.";
        TooLong = "too_long", "Teksten er for lang.", "The text is too long.";
        TooMany = "too_many", "Det er for mange.", "That is too many.";
        TooShort = "too_short", "Teksten er for kort.", "The text is too short.";
        InvalidDate = "invalid_date", "Datoen findes ikke.", "The date does not exist.";
        InvalidEmail = "invalid_email", "Det er ikke en e-mailadresse.", "That is not an e-mail address.";
        InvalidPhone = "invalid_phone", "Det er ikke et telefonnummer.", "That is not a phone number.";
        InvalidWeb = "invalid_web", "Det er ikke en webadresse.", "That is not a web address.";
        CprNumber = "cpr_number", "Teksten ser ud til at indeholde et CPR-nummer. Det må ikke stå her.", "The text seems to hold a CPR number. It must not stand here.";
        LooksLikeFormula = "looks_like_formula", "Navnet begynder med =, +, - eller @ og ligner en formel.", "The name begins with =, +, - or @ and looks like a formula.";
        InvalidValue = "invalid_value", "Værdien er ikke gyldig.", "The value is not valid.";
        OutOfRange = "out_of_range", "Værdien er uden for grænserne.", "The value is out of range.";
        EndBeforeStart = "end_before_start", "Slut er før start.", "The end is before the start.";
        InFuture = "in_future", "Datoen ligger i fremtiden.", "The date is in the future.";
        InPast = "in_past", "Datoen ligger i fortiden.", "The date is in the past.";
        NotFound = "not_found", "Findes ikke.", "Does not exist.";
        Duplicate = "duplicate", "Findes allerede.", "Already exists.";
        Unknown = "unknown", "Feltet kendes ikke.", "The field is not known.";
        ChooseMunicipality = "choose_municipality", "Vælg den kommune, du vil logge ind i.", "Choose the municipality to sign in to.";
        WeakPassword = "weak_password", "Adgangskoden er for let at gætte.", "The password is too easy to guess.";
        WrongPassword = "wrong_password", "Den nuværende adgangskode er forkert.", "The current password is wrong.";
        GuardNotMet = "guard_not_met", "En betingelse er ikke opfyldt.", "A condition is not met.";
        EmptyFile = "empty_file", "Filen er tom.", "The file is empty.";
        UnreadableFile = "unreadable_file", "Filen kan ikke læses. Gem den som CSV eller som Excel-projektmappe (.xlsx).", "The file cannot be read. Save it as CSV or as an Excel workbook (.xlsx).";
        FileTooBig = "file_too_big", "Filen er for stor eller indeholder for meget: højst 20 MB, 100.000 rækker, 200 kolonner og 1 million celler.", "The file is too big or holds too much: at most 20 MB, 100,000 rows, 200 columns and 1 million cells.";
        FileOverLimit = "file_over_limit", "Filen er for stor: højst 5 MB.", "The file is too big: at most 5 MB.";
        FileTypeNotTaken = "file_type_not_taken", "Filen er ikke en PDF eller et billede (PNG, JPEG, WebP).", "The file is not a PDF or a picture (PNG, JPEG, WebP).";
        UnknownHeader = "unknown_header", "Der er ingen række med overskrifter, som kendes.", "There is no row with headers that are known.";
        MissingColumn = "missing_column", "Kolonnen mangler i filen.", "The column is missing in the file.";
        RejectedRows = "rejected_rows", "Filen har afviste rækker. Ret dem, eller indlæs kun de gode rækker.", "The file has rejected rows. Correct them, or import only the good rows.";
        Overlaps = "overlaps", "Overlapper noget, der allerede er der.", "Overlaps something that is already there.";
        AccountInUse = "account_in_use", "Brugeren har allerede en adgangskode eller andre roller. Administratoren kan give et nyt link.", "The user already has a password or other roles. The administrator can give a new link.";
        KnownElsewhere = "known_elsewhere", "Personen har også et forløb eller en ansøgning, du ikke har adgang til. En konsulent, der ser det hele, kan gøre det.", "The person also has a traineeship or an application that you have no access to. A consultant who sees all of it can do this.";
    }
}

/// Collects everything wrong with a request, so that all of it is said at once.
#[derive(Debug, Default)]
pub struct Checks(Vec<FieldError>);

impl Checks {
    /// Notes an error unless the condition holds.
    pub fn require(&mut self, holds: bool, field: &str, code: FieldCode) {
        if !holds {
            self.0.push(FieldError::new(field, code));
        }
    }

    /// Puts a text into the form in which it is kept ([`plain`]) and checks its length in characters; `max` characters at
    /// most, empty only where `min` is 0. Of control characters only those that part lines and columns are taken, and no
    /// CPR number.
    pub fn text(&mut self, value: &str, field: &str, min: usize, max: usize) -> String {
        let value = match plain(value) {
            Ok(value) => value,
            Err(code) => {
                self.0.push(FieldError::new(field, code));
                return value.trim().to_owned();
            }
        };
        let length = value.chars().count();
        if length == 0 && min > 0 {
            self.0.push(FieldError::new(field, FieldCode::Required));
        } else if length < min {
            self.0.push(FieldError::new(field, FieldCode::TooShort).with("min", min));
        } else if length > max {
            self.0.push(FieldError::new(field, FieldCode::TooLong).with("max", max));
        }
        value
    }

    /// The same of a text that may be left out; an empty one says nothing.
    pub fn optional_text(&mut self, value: &mut Option<String>, field: &str, max: usize) {
        *value = value.take().map(|text| self.text(&text, field, 0, max)).filter(|text| !text.is_empty());
    }

    /// Puts what is written into the form in which it is kept.
    pub fn written<T: Written>(&mut self, value: &mut String, field: &str) {
        match T::parse(value) {
            Ok(kept) => *value = kept.kept(),
            Err(FieldCode::TooLong) => self.0.push(FieldError::new(field, FieldCode::TooLong).with("max", T::MAX)),
            Err(code) => self.0.push(FieldError::new(field, code)),
        }
    }

    /// Notes an error where a day lies in a year that nobody means: days can then be added to it without harm.
    pub fn near(&mut self, day: Option<chrono::NaiveDate>, field: &str) {
        self.require(day.is_none_or(|day| YEARS.contains(&chrono::Datelike::year(&day))), field, FieldCode::OutOfRange);
    }

    /// Notes an error.
    pub fn push(&mut self, error: FieldError) {
        self.0.push(error);
    }

    /// The value where nothing was wrong, else all that was.
    ///
    /// # Errors
    /// The collected field errors.
    pub fn finish<T>(self, value: T) -> Result<T, Vec<FieldError>> {
        if self.0.is_empty() { Ok(value) } else { Err(self.0) }
    }
}
