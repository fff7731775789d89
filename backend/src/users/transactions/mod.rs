//! Users, their roles and their passwords: what is done with them in one transaction.

mod creating;

pub(super) use creating::create;

use crate::db::Within;
use crate::db::schema::{org_units, role_assignments, users};
use crate::db::sight;
use crate::db::{AuditEntry, DbConnection, MultiBackend, Reader, Writer};
use crate::error::Error;
use crate::http::paging;
use crate::organisation::unit_path;
use crate::permit::Permit;
use crate::programmes::programme_names;
use crate::{join, keyset, repair_keys};
use chrono::NaiveDate;
use diesel::prelude::*;
use domain::Page;
use domain::access::Role;
use domain::audit::AuditAction;
use domain::ids::{AnyId, OrgUnitId, RoleAssignmentId, TenantId, UserId};
use domain::listing::Asked;
use domain::problem::FieldCode;
use domain::search::{search_key, sort_key};
use domain::users::{RoleAssignment, User, UserAccess};
use std::collections::{BTreeSet, HashMap};

/// A new user.
#[derive(Debug, Clone, Copy)]
pub struct NewUser<'a> {
    /// What the user is called.
    pub name: &'a str,
    /// The e-mail address, unique in the municipality.
    pub email: &'a str,
    /// The hash of the password; none until the user sets one by a link.
    pub password_hash: Option<&'a str>,
}

/// Adds a user.
///
/// # Errors
/// Conflict where the e-mail is taken.
pub fn insert(w: &mut Writer<'_>, new: &NewUser<'_>) -> Result<UserId, Error> {
    let (id, now): (UserId, _) = (w.next_id(), w.now);
    diesel::insert_into(users::table)
        .values((
            users::tenant_id.eq(w.permit.tenant),
            users::id.eq(id),
            users::display_name.eq(new.name),
            users::search_key.eq(search_key(new.name)),
            users::sort_key.eq(sort_key(new.name)),
            users::email.eq(new.email),
            users::email_key.eq(new.email.trim().to_lowercase()),
            users::password_hash.eq(new.password_hash),
            users::active.eq(true),
            users::created_at.eq(now),
            users::updated_at.eq(now),
            users::version.eq(1),
        ))
        .execute(&mut **w)?;
    w.audit(AuditEntry { object_kind: "user", object_id: Some(AnyId(id.0)), ..AuditEntry::of(AuditAction::UserCreated) })?;
    Ok(id)
}

/// Gives a user another name, where it is another.
///
/// # Errors
/// What the database says.
pub fn rename(w: &mut Writer<'_>, id: UserId, name: &str) -> Result<(), Error> {
    let (tenant, now) = (w.permit.tenant, w.now);
    diesel::update(users::table.find((tenant, id)).filter(users::display_name.ne(name)))
        .set((
            users::display_name.eq(name),
            users::search_key.eq(search_key(name)),
            users::sort_key.eq(sort_key(name)),
            users::updated_at.eq(now),
            users::version.eq(users::version + 1),
        ))
        .execute(&mut **w)?;
    Ok(())
}

/// Gives users whose keys are of an older order those of today. Run at each start; where all are of today it finds nothing.
///
/// # Errors
/// What the database says.
pub fn repair_keys(c: &mut DbConnection) -> Result<usize, Error> {
    repair_keys!(c, users, UserId, display_name)
}

