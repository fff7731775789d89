//! Making a trainee's plan: the facts, the layers, and the items copied from them (docs/field 5.2, 15: by version).

use super::{layers, of_traineeship};
use crate::db::schema::{
    checklist_items as i, org_units as o, people, programmes, segments as s, supervisor_assignments as a, traineeships as t,
};
use crate::db::{AuditEntry, DbConnection, Writer, sight};
use crate::error::Error;
use crate::join;
use crate::on_engine;
use crate::permit::Permit;
use crate::settings;
use chrono::NaiveDate;
use diesel::prelude::*;
use domain::audit::AuditAction;
use domain::calendar::Calendar;
use domain::ids::{AnyId, ChecklistItemId, PersonId, SegmentId, SupervisorProfileId, TemplateLayerId, TenantId, TraineeshipId};
use domain::onboarding::{
    Category, ChecklistItem, Completion, Facts, Item, ItemStatus, MakeChecklist, Phase, PlannedItem, Segment, Track, applicable, merge,
    plan,
};
use domain::organisation::SiteKind;
use domain::people::SupervisorKind;
use domain::programmes::ProgrammeFamily;
use domain::settings::{Place, Start};
use domain::traineeships::{EmploymentBasis, SegmentKind, SegmentStatus};

struct Known {
    person_id: PersonId,
    unit_code: Option<String>,
    facts: Facts,
}

/// Makes the plan of a traineeship in sight that has none yet, and gives it as it is read with the other permit.
pub(in crate::onboarding) fn make(
    w: &mut Writer<'_>,
    reading: &Permit,
    id: TraineeshipId,
    answers: &MakeChecklist,
) -> Result<Vec<ChecklistItem>, Error> {
    let permit = w.permit;
    let seen = sight::find_traineeship(w, permit, id)?;
    if !seen.status.is_open() || make_plan_on(w, id, answers, permit.today)? == 0 {
        return Err(Error::conflict());
    }
    of_traineeship(w, reading, id)
}

/// Makes the plan of a traineeship today, with nothing more known about the person than what is stored.
///
/// # Errors
/// As [`make_plan_on`].
pub fn make_plan(w: &mut Writer<'_>, id: TraineeshipId) -> Result<usize, Error> {
    let today = w.permit.today;
    make_plan_on(w, id, &MakeChecklist::default(), today)
}

/// Makes the plan of a traineeship, once: where it has one, nothing happens and the answer is 0. `made_on` is the day
/// it is made; of a traineeship that began before, only what lies ahead is planned.
///
/// # Errors
/// 404 where the traineeship is not there, conflict where a layer is not valid.
pub fn make_plan_on(w: &mut Writer<'_>, id: TraineeshipId, answers: &MakeChecklist, made_on: NaiveDate) -> Result<usize, Error> {
    let tenant = w.permit.tenant;
    let there: i64 = i::table.filter(i::tenant_id.eq(tenant).and(i::traineeship_id.eq(id))).count().get_result(&mut **w)?;
    if there > 0 {
        return Ok(0);
    }
    let known = known(w, tenant, id, answers)?;
    let made = insert(w, id, &known, made_on, |_| true)?;
    w.audit(AuditEntry {
        action: AuditAction::ChecklistMade,
        object_kind: "traineeship",
        object_id: Some(AnyId(id.0)),
        traineeship_id: Some(id),
        person_id: Some(known.person_id),
        details: serde_json::json!({ "items": made }),
    })?;
    Ok(made)
}

/// Adds what only concerns a supervisor who is new to the programme (docs/field 6.2, "Uddannelsen kort"), when the
/// assignment makes one so and the plan is there.
///
/// # Errors
/// What the database says.
pub fn supervisor_assigned(w: &mut Writer<'_>, id: TraineeshipId, made_on: NaiveDate) -> Result<(), Error> {
    let tenant = w.permit.tenant;
    let keys: Vec<String> =
        i::table.filter(i::tenant_id.eq(tenant).and(i::traineeship_id.eq(id))).select(i::template_key).load(&mut **w)?;
    if keys.is_empty() {
        return Ok(());
    }
    let known = known(w, tenant, id, &MakeChecklist::default())?;
    if known.facts.first_time_supervisor {
        insert(w, id, &known, made_on, |item| item.condition.first_time_supervisor == Some(true) && !keys.contains(&item.key))?;
    }
    Ok(())
}

fn known(w: &mut Writer<'_>, tenant: TenantId, id: TraineeshipId, answers: &MakeChecklist) -> Result<Known, Error> {
    type Row =
        (PersonId, NaiveDate, NaiveDate, EmploymentBasis, String, NaiveDate, ProgrammeFamily, Option<SiteKind>, bool, Option<String>);
    let row: Row = t::table
        .inner_join(join!(people.id = t.person_id))
        .inner_join(join!(programmes.code = t.programme_code))
        .inner_join(join!(o.id = t.site_id))
        .filter(t::tenant_id.eq(tenant).and(t::id.eq(id)))
        .select((
            t::person_id,
            t::starts_on,
            t::ends_on,
            t::employment_basis,
            t::programme_code,
            people::birth_date,
            programmes::family,
            o::site_kind,
            o::serves_children,
            o::code,
        ))
        .first(&mut **w)?;
    let (person_id, starts_on, ends_on, basis, programme, birth_date, family, site_kind, site_serves_children, unit_code) = row;
    let permit = w.permit;
    let start: Start = settings::at(w, permit, Place::WHOLE)?;
    let first_time_supervisor = is_first_time(w, tenant, id, &programme)?;
    let facts = Facts {
        starts_on,
        ends_on,
        basis,
        family,
        programme,
        specialisation: answers.specialisation.clone(),
        site_kind,
        site_serves_children,
        birth_date,
        needs_work_permit: answers.needs_work_permit,
        foreign_applicant: answers.foreign_applicant,
        first_time_supervisor,
        spu_member: start.spu_member,
        assessment_doubt: false,
    };
    Ok(Known { person_id, unit_code, facts })
}

