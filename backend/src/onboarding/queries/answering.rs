//! Answers of the items that ask for something: each one is kept, and the item is done with the newest of each role.

use super::{Target, again, audit, in_sight, mark, read, refused, role_of, target};
use crate::db::schema::{checklist_answers as an, users as u};
use crate::db::{DbConnection, Writer};
use crate::error::Error;
use crate::join;
use crate::permit::Permit;
use diesel::prelude::*;
use domain::Instant;
use domain::audit::AuditAction;
use domain::ids::ChecklistItemId;
use domain::onboarding::{Answer, AskedAnswer, Assignee, ChecklistItem, GivenAnswer, TickRefusal};

/// The most answers of one item that its history shows.
const MOST: i64 = 100;

/// Answers an item, or changes the answer.
pub(crate) fn answer(
    w: &mut Writer<'_>,
    id: ChecklistItemId,
    version: i32,
    given: Answer,
    wish: Option<Assignee>,
) -> Result<ChecklistItem, Error> {
    let target = target(w, id, version)?;
    let (role, asked) = asked_of(&target, wish)?;
    let given = given.checked(&asked.asks, w.permit.today)?;
    let stands = target.ticks.iter().find(|tick| tick.role == role).and_then(|tick| tick.answer.as_deref());
    if stands.map(read::<Answer>).transpose()?.as_ref() == Some(&given) {
        w.nothing_to_do();
    } else {
        keep(w, &target, role, &given)?;
    }
    again(w, target)
}

/// For which role the actor answers, and what is asked.
fn asked_of(target: &Target, wish: Option<Assignee>) -> Result<(Assignee, AskedAnswer), Error> {
    let row = &target.found.0;
    let ticked: Vec<Assignee> = target.ticks.iter().map(|tick| tick.role).collect();
    let role = role_of(row, &row.assignees()?, &ticked, &target.actor, wish).map_err(refused)?;
    Ok((role, row.asked()?.ok_or_else(|| refused(TickRefusal::NothingAsked))?))
}

/// Keeps an answer that was checked; gives its number.
fn keep(w: &mut Writer<'_>, target: &Target, role: Assignee, given: &Answer) -> Result<i32, Error> {
    let (row, tenant, user) = (&target.found.0, w.permit.tenant, w.user_id()?);
    let of_item = an::table.filter(an::tenant_id.eq(tenant).and(an::item_id.eq(row.id)));
    let last: Option<i32> = of_item.select(diesel::dsl::max(an::number)).first(&mut **w)?;
    let number = last.unwrap_or(0).saturating_add(1);
    diesel::insert_into(an::table)
        .values((
            an::tenant_id.eq(tenant),
            an::item_id.eq(row.id),
            an::number.eq(number),
            an::role.eq(role),
            an::user_id.eq(user),
            an::at.eq(w.now),
            an::answer.eq(serde_json::to_string(given).map_err(|error| Error::internal(&error.to_string()))?),
        ))
        .execute(&mut **w)?;
    let status = mark(w, target, role, true, Some(number))?;
    // The history is read more widely than a confidential answer: it says that something was answered, not what.
    let on_behalf = !target.actor.contains(&role);
    let details = serde_json::json!({
        "title": row.title, "role": role, "on_behalf": on_behalf, "status": status, "kind": given.kind(), "number": number,
    });
    audit(w, target, AuditAction::ChecklistItemAnswered, details)?;
    Ok(number)
}

/// Everything that was answered to an item, the newest first.
pub(in crate::onboarding) fn history(c: &mut DbConnection, permit: &Permit, id: ChecklistItemId) -> Result<Vec<GivenAnswer>, Error> {
    type Row = (i32, Assignee, String, Instant, String);
    see(&in_sight(c, permit, id)?)?;
    let rows: Vec<Row> = an::table
        .inner_join(join!(u.id = an.user_id))
        .filter(an::tenant_id.eq(permit.tenant).and(an::item_id.eq(id)))
        .order(an::number.desc())
        .limit(MOST)
        .select((an::number, an::role, u::display_name, an::at, an::answer))
        .load(c)?;
    rows.into_iter().map(|(number, role, by, at, answer)| Ok(GivenAnswer { number, role, by, at, answer: read(&answer)? })).collect()
}

/// 404 where the reader sees the item but not what is answered: then she is not told whether anything is.
fn see(target: &Target) -> Result<(), Error> {
    let row = &target.found.0;
    let (asked, roles) = (row.asked()?, row.assignees()?);
    let sees = asked.is_none_or(|asked| asked.seen_by(&roles, &target.actor));
    if sees { Ok(()) } else { Err(Error::not_found()) }
}
