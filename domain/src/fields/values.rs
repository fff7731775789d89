//! The types a field can have: how each is read from text, checked, and written again.

use super::{Days, clock_time, date_from_typed, date_typed, hours_from_typed, hours_typed};
use super::{Field, Kind, Unit, Value, Words};
use crate::Lang;
use crate::people::{Email, Name, Phone, Web};
use crate::problem::{Checks, FieldCode, FieldError};
use crate::sessions::new_password;
use chrono::{NaiveDate, NaiveTime};

/// A type that a field can have.
pub trait FieldValue: Value + Sized {
    /// Whether it may be left empty.
    const OPTIONAL: bool = false;
    /// The closed list it chooses from.
    const WORDS: Option<Words> = None;

    /// What stands for it where nothing could be read.
    fn blank() -> Self;

    /// Reads it from what is written, which is not empty.
    ///
    /// # Errors
    /// Why it cannot be read; the name of the field is not said yet.
    fn parse(written: &str, field: &Field) -> Result<Self, Vec<FieldError>>;

    /// Reads it from what is written: trimmed, unless it is a secret. What is wrong is noted, and a blank stands in its place.
    fn read(written: &str, field: &Field, errors: &mut Vec<FieldError>) -> Self {
        let written = if field.kind.is_secret() { written } else { written.trim() };
        if written.is_empty() {
            if !Self::OPTIONAL {
                errors.push(FieldError::new(field.name, FieldCode::Required));
            }
            return Self::blank();
        }
        Self::parse(written, field).unwrap_or_else(|found| {
            errors.extend(found);
            Self::blank()
        })
    }
}

fn wrong(field: &Field, code: FieldCode) -> Vec<FieldError> {
    vec![FieldError::new(field.name, code)]
}

impl Value for String {
    fn check(&mut self, field: &Field, _: NaiveDate, checks: &mut Checks) {
        match field.kind {
            Kind::Line(min, max) | Kind::Area(min, max) => *self = checks.text(self, field.name, min, max),
            Kind::Name | Kind::Person => checks.written::<Name>(self, field.name),
            Kind::Email => checks.written::<Email>(self, field.name),
            Kind::Phone => checks.written::<Phone>(self, field.name),
            Kind::Username => {
                *self = self.trim().to_owned();
                checks.require(self.contains('@'), field.name, FieldCode::InvalidEmail);
            }
            Kind::Password => checks.require(!str::is_empty(self), field.name, FieldCode::Required),
            Kind::NewPassword => new_password(self, field.name, checks),
            // Whether it opens anything only the server knows.
            Kind::Token => {}
            Kind::Web => checks.written::<Web>(self, field.name),
            Kind::Offered(_, max) => *self = checks.text(self, field.name, 1, max),
            Kind::Time => match clock_time(self) {
                Some(time) => *self = time,
                None if Value::is_empty(self) => checks.require(false, field.name, FieldCode::Required),
                None => checks.require(false, field.name, FieldCode::InvalidValue),
            },
            _ => *self = checks.text(self, field.name, 1, 500),
        }
    }
    fn is_empty(&self) -> bool {
        self.trim().is_empty()
    }
    fn clear(&mut self) {
        Self::clear(self);
    }
    fn written(&self, _: &Field, _: Lang) -> String {
        self.clone()
    }
}

impl FieldValue for String {
    fn blank() -> Self {
        Self::new()
    }
    fn parse(written: &str, _: &Field) -> Result<Self, Vec<FieldError>> {
        Ok(written.to_owned())
    }
}

impl<T: FieldValue> Value for Option<T> {
    fn check(&mut self, field: &Field, today: NaiveDate, checks: &mut Checks) {
        if self.as_ref().is_some_and(Value::is_empty) {
            *self = None;
        }
        if let Some(value) = self {
            value.check(field, today, checks);
        }
    }
    fn is_empty(&self) -> bool {
        self.as_ref().is_none_or(Value::is_empty)
    }
    fn clear(&mut self) {
        *self = None;
    }
    fn written(&self, field: &Field, lang: Lang) -> String {
        self.as_ref().map(|value| value.written(field, lang)).unwrap_or_default()
    }
}

impl<T: FieldValue> FieldValue for Option<T> {
    const OPTIONAL: bool = true;
    const WORDS: Option<Words> = T::WORDS;
    fn blank() -> Self {
        None
    }
    fn parse(written: &str, field: &Field) -> Result<Self, Vec<FieldError>> {
        T::parse(written, field).map(Some)
    }
}

impl Value for NaiveDate {
    fn check(&mut self, field: &Field, today: NaiveDate, checks: &mut Checks) {
        checks.near(Some(*self), field.name);
        match field.kind {
            Kind::Date(Days::Past) => checks.require(*self <= today, field.name, FieldCode::InFuture),
            Kind::Date(Days::Coming) => checks.require(*self >= today, field.name, FieldCode::InPast),
            _ => {}
        }
    }
    fn is_empty(&self) -> bool {
        false
    }
    fn clear(&mut self) {
        *self = Self::blank();
    }
    fn written(&self, _: &Field, _: Lang) -> String {
        date_typed(*self)
    }
}

impl FieldValue for NaiveDate {
    fn blank() -> Self {
        Self::default()
    }
    fn parse(written: &str, field: &Field) -> Result<Self, Vec<FieldError>> {
        date_from_typed(written).ok_or_else(|| wrong(field, FieldCode::InvalidDate))
    }
}

impl Value for NaiveTime {
    fn check(&mut self, _: &Field, _: NaiveDate, _: &mut Checks) {}
    fn is_empty(&self) -> bool {
        false
    }
    fn clear(&mut self) {
        *self = Self::MIN;
    }
    fn written(&self, _: &Field, _: Lang) -> String {
        self.format("%H:%M").to_string()
    }
}

