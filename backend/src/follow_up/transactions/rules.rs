//! What the rules need and what they make: a fixed number of statements for any number of traineeships.

use crate::db::Within;
use crate::db::listing::among;
use crate::db::schema::{absence_spells, segments, tasks, traineeships};
use crate::db::{MultiBackend, Reader, Writer};
use crate::error::Error;
use crate::follow_up::NewTask;
use crate::permit::Permit;
use chrono::NaiveDate;
use diesel::prelude::*;
use domain::Lang;
use domain::absence::AbsenceKind;
use domain::follow_up::rules::{Earlier, Spell, Stretch, Subject, kinds_read};
use domain::follow_up::{Inputs, Rule, TaskStatus};
use domain::ids::{AbsenceSpellId, AnyId, PersonId, TaskId, TenantId, TraineeshipId, UserId};
use domain::traineeships::{EmploymentBasis, SegmentKind, SegmentStatus, TraineeshipStatus};
use std::collections::HashMap;

/// A traineeship with all that the rules look at.
pub(super) struct Followed {
    pub(super) facts: Facts,
    pub(super) subject: Subject,
    pub(super) spells: Vec<Spell>,
    pub(super) earlier: Vec<EarlierTask>,
}

/// A task that a rule made, and what it is told of.
pub(super) struct EarlierTask {
    pub(super) id: TaskId,
    pub(super) task: Earlier,
    pub(super) inputs: Inputs,
}

/// What a task takes over from its traineeship.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = traineeships, check_for_backend(MultiBackend))]
pub(super) struct Facts {
    pub(super) id: TraineeshipId,
    pub(super) person_id: PersonId,
    pub(super) programme_code: String,
    pub(super) org_path: String,
    pub(super) consultant_user_id: Option<UserId>,
    employment_basis: EmploymentBasis,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    actual_end_on: Option<NaiveDate>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = absence_spells, check_for_backend(MultiBackend))]
struct SpellRow {
    traineeship_id: TraineeshipId,
    id: AbsenceSpellId,
    kind: AbsenceKind,
    starts_on: NaiveDate,
    ends_on: Option<NaiveDate>,
    percent: Option<i32>,
}

/// Loads those of the traineeships that go on today, with what the rules look at.
pub(super) fn followed(c: &mut Reader, permit: &Permit, ids: &[TraineeshipId]) -> Result<Vec<Followed>, Error> {
    let (tenant, today) = (permit.tenant, permit.today);
    let facts: Vec<Facts> = traineeships::table
        .filter(traineeships::tenant_id.eq(tenant).and(traineeships::id.within(ids)))
        .filter(traineeships::status.within(TraineeshipStatus::OPEN))
        .filter(traineeships::starts_on.le(today).and(traineeships::ends_on.ge(today)))
        .order(traineeships::id)
        .select(Facts::as_select())
        .load(c)?;
    let ids: Vec<TraineeshipId> = facts.iter().map(|one| one.id).collect();
    let mut spells = spells_of(c, tenant, &ids, today)?;
    let mut stretches = stretches_of(c, tenant, &ids)?;
    let mut earlier = earlier_of(c, tenant, &ids)?;
    let put_together = |facts: Facts| {
        let id = facts.id;
        let subject = Subject {
            id,
            basis: facts.employment_basis,
            starts_on: facts.starts_on,
            ends_on: facts.ends_on,
            terminated_on: facts.actual_end_on,
            segments: stretches.remove(&id).unwrap_or_default(),
        };
        Followed { facts, subject, spells: spells.remove(&id).unwrap_or_default(), earlier: earlier.remove(&id).unwrap_or_default() }
    };
    Ok(facts.into_iter().map(put_together).collect())
}

