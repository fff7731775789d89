//! The imports so far.

use crate::api;
use crate::session::{use_lang, use_today};
use crate::ui::address::use_param;
use crate::ui::{Card, DataTable, EmptyState, Fetched, Loader, Pager, StatusBadge, TableHead, Tone, dates};
use domain::imports::{Import, ImportStatus};
use domain::text::imports as text;
use domain::{Lang, Page};
use leptos::prelude::*;

/// The list of imports, newest first.
#[component]
pub(super) fn History() -> impl IntoView {
    let lang = use_lang();
    let cursor = use_param("cursor");
    let page = Fetched::new(move || {
        let path = format!("/imports?limit=10&cursor={}", api::encode(&cursor.get()));
        async move { api::get::<Page<Import>>(&path).await }
    });
    view! {
        <Card id="history" title=text::history(lang)>
            <Loader resource=page let:page>
                <Rows imports=page.items/>
                <Pager next=page.next_cursor/>
            </Loader>
        </Card>
    }
}

#[component]
fn Rows(imports: Vec<Import>) -> impl IntoView {
    let lang = use_lang();
    if imports.is_empty() {
        return view! { <EmptyState title=text::history_empty(lang)/> }.into_any();
    }
    view! {
        <DataTable caption=text::history(lang) quiet=true>
            <TableHead columns=vec![text::file(lang), text::kind_short(lang), text::when(lang), text::status(lang), text::result(lang)]/>
            <tbody>{imports.into_iter().map(|import| row(lang, &import)).collect_view()}</tbody>
        </DataTable>
    }
    .into_any()
}

fn row(lang: Lang, import: &Import) -> impl IntoView + use<> {
    let at = import.committed_at.unwrap_or(import.created_at);
    view! {
        <tr>
            <th scope="row"><a href=format!("/import/{}", import.id)>{import.file_name.clone()}</a></th>
            <td>{import.kind.label(lang)}</td>
            <td class="ps-nowrap">{dates::moment(lang, at, use_today())}</td>
            <td><Badge status=import.status/></td>
            <td>{super::commit::counts_text(lang, import.counts)}</td>
        </tr>
    }
}

/// Where an import stands.
#[component]
pub(super) fn Badge(status: ImportStatus) -> impl IntoView {
    let tone = match status {
        ImportStatus::Checked => Tone::Soon,
        ImportStatus::Committed => Tone::Ok,
        ImportStatus::Cancelled => Tone::Idle,
    };
    view! { <StatusBadge tone text=status.label(use_lang())/> }
}
