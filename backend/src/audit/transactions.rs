//! The log as it is read.

use crate::db::Within;
use crate::db::schema::{applications, audit_events as events, people, traineeships};
use crate::db::{MultiBackend, Reader, sight};
use crate::error::Error;
use crate::http::paging;
use crate::keyset;
use crate::permit::Permit;
use diesel::prelude::*;
use domain::access::{Reach, Role};
use domain::audit::HistoryEntry;
use domain::ids::{AnyId, ApplicationId, AuditEventId, PersonId, TraineeshipId, UserId};
use domain::listing::Asked;
use domain::{Instant, Page};
use std::collections::HashSet;

type Row = (AuditEventId, Instant, String, String, String, String, Option<UserId>);
/// An entry, and the user who did it.
type Told = (HistoryEntry, Option<UserId>);
/// Where a page begins: the time and the id of the last entry of the page before.
type After = (String, AuditEventId);

/// One page of the log of the municipality: one statement finds it, one its entries, and one who is a trainee.
pub(super) fn list(c: &mut Reader, permit: &Permit, asked: &Asked) -> Result<Page<HistoryEntry>, Error> {
    let tenant = permit.tenant;
    let action = paging::short("action", asked.text("action"))?.map(|action| paging::contains(action).trim_start_matches('%').to_owned());
    let found = || {
        let mut rows = events::table.into_boxed::<MultiBackend>().filter(events::tenant_id.eq(tenant));
        if let Some(action) = &action {
            rows = rows.filter(events::action.like(action.clone()).escape('\\'));
        }
        rows
    };
    let keys = keyset!(c, asked, found(), events::id => AuditEventId, { "at": Instant => events::at });
    let rows = events::table.filter(events::tenant_id.eq(tenant).and(events::id.within(keys.ids.clone())));
    let rows: Vec<Row> = rows.select(ROW).load(c)?;
    let mut page = keys.page(rows.into_iter().map(told).collect(), |(entry, _): &Told| entry.id);
    let actors: Vec<Option<UserId>> = page.items.iter().map(|(_, actor)| *actor).filter(Option::is_some).collect();
    let trainees: HashSet<Option<UserId>> = people::table
        .filter(people::tenant_id.eq(tenant).and(people::user_id.is_not_null()).and(people::user_id.within(actors).assume_not_null()))
        .select(people::user_id)
        .load(c)?
        .into_iter()
        .collect();
    for (entry, actor) in &mut page.items {
        if actor.is_some() && trainees.contains(actor) {
            Role::Trainee.label(permit.lang).clone_into(&mut entry.actor_name);
        }
        if !ADMINISTRATIVE.contains(&entry.object_kind.as_str()) {
            entry.details = serde_json::Value::Null;
        }
    }
    Ok(entries(page))
}

/// What an administrator may read details of; of all else only that it was done (docs/field 3: neither K2 nor K3).
const ADMINISTRATIVE: [&str; 11] = [
    "user",
    "session",
    "import",
    "org_unit",
    "template",
    "cohort",
    "tenant",
    "list",
    "external_organisation",
    "external_contact",
    "external_meeting",
];

fn entries(page: Page<Told>) -> Page<HistoryEntry> {
    page.with(|rows| rows.into_iter().map(|(entry, _)| entry).collect())
}

/// The history of a person, newest first: of the traineeships and applications in sight, and all of one's own.
///
/// # Errors
/// What the database says.
pub fn of_person(
    c: &mut Reader,
    permit: &Permit,
    person: PersonId,
    after: Option<&After>,
    limit: i64,
) -> Result<Page<HistoryEntry>, Error> {
    let mut rows = events::table.into_boxed::<MultiBackend>();
    rows = rows.filter(events::tenant_id.eq(permit.tenant).and(events::person_id.eq(person)));
    let is_own = permit.person_id == Some(person) && permit.reaches.iter().any(|(reach, _)| *reach == Reach::Own);
    if !is_own {
        let trained = traineeships::table.filter(traineeships::person_id.eq(person).and(sight::traineeships(permit)));
        let trained: Vec<Option<TraineeshipId>> = trained.select(traineeships::id.nullable()).load(c)?;
        let applied = applications::table.filter(applications::person_id.eq(person).and(sight::applications(permit)));
        let applied: Vec<ApplicationId> = applied.select(applications::id).load(c)?;
        let applied: Vec<Option<AnyId>> = applied.into_iter().map(|id| Some(AnyId(id.0))).collect();
        rows = rows
            .filter(events::traineeship_id.is_null().or(events::traineeship_id.eq_any(trained).assume_not_null()))
            .filter(events::object_kind.ne("application").or(events::object_id.eq_any(applied).assume_not_null()));
    }
    Ok(entries(page(c, rows, after, limit)?))
}

fn page(c: &mut Reader, mut rows: events::BoxedQuery<'_, MultiBackend>, after: Option<&After>, limit: i64) -> Result<Page<Told>, Error> {
    if let Some((at, id)) = after {
        let at: Instant = chrono::DateTime::parse_from_rfc3339(at).map_err(|_| Error::unreadable())?.to_utc().into();
        rows = rows.filter(events::at.lt(at).or(events::at.eq(at).and(events::id.lt(*id))));
    }
    let rows: Vec<Row> = rows.order((events::at.desc(), events::id.desc())).limit(limit.saturating_add(1)).select(ROW).load(c)?;
    let page = paging::page(rows, limit, |row| (row.1.to_text(), row.0.to_string()));
    Ok(page.with(|rows| rows.into_iter().map(told).collect()))
}

type Columns = (events::id, events::at, events::actor_name, events::action, events::object_kind, events::details, events::actor_user_id);
const ROW: Columns =
    (events::id, events::at, events::actor_name, events::action, events::object_kind, events::details, events::actor_user_id);

fn told((id, at, actor_name, action, object_kind, details, actor): Row) -> Told {
    let details = serde_json::from_str(&details).unwrap_or_default();
    (HistoryEntry { id, at, actor_name, action, object_kind, details }, actor)
}
