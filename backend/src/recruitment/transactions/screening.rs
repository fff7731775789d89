//! Requirements and interviews.

use super::reading::{card, roles};
use super::touch;
use crate::db::schema::{interviews, requirement_checks};
use crate::db::{AuditEntry, Writer};
use crate::error::Error;
use diesel::prelude::*;
use domain::access::Role;
use domain::audit::AuditAction;
use domain::ids::{AnyId, ApplicationId, InterviewId, RequirementCheckId};
use domain::recruitment::{ApplicationCard, ApplicationStatus, RecordInterview, SetRequirement};

/// The requirements of the programme's version in force, once per application.
pub(super) fn insert_requirements(w: &mut Writer<'_>, card: &ApplicationCard) -> Result<(), Error> {
    let (tenant, today) = (w.permit.tenant, w.permit.today);
    if !card.requirements.is_empty() {
        return Ok(());
    }
    let Some((_, content)) = crate::programmes::content_at(w, tenant, &card.line.programme_code, today)? else { return Ok(()) };
    for code in &content.entry_requirements {
        let id: RequirementCheckId = w.next_id();
        diesel::insert_into(requirement_checks::table)
            .values((
                requirement_checks::tenant_id.eq(tenant),
                requirement_checks::id.eq(id),
                requirement_checks::application_id.eq(card.line.id),
                requirement_checks::code.eq(code),
                requirement_checks::must_have.eq(true),
            ))
            .execute(&mut **w)?;
    }
    Ok(())
}

/// Ticks a requirement, or dispenses with it.
pub(crate) fn set_requirement(
    w: &mut Writer<'_>,
    id: ApplicationId,
    code: &str,
    set: &SetRequirement,
    version: i32,
) -> Result<ApplicationCard, Error> {
    let (permit, now) = (w.permit, w.now);
    let before = card(w, permit, id, now)?;
    if before.line.status.is_end() {
        return Err(Error::conflict());
    }
    // Screening is also the education lead's (A3, A8); dispensing, and taking a dispensation away, is the consultant's.
    let dispensed = before.requirements.iter().any(|check| check.code == code && check.dispensation_reason.is_some());
    if (dispensed || set.dispensation_reason.is_some()) && !roles(w, permit, id)?.contains(&Role::Consultant) {
        return Err(Error::not_allowed());
    }
    touch(w, id, version)?;
    let reason = set.dispensation_reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty() && !set.met);
    use requirement_checks as r;
    let changed = diesel::update(r::table)
        .filter(r::tenant_id.eq(permit.tenant).and(r::application_id.eq(id)).and(r::code.eq(code)))
        .set((r::met.eq(Some(set.met)), r::dispensation_reason.eq(reason), r::checked_by.eq(permit.user_id), r::checked_at.eq(Some(now))))
        .execute(&mut **w)?;
    if changed == 0 {
        return Err(Error::not_found());
    }
    w.audit(AuditEntry {
        object_kind: "application",
        object_id: Some(AnyId(id.0)),
        person_id: Some(before.person_id),
        details: serde_json::json!({ "requirement": code, "met": set.met, "dispensed": reason.is_some() }),
        ..AuditEntry::of(AuditAction::ApplicationRequirementChecked)
    })?;
    card(w, permit, id, now)
}

pub(in crate::recruitment) fn record_interview(
    w: &mut Writer<'_>,
    id: ApplicationId,
    record: &RecordInterview,
    version: i32,
) -> Result<ApplicationCard, Error> {
    use interviews as i;
    let (permit, now, user) = (w.permit, w.now, w.user_id()?);
    let before = card(w, permit, id, now)?;
    if before.line.status != ApplicationStatus::Interview {
        return Err(Error::conflict());
    }
    touch(w, id, version)?;
    let own = i::tenant_id.eq(permit.tenant).and(i::application_id.eq(id)).and(i::user_id.eq(user));
    let changed =
        diesel::update(i::table).filter(own).set((i::held_on.eq(record.held_on), i::conclusion.eq(record.conclusion))).execute(&mut **w)?;
    if changed == 0 {
        let interview: InterviewId = w.next_id();
        diesel::insert_into(i::table)
            .values((
                i::tenant_id.eq(permit.tenant),
                i::id.eq(interview),
                i::application_id.eq(id),
                i::user_id.eq(user),
                i::held_on.eq(record.held_on),
                i::conclusion.eq(record.conclusion),
                i::created_at.eq(now),
            ))
            .execute(&mut **w)?;
    }
    w.audit(AuditEntry {
        object_kind: "application",
        object_id: Some(AnyId(id.0)),
        person_id: Some(before.person_id),
        details: serde_json::json!({ "conclusion": record.conclusion }),
        ..AuditEntry::of(AuditAction::ApplicationInterviewed)
    })?;
    card(w, permit, id, now)
}
