//! The register of supervisors.

use crate::db::schema::{
    org_units as o, supervisor_assignments as a, supervisor_profiles as p, supervisor_programmes as sp, supervisor_qualifications as q,
    users as u,
};
use crate::db::{MultiBackend, Reader, sight};
use crate::error::Error;
use crate::http::paging;
use crate::join;
use crate::permit::Permit;
use chrono::NaiveDate;
use diesel::prelude::*;
use domain::Page;
use domain::ids::{OrgUnitId, SupervisorAssignmentId, SupervisorProfileId, UserId};
use domain::people::{QualificationKind, SupervisorKind};
use domain::supervision::Supervisor;

/// One page of the register by name, within the scope.
pub(in crate::supervision) fn list(
    c: &mut Reader,
    permit: &Permit,
    site: Option<OrgUnitId>,
    programme: Option<&str>,
    after: Option<&(String, SupervisorProfileId)>,
    limit: i64,
) -> Result<Page<Supervisor>, Error> {
    type Row = (SupervisorProfileId, UserId, String, String, String, SupervisorKind, i32, Option<i32>, NaiveDate, Option<NaiveDate>);
    let tenant = permit.tenant;
    let sites: Vec<OrgUnitId> = o::table.filter(sight::org_units(permit)).select(o::id).load(c)?;
    let mut rows = p::table
        .inner_join(join!(u.id = p.user_id))
        .inner_join(join!(o.id = p.site_id))
        .into_boxed::<MultiBackend>()
        .filter(p::tenant_id.eq(tenant))
        .filter(p::site_id.eq_any(sites));
    if let Some(site) = site {
        rows = rows.filter(p::site_id.eq(site));
    }
    if let Some(code) = programme {
        let of_it = sp::table.filter(sp::tenant_id.eq(tenant).and(sp::programme_code.eq(code))).select(sp::profile_id);
        rows = rows.filter(p::id.eq_any(of_it));
    }
    if let Some((key, id)) = after {
        rows = rows.filter(u::sort_key.gt(key).or(u::sort_key.eq(key).and(p::id.gt(*id))));
    }
    let rows: Vec<Row> = rows
        .order((u::sort_key, p::id))
        .limit(limit.saturating_add(1))
        .select((
            p::id,
            p::user_id,
            u::display_name,
            u::sort_key,
            o::name,
            p::kind,
            p::max_trainees,
            p::minutes_per_week,
            p::appointed_on,
            p::ended_on,
        ))
        .load(c)?;
    let page = paging::page(rows, limit, |row| (row.3.clone(), row.0.to_string()));
    let ids: Vec<SupervisorProfileId> = page.items.iter().map(|row| row.0).collect();
    let more = more(c, permit, &ids)?;
    let items =
        page.items.into_iter().map(|(profile_id, user_id, name, _, site, kind, max_trainees, minutes_per_week, appointed_on, ended_on)| {
            let mut of: Vec<&More> = more.iter().filter(|row| row.0 == profile_id).collect();
            of.sort();
            let mut programmes: Vec<String> = of.iter().filter_map(|row| row.1.clone()).collect();
            let mut qualifications: Vec<QualificationKind> = of.iter().filter_map(|row| row.2).collect();
            let mut trainees: Vec<SupervisorAssignmentId> = of.iter().filter_map(|row| row.3).collect();
            programmes.dedup();
            qualifications.sort_unstable();
            qualifications.dedup();
            trainees.sort_unstable();
            trainees.dedup();
            Supervisor {
                profile_id,
                user_id,
                name,
                site,
                kind,
                programmes,
                qualifications,
                trainees: i32::try_from(trainees.len()).unwrap_or(i32::MAX),
                max_trainees,
                minutes_per_week,
                appointed_on,
                ended_on,
            }
        });
    Ok(Page { items: items.collect(), next_cursor: page.next_cursor, total: None })
}

type More = (SupervisorProfileId, Option<String>, Option<QualificationKind>, Option<SupervisorAssignmentId>);

/// Programmes, qualifications and running responsible assignments of a page of profiles in one statement: each
/// combination is a row, and there are few of each.
fn more(c: &mut Reader, permit: &Permit, ids: &[SupervisorProfileId]) -> Result<Vec<More>, Error> {
    let in_force = a::tenant_id
        .eq(p::tenant_id)
        .and(a::profile_id.eq(p::id))
        .and(a::kind.eq(SupervisorKind::Responsible))
        .and(a::starts_on.le(permit.today))
        .and(a::ends_on.is_null().or(a::ends_on.ge(permit.today).assume_not_null()));
    Ok(p::table
        .left_join(join!(sp.profile_id = p.id))
        .left_join(join!(q.profile_id = p.id))
        .left_join(a::table.on(in_force))
        .filter(p::tenant_id.eq(permit.tenant).and(p::id.eq_any(ids)))
        .select((p::id, sp::programme_code.nullable(), q::kind.nullable(), a::id.nullable()))
        .load(c)?)
}
