//! Corrections of what is known.

use super::reading::card;
use super::{check_site, cohort, touch};
use crate::db::schema::applications;
use crate::db::{AuditEntry, Writer, sight};
use crate::error::Error;
use crate::people::{self, Change};
use diesel::prelude::*;
use domain::audit::AuditAction;
use domain::ids::{AnyId, ApplicationId};
use domain::problem::{FieldCode, FieldError};
use domain::recruitment::{ApplicationCard, ApplicationStatus, ChangeApplication};

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
    let (told, elsewhere) = (person_fields(&before, change), sight::is_elsewhere_too(w, permit, before.person_id)?);
    if elsewhere && !told.is_empty() {
        return Err(Error::blocked(told.into_iter().map(|field| FieldError::new(field, FieldCode::KnownElsewhere)).collect()));
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
    diesel::update(applications::table.find((permit.tenant, id)))
        .set((
            applications::cohort_id.eq(change.cohort_id.or(before.cohort_id)),
            applications::site_id.eq(change.site_id.or(before.site_id)),
            applications::entry_route.eq(change.entry_route.unwrap_or(before.line.entry_route)),
            applications::source.eq(change.source.unwrap_or(before.line.source)),
            applications::note.eq(text(&change.note, &before.note)),
            applications::jobcentre_contact.eq(text(&change.jobcentre_contact, &before.jobcentre_contact)),
            given(&change.email, &before.email).map(|email| applications::email.eq(email)),
            given(&change.phone, &before.phone).map(|phone| applications::phone.eq(phone)),
        ))
        .execute(&mut **w)?;
    if !elsewhere {
        change_person(w, &before, change)?;
    }
    w.audit(AuditEntry {
        object_kind: "application",
        object_id: Some(AnyId(id.0)),
        person_id: Some(before.person_id),
        details: serde_json::json!({ "fields": changed(change) }),
        ..AuditEntry::of(AuditAction::ApplicationChanged)
    })?;
    card(w, permit, id, now)
}

/// What of the person herself the change would make another, by field.
fn person_fields(before: &ApplicationCard, change: &ChangeApplication) -> Vec<&'static str> {
    let another = |told: &Option<String>, known: &str| told.as_ref().is_some_and(|told| told != known);
    // E-mail and phone are also the application's own: there they can be corrected.
    [
        ("given_name", another(&change.given_name, &before.line.given_name)),
        ("family_name", another(&change.family_name, &before.line.family_name)),
        ("birth_date", change.birth_date.is_some_and(|told| told != before.birth_date)),
    ]
    .into_iter()
    .filter_map(|(field, another)| another.then_some(field))
    .collect()
}

/// Writes what the change says of the person, who is in sight altogether.
fn change_person(w: &mut Writer<'_>, before: &ApplicationCard, change: &ChangeApplication) -> Result<(), Error> {
    let named = change.given_name.is_some() || change.family_name.is_some();
    let name = named.then(|| {
        (
            change.given_name.clone().unwrap_or_else(|| before.line.given_name.clone()),
            change.family_name.clone().unwrap_or_else(|| before.line.family_name.clone()),
        )
    });
    let contact = |told: &Option<String>| told.clone().map(|text| Some(text).filter(|text| !text.is_empty()));
    let told = Change { name, birth_date: change.birth_date, email: contact(&change.email), phone: contact(&change.phone) };
    people::change(w, before.person_id, &told)
}

/// What is given with this application, where it is another than what its reader saw: what came from elsewhere stays there.
fn given(told: &Option<String>, seen: &Option<String>) -> Option<Option<String>> {
    let told = told.as_ref().filter(|told| seen.as_deref().unwrap_or_default() != told.as_str())?;
    Some(Some(told.clone()).filter(|text| !text.is_empty()))
}

/// An empty text is cleared, a missing one stays.
fn text(told: &Option<String>, known: &Option<String>) -> Option<String> {
    match told {
        Some(text) => Some(text.clone()).filter(|text| !text.is_empty()),
        None => known.clone(),
    }
}

/// The names of the fields, not what they say: the history is read more widely than the application.
fn changed(change: &ChangeApplication) -> Vec<String> {
    let fields = serde_json::to_value(change).ok();
    fields.and_then(|fields| fields.as_object().map(|fields| fields.keys().cloned().collect())).unwrap_or_default()
}
