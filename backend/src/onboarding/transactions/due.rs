//! What the actor has to do in the plans of all trainees in sight.

use super::relation::{self, Assigned, Whose};
use super::{ItemRow, Tick, shown};
use crate::db::Within;
use crate::db::listing::among;
use crate::db::schema::{
    checklist_answers as an, checklist_items as i, checklist_ticks as k, people as p, segments as s, template_layers as l,
    traineeships as t, users as u,
};
use crate::db::{DbConnection, sight};
use crate::error::Error;
use crate::join;
use crate::permit::Permit;
use chrono::NaiveDate;
use diesel::prelude::*;
use domain::Instant;
use domain::ids::{PersonId, TraineeshipId};
use domain::onboarding::{Assignee, ChecklistItem, DueItem, ItemStatus, LayerKind};
use domain::traineeships::TraineeshipStatus;

/// The actor's own open items due by a day, over all trainees in sight.
pub(in crate::onboarding) fn own_due(c: &mut DbConnection, permit: &Permit, until: NaiveDate) -> Result<Vec<DueItem>, Error> {
    type Columns = (LayerKind, String, Option<String>, TraineeshipId, PersonId, String, String, String, String);
    type TickColumns = (Option<Assignee>, Option<String>, Option<Instant>, Option<i32>, Option<String>);
    /// More open items than this are no list that anyone works through.
    const MOST: i64 = 300;
    let assigned: Assigned = relation::assigned(c, permit)?;
    // Asked of each trainee in sight: the other way round all items of the municipality would be read.
    let due = diesel::dsl::exists(
        i::table
            .filter(i::tenant_id.eq(t::tenant_id).and(i::traineeship_id.eq(t::id)))
            .filter(i::status.eq(ItemStatus::Open).and(i::due_on.le(until))),
    );
    let seen: Vec<TraineeshipId> = t::table
        .filter(sight::traineeships(permit))
        .filter(among("traineeships.status", TraineeshipStatus::OPEN).and(due))
        .order((t::starts_on.desc(), t::id.desc()))
        .limit(1000)
        .select(t::id)
        .load(c)?;
    // A role that the actor cannot have gives a pattern that no item's roles are like.
    let possible = relation::possible(permit);
    let pattern = |role: Assignee| if possible.contains(&role) { format!("%\"{role}\"%") } else { String::new() };
    let mine = i::roles
        .like(pattern(Assignee::Trainee))
        .or(i::roles.like(pattern(Assignee::Supervisor)))
        .or(i::roles.like(pattern(Assignee::DailySupervisor)))
        .or(i::roles.like(pattern(Assignee::EducationLead)))
        .or(i::roles.like(pattern(Assignee::Leader)))
        .or(i::roles.like(pattern(Assignee::Consultant)))
        .or(i::roles.like(pattern(Assignee::Hr)));
    let rows: Vec<(ItemRow, Columns, TickColumns)> = i::table
        .inner_join(join!(l.id = i.layer_id))
        .inner_join(join!(t.id = i.traineeship_id))
        .inner_join(join!(p.id = t.person_id))
        .left_join(join!(s.id? = i.segment_id))
        .left_join(join!(k.item_id = i.id))
        .left_join(u::table.on(u::tenant_id.eq(i::tenant_id).and(u::id.nullable().eq(k::user_id.nullable()))))
        .left_join(
            an::table
                .on(an::tenant_id.eq(i::tenant_id).and(an::item_id.eq(i::id)).and(an::number.nullable().eq(k::answer_number.nullable()))),
        )
        .filter(i::tenant_id.eq(permit.tenant).and(i::status.eq(ItemStatus::Open)).and(i::due_on.le(until)))
        .filter(i::traineeship_id.within(&seen))
        .filter(mine)
        .order((i::due_on, i::id, k::role))
        .limit(MOST)
        .select((
            ItemRow::as_select(),
            (l::layer, l::name, s::label.nullable(), t::id, t::person_id, p::given_name, p::family_name, t::org_path, t::programme_code),
            (k::role.nullable(), u::display_name.nullable(), k::at.nullable(), k::answer_number.nullable(), an::answer.nullable()),
        ))
        .load(c)?;
    let tick = |(row, _, (role, by, at, number, answer)): &(ItemRow, Columns, TickColumns)| {
        Some(Tick { item: row.id, role: (*role)?, by: by.clone()?, at: (*at)?, number: *number, answer: answer.clone() })
    };
    let ticks: Vec<Tick> = rows.iter().filter_map(tick).collect();
    let mut last = None;
    let mut due = Vec::new();
    for (row, (layer, layer_name, segment, traineeship_id, person_id, given, family, org_path, programme_code), _) in rows {
        if last.replace(row.id) == Some(row.id) {
            continue;
        }
        let whose = Whose { id: traineeship_id, person_id, org_path: &org_path, programme_code: &programme_code };
        let actor = relation::roles(permit, &whose, &assigned);
        let own = |item: &ChecklistItem| {
            item.tick_as.is_some_and(|role| {
                let is_hers = actor.contains(&role) || (role == Assignee::DailySupervisor && actor.contains(&Assignee::Supervisor));
                is_hers && item.ticks.iter().all(|tick| tick.role != role)
            })
        };
        if let Some(item) = shown((row, layer, layer_name, segment), &ticks, &actor)?.filter(own) {
            due.push(DueItem { traineeship_id, trainee: format!("{given} {family}"), item });
        }
    }
    Ok(due)
}
