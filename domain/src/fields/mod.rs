//! A request's fields, said once: name, kind, limits, label and hint. The check of the request, the form that fills it
//! in, the schema in the OpenAPI document and the cell of an imported file all read the same line (`fields!`).

pub mod kind;
mod kinds;
#[cfg(feature = "openapi")]
pub mod schema;
mod typed;
mod values;

pub use kinds::{Days, Kind, Of, Unit, Words};
pub use typed::{clock_time, date_from_typed, date_typed, hours_from_typed, hours_typed};
pub use values::FieldValue;
pub(crate) use values::coded_value;

use crate::problem::{Checks, FieldCode, FieldError};
use crate::{Lang, Text};
use chrono::NaiveDate;

/// The years that somebody can mean, in a form and in a file.
pub const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

/// One field of a request.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Its name in the request; also the id of its control.
    pub name: &'static str,
    /// What it holds, with its limits.
    pub kind: Kind,
    /// Its label.
    pub label: Text,
    /// Its hint; empty where there is none.
    pub hint: Text,
    /// Whether it may be left empty.
    pub optional: bool,
    /// The closed list it chooses from, where there is one.
    pub words: Option<Words>,
    /// When it is asked at all; always where nothing is said.
    pub when: Option<When>,
}

/// A field is asked only while another one, which stands before it, holds something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When {
    /// The other field.
    pub field: &'static str,
    /// What must stand in it.
    pub holds: Holds,
    /// Whether the field must be filled in while it is asked.
    pub must: bool,
}

/// What must stand in another field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// One of these codes.
    Codes(&'static [&'static str]),
    /// Fewer hours than these, in minutes.
    FewerHours(i32),
}

impl When {
    /// Whether the other field, as it is written, lets this one be asked.
    #[must_use]
    pub fn holds(&self, written: &str) -> bool {
        match self.holds {
            Holds::Codes(codes) => codes.contains(&written),
            Holds::FewerHours(least) => hours_from_typed(written).is_some_and(|minutes| minutes < least),
        }
    }
}

/// A value in a field, whatever its type: what is done with all of them alike.
pub trait Value {
    /// Puts it into its stored form and notes what is wrong with it.
    fn check(&mut self, field: &Field, today: NaiveDate, checks: &mut Checks);
    /// Whether nothing is said.
    fn is_empty(&self) -> bool;
    /// Says nothing.
    fn clear(&mut self);
    /// As a person writes it into the control: what [`FieldValue::read`] reads.
    fn written(&self, field: &Field, lang: Lang) -> String;
}

/// A request whose fields are declared with `fields!`.
pub trait Declared: Sized {
    /// The fields, in the order in which they are asked.
    const FIELDS: &'static [Field];

