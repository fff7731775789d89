//! The list of applications.

use super::{Application, ApplicationSource, ApplicationStatus};
use crate::fields::Of;
use crate::listing::{Cell, Column, Filter, Listed, Listing, words_of};
use crate::text::recruitment as text;

type C = Column<Application>;

impl Listed for Application {
    const LIST: &'static Listing<Self> = &Listing {
        name: "applications",
        title: text::table,
        columns: &[
            C::new("name", text::name, |line, _| Cell::link(line.name(), format!("/rekruttering/{}", line.id))).on_line(0),
            C::new("programme", text::programme, |line, _| Cell::Text(line.programme_name.clone())).on_line(1),
            C::new("cohort", text::cohort, |line, _| Cell::text(line.cohort.as_deref())).on_line(1),
            C::new("status", text::step, |line, told| Cell::Text(line.status.label(told.lang).to_owned())).on_line(2),
            C::new("days", text::days, |line, _| Cell::Number(Some(line.days_in_status))),
            C::new("route", text::route, |line, told| Cell::Text(line.entry_route.label(told.lang).to_owned())).on_choice(),
            C::new("source", text::source, |line, told| Cell::Text(line.source.label(told.lang).to_owned())).on_choice(),
            C::new("offer_deadline", text::answer_due, |line, _| Cell::Day(line.offer_deadline)).on_choice(),
            C::new("received", text::received_on, |line, _| Cell::day(line.received_on)).sorted().on_line(2),
        ],
        filters: &[
            Filter::search(text::name),
            Filter::status(text::step, text::all_open, text::all, words_of::<ApplicationStatus>),
            Filter::pick("programme", text::programme, text::all_programmes, Of::Programme),
            Filter::words("source", text::source, text::all_sources, words_of::<ApplicationSource>),
        ],
        sort: "received",
        none: (text::none, text::none_text),
        none_found: (text::none, text::none_text),
        id: Some(|line| line.id.to_string()),
        exports: true,
    };
}

impl Application {
    /// What the applicant is called.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{} {}", self.given_name, self.family_name)
    }
}
