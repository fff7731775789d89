//! Where a traineeship belongs in the tree. Who sees it follows from the path, and so it does for what is about it.

use super::following::{follow, follow_name};
use crate::db::schema::traineeships;
use crate::db::{DbConnection, Writer};
use crate::error::Error;
use diesel::prelude::*;
use domain::ids::{OrgUnitId, PersonId, TenantId, TraineeshipId};
use domain::people::NameKeys;

/// Moves a traineeship to another site.
///
/// # Errors
/// What the database says.
pub fn move_to_site(w: &mut Writer<'_>, id: TraineeshipId, site: OrgUnitId, path: &str) -> Result<(), Error> {
    let tenant = w.permit.tenant;
    diesel::update(traineeships::table.find((tenant, id))).set(traineeships::site_id.eq(site)).execute(&mut **w)?;
    follow(w, &[id], path)
}

/// Moves the traineeships of a site that has another place in the tree.
///
/// # Errors
/// What the database says.
pub fn move_with_site(w: &mut Writer<'_>, site: OrgUnitId, path: &str) -> Result<(), Error> {
    let tenant = w.permit.tenant;
    let ids: Vec<TraineeshipId> = traineeships::table
        .filter(traineeships::tenant_id.eq(tenant).and(traineeships::site_id.eq(site)))
        .select(traineeships::id)
        .load(&mut **w)?;
    follow(w, &ids, path)
}

/// Gives the traineeships of a person the keys of her name.
///
/// # Errors
/// What the database says.
pub fn rename(c: &mut DbConnection, tenant: TenantId, person: PersonId, keys: &NameKeys) -> Result<(), Error> {
    diesel::update(traineeships::table.filter(traineeships::tenant_id.eq(tenant).and(traineeships::person_id.eq(person))))
        .set((traineeships::search_key.eq(&keys.search), traineeships::sort_key.eq(&keys.sort)))
        .execute(c)?;
    follow_name(c, tenant, person, keys)
}