/// Gives a user a role from today on; `programmes` empty means all.
///
/// # Errors
/// What the database says.
pub fn grant(w: &mut Writer<'_>, user: UserId, role: Role, unit: OrgUnitId, programmes: &[&str]) -> Result<RoleAssignmentId, Error> {
    let id: RoleAssignmentId = w.next_id();
    diesel::insert_into(role_assignments::table)
        .values((
            role_assignments::tenant_id.eq(w.permit.tenant),
            role_assignments::id.eq(id),
            role_assignments::user_id.eq(user),
            role_assignments::role.eq(role),
            role_assignments::org_unit_id.eq(unit),
            role_assignments::programmes.eq(serde_json::json!(programmes).to_string()),
            role_assignments::starts_on.eq(w.permit.today),
        ))
        .execute(&mut **w)?;
    w.audit(AuditEntry {
        object_kind: "user",
        object_id: Some(AnyId(user.0)),
        details: serde_json::json!({ "role": role, "org_unit_id": unit }),
        ..AuditEntry::of(AuditAction::RoleGranted)
    })?;
    Ok(id)
}

/// A role as it is held at a unit.
#[derive(Debug, Clone, Copy)]
pub struct Held<'a> {
    /// The role.
    pub role: Role,
    /// For which programmes; none means all.
    pub programmes: &'a BTreeSet<String>,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day; none while it goes on.
    pub ends_on: Option<NaiveDate>,
}

/// Lets a user hold a role at a unit: the one of these that is held there already is changed, else one is given. The
/// caller says in the audit what it is for.
///
/// # Errors
/// What the database says.
pub fn hold(w: &mut Writer<'_>, user: UserId, unit: OrgUnitId, one_of: &[Role], held: &Held<'_>) -> Result<(), Error> {
    use role_assignments as r;
    let tenant = w.permit.tenant;
    let programmes = serde_json::json!(held.programmes).to_string();
    let says = (r::role.eq(held.role), r::programmes.eq(programmes), r::starts_on.eq(held.starts_on), r::ends_on.eq(held.ends_on));
    let there: Option<RoleAssignmentId> = r::table
        .filter(r::tenant_id.eq(tenant).and(r::user_id.eq(user)).and(r::org_unit_id.eq(unit)))
        .filter(r::role.within(one_of.to_vec()))
        .select(r::id)
        .first(&mut **w)
        .optional()?;
    match there {
        Some(id) => diesel::update(r::table.find((tenant, id))).set(says).execute(&mut **w)?,
        None => {
            let id: RoleAssignmentId = w.next_id();
            diesel::insert_into(r::table)
                .values((r::tenant_id.eq(tenant), r::id.eq(id), r::user_id.eq(user), r::org_unit_id.eq(unit), says))
                .execute(&mut **w)?
        }
    };
    Ok(())
}

type Row = (UserId, String, String, bool, Option<String>, i32);
type RoleRow = (UserId, RoleAssignmentId, Role, OrgUnitId, String, String, NaiveDate, Option<NaiveDate>);

/// One page of those who have a role in the scope: one statement finds it, one reads its users, and two their roles.
pub(super) fn list(c: &mut Reader, permit: &Permit, asked: &Asked) -> Result<Page<User>, Error> {
    use role_assignments as r;
    let (tenant, today) = (permit.tenant, permit.today);
    let (role, access) = (asked.value::<Role>("role")?, asked.value::<UserAccess>("access")?);
    let (path, words) = (unit_path(c, permit, asked)?, paging::searched(asked.text("search"))?);
    let units: Option<Vec<OrgUnitId>> = match permit.clone().over_all() {
        Ok(_) => None,
        Err(_) => Some(org_units::table.filter(sight::org_units(permit)).select(org_units::id).load(c)?),
    };
    let found = || {
        let mut found = users::table.into_boxed::<MultiBackend>().filter(users::tenant_id.eq(tenant));
        if let Some(units) = &units {
            let here = r::table.filter(r::tenant_id.eq(tenant).and(r::org_unit_id.within(units.clone())));
            found = found.filter(users::id.eq_any(here.select(r::user_id)));
        }
        for word in &words {
            found = found.filter(users::search_key.like(paging::contains(word)).escape('\\'));
        }
        found = match access {
            None => found,
            Some(UserAccess::Closed) => found.filter(users::active.eq(false)),
            Some(UserAccess::NoPassword) => found.filter(users::active.eq(true).and(users::password_hash.is_null())),
            Some(UserAccess::Active) => found.filter(users::active.eq(true).and(users::password_hash.is_not_null())),
        };
        if role.is_none() && path.is_none() {
            return found;
        }
        let goes_on = r::ends_on.is_null().or(r::ends_on.ge(today).assume_not_null());
        let below = org_units::path.like(format!("{}%", path.as_deref().unwrap_or_default()));
        let held = r::table
            .inner_join(join!(org_units.id = r.org_unit_id))
            .filter(r::tenant_id.eq(tenant).and(goes_on).and(below))
            .filter(r::role.within(role.map_or_else(|| Role::ALL.to_vec(), |role| vec![role])));
        found.filter(users::id.eq_any(held.select(r::user_id)))
    };
    let keys = keyset!(c, asked, found(), users::id => UserId, { "name": String => users::sort_key });
    let rows: Vec<Row> = users::table.filter(users::tenant_id.eq(tenant).and(users::id.eq_any(keys.ids.clone()))).select(ROW).load(c)?;
    let mut roles = roles_of(c, tenant, &keys.ids)?;
    let users = rows.into_iter().map(|row| with_roles(row, &mut roles)).collect();
    Ok(keys.page(users, |user: &User| user.id))
}

