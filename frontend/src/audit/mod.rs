//! The audit log.

use crate::api;
use crate::session::{use_lang, use_today};
use crate::ui::address::{to_query, use_param, use_param_signal};
use crate::ui::{DataTable, EmptyState, Fetched, Loader, PageHeader, Pager, SelectField, TableHead, dates};
use domain::audit::HistoryEntry;
use domain::text::audit as text;
use domain::{Lang, Page};
use leptos::prelude::*;

/// `/log`: what was done, newest first.
#[component]
pub fn AuditPage() -> impl IntoView {
    let lang = use_lang();
    let (action, cursor) = (use_param("action"), use_param("cursor"));
    let chosen = use_param_signal("action");
    let page = Fetched::new(move || {
        let path = format!("/audit-events{}", to_query([("action", action.get().as_str()), ("cursor", cursor.get().as_str())]));
        async move { api::get::<Page<HistoryEntry>>(&path).await }
    });
    let groups: Vec<(String, String)> =
        text::GROUPS.iter().map(|(code, da, en)| ((*code).to_owned(), if lang == Lang::Da { *da } else { *en }.to_owned())).collect();
    view! {
        <PageHeader title=text::title(lang).to_owned() lead=text::lead(lang).to_owned()/>
        <div class="ps-filters"><SelectField name="action" label=text::filter(lang) value=chosen options=groups empty=text::all_actions(lang)/></div>
        <Loader resource=page let:page>
            <Entries entries=page.items/>
            <Pager next=page.next_cursor/>
        </Loader>
    }
}

#[component]
fn Entries(entries: Vec<HistoryEntry>) -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    if entries.is_empty() {
        return view! { <EmptyState title=text::empty(lang) text=text::empty_text(lang)/> }.into_any();
    }
    view! {
        <DataTable caption=text::title(lang) quiet=true>
            <TableHead columns=vec![text::at(lang), text::who(lang), text::what(lang)]/>
            <tbody>
                {entries.into_iter().map(|entry| view! {
                    <tr>
                        <td class="ps-nowrap"><time datetime=entry.at.to_text()>{dates::moment(lang, entry.at, today)}</time></td>
                        <td>{entry.actor_name}</td>
                        <td>{text::action(lang, &entry.action).map_or_else(|| entry.action.clone(), str::to_owned)}</td>
                    </tr>
                }).collect_view()}
            </tbody>
        </DataTable>
    }
    .into_any()
}
