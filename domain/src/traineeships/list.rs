//! The list of trainees.

use super::{TraineeshipLine, TraineeshipStatus};
use crate::fields::Of;
use crate::listing::{Cell, Column, Filter, Listed, Listing, Tone, words_of};
use crate::text::traineeships as text;

type C = Column<TraineeshipLine>;

impl Listed for TraineeshipLine {
    const LIST: &'static Listing<Self> = &Listing {
        name: "traineeships",
        title: text::list,
        columns: &[
            C::new("name", text::name, |line, _| Cell::link(line.name(), format!("/elever/{}", line.id))).sorted().on_line(0),
            C::new("programme", text::programme, |line, _| Cell::Text(line.programme_name.clone())).on_line(1),
            C::new("cohort", text::cohort, |line, _| Cell::text(line.cohort.as_deref())),
            C::new("site", text::unit, |line, _| Cell::Text(line.site_name.clone())).on_line(1),
            C::new("ends_on", text::period, |line, _| Cell::Period(line.starts_on, Some(line.ends_on))).sorted().until(text::goes_to),
            C::new("school", text::school, |line, _| Cell::text(line.school.as_deref())).on_choice(),
            C::new("consultant", text::consultant, |line, _| Cell::text(line.consultant_name.as_deref())).on_choice(),
            C::new("status", text::status, |line, told| Cell::badge(line.status.tone(), line.status.label(told.lang))).on_line(2),
        ],
        filters: &[
            Filter::search(text::search),
            Filter::status(text::status, text::all_open, text::all_statuses, words_of::<TraineeshipStatus>),
            Filter::pick("programme", text::programme, text::all_programmes, Of::Programme),
            Filter::pick("unit", text::unit, text::all_units, Of::Unit),
        ],
        sort: "name",
        none: (text::none_yet, text::none_yet_text),
        none_found: (text::none_found, text::none_found_text),
        id: Some(|line| line.id.to_string()),
        exports: true,
    };
}

impl TraineeshipLine {
    /// What the trainee is called.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{} {}", self.given_name, self.family_name)
    }
}

impl TraineeshipStatus {
    /// What it means for the one who reads it.
    #[must_use]
    pub const fn tone(self) -> Tone {
        match self {
            Self::Active | Self::Completed => Tone::Ok,
            Self::Preboarding | Self::Completing => Tone::Soon,
            _ => Tone::Idle,
        }
    }
}