type Columns = (users::id, users::display_name, users::email, users::active, users::password_hash, users::version);
const ROW: Columns = (users::id, users::display_name, users::email, users::active, users::password_hash, users::version);

fn with_roles((id, display_name, email, active, hash, version): Row, roles: &mut HashMap<UserId, Vec<RoleAssignment>>) -> User {
    User { id, display_name, email, active, has_password: hash.is_some(), roles: roles.remove(&id).unwrap_or_default(), version }
}

fn roles_of(c: &mut Reader, tenant: TenantId, ids: &[UserId]) -> Result<HashMap<UserId, Vec<RoleAssignment>>, Error> {
    use role_assignments as r;
    let rows: Vec<RoleRow> = r::table
        .inner_join(join!(org_units.id = r.org_unit_id))
        .filter(r::tenant_id.eq(tenant).and(r::user_id.within(ids.to_vec())))
        .order((r::starts_on, r::id))
        .select((r::user_id, r::id, r::role, r::org_unit_id, org_units::name, r::programmes, r::starts_on, r::ends_on))
        .load(c)?;
    let names = programme_names(c, tenant)?;
    let mut roles: HashMap<UserId, Vec<RoleAssignment>> = HashMap::new();
    for (user, id, role, org_unit_id, org_unit_name, programmes, starts_on, ends_on) in rows {
        let programmes: Vec<String> = serde_json::from_str(&programmes).unwrap_or_default();
        let programme_names = names.of(&programmes);
        let held = RoleAssignment { id, role, org_unit_id, org_unit_name, programmes, programme_names, starts_on, ends_on };
        roles.entry(user).or_default().push(held);
    }
    Ok(roles)
}

/// A user of the writer's municipality.
fn find(w: &mut Writer<'_>, id: UserId) -> Result<User, Error> {
    let tenant = w.permit.tenant;
    find_in(w, tenant, id)
}

pub(super) fn find_in(c: &mut Reader, tenant: TenantId, id: UserId) -> Result<User, Error> {
    let row: Row = users::table.find((tenant, id)).select(ROW).first(c)?;
    let mut roles = roles_of(c, tenant, &[id])?;
    Ok(with_roles(row, &mut roles))
}

/// Whether another user of the municipality signs in with this address.
///
/// # Errors
/// What the database says.
pub fn email_taken(w: &mut Writer<'_>, email: &str) -> Result<bool, Error> {
    let key = email.trim().to_lowercase();
    let own = users::tenant_id.eq(w.permit.tenant).and(users::email_key.eq(key));
    Ok(users::table.filter(own).select(users::id).first::<UserId>(&mut **w).optional()?.is_some())
}

