//! Opening cases that are due, closing those long decided.

use super::reading::find;
use crate::db::Within;
use crate::db::listing::among;
use crate::db::schema::{hire_cases, org_units, role_assignments, traineeships, users};
use crate::db::{AuditEntry, Writer, sight};
use crate::error::Error;
use crate::join;
use crate::settings;
use chrono::{NaiveDate, TimeDelta};
use diesel::prelude::*;
use domain::access::Role;
use domain::audit::AuditAction;
use domain::hiring::{HireCase, HireCaseStatus, HireGuard, closes_after, opening_guards, opens_on};
use domain::ids::{AnyId, HireCaseId, PersonId, TraineeshipId, UserId};
use domain::problem::FieldError;
use domain::settings::{Hire, Place, Stored};
use domain::traineeships::TraineeshipStatus;

/// What a case is opened from.
#[derive(Queryable)]
struct Due {
    id: TraineeshipId,
    person_id: PersonId,
    status: TraineeshipStatus,
    programme_code: String,
    org_path: String,
    ends_on: NaiveDate,
}

/// How a trainee is sorted and found by name.
type NameKeys = (String, String);

/// The last end whose case may open today: the widest of what places and programmes have set; each is then looked at by
/// its own.
fn latest_end(stored: &Stored, today: NaiveDate) -> NaiveDate {
    let most = stored.most("hire.case_opens_days", today);
    today + TimeDelta::days(i64::from(most))
}

/// Opens the cases of all traineeships of the municipality whose end is so near and that have none (docs/field 4.2,
/// B11); gives how many. A second run opens nothing more.
///
/// # Errors
/// What the database says.
pub fn open_due(w: &mut Writer<'_>, today: NaiveDate) -> Result<usize, Error> {
    let tenant = w.permit.tenant;
    let permit = w.permit;
    let stored = settings::of(w, permit)?;
    let latest = latest_end(&stored, today);
    let case = hire_cases::table
        .filter(hire_cases::tenant_id.eq(tenant).and(hire_cases::traineeship_id.eq(traineeships::id)))
        .select(hire_cases::id);
    let due: Vec<Due> = traineeships::table
        .filter(traineeships::tenant_id.eq(tenant))
        .filter(traineeships::status.within(vec![TraineeshipStatus::Active, TraineeshipStatus::Completing]))
        .filter(among("traineeships.status", TraineeshipStatus::OPEN).and(traineeships::ends_on.le(latest)))
        .filter(diesel::dsl::not(diesel::dsl::exists(case)))
        .order((traineeships::ends_on, traineeships::sort_key, traineeships::id))
        .select((
            traineeships::id,
            traineeships::person_id,
            traineeships::status,
            traineeships::programme_code,
            traineeships::org_path,
            traineeships::ends_on,
        ))
        .load(&mut **w)?;
    let mut opened = 0_usize;
    for one in &due {
        let hire: Hire = settings::held(&stored, w.permit, Place::at(&one.org_path, &one.programme_code))?;
        if opens_on(one.ends_on, &hire) <= today {
            open(w, one, today)?;
            opened = opened.saturating_add(1);
        }
    }
    if opened == 0 {
        w.nothing_to_do();
    }
    Ok(opened)
}

/// Moves the traineeships on whose case was opened for an end that has since come nearer again, as after an extension;
/// gives how many.
///
/// # Errors
/// What the database says.
pub fn complete_due(w: &mut Writer<'_>, today: NaiveDate) -> Result<usize, Error> {
    let tenant = w.permit.tenant;
    let permit = w.permit;
    let stored = settings::of(w, permit)?;
    let latest = latest_end(&stored, today);
    let case = hire_cases::table
        .filter(hire_cases::tenant_id.eq(tenant).and(hire_cases::traineeship_id.eq(traineeships::id)))
        .select(hire_cases::id);
    let due: Vec<(TraineeshipId, NaiveDate, String, String)> = traineeships::table
        .filter(traineeships::tenant_id.eq(tenant).and(traineeships::status.eq(TraineeshipStatus::Active)))
        .filter(among("traineeships.status", TraineeshipStatus::OPEN).and(traineeships::ends_on.le(latest)))
        .filter(diesel::dsl::exists(case))
        .order((traineeships::ends_on, traineeships::sort_key, traineeships::id))
        .select((traineeships::id, traineeships::ends_on, traineeships::org_path, traineeships::programme_code))
        .load(&mut **w)?;
    let mut moved = 0_usize;
    for (id, ends_on, org_path, programme) in &due {
        let hire: Hire = settings::held(&stored, w.permit, Place::at(org_path, programme))?;
        if opens_on(*ends_on, &hire) <= today {
            crate::traineeships::near_end(w, *id)?;
            moved = moved.saturating_add(1);
        }
    }
    if moved == 0 {
        w.nothing_to_do();
    }
    Ok(moved)
}

