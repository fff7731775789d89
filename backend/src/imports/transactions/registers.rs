//! What is there already: loaded as far as the rows of a file can refer to it.

use crate::db::DbConnection;
use crate::db::Within;
use crate::db::schema::{
    people, programme_versions, programmes, site_capacities, supervisor_profiles, supervisor_programmes, supervisor_qualifications, users,
};
use crate::error::Error;
use crate::join;
use crate::organisation::{Unit, units};
use crate::programmes::cohort_plans;
use crate::settings;
use chrono::NaiveDate;
use diesel::prelude::*;
use domain::ids::{OrgUnitId, PersonId, SupervisorProfileId, TenantId, UserId};
use domain::imports::register::{PersonRef, SiteRef, SupervisorRef};
use domain::imports::{Field, ProgrammeRef, Table, cohorts as cohort_rules, key, sites, supervisors, trainees};
use domain::organisation::OrgKind;
use domain::people::QualificationKind;
use domain::programmes::{ProgrammeContent, ProgrammeFamily};
use domain::settings::Place;
use std::collections::{BTreeSet, HashMap, HashSet};

/// How many values go into one `IN (…)`: both engines have a limit.
const AT_ONCE: usize = 1_000;

/// The catalogue with the names each programme is known by, of its newest version.
pub(super) fn programmes(c: &mut DbConnection, tenant: TenantId) -> Result<Vec<ProgrammeRef>, Error> {
    let rows: Vec<(String, String, ProgrammeFamily, String)> = programmes::table
        .inner_join(join!(programme_versions.programme_code = programmes.code))
        .filter(programmes::tenant_id.eq(tenant).and(programmes::enabled.eq(true)))
        .order((programmes::code, programme_versions::valid_from.desc()))
        .select((programmes::code, programmes::name, programmes::family, programme_versions::content))
        .load(c)?;
    let mut known: Vec<ProgrammeRef> = Vec::new();
    for (code, name, family, content) in rows {
        if known.last().is_some_and(|last| last.code == code) {
            continue;
        }
        let content: ProgrammeContent =
            serde_json::from_str(&content).map_err(|error| Error::internal(&format!("a programme version: {error}")))?;
        known.push(ProgrammeRef { code, name, aliases: content.aliases, family });
    }
    Ok(known)
}

fn site_refs(units: Vec<Unit>) -> Vec<SiteRef> {
    let sites = units.into_iter().filter(|unit| unit.kind == OrgKind::Site);
    sites.map(|unit| SiteRef { id: unit.id, code: unit.code, name: unit.name, path: unit.path }).collect()
}

pub(super) fn for_sites(c: &mut DbConnection, tenant: TenantId) -> Result<sites::Register, Error> {
    let units = units(c, tenant)?;
    let by_id: HashMap<OrgUnitId, &Unit> = units.iter().map(|unit| (unit.id, unit)).collect();
    let above = |unit: &Unit| unit.parent_id.and_then(|id| by_id.get(&id)).copied();
    let mut known = HashMap::new();
    let mut codes = HashMap::new();
    for unit in units.iter().filter(|unit| unit.kind == OrgKind::Site) {
        let (Some(code), Some(area)) = (&unit.code, above(unit)) else { continue };
        codes.insert(unit.id, code.clone());
        let Some(kind) = unit.site_kind else { continue };
        let centre = above(area);
        let site = sites::SiteRow {
            centre_code: centre.and_then(|centre| centre.code.clone()).unwrap_or_default(),
            centre: centre.map(|centre| centre.name.clone()).unwrap_or_default(),
            area: area.name.clone(),
            code: code.clone(),
            name: unit.name.clone(),
            kind,
            serves_children: unit.serves_children,
            education_lead: unit.education_lead.clone(),
        };
        known.insert(code.clone(), site);
    }
    let rows: Vec<(OrgUnitId, String, NaiveDate, Option<NaiveDate>, i32)> = site_capacities::table
        .filter(site_capacities::tenant_id.eq(tenant))
        .select((
            site_capacities::org_unit_id,
            site_capacities::programme_code,
            site_capacities::starts_on,
            site_capacities::ends_on,
            site_capacities::places,
        ))
        .load(c)?;
    let capacities = rows
        .into_iter()
        .filter_map(|(unit, programme, starts_on, ends_on, places)| {
            Some(((codes.get(&unit)?.clone(), programme, starts_on), sites::Capacity { ends_on, places }))
        })
        .collect();
    Ok(sites::Register { programmes: programmes(c, tenant)?, sites: known, capacities })
}

type ProfileRow = (UserId, SupervisorProfileId, OrgUnitId, domain::people::SupervisorKind, i32, Option<i32>, NaiveDate, Option<NaiveDate>);

