//! The last sessions, and the minutes of the last four weeks: a card of the overview.

use super::calls;
use super::sessions::SessionLine;
use crate::session::{use_lang, use_today};
use crate::ui::{Card, Fetched, Loader};
use domain::Page;
use domain::ids::TraineeshipId;
use domain::supervision::{SupervisionSession, is_lately};
use domain::text::supervision as text;
use leptos::prelude::*;

/// How many sessions are shown.
const FEW: usize = 3;
/// How many are fetched: more than four weeks have, so that their minutes can be added up.
const FETCHED: u8 = 25;

/// The card "Vejledning".
#[component]
pub fn SupervisionSummary(
    /// Whose supervision.
    id: TraineeshipId,
    /// The address of all sessions.
    #[prop(into)]
    href: String,
) -> impl IntoView {
    let lang = use_lang();
    let sessions = Fetched::new(move || calls::sessions(id, FETCHED, String::new()));
    view! {
        <Card id="supervision-summary" title=text::sessions(lang) more=(href, text::see_sessions(lang))>
            <Loader resource=sessions let:page><Sessions page/></Loader>
        </Card>
    }
}

#[component]
fn Sessions(page: Page<SupervisionSession>) -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    if page.items.is_empty() {
        return view! { <p class="ps-why">{text::no_sessions(lang)}". "{text::no_sessions_text(lang)}</p> }.into_any();
    }
    let minutes: i32 = page.items.iter().filter(|session| is_lately(session.held_on, today)).map(|session| session.minutes).sum();
    // Where even the oldest of the page is of these weeks, the next page may have more of them.
    let more = page.next_cursor.is_some() && page.items.last().is_some_and(|session| is_lately(session.held_on, today));
    let sum = if more { text::lately_at_least(lang, minutes) } else { text::lately(lang, minutes) };
    view! {
        <ul class="ps-log">{page.items.into_iter().take(FEW).map(|session| view! { <SessionLine session/> }).collect_view()}</ul>
        <p class="ps-why">{sum}"."</p>
    }
    .into_any()
}
