//! The list of organisations.

use super::{ExternalKind, ExternalOrganisation, ExternalStatus, SaveExternalOrganisation as Save};
use crate::Lang;
use crate::fields::Declared;
use crate::listing::{Cell, Column, Filter, Listed, Listing, Tone, words_of};
use crate::text::external as text;

type C = Column<ExternalOrganisation>;

impl Listed for ExternalOrganisation {
    const LIST: &'static Listing<Self> = &Listing {
        name: "external_organisations",
        title: text::title,
        columns: &[
            C::new("name", |lang| Save::label("name", lang), |one, _| Cell::link(one.name.clone(), format!("/skoler/{}", one.id)))
                .sorted()
                .on_line(0),
            C::new("kind", |lang| Save::label("kind", lang), |one, told| Cell::Text(one.kind.label(told.lang).to_owned())).on_line(1),
            C::new("first_contact", text::first_contact, |one, _| Cell::text(one.first_contact.as_deref())).on_line(1),
            C::new("contacts", text::contacts, |one, _| Cell::Number(Some(one.contacts))),
            C::new("phone", |lang| Save::label("phone", lang), |one, _| Cell::text(one.phone.as_deref())).on_choice(),
            C::new("email", |lang| Save::label("email", lang), |one, _| Cell::text(one.email.as_deref())).on_choice(),
            C::new("website", |lang| Save::label("website", lang), |one, _| Cell::text(one.website.as_deref())).on_choice(),
            C::new("updated_at", text::updated_at, |one, _| Cell::Moment(one.updated_at)).sorted().on_choice(),
            C::new("status", text::status, |one, told| Cell::badge(one.status.tone(), one.status.label(told.lang))).on_line(2),
        ],
        filters: &[
            Filter::search(text::search),
            Filter::words("kind", |lang| Save::label("kind", lang), text::all_kinds, words_of::<ExternalKind>),
            Filter::status(text::status, text::in_use, text::all, out_of_use),
        ],
        sort: "name",
        none: (text::none, text::none_text),
        none_found: (text::none_found, text::none_found_text),
        id: Some(|one| one.id.to_string()),
        exports: true,
    };
}

/// Those in use are what the empty choice shows.
fn out_of_use(lang: Lang) -> Vec<(&'static str, &'static str)> {
    words_of::<ExternalStatus>(lang).into_iter().filter(|(code, _)| *code != ExternalStatus::InUse.as_str()).collect()
}

impl ExternalStatus {
    /// Those that a list shows where nothing is said.
    pub const OPEN: &'static [Self] = &[Self::InUse];

    /// What it means for the one who reads it.
    #[must_use]
    pub const fn tone(self) -> Tone {
        match self {
            Self::InUse => Tone::Ok,
            Self::OutOfUse => Tone::Idle,
        }
    }
}
