//! Municipalities in the database.

use super::NewTenant;
use crate::app::App;
use crate::db::Writer;
use crate::db::schema::{org_units, tenants};
use crate::error::Error;
use diesel::prelude::*;
use domain::ids::{OrgUnitId, TenantId};

pub(super) fn insert(w: &mut Writer<'_>, tenant: TenantId, new: &NewTenant) -> Result<OrgUnitId, Error> {
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

pub(super) fn root(w: &mut Writer<'_>, tenant: TenantId) -> Result<OrgUnitId, Error> {
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
