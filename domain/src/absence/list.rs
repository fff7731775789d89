//! A trainee's absence as a list.

use super::{AbsenceSpell, in_days};
use crate::listing::{Cell, Column, Listed, Listing, Tone};
use crate::text::absence as text;

type C = Column<AbsenceSpell>;

impl Listed for AbsenceSpell {
    const LIST: &'static Listing<Self> = &Listing {
        name: "absence_spells",
        title: text::title,
        columns: &[
            C::new("starts_on", text::period, |spell, _| Cell::Period(spell.starts_on, spell.ends_on)).sorted().on_line(0),
            C::new("kind", text::kind, |spell, told| {
                let kind = spell.kind.map_or_else(|| text::kind_hidden(told.lang), |kind| kind.label(told.lang));
                Cell::Text(spell.percent.map_or_else(|| kind.to_owned(), |percent| format!("{kind} ({percent} %)")))
            })
            .on_line(1),
            C::new("days", text::extent, |spell, told| {
                let last = spell.ends_on.unwrap_or(told.today).max(spell.starts_on);
                Cell::Text(in_days(told.lang, last.signed_duration_since(spell.starts_on).num_days().saturating_add(1)))
            })
            .on_line(1),
            C::new("source", text::source, |spell, told| Cell::Text(spell.source.label(told.lang).to_owned())).on_line(2),
            C::new("status", text::status, |spell, told| match spell.ends_on {
                None => Cell::badge(Tone::Today, text::open(told.lang)),
                Some(_) => Cell::text(None),
            })
            .on_line(2),
        ],
        filters: &[],
        sort: "-starts_on",
        none: (text::none_yet, text::none),
        none_found: (text::none_yet, text::none),
        id: None,
        exports: false,
    };
}
