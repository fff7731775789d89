//! Founding a municipality, and which there are.

use super::{Founded, NewTenant};
use crate::app::App;
use crate::db::schema::{org_units, tenants};
use crate::db::{AuditEntry, Writer};
use crate::error::Error;
use crate::users::{self, NewUser};
use diesel::prelude::*;
use domain::access::Role;
use domain::audit::AuditAction;
use domain::ids::{OrgUnitId, TenantId, UserId};

/// Founds a municipality with what each starts with.
pub(super) fn found(w: &mut Writer<'_>, tenant: TenantId, new: &NewTenant) -> Result<Founded, Error> {
    let root = insert(w, tenant, new)?;
    crate::programmes::load_catalogue(w, tenant)?;
    crate::onboarding::load_default_layers(w, tenant)?;
    crate::external::load_register(w)?;
    w.audit(AuditEntry { object_kind: "tenant", ..AuditEntry::of(AuditAction::TenantFounded) })?;
    Ok(Founded { tenant, root })
}

/// Makes an administrator of the whole municipality, without a password yet.
pub(super) fn create_administrator(w: &mut Writer<'_>, tenant: TenantId, name: &str, email: &str) -> Result<UserId, Error> {
    let root = root(w, tenant)?;
    let user = users::insert(w, &NewUser { name, email, password_hash: None })?;
    users::grant(w, user, Role::Administrator, root, &[])?;
    Ok(user)
}

fn insert(w: &mut Writer<'_>, tenant: TenantId, new: &NewTenant) -> Result<OrgUnitId, Error> {
    diesel::insert_into(tenants::table)
        .values((
            tenants::id.eq(tenant),
            tenants::name.eq(&new.name),
            tenants::municipality_code.eq(&new.municipality_code),
            tenants::is_demo.eq(new.is_demo),
            tenants::settings_version.eq(0),
        ))
        .execute(&mut **w)?;
    crate::organisation::insert_root(w, tenant, &new.name, &new.municipality_code)
}

fn root(w: &mut Writer<'_>, tenant: TenantId) -> Result<OrgUnitId, Error> {
    Ok(org_units::table.filter(org_units::tenant_id.eq(tenant).and(org_units::number.eq(1))).select(org_units::id).first(&mut **w)?)
}

/// The municipalities of the database.
///
/// # Errors
/// What the database says.
pub async fn ids(app: &App) -> Result<Vec<TenantId>, Error> {
    app.db.read(&app.system(TenantId(0)), |c| Ok(tenants::table.order(tenants::id).select(tenants::id).load(c)?)).await
}

/// Whether the database has any municipality yet.
///
/// # Errors
/// What the database says.
pub async fn any_exists(app: &App) -> Result<bool, Error> {
    Ok(!ids(app).await?.is_empty())
}

/// Whether a municipality is a demonstration.
///
/// # Errors
/// What the database says.
pub async fn is_demo(app: &App, tenant: TenantId) -> Result<bool, Error> {
    app.db
        .read(&app.system(tenant), move |c| Ok(tenants::table.find(tenant).select(tenants::is_demo).first(c).optional()?.unwrap_or(false)))
        .await
}
