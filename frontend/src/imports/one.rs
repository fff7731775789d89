//! One import: what would happen to each row, and importing it.

use super::commit::Commit;
use super::history::Badge;
use super::rows::Rows;
use crate::api;
use crate::session::use_lang;
use crate::ui::{BackLink, Card, Fetched, Loader, PageHeader};
use domain::imports::Import;
use domain::text::imports as text;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// `/import/:id`.
#[component]
pub fn ImportPage() -> impl IntoView {
    let lang = use_lang();
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")).unwrap_or_default());
    let import = Fetched::new(move || {
        let path = format!("/imports/{}", api::encode(&id.get()));
        async move { api::get::<Import>(&path).await }
    });
    let changed = Callback::from(move || import.refetch());
    view! {
        <BackLink href="/import" text=text::back(lang) label=text::where_am_i(lang)/>
        <Loader resource=import let:import><Whole import changed/></Loader>
    }
}

#[component]
fn Whole(import: Import, changed: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let (id, count, version) = (import.id, import.counts.rows, import.version);
    view! {
        <PageHeader title=import.file_name.clone() lead=import.kind.label(lang).to_owned()><Badge status=import.status/></PageHeader>
        <div class="ps-stack">
            <Card id="commit" title=text::step_rows(lang)><Commit import changed/></Card>
            <Rows id count version/>
        </div>
    }
}
