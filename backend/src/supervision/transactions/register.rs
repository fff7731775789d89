//! The register of supervisors.

use crate::db::Within;
use crate::db::schema::{
    org_units as o, programmes, supervisor_assignments as a, supervisor_profiles as p, supervisor_programmes as sp,
    supervisor_qualifications as q, users as u,
};
use crate::db::{MultiBackend, Reader, sight};
use crate::error::Error;
use crate::http::paging;
use crate::organisation::unit_path;
use crate::permit::Permit;
use crate::{join, keyset};
use chrono::NaiveDate;
use diesel::dsl::exists;
use diesel::prelude::*;
use domain::Page;
use domain::ids::{OrgUnitId, SupervisorAssignmentId, SupervisorProfileId, UserId};
use domain::listing::Asked;
use domain::people::{QualificationKind, SupervisorKind};
use domain::supervision::Supervisor;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// One page of the register within the scope: one statement finds the sites, one the page, and two read it.
pub(in crate::supervision) fn list(c: &mut Reader, permit: &Permit, asked: &Asked) -> Result<Page<Supervisor>, Error> {
    let tenant = permit.tenant;
    let (kind, passed) = (asked.value::<SupervisorKind>("kind")?, asked.value::<QualificationKind>("qualification")?);
    let (path, words) = (unit_path(c, permit, asked)?, paging::searched(asked.text("search"))?);
    let below = o::path.like(format!("{}%", path.unwrap_or_default()));
    let sites: Vec<OrgUnitId> = o::table.filter(sight::org_units(permit)).filter(below).select(o::id).load(c)?;
    let found = || {
        let mut found = p::table
            .inner_join(join!(u.id = p.user_id))
            .into_boxed::<MultiBackend>()
            .filter(p::tenant_id.eq(tenant).and(p::site_id.within(sites.clone())));
        if let Some(code) = asked.text("programme") {
            let of_it = sp::table.filter(sp::tenant_id.eq(tenant).and(sp::profile_id.eq(p::id)));
            found = found.filter(exists(of_it.filter(sp::programme_code.eq(code.to_owned()))));
        }
        if let Some(kind) = kind {
            found = found.filter(p::kind.eq(kind));
        }
        if let Some(passed) = passed {
            found = found.filter(exists(q::table.filter(q::tenant_id.eq(tenant).and(q::profile_id.eq(p::id)).and(q::kind.eq(passed)))));
        }
        for word in &words {
            found = found.filter(u::search_key.like(paging::contains(word)).escape('\\'));
        }
        found
    };
    let keys = keyset!(c, asked, found(), p::id => SupervisorProfileId, { "name": String => u::sort_key });
    let supervisors = supervisors(c, permit, &keys.ids)?;
    Ok(keys.page(supervisors, |one: &Supervisor| one.profile_id))
}

/// The supervisors of profiles that were found in sight.
fn supervisors(c: &mut Reader, permit: &Permit, ids: &[SupervisorProfileId]) -> Result<Vec<Supervisor>, Error> {
    type Row = (SupervisorProfileId, UserId, String, String, SupervisorKind, i32, Option<i32>, NaiveDate, Option<NaiveDate>);
    let rows: Vec<Row> = p::table
        .inner_join(join!(u.id = p.user_id))
        .inner_join(join!(o.id = p.site_id))
        .filter(p::tenant_id.eq(permit.tenant).and(p::id.within(ids)))
        .select((p::id, p::user_id, u::display_name, o::name, p::kind, p::max_trainees, p::minutes_per_week, p::appointed_on, p::ended_on))
        .load(c)?;
    let mut more: HashMap<SupervisorProfileId, Vec<More>> = HashMap::new();
    for row in self::more(c, permit, ids)? {
        more.entry(row.0).or_default().push(row);
    }
    let told = |(profile_id, user_id, name, site, kind, max_trainees, minutes_per_week, appointed_on, ended_on): Row| {
        let of = more.get(&profile_id).map_or(&[][..], Vec::as_slice);
        let programmes: BTreeMap<&String, &String> = of.iter().filter_map(|row| row.1.as_ref().zip(row.2.as_ref())).collect();
        let qualifications: BTreeSet<QualificationKind> = of.iter().filter_map(|row| row.3).collect();
        let trainees: BTreeSet<SupervisorAssignmentId> = of.iter().filter_map(|row| row.4).collect();
        Supervisor {
            profile_id,
            user_id,
            name,
            site,
            kind,
            programmes: programmes.keys().map(|code| (*code).clone()).collect(),
            programme_names: programmes.values().map(|name| (*name).clone()).collect(),
            qualifications: qualifications.into_iter().collect(),
            trainees: i32::try_from(trainees.len()).unwrap_or(i32::MAX),
            max_trainees,
            minutes_per_week,
            appointed_on,
            ended_on,
        }
    };
    Ok(rows.into_iter().map(told).collect())
}

type More = (SupervisorProfileId, Option<String>, Option<String>, Option<QualificationKind>, Option<SupervisorAssignmentId>);

/// Programmes with their names, qualifications and running responsible assignments of profiles in one statement: each
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
        .left_join(programmes::table.on(programmes::tenant_id.eq(sp::tenant_id).and(programmes::code.eq(sp::programme_code))))
        .left_join(join!(q.profile_id = p.id))
        .left_join(a::table.on(in_force))
        .filter(p::tenant_id.eq(permit.tenant).and(p::id.within(ids)))
        .select((p::id, sp::programme_code.nullable(), programmes::name.nullable(), q::kind.nullable(), a::id.nullable()))
        .load(c)?)
}
