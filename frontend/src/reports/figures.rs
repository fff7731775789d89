//! The main figures, and what stands in place of one that is hidden.

use crate::session::use_lang;
use crate::ui::{Figure, Figures, dates};
use domain::reports::KeyFigures;
use domain::text::reports as text;
use leptos::prelude::*;

/// The figures on top.
#[component]
pub(super) fn MainFigures(figures: KeyFigures) -> impl IntoView {
    let lang = use_lang();
    let rate = figures.hire_rate;
    let rate_of = rate.numerator.zip(rate.denominator).map_or_else(|| text::hidden(lang, figures.min_n), |(n, d)| text::of(lang, n, d));
    let hires: i64 = figures.hires.iter().filter_map(|one| one.count).sum();
    let partly = figures.hires.iter().any(|one| one.count.is_none());
    let (hires, hires_of) = match (partly, hires) {
        (true, 0) => ("–".to_owned(), text::hidden(lang, figures.min_n)),
        (true, hires) => (hires.to_string(), text::hires_at_least(lang, hires)),
        (false, hires) => (hires.to_string(), text::hires_text(lang).to_owned()),
    };
    let days = figures.time_to_offer;
    let days_of = days.count.map_or_else(|| text::hidden(lang, figures.min_n), |count| text::median_of(lang, count));
    let (days, unit) = days.median.map_or_else(|| ("–".to_owned(), ""), |days| (days.to_string(), text::days(lang)));
    let rate = rate.per_mille.map_or_else(|| "–".to_owned(), |tenths| dates::percent(lang, tenths));
    let figures = vec![
        Figure::count(text::hire_rate(lang), rate, rate_of),
        Figure::count(text::hires(lang), hires, hires_of),
        Figure { name: text::time_to_offer(lang), number: days, unit, of: days_of },
    ];
    view! { <Figures title=text::main_figures(lang) figures/> }
}
