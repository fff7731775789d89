//! The card of a trainee: the head, what comes next, and a tab per capability, each with its own address.

use super::head::{Head, name};
use super::history::History;
use super::next_step::NextStepBanner;
use super::overview::Overview;
use crate::api;
use crate::session::{use_lang, use_may};
use crate::ui::{BackLink, Loader, TabLink, Tabs};
use domain::Lang;
use domain::access::Action;
use domain::ids::TraineeshipId;
use domain::text::traineeships as text;
use domain::traineeships::TraineeshipCard;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// One tab: the last part of its address, its word, and who may see it.
pub struct TraineeshipTab {
    path: &'static str,
    text: fn(Lang) -> &'static str,
    action: Action,
}

/// The tabs, in order. Another capability adds its line here and its component in [`content`].
const TABS: &[TraineeshipTab] = &[
    TraineeshipTab { path: "", text: text::tab_overview, action: Action::SeeTrainees },
    TraineeshipTab { path: "historik", text: text::tab_history, action: Action::SeeHistory },
];

fn content(tab: &str, card: TraineeshipCard) -> AnyView {
    match tab {
        "historik" => view! { <History id=card.id/> }.into_any(),
        _ => view! { <Overview card/> }.into_any(),
    }
}

impl TraineeshipTab {
    /// The address of a tab, where there is such a tab: `href_of(id, "fravaer")`.
    #[must_use]
    pub fn href_of(id: TraineeshipId, path: &str) -> Option<String> {
        TABS.iter().find(|tab| tab.path == path).map(|tab| tab.href(id))
    }

    fn href(&self, id: TraineeshipId) -> String {
        if self.path.is_empty() { format!("/elever/{id}") } else { format!("/elever/{id}/{}", self.path) }
    }
}

/// `/elever/:id` and `/elever/:id/:tab`.
#[component]
pub fn TraineeshipCardPage() -> impl IntoView {
    let lang = use_lang();
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")).unwrap_or_default());
    let tab = Memo::new(move |_| params.with(|params| params.get("tab")).unwrap_or_default());
    let card = LocalResource::new(move || {
        let path = format!("/traineeships/{}", id.get());
        async move { api::get::<TraineeshipCard>(&path).await }
    });
    view! {
        <BackLink href="/elever" text=text::back_to_list(lang) label=text::breadcrumb(lang)/>
        <Loader resource=card let:card>
            <CardView card tab/>
        </Loader>
    }
}

#[component]
fn CardView(card: TraineeshipCard, tab: Memo<String>) -> impl IntoView {
    let lang = use_lang();
    let may = use_may();
    let items = TABS.iter().filter(|tab| may(tab.action)).map(|tab| TabLink::new(tab.href(card.id), (tab.text)(lang))).collect();
    let label = format!("{}, {}", text::card_tabs(lang), name(&card));
    let shown = card.clone();
    view! {
        <Head card=card.clone()/>
        <NextStepBanner card/>
        <Tabs label items/>
        {move || content(&tab.get(), shown.clone())}
    }
}