/// Whether the responsible supervisor has no other trainee of the programme, now or before.
fn is_first_time(c: &mut DbConnection, tenant: TenantId, id: TraineeshipId, programme: &str) -> Result<bool, Error> {
    let profile: Option<SupervisorProfileId> = a::table
        .filter(a::tenant_id.eq(tenant).and(a::traineeship_id.eq(id)).and(a::kind.eq(SupervisorKind::Responsible)))
        .order((a::starts_on.desc(), a::created_at.desc()))
        .select(a::profile_id)
        .first(c)
        .optional()?;
    let Some(profile) = profile else { return Ok(false) };
    let others: i64 = a::table
        .inner_join(join!(t.id = a.traineeship_id))
        .filter(a::tenant_id.eq(tenant).and(a::profile_id.eq(profile)).and(a::traineeship_id.ne(id)))
        .filter(t::programme_code.eq(programme))
        .count()
        .get_result(c)?;
    Ok(others == 0)
}

fn segments(c: &mut DbConnection, tenant: TenantId, id: TraineeshipId) -> Result<Vec<Segment>, Error> {
    type Row = (SegmentId, SegmentKind, NaiveDate, NaiveDate, Option<domain::ids::OrgUnitId>, Option<SiteKind>, Option<bool>);
    let rows: Vec<Row> = s::table
        .left_join(join!(o.id? = s.site_id))
        .filter(s::tenant_id.eq(tenant).and(s::traineeship_id.eq(id)).and(s::status.ne(SegmentStatus::Cancelled)))
        .order((s::starts_on, s::number))
        .select((s::id, s::kind, s::starts_on, s::ends_on, s::site_id, o::site_kind.nullable(), o::serves_children.nullable()))
        .load(c)?;
    // A placement without a site of ours is elsewhere, e.g. at a hospital; where none has a site, they are only not set yet.
    let sites_are_set = rows.iter().any(|row| row.4.is_some());
    let of = |(id, kind, starts_on, ends_on, site, site_kind, serves): Row| Segment {
        id,
        kind,
        starts_on,
        ends_on,
        site_kind,
        site_serves_children: serves,
        external: kind == SegmentKind::Placement && site.is_none() && sites_are_set,
    };
    Ok(rows.into_iter().map(of).collect())
}

#[derive(Insertable)]
#[diesel(table_name = i)]
struct NewItem<'a> {
    tenant_id: TenantId,
    id: ChecklistItemId,
    traineeship_id: TraineeshipId,
    segment_id: Option<SegmentId>,
    layer_id: TemplateLayerId,
    template_key: &'a str,
    title: &'a str,
    help: Option<&'a str>,
    phase: Phase,
    due_on: NaiveDate,
    roles: String,
    completion: Completion,
    mandatory: bool,
    track: Track,
    category: Category,
    status: ItemStatus,
    version: i32,
    answer: Option<String>,
}

fn insert(
    w: &mut Writer<'_>,
    id: TraineeshipId,
    known: &Known,
    made_on: NaiveDate,
    wanted: impl Fn(&Item) -> bool,
) -> Result<usize, Error> {
    let tenant = w.permit.tenant;
    let mut layers = layers::current(w, tenant)?;
    layers.retain(|stored| applicable(&stored.layer, &known.facts.programme, known.unit_code.as_deref()));
    let items = merge(layers.iter().map(|stored| &stored.layer)).map_err(|error| {
        tracing::error!(%error, "a layer of the template is not valid");
        Error::conflict()
    })?;
    let permit = w.permit;
    let (segments, calendar) = (segments(w, tenant, id)?, settings::at::<Calendar>(w, permit, Place::WHOLE)?);
    let planned = plan(&items, &known.facts, &segments, &calendar, made_on);
    let rows = planned
        .iter()
        .filter(|planned| wanted(planned.item))
        .map(|planned| row(w, id, planned, &layers))
        .collect::<Result<Vec<_>, Error>>()?;
    let c: &mut DbConnection = &mut *w;
    // Many rows at once exist on each engine but not on the derived backend.
    on_engine!(c => diesel::insert_into(i::table).values(&rows).execute(c))?;
    Ok(rows.len())
}

fn row<'a>(w: &Writer<'_>, id: TraineeshipId, planned: &PlannedItem<'a>, layers: &[layers::StoredLayer]) -> Result<NewItem<'a>, Error> {
    let item = planned.item;
    let layer = layers.get(item.layer).ok_or_else(|| Error::internal("an item without its layer"))?;
    Ok(NewItem {
        tenant_id: w.permit.tenant,
        id: w.next_id(),
        traineeship_id: id,
        segment_id: planned.segment_id,
        layer_id: layer.id,
        template_key: &item.key,
        title: &item.title,
        help: item.help.as_deref(),
        phase: item.phase,
        due_on: planned.due_on,
        roles: serde_json::to_string(&item.assignees).map_err(|error| Error::internal(&error.to_string()))?,
        completion: item.completion,
        mandatory: item.mandatory,
        track: item.track,
        category: item.category,
        status: ItemStatus::Open,
        version: 1,
        answer: item.answer.as_ref().map(serde_json::to_string).transpose().map_err(|error| Error::internal(&error.to_string()))?,
    })
}