fn spells_of(
    c: &mut Reader,
    tenant: TenantId,
    ids: &[TraineeshipId],
    today: NaiveDate,
) -> Result<HashMap<TraineeshipId, Vec<Spell>>, Error> {
    let rows: Vec<SpellRow> = absence_spells::table
        .filter(absence_spells::tenant_id.eq(tenant).and(absence_spells::traineeship_id.within(ids)))
        .filter(absence_spells::kind.within(kinds_read()).and(absence_spells::starts_on.le(today)))
        .select(SpellRow::as_select())
        .load(c)?;
    let mut all: HashMap<TraineeshipId, Vec<Spell>> = HashMap::new();
    for row in rows {
        let percent = row.percent.and_then(|percent| u32::try_from(percent).ok());
        all.entry(row.traineeship_id).or_default().push(Spell {
            id: row.id,
            kind: row.kind,
            starts_on: row.starts_on,
            ends_on: row.ends_on,
            percent,
        });
    }
    Ok(all)
}

fn stretches_of(c: &mut Reader, tenant: TenantId, ids: &[TraineeshipId]) -> Result<HashMap<TraineeshipId, Vec<Stretch>>, Error> {
    let rows: Vec<(TraineeshipId, SegmentKind, NaiveDate, NaiveDate)> = segments::table
        .filter(segments::tenant_id.eq(tenant).and(segments::traineeship_id.within(ids)))
        .filter(segments::status.ne(SegmentStatus::Cancelled))
        .order(segments::starts_on)
        .select((segments::traineeship_id, segments::kind, segments::starts_on, segments::ends_on))
        .load(c)?;
    let mut all: HashMap<TraineeshipId, Vec<Stretch>> = HashMap::new();
    for (id, kind, starts_on, ends_on) in rows {
        all.entry(id).or_default().push(Stretch { kind, starts_on, ends_on });
    }
    Ok(all)
}

/// A task of a rule as it is read: about whom, which, by what rule for what cause, told of what, and how it stands.
type RuleTask = (Option<TraineeshipId>, TaskId, Option<Rule>, Option<String>, String, TaskStatus);

fn earlier_of(c: &mut Reader, tenant: TenantId, ids: &[TraineeshipId]) -> Result<HashMap<TraineeshipId, Vec<EarlierTask>>, Error> {
    let rows: Vec<RuleTask> = tasks::table
        .filter(tasks::tenant_id.eq(tenant).and(tasks::rule_id.is_not_null()))
        .filter(tasks::traineeship_id.within(ids.iter().copied().map(Some)))
        .select((tasks::traineeship_id, tasks::id, tasks::rule_id, tasks::cause_key, tasks::inputs, tasks::status))
        .load(c)?;
    let mut all: HashMap<TraineeshipId, Vec<EarlierTask>> = HashMap::new();
    for (traineeship, id, rule, cause_key, inputs, status) in rows {
        let (Some(traineeship), Some(rule), Some(cause_key)) = (traineeship, rule, cause_key) else { continue };
        let inputs = read_inputs(&inputs)?;
        let task = Earlier { rule, cause_key, causes: inputs.causes(), open: status == TaskStatus::Open };
        all.entry(traineeship).or_default().push(EarlierTask { id, task, inputs });
    }
    Ok(all)
}

/// The next traineeships of the municipality that go on today and have absence the rules could be about.
pub(super) fn next_followed(
    c: &mut Reader,
    permit: &Permit,
    after: Option<TraineeshipId>,
    limit: i64,
) -> Result<Vec<TraineeshipId>, Error> {
    // Asked of each traineeship: the other way round all absence of the municipality would be read for each of the night's parts.
    let absence = absence_spells::table
        .filter(absence_spells::tenant_id.eq(permit.tenant).and(absence_spells::traineeship_id.eq(traineeships::id)))
        .filter(absence_spells::kind.within(kinds_read()))
        .select(absence_spells::id);
    Ok(traineeships::table
        .filter(traineeships::tenant_id.eq(permit.tenant))
        .filter(traineeships::id.gt(after.unwrap_or(TraineeshipId(uuid::Uuid::nil()))))
        .filter(traineeships::status.within(TraineeshipStatus::OPEN))
        .filter(traineeships::starts_on.le(permit.today).and(traineeships::ends_on.ge(permit.today)))
        .filter(diesel::dsl::exists(absence))
        .order(traineeships::id)
        .limit(limit)
        .select(traineeships::id)
        .load(c)?)
}

