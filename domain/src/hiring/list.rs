//! The list of hire cases.

use super::{HireCase, HireCaseStatus, Wish};
use crate::Lang;
use crate::fields::Of;
use crate::listing::{Cell, Column, Filter, Listed, Listing, Tone, words_of};
use crate::text::hiring as text;

type C = Column<HireCase>;

impl Listed for HireCase {
    const LIST: &'static Listing<Self> = &Listing {
        name: "hire_cases",
        title: text::list,
        columns: &[
            C::new("name", text::name, |case, _| Cell::link(case.name(), format!("/ansaettelse/{}", case.id))).sorted().on_line(0),
            C::new("programme", text::programme, |case, _| Cell::Text(case.programme_name.clone())).on_line(1),
            C::new("site", text::site, |case, _| Cell::Text(case.site_name.clone())).on_line(1),
            C::new("ends_on", text::ends_on, |case, _| Cell::day(case.ends_on)).sorted().on_line(2),
            C::new("wish", text::wish, |case, told| {
                Cell::Text(case.wish.map_or(text::no_wish_yet(told.lang), |wish| wish.label(told.lang)).to_owned())
            }),
            C::new("leader", text::leader, |case, _| Cell::text(case.leader_name.as_deref())).on_choice(),
            C::new("opened_on", text::opened_on, |case, _| Cell::day(case.opened_on)).on_choice(),
            C::new("hours", text::weekly_hours, |case, _| Cell::Hours(case.offer_weekly_minutes)).on_choice(),
            C::new("deadline", text::deadline, |case, _| Cell::Day(case.offer_deadline)).on_choice(),
            C::new("decided_on", text::decided_on, |case, _| Cell::Day(case.decided_on)).on_choice(),
            C::new("status", text::status, |case, told| Cell::badge(case.status.tone(), case.status.label(told.lang))).on_line(2),
        ],
        filters: &[
            Filter::search(text::name),
            Filter::status(text::status, text::all_open, text::all, decided_or_on_the_way),
            Filter::pick("programme", text::programme, text::all_programmes, Of::Programme),
            Filter::pick("unit", text::site, text::all_sites, Of::Unit),
            Filter::words("wish", text::wish, text::any_wish, words_of::<Wish>),
            Filter::given("traineeship", text::name),
        ],
        sort: "ends_on",
        none: (text::none, text::none_text),
        none_found: (text::none, text::none_text),
        id: Some(|case| case.id.to_string()),
        exports: true,
    };
}

/// The first state is among those that are not decided, which is what the empty choice shows.
fn decided_or_on_the_way(lang: Lang) -> Vec<(&'static str, &'static str)> {
    words_of::<HireCaseStatus>(lang).into_iter().filter(|(code, _)| *code != HireCaseStatus::Open.as_str()).collect()
}

impl HireCase {
    /// What the trainee is called.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{} {}", self.given_name, self.family_name)
    }
}

impl HireCaseStatus {
    /// What it means for the one who reads it.
    #[must_use]
    pub const fn tone(self) -> Tone {
        match self {
            Self::Accepted => Tone::Ok,
            Self::Offered => Tone::Today,
            Self::WishKnown | Self::Recommended => Tone::Soon,
            _ => Tone::Idle,
        }
    }
}
