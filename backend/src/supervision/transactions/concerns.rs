//! Concerns.

use crate::db::schema::{retention_cases as r, users as u};
use crate::db::{AuditEntry, MultiBackend, Reader, Writer, sight};
use crate::error::Error;
use crate::follow_up::{close_task_of, open_found};
use crate::join;
use crate::moves::Standing;
use crate::permit::Permit;
use crate::settings;
use diesel::prelude::*;
use domain::Instant;
use domain::access::Role;
use domain::audit::AuditAction;
use domain::follow_up::Rule;
use domain::follow_up::rules::{Raised, of_concern};
use domain::ids::{AnyId, RetentionCaseId, TraineeshipId, UserId};
use domain::moves;
use domain::settings::Place;
use domain::supervision::{Concern, ConcernKind, ConcernStatus, MoveConcern, RaiseConcern};

#[derive(Queryable, Selectable)]
#[diesel(table_name = r, check_for_backend(MultiBackend))]
struct CaseRow {
    id: RetentionCaseId,
    traineeship_id: TraineeshipId,
    kind: ConcernKind,
    text: String,
    status: ConcernStatus,
    raised_by: UserId,
    raised_at: Instant,
    acknowledged_at: Option<Instant>,
    version: i32,
}

/// A concern as it is told to a reader with these roles to the trainee.
fn shown((row, raised_by): (CaseRow, String), permit: &Permit, roles: &[Role]) -> Concern {
    Concern {
        id: row.id,
        traineeship_id: row.traineeship_id,
        kind: row.kind,
        text: Some(row.text),
        options: moves::options(row.status, roles, &(), permit.today),
        status: row.status,
        raised_by,
        raised_at: row.raised_at,
        acknowledged_at: row.acknowledged_at,
        version: row.version,
    }
}

fn find(c: &mut Reader, permit: &Permit, id: RetentionCaseId) -> Result<(CaseRow, String), Error> {
    r::table
        .inner_join(join!(u.id = r.raised_by))
        .filter(r::tenant_id.eq(permit.tenant).and(r::id.eq(id)))
        .select((CaseRow::as_select(), u::display_name))
        .first(c)
        .optional()?
        .ok_or_else(Error::not_found)
}

/// An audit entry without the person: that someone is worried about her does not stand in her own history.
fn entry(action: AuditAction, id: RetentionCaseId, traineeship_id: TraineeshipId, details: serde_json::Value) -> AuditEntry {
    AuditEntry {
        action,
        object_kind: "concern",
        object_id: Some(AnyId(id.0)),
        traineeship_id: Some(traineeship_id),
        person_id: None,
        details,
    }
}

/// Raises a concern and gives the consultant a task. What it says stays in the concern.
pub(in crate::supervision) fn raise(w: &mut Writer<'_>, id: TraineeshipId, new: &RaiseConcern) -> Result<Concern, Error> {
    let permit = w.permit;
    let seen = sight::find_traineeship(w, permit, id)?;
    let (concern, user): (RetentionCaseId, _) = (w.next_id(), w.user_id()?);
    diesel::insert_into(r::table)
        .values((
            r::tenant_id.eq(permit.tenant),
            r::id.eq(concern),
            r::traineeship_id.eq(id),
            r::kind.eq(new.kind),
            r::text.eq(&new.text),
            r::status.eq(ConcernStatus::Raised),
            r::raised_by.eq(user),
            r::raised_at.eq(w.now),
            r::version.eq(1),
        ))
        .execute(&mut **w)?;
    w.audit(entry(AuditAction::ConcernRaised, concern, id, serde_json::json!({ "kind": new.kind })))?;
    let stored = settings::of(w, permit)?;
    let place = Place::at(&seen.org_path, &seen.programme_code);
    let (supervision, calendar) = (settings::held(&stored, permit, place)?, settings::held(&stored, permit, place)?);
    let raised = Raised { id: concern, on: permit.today };
    let findings = of_concern(&raised, &supervision, &calendar, &settings::held(&stored, permit, place)?);
    open_found(w, &seen, AnyId(concern.0), findings)?;
    let raised = find(w, permit, concern)?;
    // The answer is kept for retries with the same key; the text is kept in one place only.
    Ok(Concern { text: None, ..shown(raised, permit, &[]) })
}

/// Reads the concerns about a trainee, and says so in the audit log. `handling` is the right of the consultant.
pub(in crate::supervision) fn read(w: &mut Writer<'_>, id: TraineeshipId, handling: Option<&Permit>) -> Result<Vec<Concern>, Error> {
    let permit = w.permit;
    let seen = sight::find_traineeship(w, permit, id)?;
    let roles = match handling {
        Some(handling) => sight::find_traineeship(w, handling, id).map_or_else(|_| Vec::new(), |seen| seen.roles(handling)),
        None => Vec::new(),
    };
    let handles = !roles.is_empty();
    let user = w.user_id()?;
    let rows: Vec<(CaseRow, String)> = r::table
        .inner_join(join!(u.id = r.raised_by))
        .filter(r::tenant_id.eq(permit.tenant).and(r::traineeship_id.eq(seen.id)))
        .order((r::raised_at.desc(), r::id.desc()))
        .select((CaseRow::as_select(), u::display_name))
        .load(&mut **w)?;
    let concerns: Vec<Concern> =
        rows.into_iter().filter(|row| handles || row.0.raised_by == user).map(|row| shown(row, permit, &roles)).collect();
    if concerns.is_empty() {
        w.nothing_to_do();
    }
    for concern in &concerns {
        w.audit(entry(AuditAction::ConcernRead, concern.id, id, serde_json::Value::Null))?;
    }
    Ok(concerns)
}

/// Takes a step of a concern; one that is acknowledged has no task any more.
pub(in crate::supervision) fn step(w: &mut Writer<'_>, id: RetentionCaseId, asked: &MoveConcern, version: i32) -> Result<Concern, Error> {
    let permit = w.permit;
    let (row, _) = find(w, permit, id)?;
    let seen = sight::find_traineeship(w, permit, row.traineeship_id)?;
    let roles = seen.roles(permit);
    let standing = Standing { id: id.0, version: row.version, status: row.status, roles: &roles, facts: () };
    let made = standing.make(asked.clone(), version, false, permit.today)?;
    let user = w.user_id()?;
    diesel::update(r::table.find((permit.tenant, id)))
        .set((
            r::status.eq(made.status),
            r::acknowledged_by.eq(Some(user)),
            r::acknowledged_at.eq(Some(w.now)),
            r::version.eq(version.saturating_add(1)),
        ))
        .execute(&mut **w)?;
    w.audit(entry(made.one.audit, id, seen.id, serde_json::Value::Null))?;
    close_task_of(w, Rule::Concern, &id.to_string())?;
    find(w, permit, id).map(|found| shown(found, permit, &roles))
}
