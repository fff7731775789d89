//! The talks about one trainee: a tab of the card, and a list in the trainee's own plan.

use super::calls;
use super::talk::tone;
use crate::session::use_lang;
use crate::ui::{Card, DataTable, EmptyState, Fetched, Loader, StatusBadge, TableHead, dates};
use domain::follow_up::talks::Talk;
use domain::ids::TraineeshipId;
use domain::text::follow_up as text;
use leptos::prelude::*;

/// The talks of `/elever/:id/samtaler`.
#[component]
pub fn TraineeTalks(
    /// About whom.
    traineeship: TraineeshipId,
) -> impl IntoView {
    let lang = use_lang();
    let talks = Fetched::new(move || calls::talks(traineeship));
    view! {
        <Card id="talks" title=text::talks(lang)>
            <Loader resource=talks let:found><Talks talks=found/></Loader>
        </Card>
    }
}

#[component]
fn Talks(talks: Vec<Talk>) -> impl IntoView {
    let lang = use_lang();
    if talks.is_empty() {
        return view! { <EmptyState title=text::no_talks(lang)/> }.into_any();
    }
    view! {
        <DataTable caption=text::talks(lang) quiet=true>
            <TableHead columns=vec![text::talks(lang), text::talk_meets_on(lang), text::talk_next_on(lang), text::talk_steps(lang)]/>
            <tbody>
                {talks.into_iter().map(|talk| view! {
                    <tr>
                        <th scope="row"><a href=format!("/opfoelgning/samtale/{}", talk.id)>{talk.kind.label(lang)}</a></th>
                        <td>{talk.held_on.or(talk.meets_on).map(|day| dates::full(lang, day))}</td>
                        <td>{talk.next_on.map(|day| dates::full(lang, day))}</td>
                        <td><StatusBadge tone=tone(talk.status) text=talk.status.label(lang)/></td>
                    </tr>
                }).collect_view()}
            </tbody>
        </DataTable>
    }
    .into_any()
}
