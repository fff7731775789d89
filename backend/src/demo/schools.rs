//! The demonstration's contacts at schools and elsewhere, and what was agreed with them: invented people, and said to be so.

use crate::db::Writer;
use crate::error::Error;
use crate::external;
use chrono::TimeDelta;
use domain::external::{SaveExternalContact, SaveExternalMeeting, SaveExternalOrganisation};
use serde::Deserialize;

const FILE: &str = include_str!("../../demo/skoler.json");

#[derive(Deserialize)]
struct Place {
    organisation: SaveExternalOrganisation,
    contacts: Vec<SaveExternalContact>,
    #[serde(default)]
    meetings: Vec<Meeting>,
}

#[derive(Deserialize)]
struct Meeting {
    days_ago: i64,
    subject: String,
    note: String,
}

/// Adds them to the schools that every municipality starts with, and some places of the demonstration's own.
pub(super) fn load(w: &mut Writer<'_>) -> Result<(), Error> {
    let places: Vec<Place> = serde_json::from_str(FILE).map_err(|error| Error::internal(&error.to_string()))?;
    let today = w.permit.today;
    for Place { organisation, contacts, meetings } in places {
        let id = match external::named(w, &organisation.name)? {
            Some(id) => id,
            None => external::add(w, &checked(organisation, today)?)?,
        };
        for contact in contacts {
            external::add_contact(w, id, &checked(contact, today)?)?;
        }
        for Meeting { days_ago, subject, note } in meetings {
            let meeting = SaveExternalMeeting { held_on: today - TimeDelta::days(days_ago), subject, note: Some(note) };
            external::log_meeting(w, id, &checked(meeting, today)?)?;
        }
    }
    Ok(())
}

fn checked<T: domain::fields::Declared>(said: T, today: chrono::NaiveDate) -> Result<T, Error> {
    Ok(said.fields_checked(today)?)
}
