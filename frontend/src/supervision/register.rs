//! The register of supervisors.

use crate::session::use_lang;
use crate::ui::{ListView, PageHeader, Source};
use domain::supervision::Supervisor;
use domain::text::supervision as text;
use leptos::prelude::*;

/// `/vejledere`.
#[component]
pub fn SupervisorsPage() -> impl IntoView {
    let (lang, source) = (use_lang(), Source::of::<Supervisor>("/supervisors"));
    view! {
        <PageHeader title=text::register(lang).to_owned() lead=text::register_lead(lang).to_owned()/>
        <ListView source/>
    }
}
