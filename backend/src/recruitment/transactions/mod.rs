//! What happens with applications in one transaction: registered, screened, corrected, moved.

mod changing;
mod moving;
mod reading;
mod registering;
mod screening;

pub(super) use changing::change;
pub(crate) use moving::advance;
pub use moving::expire_offers;
pub(super) use moving::step;
pub(super) use reading::{board, card, list_at, person_of};
pub(crate) use registering::register;
pub(super) use screening::record_interview;
pub(crate) use screening::set_requirement;

use crate::db::schema::{applications, org_units as o};
use crate::db::{Writer, sight};
use crate::error::Error;
use diesel::prelude::*;
use domain::ids::{ApplicationId, CohortId, OrgUnitId};
use domain::problem::FieldCode;
use domain::programmes::Cohort;

/// The cohort that a request names.
fn cohort(w: &mut Writer<'_>, id: CohortId) -> Result<Cohort, Error> {
    let tenant = w.permit.tenant;
    crate::programmes::find_cohort(w, tenant, id)?.ok_or_else(|| Error::field("cohort_id", FieldCode::NotFound))
}

/// Whether a site is one of ours and in sight.
fn check_site(w: &mut Writer<'_>, site: OrgUnitId) -> Result<(), Error> {
    let permit = w.permit;
    let found = o::table
        .filter(o::id.eq(site).and(o::kind.eq("site")).and(sight::org_units(permit)))
        .select(o::id)
        .first::<OrgUnitId>(&mut **w)
        .optional()?;
    found.map(|_| ()).ok_or_else(|| Error::field("site_id", FieldCode::NotFound))
}

/// Counts the application's version up, if the one that was read still stands.
fn touch(w: &mut Writer<'_>, id: ApplicationId, version: i32) -> Result<(), Error> {
    let (tenant, now) = (w.permit.tenant, w.now);
    let changed = diesel::update(applications::table.find((tenant, id)).filter(applications::version.eq(version)))
        .set((applications::updated_at.eq(now), applications::version.eq(version.saturating_add(1))))
        .execute(&mut **w)?;
    if changed == 0 { Err(Error::stale(id)) } else { Ok(()) }
}