/// Whether an account is more than one that waits for its trainee: it has a password, or a role of today or later that is
/// not the trainee's.
///
/// # Errors
/// What the database says.
pub fn is_in_use(w: &mut Writer<'_>, id: UserId) -> Result<bool, Error> {
    use role_assignments as r;
    let (tenant, today) = (w.permit.tenant, w.permit.today);
    let hash: Option<String> = users::table.find((tenant, id)).select(users::password_hash).first(&mut **w)?;
    let other = r::table
        .filter(r::tenant_id.eq(tenant).and(r::user_id.eq(id)).and(r::role.ne(Role::Trainee)))
        .filter(r::ends_on.is_null().or(r::ends_on.ge(today).assume_not_null()))
        .select(r::id)
        .first::<RoleAssignmentId>(&mut **w)
        .optional()?;
    Ok(hash.is_some() || other.is_some())
}

/// Changes whether another user can sign in, if the version still stands.
pub(super) fn set_active(w: &mut Writer<'_>, id: UserId, version: i32, active: bool) -> Result<User, Error> {
    if w.permit.user_id == Some(id) && !active {
        return Err(Error::field("active", FieldCode::InvalidValue));
    }
    let (tenant, now) = (w.permit.tenant, w.now);
    let changed = diesel::update(users::table.find((tenant, id)).filter(users::version.eq(version)))
        .set((users::active.eq(active), users::updated_at.eq(now), users::version.eq(version.saturating_add(1))))
        .execute(&mut **w)?;
    let user = find(w, id)?;
    if changed == 0 {
        return Err(Error::stale(id));
    }
    if !active {
        crate::sessions::end_all(w, id, "deactivated")?;
    }
    let action = if active { AuditAction::UserActivated } else { AuditAction::UserDeactivated };
    w.audit(AuditEntry { object_kind: "user", object_id: Some(AnyId(id.0)), ..AuditEntry::of(action) })?;
    Ok(user)
}

/// Gives a user the password of this hash. The caller says in the audit what it is for.
///
/// # Errors
/// What the database says.
pub fn set_password(w: &mut Writer<'_>, id: UserId, hash: &str) -> Result<(), Error> {
    let (tenant, now) = (w.permit.tenant, w.now);
    diesel::update(users::table.find((tenant, id)))
        .set((users::password_hash.eq(Some(hash)), users::updated_at.eq(now), users::version.eq(users::version + 1)))
        .execute(&mut **w)?;
    Ok(())
}

/// The root of the municipality's tree.
///
/// # Errors
/// What the database says.
pub fn root_unit(w: &mut Writer<'_>) -> Result<OrgUnitId, Error> {
    let tenant = w.permit.tenant;
    Ok(org_units::table.filter(org_units::tenant_id.eq(tenant).and(org_units::number.eq(1))).select(org_units::id).first(&mut **w)?)
}

/// The user with this address, and what she is called.
///
/// # Errors
/// 404 where there is no such user.
pub fn by_email(w: &mut Writer<'_>, email: &str) -> Result<(UserId, String), Error> {
    let known = users::tenant_id.eq(w.permit.tenant).and(users::email_key.eq(email.to_lowercase()));
    Ok(users::table.filter(known).select((users::id, users::display_name)).first(&mut **w)?)
}

/// Gives the user with this address a password: for demonstrations, where nobody follows a link.
///
/// # Errors
/// 404 where there is no such user.
pub fn set_password_hash(w: &mut Writer<'_>, email: &str, hash: &str) -> Result<UserId, Error> {
    let (id, _) = by_email(w, email)?;
    diesel::update(users::table.find((w.permit.tenant, id))).set(users::password_hash.eq(Some(hash))).execute(&mut **w)?;
    w.audit(AuditEntry { object_kind: "user", object_id: Some(AnyId(id.0)), ..AuditEntry::of(AuditAction::UserPasswordSet) })?;
    Ok(id)
}
