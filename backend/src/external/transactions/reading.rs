//! The list and one organisation.

use super::contacts::contacts_of;
use crate::db::Within;
use crate::db::schema::{external_contacts, external_organisations as o};
use crate::db::{MultiBackend, Reader, Writer, sight};
use crate::error::Error;
use crate::http::paging;
use crate::keyset;
use crate::permit::Permit;
use diesel::prelude::*;
use domain::external::{ExternalKind, ExternalOrganisation, ExternalOrganisationCard, ExternalStatus};
use domain::ids::ExternalOrganisationId;
use domain::listing::Asked;
use domain::search::search_key;
use domain::{Instant, Page, moves};
use std::collections::HashMap;

#[derive(Queryable, Selectable)]
#[diesel(table_name = o, check_for_backend(MultiBackend))]
struct Row {
    id: ExternalOrganisationId,
    kind: ExternalKind,
    name: String,
    status: ExternalStatus,
    phone: Option<String>,
    email: Option<String>,
    website: Option<String>,
    note: Option<String>,
    updated_at: Instant,
    version: i32,
}

/// One page: one statement finds it, one has the lines, one their contacts.
pub(in crate::external) fn list(c: &mut Reader, permit: &Permit, asked: &Asked) -> Result<Page<ExternalOrganisation>, Error> {
    let (statuses, kind) = (asked.statuses(ExternalStatus::OPEN)?, asked.value::<ExternalKind>("kind")?);
    let words = paging::searched(asked.text("search"))?;
    let found = || {
        let mut found = o::table.into_boxed::<MultiBackend>().filter(sight::external_organisations(permit));
        if let [status] = statuses.as_slice() {
            found = found.filter(o::status.eq(*status));
        }
        if let Some(kind) = kind {
            found = found.filter(o::kind.eq(kind));
        }
        for word in &words {
            found = found.filter(o::search_key.like(paging::contains(word)).escape('\\'));
        }
        found
    };
    let keys = keyset!(c, asked, found(), o::id => ExternalOrganisationId, {
        "name": String => o::sort_key;
        "updated_at": Instant => o::updated_at, o::sort_key;
    });
    let lines = lines(c, permit, &keys.ids)?;
    Ok(keys.page(lines, |line: &ExternalOrganisation| line.id))
}

/// An organisation in sight with its contacts.
pub(in crate::external) fn card(c: &mut Reader, permit: &Permit, id: ExternalOrganisationId) -> Result<ExternalOrganisationCard, Error> {
    seen(c, permit, id)?;
    let line = lines(c, permit, &[id])?.pop().ok_or_else(Error::not_found)?;
    let contacts = contacts_of(c, permit, id)?;
    let open = contacts.iter().filter(|contact| !contact.ended).count();
    let options = moves::options(line.status, &permit.roles(), &open, permit.today);
    Ok(ExternalOrganisationCard { line, contacts, options })
}

/// Whether an organisation is in use, where it is in sight.
pub(super) fn seen(c: &mut Reader, permit: &Permit, id: ExternalOrganisationId) -> Result<ExternalStatus, Error> {
    let seen = o::table.filter(o::id.eq(id).and(sight::external_organisations(permit))).select(o::status);
    seen.first(c).optional()?.ok_or_else(Error::not_found)
}

/// The lines of ids that were found in sight.
fn lines(c: &mut Reader, permit: &Permit, ids: &[ExternalOrganisationId]) -> Result<Vec<ExternalOrganisation>, Error> {
    use external_contacts as k;
    let rows: Vec<Row> =
        o::table.filter(o::tenant_id.eq(permit.tenant).and(o::id.eq_any(ids.to_vec()))).select(Row::as_select()).load(c)?;
    let contacts: Vec<(ExternalOrganisationId, String)> = k::table
        .filter(k::tenant_id.eq(permit.tenant).and(k::organisation_id.within(ids.to_vec())).and(k::ended.eq(false)))
        .order((k::created_at, k::name, k::id))
        .select((k::organisation_id, k::name))
        .load(c)?;
    let mut own: HashMap<ExternalOrganisationId, (String, i64)> = HashMap::new();
    for (organisation, name) in contacts {
        let (_, count) = own.entry(organisation).or_insert((name, 0));
        *count = count.saturating_add(1);
    }
    let line = |row: Row| {
        let (first_contact, contacts) = own.remove(&row.id).map_or((None, 0), |(first, count)| (Some(first), count));
        ExternalOrganisation {
            id: row.id,
            kind: row.kind,
            name: row.name,
            status: row.status,
            phone: row.phone,
            email: row.email,
            website: row.website,
            note: row.note,
            first_contact,
            contacts,
            updated_at: row.updated_at,
            version: row.version,
        }
    };
    Ok(rows.into_iter().map(line).collect())
}

/// The organisation of this name, where there is one.
///
/// # Errors
/// What the database says.
pub fn named(w: &mut Writer<'_>, name: &str) -> Result<Option<ExternalOrganisationId>, Error> {
    let own = o::tenant_id.eq(w.permit.tenant).and(o::search_key.eq(search_key(name)));
    Ok(o::table.filter(own).select(o::id).first(&mut **w).optional()?)
}
