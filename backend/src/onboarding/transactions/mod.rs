//! What happens with plans in one transaction: made, read, ticked, answered.

pub(super) mod answering;
mod due;
pub(super) mod layers;
pub(super) mod making;
pub mod relation;

pub(super) use due::own_due;

use crate::db::Within;
use crate::db::schema::{
    checklist_answers as an, checklist_items as i, checklist_ticks as k, segments as s, template_layers as l, users as u,
};
use crate::db::{AuditEntry, DbConnection, MultiBackend, Writer, sight};
use crate::error::Error;
use crate::join;
use crate::permit::Permit;
use chrono::NaiveDate;
use diesel::prelude::*;
use domain::Instant;
use domain::audit::AuditAction;
use domain::ids::{AnyId, ChecklistItemId, PersonId, SegmentId, TraineeshipId};
use domain::onboarding::{
    AskedAnswer, Assignee, Category, ChecklistItem, ChecklistTick, Completion, ItemStatus, LayerKind, Phase, TickRefusal, Track,
    may_set_not_relevant, role_to_tick, status_of, visible_to,
};
use domain::problem::{FieldCode, FieldError};
use relation::Whose;

#[derive(Queryable, Selectable)]
#[diesel(table_name = i, check_for_backend(MultiBackend))]
struct ItemRow {
    id: ChecklistItemId,
    segment_id: Option<SegmentId>,
    title: String,
    help: Option<String>,
    phase: Phase,
    due_on: NaiveDate,
    roles: String,
    completion: Completion,
    mandatory: bool,
    track: Track,
    category: Category,
    status: ItemStatus,
    closed_on: Option<NaiveDate>,
    reason: Option<String>,
    version: i32,
    answer: Option<String>,
}

/// An item with what the other tables say about it.
type Found = (ItemRow, LayerKind, String, Option<String>);

/// A tick with the answer it was done with.
#[derive(Queryable)]
struct Tick {
    item: ChecklistItemId,
    role: Assignee,
    by: String,
    at: Instant,
    number: Option<i32>,
    answer: Option<String>,
}

impl ItemRow {
    fn assignees(&self) -> Result<Vec<Assignee>, Error> {
        read(&self.roles)
    }

    /// What it asks for; nothing where it is ticked.
    fn asked(&self) -> Result<Option<AskedAnswer>, Error> {
        self.answer.as_deref().map(read).transpose()
    }
}

/// Reads what was written by the program itself.
fn read<T: serde::de::DeserializeOwned>(kept: &str) -> Result<T, Error> {
    serde_json::from_str(kept).map_err(|error| Error::internal(&error.to_string()))
}

/// For which role someone ticks or answers. Where one answer is enough, a changed one is of the same role again.
fn role_of(
    row: &ItemRow,
    roles: &[Assignee],
    ticked: &[Assignee],
    actor: &[Assignee],
    wish: Option<Assignee>,
) -> Result<Assignee, TickRefusal> {
    let one_is_enough = row.answer.is_some() && row.completion == Completion::Any;
    role_to_tick(roles, if one_is_enough { &[] } else { ticked }, actor, wish)
}

/// How an item looks to someone who is `actor` to the trainee; nothing where she does not see it.
fn shown((row, layer, layer_name, segment): Found, ticks: &[Tick], actor: &[Assignee]) -> Result<Option<ChecklistItem>, Error> {
    let roles = row.assignees()?;
    if !visible_to(&roles, actor) {
        return Ok(None);
    }
    let asked = row.asked()?;
    let sees_answer = asked.as_ref().is_none_or(|asked| asked.seen_by(&roles, actor));
    let ticks: Vec<ChecklistTick> = ticks
        .iter()
        .filter(|tick| tick.item == row.id)
        .map(|tick| {
            let answer = tick.answer.as_deref().filter(|_| sees_answer).map(read).transpose()?;
            Ok(ChecklistTick { role: tick.role, by: tick.by.clone(), at: tick.at, number: tick.number, answer })
        })
        .collect::<Result<_, Error>>()?;
    let ticked: Vec<Assignee> = ticks.iter().map(|tick| tick.role).collect();
    let of_the_house =
        actor.iter().any(|role| matches!(role, Assignee::EducationLead | Assignee::Leader | Assignee::Consultant | Assignee::Hr));
    let (asks, answer_seen_by) = asked.map(|asked| (asked.asks, asked.seen_by)).unzip();
    Ok(Some(ChecklistItem {
        id: row.id,
        tick_as: role_of(&row, &roles, &ticked, actor, None).ok(),
        may_set_aside: row.status == ItemStatus::Open && may_set_not_relevant(row.mandatory, &roles, actor).is_ok(),
        title: row.title,
        help: row.help,
        phase: row.phase,
        segment_id: row.segment_id,
        segment,
        due_on: row.due_on,
        roles,
        completion: row.completion,
        mandatory: row.mandatory,
        track: row.track,
        category: row.category,
        layer,
        layer_name,
        status: row.status,
        closed_on: row.closed_on,
        reason: row.reason.filter(|_| of_the_house),
        asks,
        answer_seen_by: answer_seen_by.unwrap_or_default(),
        sees_answer,
        ticks,
        version: row.version,
    }))
}

