//! Candidates and assignments.

use crate::db::Within;
use crate::db::schema::{
    org_units as o, people, programme_versions as v, supervisor_assignments as a, supervisor_profiles as p, supervisor_programmes as sp,
    supervisor_qualifications as q, traineeships as t, users as u,
};
use crate::db::{AuditEntry, Reader, Writer, sight};
use crate::error::Error;
use crate::join;
use crate::permit::Permit;
use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::Bool;
use domain::audit::AuditAction;
use domain::ids::{AnyId, OrgUnitId, SupervisorAssignmentId, SupervisorProfileId, TenantId, TraineeshipId, UserId};
use domain::people::{QualificationKind, SupervisorKind};
use domain::problem::FieldCode;
use domain::programmes::{ProgrammeContent, SupervisorRequirement};
use domain::search::sort_key;
use domain::supervision::{
    AssignSupervisor, Candidate, Need, Standing, SuitabilityReason, SupervisorAssignment, SupervisorCandidate, Weight, check_assignment,
    is_suitable, place, suitability,
};
use domain::traineeships::TraineeshipStatus;
use std::collections::HashMap;

/// A profile with what decides whether it suits.
struct Profile {
    id: SupervisorProfileId,
    user_id: UserId,
    name: String,
    site: String,
    max_trainees: i32,
    trainees: i32,
    at_site: bool,
    reasons: Vec<SuitabilityReason>,
}

/// More than this is no list that anyone chooses from.
const MOST: i64 = 1000;

/// What one traineeship asks.
struct Asked<'a> {
    seen: &'a sight::SeenTraineeship,
    kind: SupervisorKind,
    on: NaiveDate,
    /// Of this one only.
    only: Option<SupervisorProfileId>,
}

/// Everyone who could be assigned: the site's own, and from other sites in scope those of the programme.
pub(in crate::supervision) fn candidates(
    c: &mut Reader,
    permit: &Permit,
    id: TraineeshipId,
    kind: SupervisorKind,
    on: Option<NaiveDate>,
) -> Result<Vec<SupervisorCandidate>, Error> {
    let seen = sight::find_traineeship(c, permit, id)?;
    let on = on.unwrap_or(permit.today.max(seen.starts_on));
    let mut profiles = profiles(c, permit, &Asked { seen: &seen, kind, on, only: None })?;
    // The sort is stable: within each group the order of the names stays.
    let blocked = |profile: &Profile| profile.reasons.iter().any(|reason| reason.weight() == Weight::Blocks);
    profiles.sort_by_key(|profile| (!profile.at_site, blocked(profile), !is_suitable(&profile.reasons)));
    let of = |profile: Profile| {
        let any = |weight: Weight| profile.reasons.iter().any(|reason| reason.weight() == weight);
        SupervisorCandidate {
            profile_id: profile.id,
            name: profile.name,
            site: profile.site,
            suitable: is_suitable(&profile.reasons),
            needs_exception: any(Weight::NeedsException),
            blocked: any(Weight::Blocks),
            trainees: profile.trainees,
            max_trainees: profile.max_trainees,
            reasons: profile.reasons,
        }
    };
    Ok(profiles.into_iter().map(of).collect())
}

