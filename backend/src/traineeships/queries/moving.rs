//! Where a traineeship belongs in the tree. Who sees it follows from the path, and so it does for what is about it.

use crate::db::schema::{hire_cases, tasks, traineeships};
use crate::db::{DbConnection, Writer};
use crate::error::Error;
use diesel::prelude::*;
use domain::ids::{OrgUnitId, PersonId, TenantId, TraineeshipId};
use domain::people::NameKeys;

/// How many ids one statement takes.
const AT_ONCE: usize = 500;

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
    Ok(())
}

fn follow(w: &mut Writer<'_>, ids: &[TraineeshipId], path: &str) -> Result<(), Error> {
    let tenant = w.permit.tenant;
    for some in ids.chunks(AT_ONCE) {
        diesel::update(traineeships::table.filter(traineeships::tenant_id.eq(tenant).and(traineeships::id.eq_any(some.to_vec()))))
            .set(traineeships::org_path.eq(path))
            .execute(&mut **w)?;
        let about = tasks::traineeship_id.is_not_null().and(tasks::traineeship_id.assume_not_null().eq_any(some.to_vec()));
        diesel::update(tasks::table.filter(tasks::tenant_id.eq(tenant).and(about))).set(tasks::org_path.eq(path)).execute(&mut **w)?;
        diesel::update(hire_cases::table.filter(hire_cases::tenant_id.eq(tenant).and(hire_cases::traineeship_id.eq_any(some.to_vec()))))
            .set(hire_cases::org_path.eq(path))
            .execute(&mut **w)?;
    }
    Ok(())
}