impl FieldValue for NaiveTime {
    fn blank() -> Self {
        Self::MIN
    }
    fn parse(written: &str, field: &Field) -> Result<Self, Vec<FieldError>> {
        let colons = written.replace('.', ":");
        let time = Self::parse_from_str(&colons, "%H:%M").or_else(|_| Self::parse_from_str(&colons, "%H:%M:%S"));
        time.map_err(|_| wrong(field, FieldCode::InvalidValue))
    }
}

impl Value for bool {
    fn check(&mut self, _: &Field, _: NaiveDate, _: &mut Checks) {}
    /// A yes or no always says something; only a tick that is not set can be left so ([`FieldValue::OPTIONAL`]).
    fn is_empty(&self) -> bool {
        false
    }
    fn clear(&mut self) {
        *self = false;
    }
    fn written(&self, _: &Field, _: Lang) -> String {
        if *self { "yes" } else { "no" }.to_owned()
    }
}

impl FieldValue for bool {
    const OPTIONAL: bool = true;
    fn blank() -> Self {
        false
    }
    fn parse(written: &str, field: &Field) -> Result<Self, Vec<FieldError>> {
        match written {
            "yes" => Ok(true),
            "no" => Ok(false),
            _ => Err(wrong(field, FieldCode::InvalidValue)),
        }
    }
}

macro_rules! numbers {
    ($($number:ty),+) => {$(
        impl Value for $number {
            fn check(&mut self, field: &Field, _: NaiveDate, checks: &mut Checks) {
                let Kind::Number(min, max, unit) = field.kind else { return };
                let value = i64::try_from(*self).unwrap_or(i64::MAX);
                if !(i64::from(min)..=i64::from(max)).contains(&value) {
                    let limit = |number: i32| if unit == Unit::Hours { hours_typed(Lang::Da, number) } else { number.to_string() };
                    checks.push(FieldError::new(field.name, FieldCode::OutOfRange).with("min", limit(min)).with("max", limit(max)));
                }
            }
            fn is_empty(&self) -> bool { false }
            fn clear(&mut self) { *self = Self::blank(); }
            fn written(&self, field: &Field, lang: Lang) -> String {
                match field.kind {
                    Kind::Number(_, _, Unit::Hours) => hours_typed(lang, i32::try_from(*self).unwrap_or(i32::MAX)),
                    _ => self.to_string(),
                }
            }
        }
        impl FieldValue for $number {
            fn blank() -> Self { 0 }
            fn parse(written: &str, field: &Field) -> Result<Self, Vec<FieldError>> {
                let number = match field.kind {
                    Kind::Number(_, _, Unit::Hours) => hours_from_typed(written).and_then(|minutes| Self::try_from(minutes).ok()),
                    _ => written.parse().ok(),
                };
                number.ok_or_else(|| wrong(field, FieldCode::InvalidValue))
            }
        }
    )+};
}
numbers!(i16, i32, i64, u16, u32);

/// Several values are written as a JSON array of what each would be written as.
impl<T: FieldValue> Value for Vec<T> {
    fn check(&mut self, field: &Field, today: NaiveDate, checks: &mut Checks) {
        if let Kind::Offered(most, _) = field.kind
            && self.len() > most
        {
            return checks.push(FieldError::new(field.name, FieldCode::TooMany).with("max", most));
        }
        self.iter_mut().for_each(|value| value.check(field, today, checks));
    }
    fn is_empty(&self) -> bool {
        self.is_empty()
    }
    fn clear(&mut self) {
        Self::clear(self);
    }
    fn written(&self, field: &Field, lang: Lang) -> String {
        let all: Vec<String> = self.iter().map(|value| value.written(field, lang)).collect();
        if all.is_empty() { String::new() } else { serde_json::Value::from(all).to_string() }
    }
}

impl<T: FieldValue> FieldValue for Vec<T> {
    const OPTIONAL: bool = true;
    const WORDS: Option<Words> = T::WORDS;
    fn blank() -> Self {
        Self::new()
    }
    fn parse(written: &str, field: &Field) -> Result<Self, Vec<FieldError>> {
        let all: Vec<String> = serde_json::from_str(written).map_err(|_| wrong(field, FieldCode::InvalidValue))?;
        let (mut values, mut errors) = (Self::new(), Vec::new());
        for one in &all {
            match T::parse(one, field) {
                Ok(value) => values.push(value),
                Err(found) => errors.extend(found),
            }
        }
        if errors.is_empty() { Ok(values) } else { Err(errors) }
    }
}

/// Implements a field's type for what is written and read as its code: ids and the words of closed lists.
macro_rules! coded_value {
    ($name:ident, blank = $blank:expr, words = $words:expr) => {
        impl $crate::fields::Value for $name {
            fn check(&mut self, _: &$crate::fields::Field, _: chrono::NaiveDate, _: &mut $crate::problem::Checks) {}
            fn is_empty(&self) -> bool {
                false
            }
            fn clear(&mut self) {
                *self = $blank;
            }
            fn written(&self, _: &$crate::fields::Field, _: $crate::Lang) -> String {
                self.to_string()
            }
        }
        impl $crate::fields::FieldValue for $name {
            const WORDS: Option<$crate::fields::Words> = $words;
            fn blank() -> Self {
                $blank
            }
            fn parse(written: &str, field: &$crate::fields::Field) -> Result<Self, Vec<$crate::problem::FieldError>> {
                let unknown = $crate::problem::FieldCode::InvalidValue;
                written.parse().map_err(|_| vec![$crate::problem::FieldError::new(field.name, unknown)])
            }
        }
    };
}
pub(crate) use coded_value;