fn profiles(c: &mut Reader, permit: &Permit, asked: &Asked<'_>) -> Result<Vec<Profile>, Error> {
    type InForce = (SupervisorProfileId, TraineeshipId, SupervisorKind);
    let (tenant, seen) = (permit.tenant, asked.seen);
    let (content, trainee_user): (String, Option<UserId>) = t::table
        .inner_join(join!(v.id = t.programme_version_id))
        .inner_join(join!(people.id = t.person_id))
        .filter(t::tenant_id.eq(tenant).and(t::id.eq(seen.id)))
        .select((v::content, people::user_id))
        .first(c)?;
    let requirement = requirement(&content)?;
    let mut rows: Vec<Row> = Vec::new();
    for (_, grant) in permit.reaches.iter() {
        let more = in_part(c, tenant, asked, permit.today, &grant.org_path)?;
        let new = more.into_iter().filter(|row| rows.iter().all(|known| known.0 != row.0)).collect::<Vec<_>>();
        rows.extend(new);
    }
    rows.sort_by_cached_key(|row| sort_key(&row.2));
    let ids: Vec<SupervisorProfileId> = rows.iter().map(|row| row.0).collect();
    let mut passed: HashMap<SupervisorProfileId, Vec<QualificationKind>> = HashMap::new();
    let qualifications: Vec<(SupervisorProfileId, QualificationKind)> =
        q::table.filter(q::tenant_id.eq(tenant).and(q::profile_id.eq_any(&ids))).select((q::profile_id, q::kind)).load(c)?;
    for (profile, kind) in qualifications {
        passed.entry(profile).or_default().push(kind);
    }
    let in_force: Vec<InForce> = a::table
        .inner_join(join!(t.id = a.traineeship_id))
        .filter(a::tenant_id.eq(tenant).and(a::profile_id.within(&ids)).and(a::starts_on.le(asked.on)))
        .filter(a::ends_on.is_null().or(a::ends_on.ge(asked.on).assume_not_null()))
        .filter(t::status.within(TraineeshipStatus::OPEN))
        .select((a::profile_id, a::traineeship_id, a::kind))
        .load(c)?;
    let profiles = rows.into_iter().map(|row| {
        let (id, user_id, name, site_id, site, kind, max_trainees, appointed_on, ended_on, programme) = row;
        let of_profile = || in_force.iter().filter(|other| other.0 == id && other.2 == asked.kind);
        let others = of_profile().filter(|other| other.1 != seen.id).count();
        let candidate = Candidate {
            kind,
            is_the_trainee: trainee_user == Some(user_id),
            already_assigned: of_profile().any(|other| other.1 == seen.id),
            at_site: site_id == seen.site_id,
            of_programme: programme.is_some(),
            qualifications: passed.remove(&id).unwrap_or_default(),
            appointed_on,
            ended_on,
            max_trainees,
            trainees: i32::try_from(others).unwrap_or(i32::MAX),
        };
        let reasons = suitability(&candidate, &Need { kind: asked.kind, requirement: &requirement, on: asked.on });
        Profile { id, user_id, name, site, max_trainees, trainees: candidate.trainees, at_site: candidate.at_site, reasons }
    });
    Ok(profiles.collect())
}

type Row = (SupervisorProfileId, UserId, String, OrgUnitId, String, SupervisorKind, i32, NaiveDate, Option<NaiveDate>, Option<String>);

/// Those of a part of the tree.
fn in_part(c: &mut Reader, tenant: TenantId, asked: &Asked<'_>, today: NaiveDate, path: &str) -> Result<Vec<Row>, Error> {
    let seen = asked.seen;
    Ok(p::table
        .inner_join(join!(u.id = p.user_id))
        .inner_join(join!(o.id = p.site_id))
        .left_join(
            sp::table.on(sp::tenant_id.eq(p::tenant_id).and(sp::profile_id.eq(p::id)).and(sp::programme_code.eq(&seen.programme_code))),
        )
        .filter(p::tenant_id.eq(tenant).and(u::active.eq(true)))
        .filter(asked.only.is_none().into_sql::<Bool>().or(p::id.nullable().eq(asked.only)))
        .filter(o::path.like(format!("{path}%")))
        .filter(p::ended_on.is_null().or(p::ended_on.ge(today).assume_not_null()))
        .filter(p::site_id.eq(seen.site_id).or(sp::programme_code.is_not_null()))
        .order((u::sort_key, p::id))
        .limit(MOST)
        .select((
            p::id,
            p::user_id,
            u::display_name,
            p::site_id,
            o::name,
            p::kind,
            p::max_trainees,
            p::appointed_on,
            p::ended_on,
            sp::programme_code.nullable(),
        ))
        .load(c)?)
}

fn requirement(content: &str) -> Result<SupervisorRequirement, Error> {
    let content: ProgrammeContent = serde_json::from_str(content).map_err(|error| Error::internal(&error.to_string()))?;
    Ok(content.supervisor_requirement)
}

