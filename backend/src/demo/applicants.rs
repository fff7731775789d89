//! The demonstration's applicants, so that the board has somebody on it.

use super::stories::at;
use crate::db::Writer;
use crate::error::Error;
use crate::{programmes, recruitment};
use chrono::NaiveDate;
use domain::recruitment::{ApplicationStatus, RegisterApplication, SetRequirement};
use serde::Deserialize;

const FILE: &str = include_str!("../../demo/ansoegere.json");

#[derive(Deserialize)]
struct Applicant {
    application: RegisterApplication,
    /// How far the application has come.
    until: ApplicationStatus,
    /// Since when, where that is not the day it was received.
    #[serde(default)]
    since: Option<NaiveDate>,
}

/// Registers them, and takes each as far as it has come.
pub(super) fn load(w: &mut Writer<'_>) -> Result<(), Error> {
    let applicants: Vec<Applicant> = serde_json::from_str(FILE).map_err(|error| Error::internal(&error.to_string()))?;
    let (tenant, now, today) = (w.permit.tenant, w.now, w.permit.today);
    for Applicant { mut application, until, since } in applicants {
        if !application.lead {
            // Each applies for the next cohort, whichever that is on the day of the demonstration.
            application.cohort_id = programmes::coming(w, tenant, &application.programme_code, today)?.map(|(cohort, _)| cohort);
        }
        w.now = now;
        at(w, application.received_on, today);
        let new = recruitment::register(w, &application)?;
        w.now = now;
        at(w, since.unwrap_or(application.received_on), today);
        if !matches!(until, ApplicationStatus::Screening | ApplicationStatus::Interview) {
            continue;
        }
        let mut card = recruitment::advance(w, new.id, ApplicationStatus::Screening, new.version)?;
        if until == ApplicationStatus::Interview {
            for requirement in card.requirements.clone() {
                let met = SetRequirement { met: true, dispensation_reason: None };
                card = recruitment::tick(w, new.id, &requirement.code, &met, card.line.version)?;
            }
            recruitment::advance(w, new.id, ApplicationStatus::Interview, card.line.version)?;
        }
    }
    w.now = now;
    Ok(())
}
