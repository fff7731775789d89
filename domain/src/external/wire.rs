//! What is sent about organisations and contacts, and what comes back.

use super::{ExternalKind, ExternalRole, ExternalStatus};
use crate::Instant;
use crate::ids::{ExternalContactId, ExternalMeetingId, ExternalOrganisationId};
use crate::moves::OptionOf;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

fields! {
    /// A new organisation, or all that is known of one from now on.
    SaveExternalOrganisation {
        kind: ExternalKind = choice, "Type", "Kind";
        /// Each name once.
        name: String = line(150), "Navn", "Name";
        phone: Option<String> = phone, "Hovednummer", "Main phone number";
        email: Option<String> = email, "Fælles e-mail", "Shared e-mail";
        website: Option<String> = web, "Hjemmeside", "Website";
        note: Option<String> = area(1000), "Bemærkning", "Note";
    }
    /// A new contact, or all that is known of one from now on.
    SaveExternalContact {
        name: String = name, "Navn", "Name";
        role: ExternalRole = choice, "Rolle", "Role";
        phone: Option<String> = phone, "Telefon", "Phone";
        email: Option<String> = email, "E-mail", "E-mail";
        note: Option<String> = area(1000), "Bemærkning", "Note",
            hint "Fx hvilke hold eller hvornår man kan ringe. Skriv ikke om elever.", "E.g. which cohorts, or when to call. Do not write about trainees.";
    }
    /// A meeting or another contact that was had, or all that is said of one from now on.
    SaveExternalMeeting {
        held_on: NaiveDate = past, "Dato", "Date";
        subject: String = line(150), "Emne", "Subject";
        note: Option<String> = area(1000), "Kort om det", "In short",
            hint "Fx hvad I aftalte. Skriv ikke om enkelte elever.", "E.g. what you agreed. Do not write about single trainees.";
    }
    /// Takes an organisation out of use, or into it again.
    MoveExternalOrganisation {
        to: ExternalStatus = given, "Trin", "Step";
    }
}

/// An organisation as a line of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExternalOrganisation {
    /// The organisation.
    pub id: ExternalOrganisationId,
    /// What kind it is.
    pub kind: ExternalKind,
    /// What it is called.
    pub name: String,
    /// Whether it is in use.
    pub status: ExternalStatus,
    /// Main phone number.
    pub phone: Option<String>,
    /// Shared e-mail address.
    pub email: Option<String>,
    /// Website, with its scheme.
    pub website: Option<String>,
    /// What else is to know.
    pub note: Option<String>,
    /// How many contacts have not ended.
    pub contacts: i64,
    /// The one of them who was written first.
    pub first_contact: Option<String>,
    /// When it or one of its contacts was changed last.
    pub updated_at: Instant,
    /// The version, for `If-Match`.
    pub version: i32,
}

impl ExternalOrganisation {
    /// Whether nothing is known but its name and kind.
    #[must_use]
    pub fn is_bare(&self) -> bool {
        self.phone.is_none() && self.email.is_none() && self.website.is_none() && self.note.is_none()
    }

    /// What its form says.
    #[must_use]
    pub fn said(&self) -> SaveExternalOrganisation {
        let Self { kind, name, phone, email, website, note, .. } = self.clone();
        SaveExternalOrganisation { kind, name, phone, email, website, note }
    }
}

/// Somebody one talks to at an organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExternalContact {
    /// The contact.
    pub id: ExternalContactId,
    /// What she is called.
    pub name: String,
    /// What she does there.
    pub role: ExternalRole,
    /// Phone.
    pub phone: Option<String>,
    /// E-mail.
    pub email: Option<String>,
    /// What else is to know.
    pub note: Option<String>,
    /// Whether she is no longer the contact.
    pub ended: bool,
    /// The version, for `If-Match`.
    pub version: i32,
}

impl ExternalContact {
    /// What her form says.
    #[must_use]
    pub fn said(&self) -> SaveExternalContact {
        let Self { name, role, phone, email, note, .. } = self.clone();
        SaveExternalContact { name, role, phone, email, note }
    }
}

/// An organisation with its contacts, in the order in which they were written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExternalOrganisationCard {
    /// The organisation.
    pub line: ExternalOrganisation,
    /// Its contacts, those who ended too.
    pub contacts: Vec<ExternalContact>,
    /// The moves there are for the actor.
    pub options: Vec<OptionOf<ExternalStatus>>,
}

/// Ends a contact, or takes her back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct EndContact {
    /// Whether she is no longer the contact.
    pub ended: bool,
}

/// A meeting or another contact that was had with an organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExternalMeeting {
    /// The meeting.
    pub id: ExternalMeetingId,
    /// When.
    pub held_on: NaiveDate,
    /// What it was about.
    pub subject: String,
    /// What else is to know.
    pub note: Option<String>,
    /// Who wrote it.
    pub written_by: String,
    /// Whether the reader wrote it and can correct it.
    pub is_own: bool,
    /// The version, for `If-Match`.
    pub version: i32,
}

impl ExternalMeeting {
    /// What its form says.
    #[must_use]
    pub fn said(&self) -> SaveExternalMeeting {
        SaveExternalMeeting { held_on: self.held_on, subject: self.subject.clone(), note: self.note.clone() }
    }
}
