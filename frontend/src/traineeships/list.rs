//! The list of trainees.

use crate::session::use_lang;
use crate::ui::{ListView, PageHeader, Source};
use domain::text::traineeships as text;
use domain::traineeships::TraineeshipLine;
use leptos::prelude::*;

/// `/elever`: every trainee in sight.
#[component]
pub fn TraineeshipListPage() -> impl IntoView {
    let (lang, source) = (use_lang(), Source::of::<TraineeshipLine>("/traineeships"));
    view! {
        <PageHeader title=text::title(lang).to_owned() lead=text::lead(lang).to_owned()/>
        <ListView source/>
    }
}
