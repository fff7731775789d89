//! The list of hire cases: the traineeship that ends first on top.

use crate::session::use_lang;
use crate::ui::{ListView, PageHeader, Source};
use domain::hiring::HireCase;
use domain::text::hiring as text;
use leptos::prelude::*;

/// `/ansaettelse`.
#[component]
pub fn HireCasesPage() -> impl IntoView {
    let (lang, source) = (use_lang(), Source::of::<HireCase>("/hire-cases"));
    view! {
        <PageHeader title=text::title(lang).to_owned() lead=text::lead(lang).to_owned()/>
        <ListView source/>
    }
}