/// Lets the case of a traineeship follow its last day.
///
/// # Errors
/// What the database says.
pub fn follow_end(w: &mut Writer<'_>, id: TraineeshipId, ends_on: NaiveDate) -> Result<(), Error> {
    let (tenant, now) = (w.permit.tenant, w.now);
    let found: Option<(HireCaseId, PersonId)> = hire_cases::table
        .inner_join(join!(traineeships.id = hire_cases.traineeship_id))
        .filter(hire_cases::tenant_id.eq(tenant).and(hire_cases::traineeship_id.eq(id)))
        .filter(hire_cases::status.ne(HireCaseStatus::Closed).and(hire_cases::ends_on.ne(ends_on)))
        .select((hire_cases::id, traineeships::person_id))
        .first(&mut **w)
        .optional()?;
    let Some((case, person)) = found else { return Ok(()) };
    diesel::update(hire_cases::table.find((tenant, case)))
        .set((hire_cases::ends_on.eq(ends_on), hire_cases::updated_at.eq(now), hire_cases::version.eq(hire_cases::version + 1)))
        .execute(&mut **w)?;
    w.audit(AuditEntry {
        action: AuditAction::HireCaseEndMoved,
        object_kind: "hire_case",
        object_id: Some(AnyId(case.0)),
        traineeship_id: Some(id),
        person_id: Some(person),
        details: serde_json::json!({ "ends_on": ends_on }),
    })
}

/// Closes the cases that were decided and whose traineeship ended long enough ago; gives how many.
///
/// # Errors
/// What the database says.
pub fn close_done(w: &mut Writer<'_>, today: NaiveDate) -> Result<usize, Error> {
    let (tenant, now) = (w.permit.tenant, w.now);
    let permit = w.permit;
    let hire: Hire = settings::at(w, permit, Place::WHOLE)?;
    let limit = today - closes_after(today, &hire).signed_duration_since(today);
    let done: Vec<HireCaseStatus> =
        HireCaseStatus::ALL.iter().copied().filter(|status| status.is_decided() && *status != HireCaseStatus::Closed).collect();
    let cases: Vec<(HireCaseId, TraineeshipId, HireCaseStatus, i32)> = hire_cases::table
        .filter(hire_cases::tenant_id.eq(tenant).and(among("hire_cases.status", &done)).and(hire_cases::ends_on.lt(limit)))
        .order((hire_cases::ends_on, hire_cases::id))
        .select((hire_cases::id, hire_cases::traineeship_id, hire_cases::status, hire_cases::version))
        .load(&mut **w)?;
    for (id, traineeship_id, from, version) in &cases {
        diesel::update(hire_cases::table.find((tenant, *id)))
            .set((
                hire_cases::status.eq(HireCaseStatus::Closed),
                hire_cases::updated_at.eq(now),
                hire_cases::version.eq(version.saturating_add(1)),
            ))
            .execute(&mut **w)?;
        let person: PersonId = traineeships::table.find((tenant, *traineeship_id)).select(traineeships::person_id).first(&mut **w)?;
        w.audit(AuditEntry {
            action: AuditAction::HireCaseMoved,
            object_kind: "hire_case",
            object_id: Some(AnyId(id.0)),
            traineeship_id: Some(*traineeship_id),
            person_id: Some(person),
            details: serde_json::json!({ "from": from, "to": HireCaseStatus::Closed }),
        })?;
    }
    if cases.is_empty() {
        w.nothing_to_do();
    }
    Ok(cases.len())
}

