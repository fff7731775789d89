//! Key figures: figures, plots and the same numbers as tables.

mod figures;
mod filters;
mod plot;

use crate::session::use_lang;
use crate::ui::address::{to_query, use_param};
use crate::ui::{Button, EmptyState, Fetched, IconName, Loader, PageHeader, dates};
use domain::reports::KeyFigures;
use domain::text::reports as text;
use figures::MainFigures;
use filters::Filters;
use leptos::prelude::*;
use plot::{Bar, Plot};

/// `/noegletal`.
#[component]
pub fn KeyFiguresPage() -> impl IntoView {
    let lang = use_lang();
    let [from, to, programme] = ["from", "to", "programme"].map(use_param);
    let figures = Fetched::<KeyFigures>::at(move || {
        let query = to_query([("from", from.get().as_str()), ("to", to.get().as_str()), ("programme", programme.get().as_str())]);
        format!("/key-figures{query}")
    });
    let lead = Signal::derive(move || {
        let figures = figures.get().and_then(Result::ok);
        figures
            .map(|figures| text::period(lang, dates::full(lang, figures.from), dates::full(lang, figures.to), figures.min_n))
            .unwrap_or_default()
    });
    let print = move || {
        // A browser without printing has its own menu.
        drop(window().print());
    };
    view! {
        <PageHeader title=text::title(lang).to_owned() lead>
            <Button icon=IconName::Print on_press=print>{text::print(lang)}</Button>
        </PageHeader>
        <Filters/>
        <Loader resource=figures let:figures>
            <MainFigures figures=figures.clone()/>
            <div class="ps-plots">
                <HireRate figures=figures.clone()/>
                <OpenCases figures/>
            </div>
        </Loader>
    }
}

#[component]
fn HireRate(figures: KeyFigures) -> impl IntoView {
    let lang = use_lang();
    let hidden = text::hidden_short(lang, figures.min_n);
    if figures.hire_rate_by_programme.is_empty() {
        return view! { <div class="ps-card"><EmptyState title=text::rate_none(lang) text=text::rate_none_text(lang)/></div> }.into_any();
    }
    let shares = figures.hire_rate_by_programme.into_iter().map(|one| (one.programme_name, one.share));
    let shares: Vec<_> = shares.chain(std::iter::once((text::all(lang).to_owned(), figures.hire_rate))).collect();
    let bars = shares.iter().map(|(label, share)| Bar {
        label: label.clone(),
        length: share.per_mille,
        value: share.per_mille.map_or_else(|| hidden.clone(), |tenths| dates::percent(lang, tenths)),
        more: share.numerator.zip(share.denominator).map(|(n, d)| text::of(lang, n, d)).unwrap_or_default(),
    });
    let bars: Vec<Bar> = bars.collect();
    let number = |number: Option<i64>| number.map_or_else(|| hidden.clone(), |number| number.to_string());
    let rows = shares
        .iter()
        .zip(&bars)
        .map(|((label, share), bar)| vec![label.clone(), bar.value.clone(), number(share.numerator), number(share.denominator)]);
    view! {
        <Plot
            id="hire-rate" title=text::rate_question(lang) text=text::rate_text(lang) name=text::rate_plot(lang) source=text::rate_source(lang)
            bars=bars.clone() most=1000 line=Some(500)
            columns=vec![text::programme(lang), text::share(lang), text::hired(lang), text::completed(lang)] rows=rows.collect()
        />
    }
    .into_any()
}

#[component]
fn OpenCases(figures: KeyFigures) -> impl IntoView {
    let lang = use_lang();
    let hidden = text::hidden_short(lang, figures.min_n);
    let bars: Vec<Bar> = figures
        .open_cases
        .iter()
        .map(|one| Bar {
            label: one.status.label(lang).to_owned(),
            length: one.count,
            value: one.count.map_or_else(|| hidden.clone(), |count| count.to_string()),
            more: String::new(),
        })
        .collect();
    let most = figures.open_cases.iter().filter_map(|one| one.count).max().unwrap_or(0).max(1);
    let rows = bars.iter().map(|bar| vec![bar.label.clone(), bar.value.clone()]).collect();
    view! {
        <Plot
            id="open-cases" title=text::open_question(lang) text=text::open_text(lang) name=text::open_plot(lang) source=text::open_source(lang)
            bars most line=None columns=vec![text::status(lang), text::count(lang)] rows
        />
    }
}
