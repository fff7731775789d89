//! Settings are read and changed: the only room that writes the table `settings`.

use super::wire::{Names, line_of, own};
use crate::db::Within;
use crate::db::schema::{org_units, programmes, settings as s, tenants, users};
use crate::db::{AuditEntry, MultiBackend, Reader, Writer};
use crate::error::{Error, Saved};
use crate::permit::Permit;
use chrono::NaiveDate;
use diesel::prelude::*;
use domain::Instant;
use domain::audit::AuditAction;
use domain::ids::{OrgUnitId, TenantId};
use domain::problem::{FieldCode, FieldError};
use domain::programmes::ProgrammeFamily;
use domain::settings::{
    ChangeSetting, Entry, GROUPS, OwnValue, Scope, ScopeKind, Setting, SettingLine, SettingsPage, Stored, UnknownSetting,
};
use std::collections::HashMap;

/// How many changes of a setting are shown.
const SHOWN: i64 = 200;

/// A change as it is stored.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = s, check_for_backend(MultiBackend))]
pub(super) struct Row {
    pub(super) key: String,
    pub(super) version: i32,
    scope: String,
    about: String,
    pub(super) valid_from: NaiveDate,
    pub(super) value: Option<String>,
    pub(super) reason: Option<String>,
    pub(super) set_at: Instant,
}

impl Row {
    /// Where it holds; `None` where another version of the program wrote it.
    pub(super) fn scope(&self) -> Option<Scope> {
        Scope::of(self.scope.parse::<ScopeKind>().ok()?, &self.about)
    }

    fn entry(&self) -> Option<Entry> {
        let Self { key, version, valid_from, value, .. } = self.clone();
        Some(Entry { scope: self.scope()?, key, version, valid_from, value })
    }
}

fn rows(c: &mut Reader, tenant: TenantId, key: Option<&str>) -> Result<Vec<(Row, Option<String>)>, Error> {
    let mut all = s::table
        .left_join(users::table.on(users::tenant_id.eq(s::tenant_id).and(users::id.nullable().eq(s::set_by))))
        .filter(s::tenant_id.eq(tenant))
        .into_boxed::<MultiBackend>();
    if let Some(key) = key {
        all = all.filter(s::key.eq(key));
    }
    Ok(all.order((s::key, s::version)).select((Row::as_select(), users::display_name.nullable())).load(c)?)
}

/// What a municipality has set: one statement; one more each where an area or a level has a value of its own.
///
/// # Errors
/// What the database says; a scope that is not known.
pub fn load(c: &mut Reader, tenant: TenantId) -> Result<Stored, Error> {
    let rows: Vec<Row> = s::table.filter(s::tenant_id.eq(tenant)).order((s::key, s::version)).select(Row::as_select()).load(c)?;
    stored(c, tenant, &rows)
}

fn stored(c: &mut Reader, tenant: TenantId, rows: &[Row]) -> Result<Stored, Error> {
    let read = |row: &Row| row.entry().ok_or_else(|| Error::internal(&format!("the scope of a value of {} is not known", row.key)));
    let entries: Vec<Entry> = rows.iter().map(read).collect::<Result<_, _>>()?;
    let units: Vec<OrgUnitId> =
        entries.iter().filter_map(|entry| if let Scope::Area(unit) = entry.scope { Some(unit) } else { None }).collect();
    let mut paths = HashMap::new();
    if !units.is_empty() {
        let found: Vec<(OrgUnitId, String)> = org_units::table
            .filter(org_units::tenant_id.eq(tenant).and(org_units::id.within(units)))
            .select((org_units::id, org_units::path))
            .load(c)?;
        paths.extend(found);
    }
    let mut families = HashMap::new();
    if entries.iter().any(|entry| entry.scope.kind() == ScopeKind::Level) {
        let found: Vec<(String, ProgrammeFamily)> =
            programmes::table.filter(programmes::tenant_id.eq(tenant)).select((programmes::code, programmes::family)).load(c)?;
        families.extend(found);
    }
    Ok(Stored { entries, paths, families })
}

/// Every setting with what holds today.
pub(super) fn page(c: &mut Reader, permit: &Permit) -> Result<SettingsPage, Error> {
    let rows = rows(c, permit.tenant, None)?;
    let names = names(c, permit, &rows)?;
    let settings = GROUPS.iter().flat_map(|group| group.settings).map(|setting| line_of(setting, &rows, &names, permit.today)).collect();
    let known = |row: &Row| domain::settings::declared(&row.key).is_some();
    let unknown = rows.iter().filter(|(row, _)| !known(row));
    let unknown = unknown.map(|(row, _)| UnknownSetting { key: row.key.clone(), value: row.value.clone() }).collect();
    Ok(SettingsPage { settings, unknown })
}