/// Opens the case of a traineeship in sight; where there is one, it is given.
pub(in crate::hiring) fn open_one(w: &mut Writer<'_>, id: TraineeshipId) -> Result<HireCase, Error> {
    let permit = w.permit;
    let found = sight::find_traineeship(w, permit, id)?;
    let key = hire_cases::tenant_id.eq(permit.tenant).and(hire_cases::traineeship_id.eq(id));
    let existing: Option<HireCaseId> = hire_cases::table.filter(key).select(hire_cases::id).first(&mut **w).optional()?;
    if let Some(case) = existing {
        w.nothing_to_do();
        return find(w, permit, case);
    }
    let hire: Hire = settings::at(w, permit, Place::at(&found.org_path, &found.programme_code))?;
    let blockers = opening_guards(found.status, found.ends_on, &hire, permit.today);
    if !blockers.is_empty() {
        // The sentence has the number that is set where she is.
        let said = |guard: HireGuard| {
            FieldError { sentence: None, ..FieldError::guard("to", guard) }.with("sentence", guard.sentence(&hire, permit.lang))
        };
        return Err(Error::blocked(blockers.into_iter().map(said).collect()));
    }
    let due = Due {
        id,
        person_id: found.person_id,
        status: found.status,
        programme_code: found.programme_code,
        org_path: found.org_path,
        ends_on: found.ends_on,
    };
    let case = open(w, &due, permit.today)?;
    find(w, permit, case)
}

fn open(w: &mut Writer<'_>, due: &Due, today: NaiveDate) -> Result<HireCaseId, Error> {
    let (id, tenant, now): (HireCaseId, _, _) = (w.next_id(), w.permit.tenant, w.now);
    let leader = leader_of(w, due, today)?;
    let (sort_key, search_key): NameKeys =
        traineeships::table.find((tenant, due.id)).select((traineeships::sort_key, traineeships::search_key)).first(&mut **w)?;
    diesel::insert_into(hire_cases::table)
        .values((
            hire_cases::tenant_id.eq(tenant),
            hire_cases::id.eq(id),
            hire_cases::traineeship_id.eq(due.id),
            hire_cases::status.eq(HireCaseStatus::Open),
            hire_cases::opened_on.eq(today),
            hire_cases::org_path.eq(&due.org_path),
            hire_cases::programme_code.eq(&due.programme_code),
            hire_cases::ends_on.eq(due.ends_on),
            hire_cases::leader_user_id.eq(leader),
            hire_cases::reasons.eq("[]"),
            hire_cases::created_at.eq(now),
            hire_cases::updated_at.eq(now),
            hire_cases::version.eq(1),
            hire_cases::sort_key.eq(sort_key),
            hire_cases::search_key.eq(search_key),
        ))
        .execute(&mut **w)?;
    if due.status == TraineeshipStatus::Active {
        crate::traineeships::near_end(w, due.id)?;
    }
    w.audit(AuditEntry {
        action: AuditAction::HireCaseOpened,
        object_kind: "hire_case",
        object_id: Some(AnyId(id.0)),
        traineeship_id: Some(due.id),
        person_id: Some(due.person_id),
        details: serde_json::json!({ "ends_on": due.ends_on }),
    })?;
    Ok(id)
}

/// The leader of the site for the programme, or of the nearest unit above that has one.
fn leader_of(w: &mut Writer<'_>, due: &Due, today: NaiveDate) -> Result<Option<UserId>, Error> {
    use role_assignments as r;
    let above: Vec<&str> = due.org_path.match_indices('/').filter_map(|(at, _)| due.org_path.get(..=at)).collect();
    let leaders: Vec<(UserId, String)> = r::table
        .inner_join(join!(org_units.id = r.org_unit_id))
        .inner_join(join!(users.id = r.user_id))
        .filter(org_units::tenant_id.eq(w.permit.tenant).and(org_units::path.within(above)))
        .filter(r::role.eq(Role::Leader).and(r::starts_on.le(today)).and(users::active))
        .filter(r::ends_on.is_null().or(r::ends_on.ge(today).assume_not_null()))
        // A path is longer than those above it, and so comes after them.
        .order((org_units::path.desc(), users::sort_key))
        .select((r::user_id, r::programmes))
        .load(&mut **w)?;
    let leads = |programmes: &str| {
        let programmes: Vec<String> = serde_json::from_str(programmes).unwrap_or_default();
        programmes.is_empty() || programmes.contains(&due.programme_code)
    };
    Ok(leaders.into_iter().find(|(_, programmes)| leads(programmes)).map(|(user, _)| user))
}
