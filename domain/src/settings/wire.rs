//! The settings as the administrator's screen sees and changes them.

use super::{Kind, OFF, Scope, ScopeKind, Setting};
use crate::Instant;
use crate::fields::Declared;
use crate::problem::{Checks, FieldCode, FieldError};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// All settings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SettingsPage {
    /// Each declared setting, in the order of the screen.
    pub settings: Vec<SettingLine>,
    /// Values of settings that this version does not know: kept, without effect.
    pub unknown: Vec<UnknownSetting>,
}

/// A stored value whose setting is not known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UnknownSetting {
    /// The key.
    pub key: String,
    /// The value.
    pub value: Option<String>,
}

/// A setting and what holds today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SettingLine {
    /// Which one.
    pub key: String,
    /// The municipality's value today; what is stored, also where it cannot be read.
    pub value: String,
    /// What holds where nobody has said otherwise.
    pub standard: String,
    /// Whether the value can be read. Where not, what reads it stops and says so.
    pub readable: bool,
    /// The values that hold today or will: of the municipality, areas, levels and programmes.
    pub own: Vec<OwnValue>,
    /// How many times it was changed: the version for `If-Match`.
    pub version: i32,
}

/// A value that was set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnValue {
    /// Its how-manieth change.
    pub version: i32,
    /// What kind of scope it has.
    pub scope: ScopeKind,
    /// The id or code of what it is about; empty for the municipality.
    pub about: String,
    /// What that is called; empty for the municipality.
    pub about_name: String,
    /// From which day on it holds.
    pub valid_from: NaiveDate,
    /// The value; none where it goes back to what holds without it.
    pub value: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// Who set it; none where an earlier version of the program had it.
    pub set_by: Option<String>,
    /// When.
    pub set_at: Instant,
}

fields! {
    /// Sets a setting from a day on.
    ChangeSetting {
        /// The value: `true`, `false`, a whole number, or `off`. None goes back to what holds without it.
        value: Option<String> = line(40), "Værdi", "Value";
        /// What kind of scope it has.
        scope: ScopeKind = choice, "Gælder for", "Applies to";
        /// The id or code of what it is about; empty for the municipality.
        #[serde(default)]
        about: String = choice, "Område eller sted", "Area or site", must when scope is ["area", "level", "programme"];
        /// From which day on; today where it is not said. Not before today: what has happened stays as it was.
        #[serde(default)]
        valid_from: Option<NaiveDate> = coming, "Fra og med", "From",
            hint "Det, der allerede er sket, bliver ikke regnet om.", "What has already happened is not reckoned anew.";
        /// Why; stands in the history.
        #[serde(default)]
        reason: Option<String> = line(500), "Hvorfor?", "Why?", hint "Står i historikken.", "Stands in the history.";
    }
}

impl ChangeSetting {
    /// Checks the change against the declaration: the value with its limits, where it may differ, and the day.
    ///
    /// # Errors
    /// What is wrong, by field; a value beyond its limits with `min` and `max`.
    pub fn checked(mut self, setting: &Setting, today: NaiveDate) -> Result<(Self, Scope), Vec<FieldError>> {
        let mut checks = Checks::default();
        self.value = self.value.map(|value| value.trim().to_owned());
        if let Some(value) = &self.value
            && !(setting.takes)(value)
        {
            checks.push(match setting.kind {
                Kind::Number { min, max, .. } => FieldError::new(Self::value, FieldCode::OutOfRange).with("min", min).with("max", max),
                Kind::OnOff => FieldError::new(Self::value, FieldCode::InvalidValue),
            });
        }
        let may = self.scope == ScopeKind::Municipality || setting.by.contains(&self.scope);
        checks.require(may, Self::scope, FieldCode::InvalidValue);
        let scope = Scope::of(self.scope, self.about.trim());
        let said = self.scope != ScopeKind::Municipality && !self.about.trim().is_empty();
        checks.require(scope.is_some() || !said, Self::about, FieldCode::InvalidValue);
        // An empty value is none of a setting's, and was refused: it does not go back to what holds without it.
        self.check_fields(today, &mut checks);
        checks.finish((self, scope.unwrap_or_default()))
    }
}

/// The value of a switch as a form writes it.
impl Setting {
    /// Whether it may be switched off.
    #[must_use]
    pub const fn can_be_off(&self) -> bool {
        matches!(self.kind, Kind::OnOff | Kind::Number { or_off: true, .. })
    }

    /// How "off" is written.
    #[must_use]
    pub const fn off(&self) -> &'static str {
        match self.kind {
            Kind::OnOff => "false",
            Kind::Number { .. } => OFF,
        }
    }
}