/// One setting with what holds today.
pub(super) fn line(c: &mut Reader, permit: &Permit, setting: &Setting) -> Result<SettingLine, Error> {
    let rows = rows(c, permit.tenant, Some(setting.key))?;
    let names = names(c, permit, &rows)?;
    Ok(line_of(setting, &rows, &names, permit.today))
}

/// The changes of a setting, the latest first.
pub(super) fn history(c: &mut Reader, permit: &Permit, setting: &Setting) -> Result<Vec<OwnValue>, Error> {
    let mut rows: Vec<(Row, Option<String>)> = s::table
        .left_join(users::table.on(users::tenant_id.eq(s::tenant_id).and(users::id.nullable().eq(s::set_by))))
        .filter(s::tenant_id.eq(permit.tenant).and(s::key.eq(setting.key)))
        .order(s::version.desc())
        .limit(SHOWN)
        .select((Row::as_select(), users::display_name.nullable()))
        .load(c)?;
    let names = names(c, permit, &rows)?;
    Ok(rows.drain(..).filter_map(|(row, by)| own(&row, by, &names)).collect())
}

/// What the scopes of the rows are called.
fn names(c: &mut Reader, permit: &Permit, rows: &[(Row, Option<String>)]) -> Result<Names, Error> {
    let mut names = Names { lang: permit.lang, units: HashMap::new(), programmes: HashMap::new() };
    let scopes: Vec<Scope> = rows.iter().filter_map(|(row, _)| row.scope()).collect();
    let units: Vec<OrgUnitId> = scopes.iter().filter_map(|scope| if let Scope::Area(unit) = scope { Some(*unit) } else { None }).collect();
    if !units.is_empty() {
        let found: Vec<(OrgUnitId, String)> = org_units::table
            .filter(org_units::tenant_id.eq(permit.tenant).and(org_units::id.within(units)))
            .select((org_units::id, org_units::name))
            .load(c)?;
        names.units.extend(found);
    }
    if scopes.iter().any(|scope| scope.kind() == ScopeKind::Programme) {
        let found: Vec<(String, String)> =
            programmes::table.filter(programmes::tenant_id.eq(permit.tenant)).select((programmes::code, programmes::name)).load(c)?;
        names.programmes.extend(found);
    }
    Ok(names)
}

/// Adds a change. Two at the same moment: the key of the table lets one through, and the other is told.
pub(super) fn change(
    w: &mut Writer<'_>,
    setting: &Setting,
    change: &ChangeSetting,
    scope: &Scope,
    expected: i32,
) -> Result<SettingLine, Error> {
    let (permit, now, user) = (w.permit, w.now, w.user_id()?);
    let before = rows(w, permit.tenant, Some(setting.key))?;
    let last = before.last();
    let version = last.map_or(0, |(row, _)| row.version);
    if version != expected {
        return Err(Error::stale_since(last.map(|(row, by)| Saved { by: by.clone().unwrap_or_default(), at: row.set_at })));
    }
    exists(w, scope)?;
    let valid_from = change.valid_from.unwrap_or(permit.today);
    let same = |row: &&Row| row.valid_from <= valid_from && row.scope().as_ref() == Some(scope);
    let from = before.iter().map(|(row, _)| row).filter(same).max_by_key(|row| (row.valid_from, row.version));
    let from = from.and_then(|row| row.value.clone());
    diesel::insert_into(s::table)
        .values((
            s::tenant_id.eq(permit.tenant),
            s::key.eq(setting.key),
            s::version.eq(version.saturating_add(1)),
            s::scope.eq(scope.kind().as_str()),
            s::about.eq(scope.about()),
            s::valid_from.eq(valid_from),
            s::value.eq(&change.value),
            s::reason.eq(&change.reason),
            s::set_by.eq(Some(user)),
            s::set_at.eq(now),
        ))
        .execute(&mut **w)?;
    diesel::update(tenants::table.find(permit.tenant))
        .set(tenants::settings_version.eq(tenants::settings_version + 1))
        .execute(&mut **w)?;
    w.audit(AuditEntry {
        object_kind: "setting",
        details: serde_json::json!({
            "key": setting.key, "scope": scope.kind(), "about": scope.about(), "valid_from": valid_from,
            "from": from, "to": change.value,
        }),
        ..AuditEntry::of(AuditAction::SettingChanged)
    })?;
    line(w, permit, setting)
}

/// A scope that is not there would never hold.
fn exists(w: &mut Writer<'_>, scope: &Scope) -> Result<(), Error> {
    let tenant = w.permit.tenant;
    let found = match scope {
        Scope::Area(unit) => org_units::table.find((tenant, *unit)).count().get_result::<i64>(&mut **w)?,
        Scope::Programme(code) => programmes::table.find((tenant, code)).count().get_result::<i64>(&mut **w)?,
        Scope::Municipality | Scope::Level(_) => 1,
    };
    if found > 0 { Ok(()) } else { Err(Error::fields(vec![FieldError::new("about", FieldCode::NotFound)])) }
}