/// Adds later spells to an open task.
pub(super) fn update_inputs(w: &mut Writer<'_>, id: TaskId, inputs: &Inputs) -> Result<(), Error> {
    let tenant = w.permit.tenant;
    diesel::update(tasks::table.find((tenant, id))).set(tasks::inputs.eq(write_inputs(inputs)?)).execute(&mut **w)?;
    Ok(())
}

pub(super) fn insert(w: &mut Writer<'_>, new: &NewTask) -> Result<TaskId, Error> {
    let (id, now, tenant): (TaskId, _, _) = (w.next_id(), w.now, w.permit.tenant);
    diesel::insert_into(tasks::table)
        .values((
            (
                tasks::tenant_id.eq(tenant),
                tasks::id.eq(id),
                tasks::kind.eq(new.kind),
                tasks::rule_id.eq(new.rule.as_ref().map(|(rule, _)| *rule)),
                tasks::cause_key.eq(new.rule.as_ref().map(|(_, key)| key)),
                tasks::title.eq(new.title.as_deref().unwrap_or_else(|| new.kind.label(Lang::Da))),
                tasks::inputs.eq(write_inputs(&new.inputs)?),
                tasks::traineeship_id.eq(new.traineeship_id),
                tasks::object_id.eq(new.object_id),
            ),
            tasks::org_path.eq(&new.org_path),
            tasks::programme_code.eq(&new.programme_code),
            tasks::owner_role.eq(new.owner_role),
            tasks::owner_user_id.eq(new.owner_user_id),
            tasks::trigger_on.eq(new.trigger_on),
            tasks::due_on.eq(new.due_on),
            tasks::status.eq(TaskStatus::Open),
            tasks::created_at.eq(now),
            tasks::version.eq(1),
        ))
        .execute(&mut **w)?;
    Ok(id)
}

/// The task of a rule and cause, where there is one.
pub(super) fn of_cause(c: &mut Reader, tenant: TenantId, rule: Rule, cause_key: &str) -> Result<Option<(TaskId, TaskStatus)>, Error> {
    Ok(tasks::table
        .filter(tasks::tenant_id.eq(tenant).and(tasks::rule_id.eq(rule)).and(tasks::cause_key.eq(cause_key)))
        .select((tasks::id, tasks::status))
        .first(c)
        .optional()?)
}

pub(super) fn read_inputs(text: &str) -> Result<Inputs, Error> {
    serde_json::from_str(text).map_err(|error| Error::internal(&format!("task inputs: {error}")))
}

fn write_inputs(inputs: &Inputs) -> Result<String, Error> {
    serde_json::to_string(inputs).map_err(|error| Error::internal(&error.to_string()))
}

/// The consultant who has a trainee by name.
pub(super) fn consultant_of(w: &mut Writer<'_>, id: TraineeshipId) -> Result<Option<UserId>, Error> {
    Ok(traineeships::table.find((w.permit.tenant, id)).select(traineeships::consultant_user_id).first(&mut **w)?)
}

/// Whether a task of a rule about this thing is open.
pub(super) fn is_open(w: &mut Writer<'_>, rule: Rule, object_id: AnyId) -> Result<bool, Error> {
    let own = tasks::tenant_id.eq(w.permit.tenant).and(among("tasks.status", &[TaskStatus::Open]));
    let of_rule = tasks::rule_id.is_not_null().and(tasks::rule_id.assume_not_null().eq(rule.as_str()));
    let about = tasks::object_id.is_not_null().and(tasks::object_id.assume_not_null().eq(object_id));
    let open = tasks::table.filter(own.and(of_rule).and(about)).select(tasks::id).first::<TaskId>(&mut **w);
    Ok(open.optional()?.is_some())
}