    /// The label of a field, where a screen shows what was said in it.
    #[must_use]
    fn label(name: &str, lang: Lang) -> &'static str {
        Self::FIELDS.iter().find(|field| field.name == name).map_or("", |field| field.label.of(lang))
    }

    /// Reads what is written in the fields: `source` gives the text of a field by its name. What cannot be read is noted in
    /// `errors` and left blank, so that the rest can still be checked.
    fn from_written(source: &dyn Fn(&str) -> String, errors: &mut Vec<FieldError>) -> Self;

    /// Visits each field with its value.
    fn each(&mut self, visit: &mut dyn FnMut(&'static Field, &mut dyn Value));

    /// The field of this name, for what is told of it elsewhere.
    #[must_use]
    fn field(name: &str) -> Option<&'static Field> {
        Self::FIELDS.iter().find(|field| field.name == name)
    }

    /// Checks each field by itself: length, form, limits, and whether it is there at all. A field that is not asked says
    /// nothing.
    fn check_fields(&mut self, today: NaiveDate, checks: &mut Checks) {
        let written = self.all_written(Lang::Da);
        self.each(&mut |field, value| {
            let asked = field.when.is_none_or(|when| when.holds(text_of(&written, when.field)));
            if !asked {
                return checks.require(value.is_empty(), field.name, FieldCode::InvalidValue);
            }
            value.check(field, today, checks);
            checks.require(!field.when.is_some_and(|when| when.must && value.is_empty()), field.name, FieldCode::Required);
        });
    }

    /// Checks each field by itself, where no rule looks at several of them.
    ///
    /// # Errors
    /// What is wrong, by field.
    fn fields_checked(mut self, today: NaiveDate) -> Result<Self, Vec<FieldError>> {
        let mut checks = Checks::default();
        self.check_fields(today, &mut checks);
        checks.finish(self)
    }

    /// What stands in each field, as a person would write it.
    fn all_written(&mut self, lang: Lang) -> Vec<(&'static str, String)> {
        let mut written = Vec::new();
        self.each(&mut |field, value| written.push((field.name, value.written(field, lang))));
        written
    }

    /// The names of the fields in which it says something else than before: what the log says of a correction.
    fn changed_from(mut self, mut before: Self) -> Vec<&'static str> {
        let (now, then) = (self.all_written(Lang::Da), before.all_written(Lang::Da));
        now.into_iter().zip(then).filter(|(now, then)| now != then).map(|((field, _), _)| field).collect()
    }

    /// Leaves out what is said in other fields than these; what the request itself is about ([`Kind::Given`]) stays.
    fn keep_only(&mut self, names: &[&str]) {
        self.each(&mut |field, value| {
            if !matches!(field.kind, Kind::Given) && !names.contains(&field.name) {
                value.clear();
            }
        });
    }

    /// Notes which of these fields are not filled in.
    fn require(&mut self, names: &[&str], checks: &mut Checks) {
        let written = self.all_written(Lang::Da);
        self.each(&mut |field, value| {
            let asked = field.when.is_none_or(|when| when.holds(text_of(&written, when.field)));
            if asked && names.contains(&field.name) {
                checks.require(!value.is_empty(), field.name, FieldCode::Required);
            }
        });
    }
}

/// Reads the next field of a request; one that is not asked is left blank.
pub fn read_next<T: FieldValue>(
    fields: &mut std::slice::Iter<'static, Field>,
    source: &dyn Fn(&str) -> String,
    errors: &mut Vec<FieldError>,
) -> T {
    match fields.next() {
        Some(field) if field.when.is_none_or(|when| when.holds(source(when.field).trim())) => T::read(&source(field.name), field, errors),
        _ => T::blank(),
    }
}

/// Tells a field with its value in the `Debug` of its request, unless it is secret.
pub fn told(request: &mut std::fmt::DebugStruct<'_, '_>, field: Option<&Field>, value: &dyn std::fmt::Debug) {
    if let Some(field) = field {
        request.field(field.name, if field.kind.is_secret() { &"…" } else { value });
    }
}

/// The text of a field among the written ones.
fn text_of<'a>(written: &'a [(&'static str, String)], name: &str) -> &'a str {
    written.iter().find(|(field, _)| *field == name).map_or("", |(_, text)| text.as_str())
}

/// What was read from a form and then checked: everything wrong with it at once. What is unreadable was left blank, and what
/// a blank lacks is not said a second time.
///
/// # Errors
/// Everything that is wrong.
pub fn with_unreadable<T>(checked: Result<T, Vec<FieldError>>, mut unreadable: Vec<FieldError>) -> Result<T, Vec<FieldError>> {
    match checked {
        Ok(body) if unreadable.is_empty() => Ok(body),
        Ok(_) => Err(unreadable),
        Err(mut found) => {
            found.retain(|error| unreadable.iter().all(|other| other.field != error.field));
            found.append(&mut unreadable);
            Err(found)
        }
    }
}

#[cfg(test)]
#[cfg(feature = "openapi")]
mod known;
#[cfg(test)]
mod tests;
