//! What a setting can hold, and how a value is written: the same text in the database, on the wire and in the form.

use crate::Lang;

words! {
    /// What a number of a setting counts.
    Unit {
        Days = "days", "dage", "days";
        WorkingDays = "working_days", "arbejdsdage", "working days";
        Months = "months", "måneder", "months";
        Years = "years", "år", "years";
        Times = "times", "gange", "times";
        Trainees = "trainees", "elever", "trainees";
        People = "people", "personer", "people";
        Percent = "percent", "procent", "percent";
        Minutes = "minutes", "minutter", "minutes";
    }
}

impl Unit {
    /// The unit as it stands behind a number: "1 dag", "3 dage".
    #[must_use]
    pub const fn of(self, number: u32, lang: Lang) -> &'static str {
        match (self, number, lang) {
            (Self::Days, 1, Lang::Da) => "dag",
            (Self::Days, 1, Lang::En) => "day",
            (Self::WorkingDays, 1, Lang::Da) => "arbejdsdag",
            (Self::WorkingDays, 1, Lang::En) => "working day",
            (Self::Months, 1, Lang::Da) => "måned",
            (Self::Months, 1, Lang::En) => "month",
            (Self::Years, 1, Lang::En) => "year",
            (Self::Times, 1, Lang::Da) => "gang",
            (Self::Times, 1, Lang::En) => "time",
            (Self::Trainees, 1, Lang::Da) => "elev",
            (Self::Trainees, 1, Lang::En) => "trainee",
            (Self::People, 1, Lang::Da) => "person",
            (Self::People, 1, Lang::En) => "person",
            (Self::Minutes, 1, Lang::Da) => "minut",
            (Self::Minutes, 1, Lang::En) => "minute",
            _ => self.label(lang),
        }
    }
}

/// What a setting holds, with its limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// On or off.
    OnOff,
    /// A whole number within limits; `or_off` where it may also be switched off.
    Number {
        /// The least.
        min: u32,
        /// The most.
        max: u32,
        /// What it counts.
        unit: Unit,
        /// Whether it may be off.
        or_off: bool,
    },
}

impl Kind {
    /// A value as people read it: "120 dage", "Slået fra"; as it is written where it cannot be read.
    #[must_use]
    pub fn shown(self, value: &str, lang: Lang) -> String {
        match (self, value) {
            (Self::OnOff, "true") => crate::text::settings::on(lang).to_owned(),
            (Self::OnOff, "false") | (Self::Number { or_off: true, .. }, OFF) => crate::text::settings::off(lang).to_owned(),
            (Self::Number { unit, .. }, number) => match number.parse() {
                Ok(count) => format!("{number} {}", unit.of(count, lang)),
                Err(_) => number.to_owned(),
            },
            (Self::OnOff, other) => other.to_owned(),
        }
    }
}

/// How a number that is switched off is written.
pub const OFF: &str = "off";

/// A type a setting can have.
pub trait SettingValue: Sized {
    /// Reads what [`SettingValue::written`] wrote; `None` where it is not of this kind or beyond its limits.
    fn read(text: &str, kind: Kind) -> Option<Self>;
    /// The value as it is stored.
    fn written(&self) -> String;
}

impl SettingValue for bool {
    fn read(text: &str, _: Kind) -> Option<Self> {
        text.parse().ok()
    }

    fn written(&self) -> String {
        self.to_string()
    }
}

impl SettingValue for u32 {
    fn read(text: &str, kind: Kind) -> Option<Self> {
        let Kind::Number { min, max, .. } = kind else { return None };
        // Only digits: one value has one text, so that "from" and "to" of the log can be compared.
        let digits = text.bytes().all(|byte| byte.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
        digits.then(|| text.parse().ok()).flatten().filter(|number| (min..=max).contains(number))
    }

    fn written(&self) -> String {
        self.to_string()
    }
}

impl SettingValue for Option<u32> {
    fn read(text: &str, kind: Kind) -> Option<Self> {
        if text == OFF { Some(None) } else { u32::read(text, kind).map(Some) }
    }

    fn written(&self) -> String {
        self.as_ref().map_or_else(|| OFF.to_owned(), ToString::to_string)
    }
}