pub(super) fn for_supervisors(
    c: &mut DbConnection,
    tenant: TenantId,
    table: &Table,
    today: NaiveDate,
) -> Result<supervisors::Register, Error> {
    let wanted: HashSet<String> = table.rows.iter().map(|row| key(&table.text(row, Field::Email))).collect();
    let wanted: Vec<String> = wanted.into_iter().collect();
    let mut known: HashMap<String, supervisors::UserRef> = HashMap::new();
    for some in wanted.chunks(AT_ONCE) {
        let rows: Vec<(UserId, String, String)> = users::table
            .filter(users::tenant_id.eq(tenant).and(users::email_key.within(some.to_vec())))
            .select((users::id, users::display_name, users::email_key))
            .load(c)?;
        known.extend(rows.into_iter().map(|(id, name, email)| (email, supervisors::UserRef { id, name, profiles: HashMap::new() })));
    }
    let ids: HashMap<UserId, String> = known.iter().map(|(email, user)| (user.id, email.clone())).collect();
    let (mut programmes_of, mut passed) = (programmes_of_profiles(c, tenant)?, qualifications(c, tenant)?);
    let rows: Vec<ProfileRow> = supervisor_profiles::table
        .filter(supervisor_profiles::tenant_id.eq(tenant))
        .select((
            supervisor_profiles::user_id,
            supervisor_profiles::id,
            supervisor_profiles::site_id,
            supervisor_profiles::kind,
            supervisor_profiles::max_trainees,
            supervisor_profiles::minutes_per_week,
            supervisor_profiles::appointed_on,
            supervisor_profiles::ended_on,
        ))
        .load(c)?;
    for (user, id, site, kind, max_trainees, minutes_per_week, appointed_on, ended_on) in rows {
        let Some(user) = ids.get(&user).and_then(|email| known.get_mut(email)) else { continue };
        let passed = passed.remove(&id).unwrap_or_default();
        let profile = supervisors::Profile {
            kind,
            programmes: programmes_of.remove(&id).unwrap_or_default(),
            passed_on: passed.iter().filter_map(|(_, on)| *on).max(),
            qualifications: passed.into_iter().map(|(kind, _)| kind).collect(),
            max_trainees,
            minutes_per_week,
            appointed_on,
            ended_on,
        };
        user.profiles.insert(site, profile);
    }
    let supervision = settings::on(&settings::load(c, tenant)?, Place::WHOLE, today)?;
    Ok(supervisors::Register { programmes: programmes(c, tenant)?, sites: site_refs(units(c, tenant)?), users: known, supervision })
}

fn programmes_of_profiles(c: &mut DbConnection, tenant: TenantId) -> Result<HashMap<SupervisorProfileId, BTreeSet<String>>, Error> {
    let rows: Vec<(SupervisorProfileId, String)> = supervisor_programmes::table
        .filter(supervisor_programmes::tenant_id.eq(tenant))
        .select((supervisor_programmes::profile_id, supervisor_programmes::programme_code))
        .load(c)?;
    let mut by_profile: HashMap<_, BTreeSet<String>> = HashMap::new();
    for (profile, programme) in rows {
        by_profile.entry(profile).or_default().insert(programme);
    }
    Ok(by_profile)
}

type Passed = Vec<(QualificationKind, Option<NaiveDate>)>;

fn qualifications(c: &mut DbConnection, tenant: TenantId) -> Result<HashMap<SupervisorProfileId, Passed>, Error> {
    let rows: Vec<(SupervisorProfileId, QualificationKind, Option<NaiveDate>)> = supervisor_qualifications::table
        .filter(supervisor_qualifications::tenant_id.eq(tenant))
        .select((supervisor_qualifications::profile_id, supervisor_qualifications::kind, supervisor_qualifications::passed_on))
        .load(c)?;
    let mut by_profile: HashMap<_, Passed> = HashMap::new();
    for (profile, kind, passed_on) in rows {
        by_profile.entry(profile).or_default().push((kind, passed_on));
    }
    Ok(by_profile)
}

pub(super) fn for_cohorts(c: &mut DbConnection, tenant: TenantId) -> Result<cohort_rules::Register, Error> {
    let known = cohort_plans(c, tenant)?;
    let cohorts = known.into_iter().map(|(code, cohort)| (code, cohort.plan)).collect();
    Ok(cohort_rules::Register { programmes: programmes(c, tenant)?, cohorts })
}

type PersonRow = (PersonId, String, String, NaiveDate, Option<String>, Option<String>);

pub(super) fn for_trainees(c: &mut DbConnection, tenant: TenantId, table: &Table) -> Result<trainees::Register, Error> {
    let mut register = trainees::Register {
        programmes: programmes(c, tenant)?,
        sites: site_refs(units(c, tenant)?),
        supervisors: supervisor_refs(c, tenant)?,
        ..trainees::Register::default()
    };
    for some in trainees::names(table).chunks(AT_ONCE) {
        let rows: Vec<PersonRow> = people::table
            .filter(people::tenant_id.eq(tenant).and(people::search_key.within(some.to_vec())))
            .select((people::id, people::given_name, people::family_name, people::birth_date, people::email, people::phone))
            .load(c)?;
        let person =
            |(id, given_name, family_name, birth_date, email, phone)| PersonRef { id, given_name, family_name, birth_date, email, phone };
        register.people.extend(rows.into_iter().map(person));
    }
    // Sorted here: asked for in order, an engine may walk all of them by their keys.
    register.people.sort_unstable_by_key(|person| person.id);
    let ids: Vec<PersonId> = register.people.iter().map(|person| person.id).collect();
    for some in ids.chunks(AT_ONCE) {
        register.traineeships.extend(super::periods::traineeships_of(c, tenant, some)?);
    }
    Ok(register)
}

fn supervisor_refs(c: &mut DbConnection, tenant: TenantId) -> Result<Vec<SupervisorRef>, Error> {
    let rows: Vec<(SupervisorProfileId, UserId, String, String, OrgUnitId, domain::people::SupervisorKind)> = supervisor_profiles::table
        .inner_join(join!(users.id = supervisor_profiles.user_id))
        .filter(supervisor_profiles::tenant_id.eq(tenant))
        .order(supervisor_profiles::id)
        .select((
            supervisor_profiles::id,
            users::id,
            users::display_name,
            users::email,
            supervisor_profiles::site_id,
            supervisor_profiles::kind,
        ))
        .load(c)?;
    Ok(rows
        .into_iter()
        .map(|(id, user_id, name, email, site_id, kind)| SupervisorRef { id, user_id, name, email, site_id, kind })
        .collect())
}
