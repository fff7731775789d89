//! Answers of the items that ask for something: each one is kept, and the item is done with the newest of each role.

use super::{Target, again, audit, in_sight, mark, read, refused, role_of, target};
use crate::db::Within;
use crate::db::schema::{checklist_answers as an, checklist_files as f, users as u};
use crate::db::{DbConnection, Writer, sight};
use crate::error::Error;
use crate::follow_up::{is_open, open_found};
use crate::join;
use crate::permit::Permit;
use crate::settings;
use diesel::prelude::*;
use domain::Instant;
use domain::audit::AuditAction;
use domain::follow_up::Rule;
use domain::follow_up::rules::{Answered, of_answer};
use domain::ids::{AnyId, ChecklistItemId, UserId};
use domain::onboarding::{ANSWER, Answer, AskedAnswer, Asks, Assignee, ChecklistItem, FileType, GivenAnswer, SentFile, TickRefusal};
use domain::problem::{FieldCode, FieldError};
use domain::settings::Place;

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
        let number = keep(w, &target, role, &given)?;
        follow(w, &target, &asked, &given, number)?;
    }
    again(w, target)
}

/// A low answer asks the consultant to call, once while she has not. A higher one afterwards does not take that back: it may have
/// been asked for, and who calls finds out.
fn follow(w: &mut Writer<'_>, target: &Target, asked: &AskedAnswer, given: &Answer, number: i32) -> Result<(), Error> {
    let (item, permit) = (&target.found.0, w.permit);
    // Who may not see the answer is not told that it was low.
    if !asked.is_low(given) || !asked.seen_by(&item.assignees()?, &[Assignee::Consultant]) {
        return Ok(());
    }
    if is_open(w, Rule::LowPulse, AnyId(item.id.0))? {
        return Ok(());
    }
    let seen = sight::find_traineeship(w, permit, target.traineeship_id)?;
    let (stored, place) = (settings::of(w, permit)?, Place::at(&seen.org_path, &seen.programme_code));
    let (supervision, calendar) = (settings::held(&stored, permit, place)?, settings::held(&stored, permit, place)?);
    let answered = Answered { item: item.id, number, question: item.title.clone(), on: permit.today };
    let findings = of_answer(&answered, &supervision, &calendar, &settings::held(&stored, permit, place)?);
    open_found(w, &seen, AnyId(item.id.0), findings)
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

/// Answers an item with a file. Of the one it stands in place of, the bytes are not kept.
pub(in crate::onboarding) fn answer_with_file(
    w: &mut Writer<'_>,
    id: ChecklistItemId,
    version: i32,
    (file, bytes): (&SentFile, &[u8]),
    wish: Option<Assignee>,
) -> Result<ChecklistItem, Error> {
    let target = target(w, id, version)?;
    let (role, asked) = asked_of(&target, wish)?;
    if asked.asks != Asks::File {
        return Err(Error::fields(vec![FieldError::new(ANSWER, FieldCode::InvalidValue).with("kind", asked.asks.kind())]));
    }
    let tenant = w.permit.tenant;
    let of_role = an::table.filter(an::tenant_id.eq(tenant).and(an::item_id.eq(id)).and(an::role.eq(role)));
    let before: Vec<i32> = of_role.select(an::number).load(&mut **w)?;
    diesel::delete(f::table.filter(f::tenant_id.eq(tenant).and(f::item_id.eq(id)).and(f::number.within(before)))).execute(&mut **w)?;
    let number = keep(w, &target, role, &Answer::File(file.clone()))?;
    diesel::insert_into(f::table)
        .values((
            f::tenant_id.eq(tenant),
            f::item_id.eq(id),
            f::number.eq(number),
            f::name.eq(&file.name),
            f::file_type.eq(file.file_type),
            f::size.eq(i32::try_from(file.size).unwrap_or(i32::MAX)),
            f::sha256.eq(&file.sha256),
            f::bytes.eq(bytes),
        ))
        .execute(&mut **w)?;
    again(w, target)
}

/// A file that was sent: its name, its type, its bytes.
pub(in crate::onboarding) type KeptFile = (String, FileType, Vec<u8>);

/// The file of an item, of the newest answer where none is named. That somebody else than its sender fetched it is noted.
pub(in crate::onboarding) fn file(w: &mut Writer<'_>, id: ChecklistItemId, number: Option<i32>) -> Result<KeptFile, Error> {
    let permit = w.permit;
    let target = in_sight(w, permit, id)?;
    see(&target)?;
    let found: Option<(i32, UserId, String, FileType, Vec<u8>)> = f::table
        .inner_join(an::table.on(an::tenant_id.eq(f::tenant_id).and(an::item_id.eq(f::item_id)).and(an::number.eq(f::number))))
        .filter(f::tenant_id.eq(permit.tenant).and(f::item_id.eq(id)))
        .filter(f::number.between(number.unwrap_or(0), number.unwrap_or(i32::MAX)))
        .order(f::number.desc())
        .select((f::number, an::user_id, f::name, f::file_type, f::bytes))
        .first(&mut **w)
        .optional()?;
    let (number, sender, name, file_type, bytes) = found.ok_or_else(Error::not_found)?;
    if permit.user_id == Some(sender) {
        w.nothing_to_do();
    } else {
        let details = serde_json::json!({ "title": target.found.0.title, "number": number });
        audit(w, &target, AuditAction::ChecklistItemFileRead, details)?;
    }
    Ok((name, file_type, bytes))
}
