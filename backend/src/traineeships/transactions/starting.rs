//! The first day: what is missing before it, who came, and what the night does (docs/field 4.2, B1).

use super::card;
use super::standing::{FirstDay, Stood, stand};
use crate::db::Within;
use crate::db::listing::among;
use crate::db::schema::{checklist_items as items, org_units, people, segments, supervisor_assignments as assignments, traineeships};
use crate::db::{MultiBackend, Reader, Writer, sight};
use crate::error::Error;
use crate::follow_up::{self, About, NewTask};
use crate::moves::Standing;
use crate::permit::Permit;
use crate::settings;
use chrono::{NaiveDate, TimeDelta};
use diesel::prelude::*;
use domain::access::Role;
use domain::follow_up::Rule;
use domain::follow_up::rules::{Starting, before_start, is_near};
use domain::ids::{OrgUnitId, PersonId, TenantId, TraineeshipId, UserId};
use domain::moves;
use domain::onboarding::ItemStatus;
use domain::people::SupervisorKind;
use domain::problem::FieldCode;
use domain::settings::{Place, Start};
use domain::traineeships::{
    EmploymentBasis, SegmentKind, SegmentStatus, StartFacts, StartGuard, StartState, StartTraineeship, TraineeshipCard, TraineeshipFacts,
    TraineeshipStatus, TraineeshipStep, missing,
};

/// The age at which a trainee signs alone.
const OF_AGE: u32 = 18;

/// What stands of a traineeship that has not begun.
#[derive(Queryable, Selectable)]
#[diesel(table_name = traineeships, check_for_backend(MultiBackend))]
struct Waiting {
    id: TraineeshipId,
    person_id: PersonId,
    programme_code: String,
    employment_basis: EmploymentBasis,
    consultant_user_id: Option<UserId>,
    site_id: OrgUnitId,
    org_path: String,
    starts_on: NaiveDate,
    version: i32,
}

fn facts_of(c: &mut Reader, tenant: TenantId, one: &Waiting, today: NaiveDate) -> Result<StartFacts, Error> {
    let birth_date: NaiveDate = people::table.find((tenant, one.person_id)).select(people::birth_date).first(c)?;
    // The first period is the first placement; without segments the traineeship is one placement at its site.
    let first: Option<(Option<OrgUnitId>, NaiveDate)> = segments::table
        .filter(segments::tenant_id.eq(tenant).and(segments::traineeship_id.eq(one.id)))
        .filter(segments::kind.eq(SegmentKind::Placement).and(segments::status.ne(SegmentStatus::Cancelled)))
        .order((segments::starts_on, segments::number))
        .select((segments::site_id, segments::starts_on))
        .first(c)
        .optional()?;
    let (site, begins) = first.unwrap_or((Some(one.site_id), one.starts_on));
    let children_at = site.unwrap_or(one.site_id);
    let serves_children: bool = org_units::table.find((tenant, children_at)).select(org_units::serves_children).first(c)?;
    // One who was assigned after the first day, and is there now, is there; one who is gone again is not.
    let on = begins.max(today);
    let supervisors: i64 = assignments::table
        .filter(assignments::tenant_id.eq(tenant).and(assignments::traineeship_id.eq(one.id)))
        .filter(assignments::kind.eq(SupervisorKind::Responsible).and(assignments::starts_on.le(on)))
        .filter(assignments::ends_on.is_null().or(assignments::ends_on.ge(on).assume_not_null()))
        .count()
        .get_result(c)?;
    let keys: Vec<&str> = StartGuard::ALL.iter().filter_map(|guard| guard.item()).collect();
    let plan: Vec<(String, ItemStatus)> = items::table
        .filter(items::tenant_id.eq(tenant).and(items::traineeship_id.eq(one.id)).and(items::template_key.within(keys)))
        .select((items::template_key, items::status))
        .load(c)?;
    Ok(StartFacts {
        basis: one.employment_basis,
        is_minor: one.starts_on.years_since(birth_date).is_some_and(|age| age < OF_AGE),
        serves_children,
        has_site: site.is_some(),
        has_supervisor: supervisors > 0,
        items: plan.into_iter().map(|(key, status)| (key, status != ItemStatus::Open)).collect(),
    })
}

fn waiting(c: &mut Reader, permit: &Permit, id: TraineeshipId) -> Result<Option<Waiting>, Error> {
    let found = traineeships::table.filter(traineeships::id.eq(id).and(sight::traineeships(permit)));
    Ok(found.filter(traineeships::status.eq(TraineeshipStatus::Preboarding)).select(Waiting::as_select()).first(c).optional()?)
}

impl Waiting {
    fn stood(&self) -> Stood {
        Stood { id: self.id, person_id: self.person_id, status: TraineeshipStatus::Preboarding, version: self.version }
    }
}

