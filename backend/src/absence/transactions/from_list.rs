//! What a municipality's own list makes and changes in absence spells. What follows from them (tasks) is made by the rules of the follow-up, in the same write.

use crate::db::schema::{absence_spells, traineeships};
use crate::db::{AuditEntry, Writer};
use crate::error::Error;
use crate::insert_all;
use chrono::NaiveDate;
use diesel::prelude::*;
use domain::Instant;
use domain::absence::{AbsenceKind, AbsenceSource};
use domain::audit::AuditAction;
use domain::ids::{AbsenceSpellId, AnyId, PersonId, TenantId, TraineeshipId, UserId};
use domain::imports::absence::Plan;
use std::collections::{BTreeMap, HashMap};

#[derive(Insertable)]
#[diesel(table_name = absence_spells, treat_none_as_default_value = false)]
struct NewSpell {
    tenant_id: TenantId,
    id: AbsenceSpellId,
    traineeship_id: TraineeshipId,
    kind: AbsenceKind,
    starts_on: NaiveDate,
    ends_on: Option<NaiveDate>,
    percent: Option<i32>,
    source: AbsenceSource,
    registered_by: Option<UserId>,
    registered_at: Instant,
    external_ref: Option<String>,
    version: i32,
}

/// A good row with the point in time it was registered.
pub struct Dated {
    /// What the row says.
    pub plan: Plan,
    /// When it was registered; none where it does not say.
    pub registered_at: Option<Instant>,
}

/// Writes the good rows of a list of absence.
///
/// # Errors
/// What the database says.
pub fn write_absence(w: &mut Writer<'_>, spells: Vec<Dated>) -> Result<(), Error> {
    use absence_spells as s;
    let (tenant, now) = (w.permit.tenant, w.now);
    let mut written: BTreeMap<TraineeshipId, u32> = BTreeMap::new();
    let (mut new, mut changed) = (Vec::new(), Vec::new());
    for Dated { plan, registered_at } in spells {
        let count = written.entry(plan.traineeship_id).or_default();
        *count = count.saturating_add(1);
        match plan.existing {
            Some(id) => {
                diesel::update(s::table.find((tenant, id)))
                    .set((
                        s::kind.eq(plan.kind),
                        s::starts_on.eq(plan.starts_on),
                        // An open row says nothing of a spell that was closed since.
                        plan.ends_on.map(|end| s::ends_on.eq(end)),
                        plan.percent.map(|percent| s::percent.eq(percent)),
                        plan.external_ref.as_ref().map(|number| s::external_ref.eq(number)),
                        s::version.eq(s::version + 1),
                    ))
                    .execute(&mut **w)?;
                changed.push(AuditEntry {
                    object_kind: "absence_spell",
                    object_id: Some(AnyId(id.0)),
                    traineeship_id: Some(plan.traineeship_id),
                    ..AuditEntry::of(AuditAction::AbsenceImported)
                });
            }
            None => new.push(NewSpell {
                tenant_id: tenant,
                id: w.next_id(),
                traineeship_id: plan.traineeship_id,
                kind: plan.kind,
                starts_on: plan.starts_on,
                ends_on: plan.ends_on,
                percent: plan.percent,
                source: plan.source,
                registered_by: None,
                registered_at: registered_at.unwrap_or(now),
                external_ref: plan.external_ref,
                version: 1,
            }),
        }
    }
    insert_all!(w, absence_spells::table, new);
    w.audit_all(changed)?;
    crate::follow_up::run_for(w, &written.keys().copied().collect::<Vec<_>>())?;
    let people = people_of(w, written.keys().copied().collect())?;
    for (traineeship, count) in written {
        w.audit(AuditEntry {
            action: AuditAction::AbsenceImported,
            object_kind: "traineeship",
            object_id: Some(AnyId(traineeship.0)),
            traineeship_id: Some(traineeship),
            person_id: people.get(&traineeship).copied(),
            details: serde_json::json!({ "spells": count }),
        })?;
    }
    Ok(())
}

fn people_of(w: &mut Writer<'_>, ids: Vec<TraineeshipId>) -> Result<HashMap<TraineeshipId, PersonId>, Error> {
    use traineeships as t;
    let tenant = w.permit.tenant;
    let mut people = HashMap::new();
    for some in ids.chunks(1_000) {
        let rows: Vec<(TraineeshipId, PersonId)> =
            t::table.filter(t::tenant_id.eq(tenant).and(t::id.eq_any(some.to_vec()))).select((t::id, t::person_id)).load(&mut **w)?;
        people.extend(rows);
    }
    Ok(people)
}
