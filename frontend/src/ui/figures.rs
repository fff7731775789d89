//! Main figures: a large number each, and what it is of.

use leptos::prelude::*;

/// A figure.
pub struct Figure {
    /// What is counted.
    pub name: &'static str,
    /// The number; "–" where there is none to show.
    pub number: String,
    /// What it is a number of, in small letters beside it.
    pub unit: &'static str,
    /// Of how many, since when: the line below.
    pub of: String,
}

impl Figure {
    /// A number of things.
    #[must_use]
    pub fn count(name: &'static str, number: impl ToString, of: impl Into<String>) -> Self {
        Self { name, number: number.to_string(), unit: "", of: of.into() }
    }
}

/// Figures in a row.
#[component]
pub fn Figures(
    /// What they are together, for those who hear the page.
    title: &'static str,
    /// The figures.
    figures: Vec<Figure>,
) -> impl IntoView {
    let figures = figures.into_iter().map(|figure| {
        let unit = (!figure.unit.is_empty()).then(|| view! { " "<small>{figure.unit}</small> });
        view! { <li><h3>{figure.name}</h3><b>{figure.number}{unit}</b><p>{figure.of}</p></li> }
    });
    view! {
        <section aria-labelledby="main-figures">
            <h2 id="main-figures" class="sr-only">{title}</h2>
            <ul class="ps-card ps-kpi">{figures.collect_view()}</ul>
        </section>
    }
}