fn ticks_of(c: &mut DbConnection, permit: &Permit, items: &[ChecklistItemId]) -> Result<Vec<Tick>, Error> {
    Ok(k::table
        .inner_join(join!(u.id = k.user_id))
        .left_join(
            an::table.on(an::tenant_id.eq(k::tenant_id).and(an::item_id.eq(k::item_id)).and(an::number.nullable().eq(k::answer_number))),
        )
        .filter(k::tenant_id.eq(permit.tenant).and(k::item_id.within(items)))
        .order((k::at, k::role))
        .select((k::item_id, k::role, u::display_name, k::at, k::answer_number, an::answer.nullable()))
        .load(c)?)
}

/// The plan of a traineeship in sight, as the actor sees it.
pub(crate) fn of_traineeship(c: &mut DbConnection, permit: &Permit, id: TraineeshipId) -> Result<Vec<ChecklistItem>, Error> {
    let seen = sight::find_traineeship(c, permit, id)?;
    let assigned = relation::assigned(c, permit)?;
    let actor = relation::roles(permit, &whose(&seen), &assigned);
    let rows: Vec<Found> = i::table
        .inner_join(join!(l.id = i.layer_id))
        .left_join(join!(s.id? = i.segment_id))
        .filter(i::tenant_id.eq(permit.tenant).and(i::traineeship_id.eq(id)))
        .order((i::due_on, i::id))
        .select((ItemRow::as_select(), l::layer, l::name, s::label.nullable()))
        .load(c)?;
    let ticks: Vec<Tick> = k::table
        .inner_join(join!(i.id = k.item_id))
        .inner_join(join!(u.id = k.user_id))
        .left_join(
            an::table.on(an::tenant_id.eq(k::tenant_id).and(an::item_id.eq(k::item_id)).and(an::number.nullable().eq(k::answer_number))),
        )
        .filter(i::tenant_id.eq(permit.tenant).and(i::traineeship_id.eq(id)))
        .order((k::at, k::role))
        .select((k::item_id, k::role, u::display_name, k::at, k::answer_number, an::answer.nullable()))
        .load(c)?;
    rows.into_iter().filter_map(|row| shown(row, &ticks, &actor).transpose()).collect()
}

fn whose(seen: &sight::SeenTraineeship) -> Whose<'_> {
    Whose { id: seen.id, person_id: seen.person_id, org_path: &seen.org_path, programme_code: &seen.programme_code }
}

struct Target {
    found: Found,
    traineeship_id: TraineeshipId,
    person_id: PersonId,
    ticks: Vec<Tick>,
    actor: Vec<Assignee>,
}

/// An item in sight at the version that was read.
fn target(w: &mut Writer<'_>, id: ChecklistItemId, version: i32) -> Result<Target, Error> {
    let permit = w.permit;
    let target = in_sight(w, permit, id)?;
    if target.found.0.version == version { Ok(target) } else { Err(Error::stale(id)) }
}

/// An item in sight.
fn in_sight(c: &mut DbConnection, permit: &Permit, id: ChecklistItemId) -> Result<Target, Error> {
    let row: Option<(ItemRow, LayerKind, String, Option<String>, TraineeshipId)> = i::table
        .inner_join(join!(l.id = i.layer_id))
        .left_join(join!(s.id? = i.segment_id))
        .filter(i::tenant_id.eq(permit.tenant).and(i::id.eq(id)))
        .select((ItemRow::as_select(), l::layer, l::name, s::label.nullable(), i::traineeship_id))
        .first(c)
        .optional()?;
    let (row, layer, layer_name, segment, traineeship_id) = row.ok_or_else(Error::not_found)?;
    let found: Found = (row, layer, layer_name, segment);
    let seen = sight::find_traineeship(c, permit, traineeship_id)?;
    let assigned = relation::assigned(c, permit)?;
    let actor = relation::roles(permit, &whose(&seen), &assigned);
    if !visible_to(&found.0.assignees()?, &actor) {
        return Err(Error::not_found());
    }
    let ticks = ticks_of(c, permit, &[id])?;
    Ok(Target { found, traineeship_id, person_id: seen.person_id, ticks, actor })
}

fn refused(refusal: TickRefusal) -> Error {
    match refusal {
        TickRefusal::NotOfItem => Error::field("role", FieldCode::InvalidValue),
        TickRefusal::NotYours => Error::not_allowed(),
        TickRefusal::AnswerAsked | TickRefusal::NothingAsked => Error::guarded("answer", [refusal]),
        TickRefusal::MandatoryItem => Error::blocked(vec![FieldError::new("mandatory", FieldCode::GuardNotMet).with("reason", refusal)]),
    }
}

