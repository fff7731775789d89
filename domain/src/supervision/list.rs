//! The register of supervisors as a list.

use super::Supervisor;
use crate::fields::Of;
use crate::listing::{Cell, Column, Filter, Listed, Listing, words_of};
use crate::people::{QualificationKind, SupervisorKind};
use crate::text::supervision as text;

type C = Column<Supervisor>;

impl Listed for Supervisor {
    const LIST: &'static Listing<Self> = &Listing {
        name: "supervisors",
        title: text::register,
        columns: &[
            C::new("name", text::name, |one, _| Cell::Name(one.name.clone(), None)).sorted().on_line(0),
            C::new("site", text::site, |one, _| Cell::Text(one.site.clone())).on_line(1),
            C::new("kind", text::kind, |one, told| Cell::Text(one.kind.label(told.lang).to_owned())).on_line(1),
            C::new("programmes", text::programme, |one, _| Cell::Text(one.programme_names.join(", "))).on_line(2),
            C::new("qualifications", text::qualifications, |one, told| {
                let passed: Vec<&str> = one.qualifications.iter().map(|kind| kind.label(told.lang)).collect();
                Cell::Text(if passed.is_empty() { text::none(told.lang).to_owned() } else { passed.join(", ") })
            }),
            C::new("trainees", text::trainees, |one, told| Cell::Text(text::trainees_of(told.lang, one.trainees, one.max_trainees)))
                .on_line(3),
            C::new("minutes", text::per_week, |one, _| Cell::Number(one.minutes_per_week.map(i64::from))),
            C::new("period", text::supervisor_from, |one, _| Cell::Period(one.appointed_on, one.ended_on))
                .until(text::supervisor_to)
                .on_line(3),
        ],
        filters: &[
            Filter::search(text::name),
            Filter::pick("programme", text::programme, text::all_programmes, Of::Programme),
            Filter::pick("unit", text::site, text::all_sites, Of::Unit),
            Filter::words("kind", text::kind, text::all_kinds, words_of::<SupervisorKind>),
            Filter::words("qualification", text::qualifications, text::any_qualification, words_of::<QualificationKind>),
        ],
        sort: "name",
        none: (text::no_supervisors, text::no_supervisors_text),
        none_found: (text::none_found, text::none_found_text),
        id: Some(|one| one.profile_id.to_string()),
        exports: true,
    };
}
