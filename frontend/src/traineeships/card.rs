//! The card of a trainee: the head, what comes next, and a tab per capability, each with its own address.

use super::head::{Head, name};
use super::history::History;
use super::next_step::NextStepBanner;
use super::overview::Overview;
use super::start::Start;
use super::tasks::Tasks;
use crate::absence::TraineeAbsence;
use crate::follow_up::TraineeTalks;
use crate::hiring::TraineeHireCase;
use crate::onboarding::{PlanTab, SharedPlan};
use crate::session::{Here, has_role, use_lang, use_may, use_me};
use crate::supervision::SupervisionTab;
use crate::ui::{BackLink, Fetched, Loader, TabLink, Tabs};
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

/// What the head and the tabs share.
#[derive(Clone, Copy)]
pub(super) struct Shared {
    /// The open tasks, where the reader sees them.
    pub(super) tasks: Option<Tasks>,
    /// The plan, where the reader sees it.
    pub(super) plan: Option<SharedPlan>,
    /// Changes when absence was reported.
    pub(super) reported: RwSignal<u32>,
}

fn content(tab: &str, card: TraineeshipCard, shared: Shared) -> AnyView {
    match (tab, shared.plan) {
        ("plan", Some(plan)) => view! { <PlanTab plan/> }.into_any(),
        ("vejledning", _) => view! { <SupervisionTab id=card.id/> }.into_any(),
        ("fravaer", _) => view! { <TraineeAbsence traineeship=card.id reported=shared.reported/> }.into_any(),
        ("samtaler", _) => view! { <TraineeTalks traineeship=card.id/> }.into_any(),
        ("ansaettelse", _) => view! { <TraineeHireCase id=card.id status=card.status opens_on=card.hire_opens_on/> }.into_any(),
        ("historik", _) => view! { <History id=card.id/> }.into_any(),
        _ => view! { <Overview card shared/> }.into_any(),
    }
}

impl TraineeshipTab {
    /// The address of a tab, where there is such a tab: `href_of(id, "fravaer")`.
    #[must_use]
    pub fn href_of(id: TraineeshipId, path: &str) -> Option<String> {
        TABS.iter().find(|tab| tab.path == path).map(|tab| tab.href(id))
    }

    /// The address of a tab, where the reader may open it.
    pub(super) fn open_to(id: TraineeshipId, path: &str, may: impl Fn(Action) -> bool) -> Option<String> {
        TABS.iter().find(|tab| tab.path == path && may(tab.action)).map(|tab| tab.href(id))
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
    let card = Fetched::<TraineeshipCard>::at(move || format!("/traineeships/{}", id.get()));
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
    provide_context(Here(card.roles.clone()));
    let may = use_may();
    let label = format!("{}, {}", text::card_tabs(lang), name(&card));
    let (id, shown) = (card.id, card.clone());
    let tasks = may(Action::SeeTasks).then(|| Fetched::<Page<Task>>::at(move || format!("/tasks?traineeship_id={id}")));
    let plan = may(Action::SeeChecklist).then(|| SharedPlan::of(id));
    let shared = Shared { tasks, plan, reported: RwSignal::new(0) };
    let items = TABS.iter().filter(|tab| may(tab.action)).map(|tab| {
        let link = TabLink::new(tab.href(id), (tab.text)(lang));
        match plan.filter(|_| tab.path == "plan") {
            Some(plan) => link.counted(Signal::derive(move || plan.count(lang))),
            None => link,
        }
    });
    let items = items.collect();
    if let Some(plan) = plan {
        // What was ticked in the tab stands in the card when the reader comes back to it.
        Effect::new(move |before: Option<String>| {
            let now = tab.get();
            if before.is_some_and(|before| before == "plan" && now != "plan") {
                plan.fetched().refetch();
            }
            now
        });
    }
    let on_reported = move || {
        shared.reported.update(|count| *count += 1);
        // A report may make a task.
        if let Some(tasks) = tasks {
            tasks.refetch();
        }
    };
    view! {
        <Head card=card.clone() on_reported/>
        <div class="ps-stack">
            {card.start.clone().map(|state| view! { <Start card=card.clone() state on_changed/> })}
            <NextStepBanner card tasks/>
        </div>
        <Tabs label items/>
        {move || content(&tab.get(), shown.clone(), shared)}
    }
}