/// Ticks an item or takes the tick away.
pub(crate) fn tick(
    w: &mut Writer<'_>,
    id: ChecklistItemId,
    version: i32,
    done: bool,
    wish: Option<Assignee>,
) -> Result<ChecklistItem, Error> {
    let target = target(w, id, version)?;
    let row = &target.found.0;
    let roles = row.assignees()?;
    let ticked: Vec<Assignee> = target.ticks.iter().map(|tick| tick.role).collect();
    let candidates = if done || ticked.is_empty() { &roles } else { &ticked };
    let role = role_to_tick(candidates, if done { &ticked } else { &[] }, &target.actor, wish).map_err(refused)?;
    if done && row.answer.is_some() {
        return Err(refused(TickRefusal::AnswerAsked));
    }
    if !done && row.status == ItemStatus::NotRelevant {
        may_set_not_relevant(row.mandatory, &roles, &target.actor).map_err(refused)?;
    } else if ticked.contains(&role) == done {
        w.nothing_to_do();
        return again(w, target);
    }
    let status = mark(w, &target, role, done, None)?;
    audit(
        w,
        &target,
        if done { AuditAction::ChecklistItemTicked } else { AuditAction::ChecklistItemUnticked },
        serde_json::json!({ "title": row.title, "role": role, "on_behalf": !target.actor.contains(&role), "status": status }),
    )?;
    again(w, target)
}

/// Sets the tick of a role, with the answer it stands for, or takes it away; gives where the item stands then.
fn mark(w: &mut Writer<'_>, target: &Target, role: Assignee, done: bool, answer_number: Option<i32>) -> Result<ItemStatus, Error> {
    let (row, user, tenant) = (&target.found.0, w.user_id()?, w.permit.tenant);
    diesel::delete(k::table.filter(k::tenant_id.eq(tenant).and(k::item_id.eq(row.id)).and(k::role.eq(role)))).execute(&mut **w)?;
    if done {
        diesel::insert_into(k::table)
            .values((
                k::tenant_id.eq(tenant),
                k::item_id.eq(row.id),
                k::role.eq(role),
                k::user_id.eq(user),
                k::at.eq(w.now),
                k::answer_number.eq(answer_number),
            ))
            .execute(&mut **w)?;
    }
    let others = target.ticks.iter().map(|tick| tick.role).filter(|other| *other != role);
    let after: Vec<Assignee> = others.chain(done.then_some(role)).collect();
    let status = status_of(row.completion, &row.assignees()?, &after);
    change(w, target, status, (status == ItemStatus::Done).then_some(w.permit.today), None)?;
    Ok(status)
}

/// Sets an item as not relevant.
pub(super) fn set_not_relevant(w: &mut Writer<'_>, id: ChecklistItemId, version: i32, reason: &str) -> Result<ChecklistItem, Error> {
    let target = target(w, id, version)?;
    let row = &target.found.0;
    may_set_not_relevant(row.mandatory, &row.assignees()?, &target.actor).map_err(refused)?;
    change(w, &target, ItemStatus::NotRelevant, Some(w.permit.today), Some(reason))?;
    audit(w, &target, AuditAction::ChecklistItemNotRelevant, serde_json::json!({ "title": row.title, "mandatory": row.mandatory }))?;
    again(w, target)
}

fn change(
    w: &mut Writer<'_>,
    target: &Target,
    status: ItemStatus,
    closed_on: Option<NaiveDate>,
    reason: Option<&str>,
) -> Result<(), Error> {
    let row = &target.found.0;
    let at_version = i::table.filter(i::tenant_id.eq(w.permit.tenant).and(i::id.eq(row.id)).and(i::version.eq(row.version)));
    let changed = diesel::update(at_version)
        .set((i::status.eq(status), i::closed_on.eq(closed_on), i::reason.eq(reason), i::version.eq(i::version + 1)))
        .execute(&mut **w)?;
    if changed == 1 { Ok(()) } else { Err(Error::stale(row.id)) }
}

fn audit(w: &mut Writer<'_>, target: &Target, action: AuditAction, details: serde_json::Value) -> Result<(), Error> {
    w.audit(AuditEntry {
        action,
        object_kind: "checklist_item",
        object_id: Some(AnyId(target.found.0.id.0)),
        traineeship_id: Some(target.traineeship_id),
        person_id: Some(target.person_id),
        details,
    })
}

/// The item as it is now.
fn again(w: &mut Writer<'_>, target: Target) -> Result<ChecklistItem, Error> {
    let permit = w.permit;
    let (_, layer, name, segment) = target.found;
    let row =
        i::table.filter(i::tenant_id.eq(permit.tenant).and(i::id.eq(target.found.0.id))).select(ItemRow::as_select()).first(&mut **w)?;
    let ticks = ticks_of(w, permit, &[row.id])?;
    shown((row, layer, name, segment), &ticks, &target.actor)?.ok_or_else(Error::not_found)
}
