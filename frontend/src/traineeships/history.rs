//! The history of a trainee: what was done, by whom and when.

use crate::session::{use_lang, use_today};
use crate::ui::address::{to_query, use_param};
use crate::ui::{Card, EmptyState, Fetched, Icon, IconName, Loader, Pager, dates};
use domain::Page;
use domain::audit::HistoryEntry;
use domain::ids::TraineeshipId;
use domain::text::audit;
use domain::text::traineeships as text;
use leptos::prelude::*;

/// The history, newest first, page by page.
#[component]
pub(super) fn History(id: TraineeshipId) -> impl IntoView {
    let lang = use_lang();
    let cursor = use_param("cursor");
    let page =
        Fetched::<Page<HistoryEntry>>::at(move || format!("/traineeships/{id}/history{}", to_query([("cursor", cursor.get().as_str())])));
    view! {
        <Card id="history" title=text::tab_history(lang)>
            <Loader resource=page let:page>
                <Entries entries=page.items/>
                <Pager next=page.next_cursor/>
            </Loader>
        </Card>
    }
}

#[component]
fn Entries(entries: Vec<HistoryEntry>) -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    if entries.is_empty() {
        return view! { <EmptyState title=text::history_empty(lang)/> }.into_any();
    }
    view! {
        <ul class="ps-tasks">
            {entries.into_iter().map(|entry| view! {
                <li>
                    <Icon name=IconName::Note/>
                    <div>
                        <div class="ps-tasks__t">{audit::action(lang, &entry.action).map_or_else(|| entry.action.clone(), str::to_owned)}</div>
                        <div class="ps-tasks__m">
                            <time datetime=entry.at.to_text()>{dates::moment(lang, entry.at, today)}</time>
                            " "{text::who_did(lang, entry.actor_name)}
                        </div>
                    </div>
                </li>
            }).collect_view()}
        </ul>
    }.into_any()
}
