//! One import: what would happen to each row, and importing it.

use super::commit::Commit;
use crate::api;
use crate::session::use_lang;
use crate::ui::{BackLink, Card, Fetched, ListView, Loader, PageHeader, Source, StatusBadge};
use domain::imports::{Import, ImportRow};
use domain::text::imports as text;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// `/import/:id`.
#[component]
pub fn ImportPage() -> impl IntoView {
    let lang = use_lang();
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")).unwrap_or_default());
    let import = Fetched::<Import>::at(move || format!("/imports/{}", api::encode(&id.get())));
    let changed = Callback::from(move || import.refetch());
    view! {
        <BackLink href="/import" text=text::back(lang) label=text::where_am_i(lang)/>
        <Loader resource=import let:import><Whole import changed/></Loader>
    }
}

#[component]
fn Whole(import: Import, changed: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    // Another check of the file is another import here, so its rows are fetched again.
    let source = Source::of::<ImportRow>(format!("/imports/{}/rows", import.id));
    let rows = view! { <ListView source/> }.into_any();
    let (tone, status) = (import.status.tone(), import.status.label(lang));
    view! {
        <PageHeader title=import.file_name.clone() lead=import.kind.label(lang).to_owned()><StatusBadge tone text=status/></PageHeader>
        <div class="ps-stack">
            <Card id="commit" title=text::step_rows(lang)><Commit import changed/></Card>
            <Card id="rows" title=text::rows(lang)>{rows}</Card>
        </div>
    }
}
