//! What a municipality may set (docs/field 9.1): each setting is one declaration with its type, standard, limits, texts and
//! where it may differ. Readers ask for a group at a place on a day and get a typed struct ([`Stored::at`]).

mod declared;
mod kind;
mod resolve;
mod wire;

pub use declared::*;
pub use kind::{Kind, OFF, SettingValue, Unit};
pub use resolve::{Entry, Place, Scope, ScopeKind, Stored, Unreadable};
pub use wire::{ChangeSetting, OwnValue, SettingLine, SettingsPage, UnknownSetting};

use crate::Text;

/// One setting as it is declared.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// `<group>.<name>`: stable, in the database, on the wire and in the log.
    pub key: &'static str,
    /// What it holds, with its limits.
    pub kind: Kind,
    /// What holds where nobody has said otherwise.
    pub standard: fn() -> String,
    /// Where it may differ from the municipality's.
    pub by: &'static [ScopeKind],
    /// What it is called.
    pub label: Text,
    /// What it does.
    pub hint: Text,
    /// Whether a stored text is one of its values.
    pub takes: fn(&str) -> bool,
}

/// The settings of one subject.
#[derive(Debug, Clone, Copy)]
pub struct SettingGroup {
    /// The first part of its keys.
    pub name: &'static str,
    /// What it is called.
    pub label: Text,
    /// Its settings, in the order in which they are shown.
    pub settings: &'static [Setting],
}

/// A typed group of settings.
pub trait Group: Default {
    /// Its declaration.
    const GROUP: SettingGroup;

    /// Puts a stored value in its place; `false` where it cannot be read.
    fn set(&mut self, key: &str, value: &str) -> bool;
}

/// The declaration of a key.
#[must_use]
pub fn declared(key: &str) -> Option<&'static Setting> {
    GROUPS.iter().flat_map(|group| group.settings).find(|setting| setting.key == key)
}

#[cfg(test)]
mod tests;
