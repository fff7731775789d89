//! Users in the database.

use crate::db::schema::{role_assignments, users};
use crate::db::{AuditEntry, Writer};
use crate::error::Error;
use diesel::prelude::*;
use domain::access::Role;
use domain::ids::{AnyId, OrgUnitId, RoleAssignmentId, UserId};
use domain::search::sort_key;

/// A new user.
#[derive(Debug, Clone, Copy)]
pub struct NewUser<'a> {
    /// What the user is called.
    pub name: &'a str,
    /// The e-mail address, unique in the whole installation.
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
    w.audit(AuditEntry { action: "user.created", object_kind: "user", object_id: Some(AnyId(id.0)), ..AuditEntry::default() })?;
    Ok(id)
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
        action: "role.granted",
        object_kind: "user",
        object_id: Some(AnyId(user.0)),
        details: serde_json::json!({ "role": role, "org_unit_id": unit }),
        ..AuditEntry::default()
    })?;
    Ok(id)
}
