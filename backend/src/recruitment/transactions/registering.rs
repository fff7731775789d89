//! A new application, and the person where she is not known.

use super::{check_site, cohort};
use crate::db::schema::{applications, programmes};
use crate::db::{AuditEntry, Reader, Writer, sight};
use crate::error::Error;
use crate::people::{self, Change, NewPerson};
use crate::permit::Permit;
use diesel::prelude::*;
use domain::audit::AuditAction;
use domain::ids::{AnyId, ApplicationId, PersonId};
use domain::people::PersonName;
use domain::problem::FieldCode;
use domain::recruitment::{ApplicationStatus, RegisterApplication, Registered, wants_cohort};
use domain::text::people as text;

/// Registers an applicant; a person of the same name and birth date is used again.
///
/// # Errors
/// A programme, cohort or site that is not there, or what the database says.
pub(crate) fn register(w: &mut Writer<'_>, new: &RegisterApplication) -> Result<Registered, Error> {
    let registered = insert(w, new)?;
    w.audit(AuditEntry {
        object_kind: "application",
        object_id: Some(AnyId(registered.id.0)),
        person_id: Some(registered.person_id),
        details: serde_json::json!({ "programme": new.programme_code, "route": new.entry_route, "source": new.source }),
        ..AuditEntry::of(AuditAction::ApplicationRegistered)
    })?;
    Ok(registered)
}

/// Inserts an application, and the person where she is not known.
fn insert(w: &mut Writer<'_>, new: &RegisterApplication) -> Result<Registered, Error> {
    let permit = w.permit;
    let (id, tenant, now, user): (ApplicationId, _, _, _) = (w.next_id(), permit.tenant, w.now, permit.user_id);
    let programme = programmes::table.find((tenant, &new.programme_code)).select(programmes::code).first::<String>(&mut **w).optional()?;
    if programme.is_none() || !w.permit.covers(&new.programme_code) {
        return Err(Error::field("programme_code", FieldCode::NotFound));
    }
    if let Some(cohort_id) = new.cohort_id
        && cohort(w, cohort_id)?.programme_code != new.programme_code
    {
        return Err(Error::field("cohort_id", FieldCode::InvalidValue));
    }
    let status = if new.lead { ApplicationStatus::Lead } else { ApplicationStatus::Received };
    if new.cohort_id.is_none() && cohort_wanted(w, permit, &new.programme_code, status)? {
        return Err(Error::field("cohort_id", FieldCode::Required));
    }
    if let Some(site) = new.site_id {
        check_site(w, site)?;
    }
    let name = PersonName { given: &new.given_name, family: &new.family_name };
    let known = people::find_known(w, tenant, name, new.birth_date)?;
    let mut note = new.note.clone();
    let person_id = match known {
        Some(person) => {
            note = keep_contact(w, person, new)?;
            person
        }
        None => {
            let id = w.next_id();
            let person = NewPerson {
                id,
                given_name: new.given_name.clone(),
                family_name: new.family_name.clone(),
                birth_date: new.birth_date,
                email: new.email.clone(),
                phone: new.phone.clone(),
            };
            people::insert(w, person)?;
            id
        }
    };
    diesel::insert_into(applications::table)
        .values((
            applications::tenant_id.eq(tenant),
            applications::id.eq(id),
            applications::person_id.eq(person_id),
            applications::programme_code.eq(&new.programme_code),
            applications::cohort_id.eq(new.cohort_id),
            applications::site_id.eq(new.site_id),
            applications::status.eq(status),
            applications::status_since.eq(now),
            applications::entry_route.eq(new.entry_route),
            applications::source.eq(new.source),
            applications::email.eq(&new.email),
            applications::phone.eq(&new.phone),
            applications::consultant_user_id.eq(user),
            applications::received_on.eq(new.received_on),
            applications::note.eq(&note),
            applications::jobcentre_contact.eq(&new.jobcentre_contact),
            applications::created_at.eq(now),
            applications::updated_at.eq(now),
            applications::version.eq(1),
        ))
        .execute(&mut **w)?;
    Ok(Registered { id, person_id, existing_person: known.is_some(), version: 1 })
}

/// Whether an application for this programme must name a cohort where it will stand.
pub(super) fn cohort_wanted(c: &mut Reader, permit: &Permit, programme: &str, to: ApplicationStatus) -> Result<bool, Error> {
    let today = permit.today;
    let coming = crate::programmes::coming(c, permit.tenant, programme, today)?;
    Ok(wants_cohort(to, coming.map(|(_, first_day)| first_day), today))
}

/// Fills in contact facts that were missing of a known person. Others than those known are kept in the note of the
/// application, which is given: nothing the applicant wrote is lost, and nothing known is written over unseen. Of a person
/// who is elsewhere too all of them are: whether they are the known ones is not told.
fn keep_contact(w: &mut Writer<'_>, person: PersonId, new: &RegisterApplication) -> Result<Option<String>, Error> {
    let (permit, lang) = (w.permit, w.permit.lang);
    let (email, phone) = people::contact_of(w, permit.tenant, person)?;
    let elsewhere = sight::is_elsewhere_too(w, permit, person)?;
    let mut notes: Vec<String> = new.note.iter().cloned().collect();
    let differs = |known: &Option<String>, told: &Option<String>| {
        told.clone().filter(|told| elsewhere || known.as_ref().is_some_and(|known| known != told))
    };
    notes.extend(differs(&email, &new.email).map(|email| text::email_in_application(lang, email)));
    notes.extend(differs(&phone, &new.phone).map(|phone| text::phone_in_application(lang, phone)));
    if !elsewhere && ((email.is_none() && new.email.is_some()) || (phone.is_none() && new.phone.is_some())) {
        let missing = |known: Option<String>, told: &Option<String>| told.clone().filter(|_| known.is_none()).map(Some);
        let change = Change { email: missing(email, &new.email), phone: missing(phone, &new.phone), ..Change::default() };
        people::change(w, person, &change)?;
    }
    Ok(Some(notes.join("\n")).filter(|note| !note.is_empty()))
}
