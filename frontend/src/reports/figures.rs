//! The main figures: a large number each, and what it is of.

use crate::session::use_lang;
use crate::ui::dates;
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
    let days = days.median.map(|days| view! { {days.to_string()}" "<small>{text::days(lang)}</small> });
    view! {
        <section aria-labelledby="main-figures">
            <h2 id="main-figures" class="sr-only">{text::main_figures(lang)}</h2>
            <ul class="ps-card ps-kpi">
                <li><h3>{text::hire_rate(lang)}</h3><b>{rate.per_mille.map_or_else(|| "–".to_owned(), |tenths| dates::percent(lang, tenths))}</b><p>{rate_of}</p></li>
                <li><h3>{text::hires(lang)}</h3><b>{hires}</b><p>{hires_of}</p></li>
                <li><h3>{text::time_to_offer(lang)}</h3><b>{days.map_or_else(|| "–".into_any(), |days| days.into_any())}</b><p>{days_of}</p></li>
            </ul>
        </section>
    }
}
