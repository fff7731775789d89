//! Corrections of what is known.

use super::reading::card;
use super::writing::{check_site, cohort, touch};
use crate::db::schema::{applications, people, traineeships};
use crate::db::{AuditEntry, Writer};
use crate::error::Error;
use diesel::prelude::*;
use domain::ids::{AnyId, ApplicationId};
use domain::problem::FieldCode;
use domain::recruitment::{ApplicationCard, ApplicationStatus, ChangeApplication};
use domain::search::{search_key, sort_key};

pub(in crate::recruitment) fn change(
    w: &mut Writer<'_>,
    id: ApplicationId,
    change: &ChangeApplication,
    version: i32,
) -> Result<ApplicationCard, Error> {
    let (permit, now) = (w.permit, w.now);
    let before = card(w, permit, id, now)?;
    if before.line.status.is_end() {
        return Err(Error::conflict());
    }
    // An offer holds a place in its cohort: it goes to another one only with another offer.
    if before.line.status == ApplicationStatus::Offered && change.cohort_id.is_some_and(|cohort| before.cohort_id != Some(cohort)) {
        return Err(Error::conflict());
    }
    touch(w, id, version)?;
    if let Some(cohort_id) = change.cohort_id
        && cohort(w, cohort_id)?.programme_code != before.line.programme_code
    {
        return Err(Error::field("cohort_id", FieldCode::InvalidValue));
    }
    if let Some(site) = change.site_id {
        check_site(w, site)?;
    }
    // An empty text is cleared, a missing one stays.
    let text = |told: &Option<String>, known: &Option<String>| match told {
        Some(text) => Some(text.clone()).filter(|text| !text.is_empty()),
        None => known.clone(),
    };
    diesel::update(applications::table.find((permit.tenant, id)))
        .set((
            applications::cohort_id.eq(change.cohort_id.or(before.cohort_id)),
            applications::site_id.eq(change.site_id.or(before.site_id)),
            applications::entry_route.eq(change.entry_route.unwrap_or(before.line.entry_route)),
            applications::source.eq(change.source.unwrap_or(before.source)),
            applications::note.eq(text(&change.note, &before.note)),
        ))
        .execute(&mut **w)?;
    let given = change.given_name.clone().unwrap_or(before.line.given_name);
    let family = change.family_name.clone().unwrap_or(before.line.family_name);
    let (search, sort) = (search_key(&format!("{given} {family}")), sort_key(&format!("{family} {given}")));
    diesel::update(people::table.find((permit.tenant, before.person_id)))
        .set((
            (people::given_name.eq(&given), people::family_name.eq(&family), people::search_key.eq(&search), people::sort_key.eq(&sort)),
            people::birth_date.eq(change.birth_date.unwrap_or(before.birth_date)),
            people::email.eq(text(&change.email, &before.email)),
            people::phone.eq(text(&change.phone, &before.phone)),
            people::updated_at.eq(now),
            people::version.eq(people::version + 1),
        ))
        .execute(&mut **w)?;
    // Traineeships carry the keys of the name, so that their list needs no second table.
    diesel::update(traineeships::table.filter(traineeships::tenant_id.eq(permit.tenant).and(traineeships::person_id.eq(before.person_id))))
        .set((traineeships::search_key.eq(&search), traineeships::sort_key.eq(&sort)))
        .execute(&mut **w)?;
    w.audit(AuditEntry {
        action: "application.changed",
        object_kind: "application",
        object_id: Some(AnyId(id.0)),
        person_id: Some(before.person_id),
        details: serde_json::json!({ "fields": changed(change) }),
        ..AuditEntry::default()
    })?;
    card(w, permit, id, now)
}

/// The names of the fields, not what they say: the history is read more widely than the application.
fn changed(change: &ChangeApplication) -> Vec<String> {
    let fields = serde_json::to_value(change).ok();
    fields.and_then(|fields| fields.as_object().map(|fields| fields.keys().cloned().collect())).unwrap_or_default()
}