/// Assigns a supervisor.
pub(in crate::supervision) fn assign(
    w: &mut Writer<'_>,
    id: TraineeshipId,
    request: &AssignSupervisor,
) -> Result<SupervisorAssignment, Error> {
    let permit = w.permit;
    let seen = sight::find_traineeship(w, permit, id)?;
    if !seen.status.is_open() {
        return Err(Error::conflict());
    }
    if request.starts_on > seen.ends_on {
        return Err(Error::field("starts_on", FieldCode::OutOfRange));
    }
    let asked = Asked { seen: &seen, kind: request.kind, on: request.starts_on, only: Some(request.profile_id) };
    let profile = profiles(w, permit, &asked)?.pop().ok_or_else(|| Error::field("profile_id", FieldCode::NotFound))?;
    check_assignment(request, &profile.reasons)?;

    let mut ends_on = None;
    if request.kind == SupervisorKind::Responsible {
        let placed = place(&standing(w, permit, id)?, request.starts_on);
        ends_on = placed.ends_on;
        for (other, last) in placed.ended {
            diesel::update(a::table.find((permit.tenant, other))).set(a::ends_on.eq(last)).execute(&mut **w)?;
        }
    }
    let new: SupervisorAssignmentId = w.next_id();
    diesel::insert_into(a::table)
        .values((
            a::tenant_id.eq(permit.tenant),
            a::id.eq(new),
            a::traineeship_id.eq(id),
            a::profile_id.eq(profile.id),
            a::user_id.eq(profile.user_id),
            a::kind.eq(request.kind),
            a::starts_on.eq(request.starts_on),
            a::ends_on.eq(ends_on),
            a::exception_reason.eq(&request.exception_reason),
            a::exception_until.eq(request.exception_until),
            a::created_at.eq(w.now),
        ))
        .execute(&mut **w)?;
    w.audit(AuditEntry {
        action: AuditAction::SupervisorAssigned,
        object_kind: "supervisor_assignment",
        object_id: Some(AnyId(new.0)),
        traineeship_id: Some(id),
        person_id: Some(seen.person_id),
        details: serde_json::json!({ "name": profile.name, "kind": request.kind, "starts_on": request.starts_on, "exception_until": request.exception_until }),
    })?;
    crate::onboarding::supervisor_assigned(w, id, permit.today)?;
    Ok(SupervisorAssignment {
        id: new,
        profile_id: profile.id,
        name: profile.name,
        kind: request.kind,
        starts_on: request.starts_on,
        ends_on,
        exception_reason: request.exception_reason.clone(),
        exception_until: request.exception_until,
    })
}

fn standing(c: &mut Reader, permit: &Permit, id: TraineeshipId) -> Result<Vec<Standing>, Error> {
    let rows: Vec<(SupervisorAssignmentId, NaiveDate, Option<NaiveDate>)> = a::table
        .filter(a::tenant_id.eq(permit.tenant).and(a::traineeship_id.eq(id)).and(a::kind.eq(SupervisorKind::Responsible)))
        .order((a::starts_on, a::id))
        .select((a::id, a::starts_on, a::ends_on))
        .load(c)?;
    Ok(rows.into_iter().map(|(id, starts_on, ends_on)| Standing { id, starts_on, ends_on }).collect())
}

/// The supervisors of a traineeship in sight, the latest first; those that never came into force are left out.
pub(in crate::supervision) fn of_traineeship(
    c: &mut Reader,
    permit: &Permit,
    id: TraineeshipId,
    assigns: Option<&Permit>,
) -> Result<Vec<SupervisorAssignment>, Error> {
    type Row = (
        SupervisorAssignmentId,
        SupervisorProfileId,
        String,
        SupervisorKind,
        NaiveDate,
        Option<NaiveDate>,
        Option<String>,
        Option<NaiveDate>,
    );
    let seen = sight::find_traineeship(c, permit, id)?;
    let with_exceptions = assigns.is_some_and(|assigns| !assigns.roles_on(seen.person_id, &seen.org_path, &seen.programme_code).is_empty());
    let rows: Vec<Row> = a::table
        .inner_join(join!(u.id = a.user_id))
        .filter(a::tenant_id.eq(permit.tenant).and(a::traineeship_id.eq(seen.id)))
        .filter(a::ends_on.is_null().or(a::ends_on.ge(a::starts_on.nullable()).assume_not_null()))
        .order((a::starts_on.desc(), a::id.desc()))
        .select((a::id, a::profile_id, u::display_name, a::kind, a::starts_on, a::ends_on, a::exception_reason, a::exception_until))
        .load(c)?;
    let of = |(id, profile_id, name, kind, starts_on, ends_on, reason, until): Row| SupervisorAssignment {
        id,
        profile_id,
        name,
        kind,
        starts_on,
        ends_on,
        exception_reason: reason.filter(|_| with_exceptions),
        exception_until: until.filter(|_| with_exceptions),
    };
    Ok(rows.into_iter().map(of).collect())
}