/// The roles that reach her, and what the guards of her first day look at.
fn facts_for(c: &mut Reader, permit: &Permit, one: &Waiting) -> Result<(Vec<Role>, TraineeshipFacts), Error> {
    let roles = permit.roles_on(one.person_id, &one.org_path, &one.programme_code);
    let start = facts_of(c, permit.tenant, one, permit.today)?;
    let overrides = roles.contains(&Role::Consultant);
    Ok((roles, TraineeshipFacts { start, starts_on: one.starts_on, today: permit.today, overrides }))
}

/// How it stands before the first day; none for one that has begun, and none out of sight of the permit to confirm it.
pub(in crate::traineeships) fn state(c: &mut Reader, permit: &Permit, id: TraineeshipId) -> Result<Option<StartState>, Error> {
    let Some(one) = waiting(c, permit, id)? else { return Ok(None) };
    let (roles, facts) = facts_for(c, permit, &one)?;
    let options = moves::options(TraineeshipStatus::Preboarding, &roles, &facts, permit.today);
    Ok(Some(StartState { missing: missing(&facts.start), options }))
}

/// Takes a step of a traineeship in sight: she came.
pub(in crate::traineeships) fn step(
    w: &mut Writer<'_>,
    id: TraineeshipId,
    asked: &StartTraineeship,
    version: i32,
) -> Result<TraineeshipCard, Error> {
    let permit = w.permit;
    let seen = sight::find_traineeship(w, permit, id)?;
    let Some(one) = waiting(w, permit, id)? else {
        let stale = if seen.version == version { Error::field("to", FieldCode::InvalidValue) } else { Error::stale(id) };
        return Err(stale);
    };
    let (roles, facts) = facts_for(w, permit, &one)?;
    let overridden = asked.override_reason.as_deref().is_some_and(|reason| !reason.trim().is_empty());
    let standing = Standing { id: id.0, version: seen.version, status: seen.status, roles: &roles, facts };
    let made = standing.make(asked.clone(), version, overridden, permit.today)?;
    let on = made.body.started_on.unwrap_or(permit.today);
    // A reason is kept only where there was something to override.
    let reason = made.body.override_reason.as_deref().filter(|_| !made.overridden.is_empty());
    begin(w, &one, on, reason, &made.overridden)?;
    card(w, permit, id, Some(permit))
}

fn begin(w: &mut Writer<'_>, one: &Waiting, on: NaiveDate, reason: Option<&str>, missing: &[StartGuard]) -> Result<(), Error> {
    let first = FirstDay { actual_start_on: Some(on), start_override_reason: reason };
    stand(w, one.stood(), TraineeshipStep::Start, first, serde_json::json!({ "started_on": on, "missing": missing }))?;
    follow_up::close_task_of(w, Rule::StartMissing, &one.id.to_string())
}

/// What the night does: who has her first day and lacks nothing begins; of the others, who begin soon or should have
/// begun, the consultant gets a task, where the rule is on. Gives how many began.
///
/// # Errors
/// What the database says.
pub fn start_due(w: &mut Writer<'_>, today: NaiveDate) -> Result<usize, Error> {
    let (tenant, mut begun) = (w.permit.tenant, 0_usize);
    let permit = w.permit;
    let stored = settings::of(w, permit)?;
    let widest = TimeDelta::days(i64::from(stored.most("start.warn_days", today)));
    let due: Vec<Waiting> = traineeships::table
        .filter(traineeships::tenant_id.eq(tenant).and(among("traineeships.status", &[TraineeshipStatus::Preboarding])))
        .filter(traineeships::starts_on.le(today + widest))
        .order((traineeships::starts_on, traineeships::id))
        .select(Waiting::as_select())
        .load(&mut **w)?;
    for one in due {
        let place = Place::at(&one.org_path, &one.programme_code);
        let start: Start = settings::held(&stored, w.permit, place)?;
        if !is_near(one.starts_on, &start, today) {
            continue;
        }
        let missing = missing(&facts_of(w, tenant, &one, today)?);
        if !missing.is_empty() {
            let starting = Starting { id: one.id, starts_on: one.starts_on, missing };
            for finding in before_start(&starting, &start, &settings::held(&stored, w.permit, place)?, today) {
                follow_up::open_task(w, &NewTask::of(finding, about(&one)))?;
            }
        } else if one.starts_on <= today {
            begin(w, &one, one.starts_on, None, &[])?;
            begun = begun.saturating_add(1);
        }
    }
    Ok(begun)
}

fn about(one: &Waiting) -> About<'_> {
    About {
        traineeship_id: one.id,
        person_id: Some(one.person_id),
        object_id: None,
        org_path: &one.org_path,
        programme_code: &one.programme_code,
        owner_user_id: one.consultant_user_id,
    }
}
