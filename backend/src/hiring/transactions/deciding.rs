//! A case is decided step by step, and the trainee says her wish.

use super::reading::{find, find_seen};
use crate::db::schema::{hire_cases, org_units};
use crate::db::{AuditEntry, Writer, sight};
use crate::error::Error;
use crate::moves::{Made, Standing};
use chrono::NaiveDate;
use diesel::prelude::*;
use domain::Instant;
use domain::audit::AuditAction;
use domain::hiring::{DecideHireCase, Destination, HireCase, HireCaseStatus as S, Wish};
use domain::ids::{AnyId, HireCaseId, OrgUnitId, TraineeshipId, UserId};
use domain::problem::FieldCode;

/// What a move changes; what it does not name stays.
#[derive(AsChangeset)]
#[diesel(table_name = hire_cases)]
struct Change<'a> {
    status: S,
    updated_at: Instant,
    version: i32,
    recommendation_text: Option<&'a str>,
    recommended_by: Option<UserId>,
    offer_unit_id: Option<OrgUnitId>,
    offer_position: Option<&'a str>,
    offer_weekly_minutes: Option<i32>,
    offer_starts_on: Option<NaiveDate>,
    offer_deadline: Option<NaiveDate>,
    deviation_reason: Option<&'a str>,
    decided_on: Option<NaiveDate>,
    outcome: Option<S>,
    destination: Option<Destination>,
    reasons: Option<String>,
}

pub(in crate::hiring) fn decide(w: &mut Writer<'_>, id: HireCaseId, to: &DecideHireCase, version: i32) -> Result<HireCase, Error> {
    let (permit, now) = (w.permit, w.now);
    let (before, seen) = find_seen(w, permit, id)?;
    let standing = Standing { id: id.0, version: before.version, status: before.status, roles: &seen.roles, facts: seen.hire };
    let Made { one, body: to, .. } = standing.make(to.clone(), version, false, permit.today)?;
    if let Some(unit) = to.offer_unit_id {
        let found = org_units::table
            .filter(org_units::id.eq(unit).and(sight::org_units(permit)))
            .select(org_units::id)
            .first::<OrgUnitId>(&mut **w);
        found.optional()?.ok_or_else(|| Error::field("offer_unit_id", FieldCode::NotFound))?;
    }
    let decides = to.to.is_decided() && to.to != S::Closed;
    let change = Change {
        status: to.to,
        updated_at: now,
        version: version.saturating_add(1),
        recommendation_text: to.recommendation_text.as_deref(),
        recommended_by: permit.user_id.filter(|_| to.recommendation_text.is_some()),
        offer_unit_id: to.offer_unit_id,
        offer_position: to.offer_position.as_deref(),
        offer_weekly_minutes: to.offer_weekly_minutes,
        offer_starts_on: to.offer_starts_on,
        offer_deadline: to.offer_deadline,
        deviation_reason: to.deviation_reason.as_deref(),
        decided_on: (decides && !before.status.is_decided()).then_some(permit.today),
        outcome: decides.then_some(to.to),
        destination: to.destination,
        reasons: match to.reasons.as_slice() {
            [] => None,
            reasons => Some(serde_json::to_string(reasons).map_err(|_| Error::internal("reasons that cannot be written"))?),
        },
    };
    let key = hire_cases::table.find((permit.tenant, id));
    let changed = diesel::update(key.filter(hire_cases::version.eq(version))).set(change).execute(&mut **w)?;
    if changed == 0 {
        return Err(Error::stale(id));
    }
    w.audit(AuditEntry {
        action: one.audit,
        object_kind: "hire_case",
        object_id: Some(AnyId(id.0)),
        traineeship_id: Some(before.traineeship_id),
        person_id: Some(seen.person_id),
        details: serde_json::json!({ "from": before.status, "to": to.to, "reasons": to.reasons, "destination": to.destination }),
    })?;
    find(w, permit, id)
}

pub(in crate::hiring) fn state_wish(w: &mut Writer<'_>, traineeship: TraineeshipId, wish: Wish, version: i32) -> Result<HireCase, Error> {
    let (permit, now) = (w.permit, w.now);
    let id: Option<HireCaseId> = hire_cases::table
        .filter(hire_cases::traineeship_id.eq(traineeship).and(sight::hire_cases(permit)))
        .select(hire_cases::id)
        .first(&mut **w)
        .optional()?;
    let id = id.ok_or_else(Error::not_found)?;
    let (before, seen) = find_seen(w, permit, id)?;
    if before.version != version {
        return Err(Error::stale(id));
    }
    // After an offer the answer is yes or no, not a wish.
    if before.status.is_decided() || before.status == S::Offered {
        return Err(Error::conflict());
    }
    let status = if before.status == S::Open { S::WishKnown } else { before.status };
    let key = hire_cases::table.find((permit.tenant, id));
    let changed = diesel::update(key.filter(hire_cases::version.eq(version)))
        .set((
            hire_cases::wish.eq(Some(wish)),
            hire_cases::status.eq(status),
            hire_cases::updated_at.eq(now),
            hire_cases::version.eq(version.saturating_add(1)),
        ))
        .execute(&mut **w)?;
    if changed == 0 {
        return Err(Error::stale(id));
    }
    w.audit(AuditEntry {
        action: AuditAction::HireCaseWishStated,
        object_kind: "hire_case",
        object_id: Some(AnyId(id.0)),
        traineeship_id: Some(traineeship),
        person_id: Some(seen.person_id),
        details: serde_json::json!({ "wish": wish }),
    })?;
    find(w, permit, id)
}
