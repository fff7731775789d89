//! What holds at a place on a day: of all that is stored, the narrowest value that has begun.

use super::{Group, declared};
use crate::ids::OrgUnitId;
use crate::programmes::ProgrammeFamily;
use chrono::NaiveDate;
use std::collections::HashMap;

words! {
    /// Where a value holds, from the widest to the narrowest. A programme's value goes before a place's: it follows from the
    /// rules of the education, which no place can change.
    ScopeKind {
        Municipality = "municipality", "Hele kommunen", "The whole municipality";
        Area = "area", "Et område eller sted", "An area or site";
        Level = "level", "En slags uddannelser", "A kind of programmes";
        Programme = "programme", "En uddannelse", "A programme";
    }
}

/// Where a value holds.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Scope {
    /// Everywhere.
    #[default]
    Municipality,
    /// At a unit and all below it.
    Area(OrgUnitId),
    /// For all programmes of a family.
    Level(ProgrammeFamily),
    /// For one programme, by its code.
    Programme(String),
}

impl Scope {
    /// Which kind it is.
    #[must_use]
    pub const fn kind(&self) -> ScopeKind {
        match self {
            Self::Municipality => ScopeKind::Municipality,
            Self::Area(_) => ScopeKind::Area,
            Self::Level(_) => ScopeKind::Level,
            Self::Programme(_) => ScopeKind::Programme,
        }
    }

    /// Reads it from its kind and the id or code of what it is about; `None` where they do not fit.
    #[must_use]
    pub fn of(kind: ScopeKind, about: &str) -> Option<Self> {
        match kind {
            ScopeKind::Municipality => about.is_empty().then_some(Self::Municipality),
            ScopeKind::Area => about.parse().ok().map(Self::Area),
            ScopeKind::Level => about.parse().ok().map(Self::Level),
            ScopeKind::Programme => (!about.is_empty() && about.len() <= 40).then(|| Self::Programme(about.to_owned())),
        }
    }

    /// The id or code of what it is about; empty for the municipality.
    #[must_use]
    pub fn about(&self) -> String {
        match self {
            Self::Municipality => String::new(),
            Self::Area(unit) => unit.to_string(),
            Self::Level(family) => family.to_string(),
            Self::Programme(code) => code.clone(),
        }
    }
}

/// One value that was set, from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Which setting.
    pub key: String,
    /// Its how-manieth change: of two from the same day the later one holds.
    pub version: i32,
    /// Where it holds.
    pub scope: Scope,
    /// From which day on.
    pub valid_from: NaiveDate,
    /// The value; none where it goes back to what holds without it.
    pub value: Option<String>,
}

/// The place a setting is asked for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Place<'a> {
    /// The path of the unit; none for what is about the whole municipality.
    pub org_path: Option<&'a str>,
    /// The programme's code.
    pub programme: Option<&'a str>,
}

impl<'a> Place<'a> {
    /// The whole municipality.
    pub const WHOLE: Place<'static> = Place { org_path: None, programme: None };

    /// Where a trainee of a programme is.
    #[must_use]
    pub const fn at(org_path: &'a str, programme: &'a str) -> Self {
        Self { org_path: Some(org_path), programme: Some(programme) }
    }
}

/// A stored value that cannot be read: never taken for the standard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// The setting.
    pub key: String,
    /// What is stored.
    pub value: String,
}

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { key, value } = self;
        write!(f, "the stored value {value:?} of the setting {key} cannot be read: set it anew, or go back to the standard")
    }
}

/// All that a municipality has set, with what is needed to find the place of a value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stored {
    /// The values.
    pub entries: Vec<Entry>,
    /// The paths of the units that have values of their own.
    pub paths: HashMap<OrgUnitId, String>,
    /// The families of the programmes, where a level has values of its own.
    pub families: HashMap<String, ProgrammeFamily>,
}

impl Stored {
    /// What holds at a place on a day, as one typed group.
    ///
    /// # Errors
    /// The first value of the group that holds there and cannot be read.
    pub fn at<G: Group>(&self, place: Place<'_>, day: NaiveDate) -> Result<G, Unreadable> {
        let mut group = G::default();
        for setting in G::GROUP.settings {
            if let Some(value) = self.value(setting.key, place, day)
                && !group.set(setting.key, value)
            {
                return Err(Unreadable { key: setting.key.to_owned(), value: value.to_owned() });
            }
        }
        Ok(group)
    }

    /// The stored value that holds; none where the standard does.
    #[must_use]
    pub fn value(&self, key: &str, place: Place<'_>, day: NaiveDate) -> Option<&str> {
        let begun = |entry: &&Entry| entry.key == key && entry.valid_from <= day;
        let mut widest_to_narrowest: Vec<(ScopeKind, usize, &Entry)> = self
            .entries
            .iter()
            .filter(begun)
            .filter_map(|entry| self.reach(&entry.scope, place).map(|depth| (entry.scope.kind(), depth, entry)))
            .collect();
        widest_to_narrowest.sort_by_key(|(kind, depth, entry)| (*kind, *depth, entry.valid_from, entry.version));
        let mut holds = None;
        let mut rest = widest_to_narrowest.into_iter().peekable();
        while let Some((kind, depth, entry)) = rest.next() {
            let overtaken = rest.peek().is_some_and(|(next, deep, _)| (*next, *deep) == (kind, depth));
            if !overtaken && let Some(value) = &entry.value {
                holds = Some(value.as_str());
            }
        }
        holds
    }

    /// How narrow a scope is where it reaches the place: longer paths are narrower.
    fn reach(&self, scope: &Scope, place: Place<'_>) -> Option<usize> {
        match scope {
            Scope::Municipality => Some(0),
            Scope::Area(unit) => {
                let path = self.paths.get(unit)?;
                place.org_path.filter(|there| there.starts_with(path.as_str())).map(|_| path.len())
            }
            Scope::Level(family) => place.programme.and_then(|code| self.families.get(code)).filter(|of| *of == family).map(|_| 0),
            Scope::Programme(code) => place.programme.filter(|there| *there == code).map(|_| 0),
        }
    }

    /// The greatest number that any place or programme has of a setting today: for a first look in the database.
    #[must_use]
    pub fn most(&self, key: &str, day: NaiveDate) -> u32 {
        let standard = declared(key).and_then(|setting| (setting.standard)().parse().ok()).unwrap_or(0);
        let set = self.entries.iter().filter(|entry| entry.key == key && entry.valid_from <= day);
        set.filter_map(|entry| entry.value.as_ref()?.parse().ok()).fold(standard, u32::max)
    }

    /// The last change of a setting; 0 where there was none.
    #[must_use]
    pub fn version(&self, key: &str) -> i32 {
        self.entries.iter().filter(|entry| entry.key == key).map(|entry| entry.version).max().unwrap_or(0)
    }

    /// The keys that are stored and not declared: of another version of the program. They hold nothing, and are kept.
    #[must_use]
    pub fn unknown(&self) -> Vec<&Entry> {
        self.entries.iter().filter(|entry| declared(&entry.key).is_none()).collect()
    }
}
