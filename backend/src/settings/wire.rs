//! From the stored changes to what the screen shows.

use super::transactions::Row;
use chrono::NaiveDate;
use domain::Lang;
use domain::ids::OrgUnitId;
use domain::settings::{OwnValue, Scope, Setting, SettingLine};
use std::collections::{BTreeMap, HashMap};

/// What scopes are called.
pub(super) struct Names {
    pub(super) lang: Lang,
    pub(super) units: HashMap<OrgUnitId, String>,
    pub(super) programmes: HashMap<String, String>,
}

impl Names {
    fn of(&self, scope: &Scope) -> String {
        match scope {
            Scope::Municipality => String::new(),
            Scope::Area(unit) => self.units.get(unit).cloned().unwrap_or_default(),
            Scope::Level(family) => family.label(self.lang).to_owned(),
            Scope::Programme(code) => self.programmes.get(code).unwrap_or(code).clone(),
        }
    }
}

/// A change as it is shown; `None` where another version of the program wrote its scope.
pub(super) fn own(row: &Row, by: Option<String>, names: &Names) -> Option<OwnValue> {
    let scope = row.scope()?;
    Some(OwnValue {
        version: row.version,
        scope: scope.kind(),
        about: scope.about(),
        about_name: names.of(&scope),
        valid_from: row.valid_from,
        value: row.value.clone(),
        reason: row.reason.clone(),
        set_by: by,
        set_at: row.set_at,
    })
}

/// A setting with what holds today and what will: of each scope the value that has begun, and those that come.
pub(super) fn line_of(setting: &Setting, rows: &[(Row, Option<String>)], names: &Names, today: NaiveDate) -> SettingLine {
    let mut by_scope: BTreeMap<Scope, Vec<&(Row, Option<String>)>> = BTreeMap::new();
    for one in rows.iter().filter(|(row, _)| row.key == setting.key) {
        if let Some(scope) = one.0.scope() {
            by_scope.entry(scope).or_default().push(one);
        }
    }
    let (mut value, mut shown) = (None, Vec::new());
    for (scope, mut changes) in by_scope {
        changes.sort_by_key(|(row, _)| (row.valid_from, row.version));
        let begun = changes.iter().rposition(|(row, _)| row.valid_from <= today);
        if scope == Scope::Municipality {
            value = begun.and_then(|place| changes.get(place)).and_then(|(row, _)| row.value.clone());
        }
        let mut now_and_later: Vec<&(Row, Option<String>)> = changes.split_off(begun.unwrap_or(0));
        // Of two changes for the same day the later one counts.
        now_and_later.dedup_by(|later, kept| {
            let same = later.0.valid_from == kept.0.valid_from;
            if same {
                *kept = *later;
            }
            same
        });
        let nothing_here = |row: &Row| row.value.is_none() && row.valid_from <= today;
        shown.extend(now_and_later.into_iter().filter(|(row, _)| !nothing_here(row)).filter_map(|(row, by)| own(row, by.clone(), names)));
    }
    let standard = (setting.standard)();
    SettingLine {
        key: setting.key.to_owned(),
        readable: shown.iter().filter_map(|one| one.value.as_deref()).all(setting.takes),
        value: value.unwrap_or_else(|| standard.clone()),
        standard,
        own: shown,
        version: rows.iter().filter(|(row, _)| row.key == setting.key).map(|(row, _)| row.version).max().unwrap_or(0),
    }
}
