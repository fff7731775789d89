//! The card of a trainee: the head, what comes next, and a tab per capability, each with its own address.

use super::head::{Head, name};
use super::history::History;
use super::next_step::NextStepBanner;
use super::overview::Overview;
use super::start::Start;
use super::tasks::Tasks;
use crate::absence::TraineeAbsence;
use crate::api;
use crate::follow_up::TraineeTalks;
use crate::hiring::TraineeHireCase;
use crate::onboarding::PlanTab;
use crate::session::{has_role, use_lang, use_may, use_me};
use crate::supervision::SupervisionTab;
use crate::ui::{BackLink, Fetched, Loader, TabLink, Tabs};
use domain::absence::AbsenceSource;
use domain::access::{Action, Role};
use domain::follow_up::worklist::Task;
use domain::ids::TraineeshipId;
use domain::text::traineeships as text;
use domain::traineeships::TraineeshipCard;
use domain::{Lang, Page};
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
    TraineeshipTab { path: "plan", text: text::tab_plan, action: Action::SeeChecklist },
    TraineeshipTab { path: "vejledning", text: text::tab_supervision, action: Action::SeeSupervision },
    TraineeshipTab { path: "fravaer", text: text::tab_absence, action: Action::SeeAbsence },
    TraineeshipTab { path: "samtaler", text: text::tab_talks, action: Action::SeeTalks },
    TraineeshipTab { path: "ansaettelse", text: text::tab_hiring, action: Action::SeeHireCases },
    TraineeshipTab { path: "historik", text: text::tab_history, action: Action::SeeHistory },
];

fn content(tab: &str, card: TraineeshipCard, tasks: Option<Tasks>) -> AnyView {
    match tab {
        "plan" => view! { <PlanTab id=card.id/> }.into_any(),
        "vejledning" => view! { <SupervisionTab id=card.id/> }.into_any(),
        "fravaer" => view! { <TraineeAbsence traineeship=card.id runs=(card.starts_on, card.ends_on) source=source()/> }.into_any(),
        "samtaler" => view! { <TraineeTalks traineeship=card.id/> }.into_any(),
        "ansaettelse" => view! { <TraineeHireCase id=card.id/> }.into_any(),
        "historik" => view! { <History id=card.id/> }.into_any(),
        _ => view! { <Overview card tasks/> }.into_any(),
    }
}

/// As whom the reader reports absence.
fn source() -> AbsenceSource {
    let me = use_me();
    let is = |role| me.as_ref().is_some_and(|me| has_role(me, role));
    match () {
        () if is(Role::Trainee) => AbsenceSource::Trainee,
        () if is(Role::Consultant) => AbsenceSource::Consultant,
        () if is(Role::Supervisor) => AbsenceSource::Supervisor,
        () => AbsenceSource::Unit,
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
    let card = Fetched::new(move || {
        let path = format!("/traineeships/{}", id.get());
        async move { api::get::<TraineeshipCard>(&path).await }
    });
    let reload = Callback::from(move || card.refetch());
    // Trainees know no list: their way back is their own plan.
    let own = use_me().is_some_and(|me| has_role(&me, Role::Trainee));
    let (back, word) = if own { ("/min-plan", text::my_plan(lang)) } else { ("/elever", text::back_to_list(lang)) };
    view! {
        <BackLink href=back text=word label=text::breadcrumb(lang)/>
        <Loader resource=card let:card>
            <CardView card tab on_changed=reload/>
        </Loader>
    }
}

#[component]
fn CardView(card: TraineeshipCard, tab: Memo<String>, on_changed: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let may = use_may();
    let items = TABS.iter().filter(|tab| may(tab.action)).map(|tab| TabLink::new(tab.href(card.id), (tab.text)(lang))).collect();
    let label = format!("{}, {}", text::card_tabs(lang), name(&card));
    let (id, shown) = (card.id, card.clone());
    let tasks = may(Action::SeeTasks)
        .then(|| Fetched::new(move || async move { api::get::<Page<Task>>(&format!("/tasks?traineeship_id={id}")).await }));
    view! {
        <Head card=card.clone()/>
        <div class="ps-stack">
            {card.start.clone().map(|state| view! { <Start card=card.clone() state on_changed/> })}
            <NextStepBanner card tasks/>
        </div>
        <Tabs label items/>
        {move || content(&tab.get(), shown.clone(), tasks)}
    }
}
