//! How far the plan has come, and what is missing first: a card of the overview.

use super::calls;
use crate::session::{has_role, use_lang, use_may, use_me, use_today};
use crate::ui::{Card, Fetched, Loader, ProgressBar, StatusBadge, Tone};
use domain::Lang;
use domain::access::{Action, Role};
use domain::ids::TraineeshipId;
use domain::onboarding::{Checklist, Track};
use domain::text::onboarding as text;
use domain::text::traineeships::tab_plan;
use leptos::prelude::*;

/// How many missing items are named.
const FEW: usize = 3;

/// A trainee's plan, fetched once for the tab, its count and the card.
#[derive(Clone, Copy)]
pub struct SharedPlan {
    fetched: Fetched<Checklist>,
    /// How many items of how many are done; the tab keeps it up to date while it ticks.
    count: RwSignal<Option<(u32, u32)>>,
}

impl SharedPlan {
    /// Fetches the plan of a trainee.
    #[must_use]
    pub fn of(id: TraineeshipId) -> Self {
        let (fetched, count) = (Fetched::new(move || calls::checklist(id)), RwSignal::new(None));
        Effect::new(move |_| {
            if let Some(Ok(plan)) = fetched.get() {
                count.set(plan.made.then_some((plan.progress.done, plan.progress.total)));
            }
        });
        Self { fetched, count }
    }

    /// The plan as it was fetched.
    #[must_use]
    pub const fn fetched(self) -> Fetched<Checklist> {
        self.fetched
    }

    /// Says what has been ticked meanwhile.
    pub fn counted(self, done: u32, total: u32) {
        self.count.set(Some((done, total)));
    }

    /// "13 af 17", where there is a plan.
    pub fn count(self, lang: Lang) -> Option<String> {
        self.count.get().map(|(done, total)| text::done_of(lang, done, total))
    }
}

/// The card "Onboarding".
#[component]
pub fn PlanSummary(
    /// Whose plan.
    plan: SharedPlan,
    /// The address of the whole plan.
    #[prop(into)]
    href: String,
) -> impl IntoView {
    let lang = use_lang();
    let meta = Signal::derive(move || plan.count(lang).unwrap_or_default());
    let to_plan = StoredValue::new(href.clone());
    view! {
        <Card id="plan-summary" title=tab_plan(lang) meta more=(href, text::see_plan(lang))>
            <Loader resource=plan.fetched() let:checklist><Bars checklist href=to_plan.get_value()/></Loader>
        </Card>
    }
}

#[component]
fn Bars(checklist: Checklist, href: String) -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    if !checklist.made {
        let may_make = use_may()(Action::ManageChecklist);
        return view! {
            <p class="ps-why">{no_plan(lang).0}"."</p>
            {may_make.then(|| view! { <p><a href=href>{text::to_make(lang)}</a></p> })}
        }
        .into_any();
    }
    let bars = Track::ALL.iter().map(|track| (track, checklist.progress_of(*track, today))).filter(|(_, part)| part.total > 0);
    let bars = bars.map(|(track, part)| {
        let value = text::done_of(lang, part.done, part.total);
        view! { <ProgressBar label=track.label(lang) value done=part.done of=part.total/> }
    });
    let missing = checklist.missing_first(FEW);
    let missing = if missing.is_empty() { text::nothing_missing(lang).to_owned() } else { text::missing_first(lang, missing.join(" · ")) };
    let overdue = checklist.progress.overdue;
    view! {
        <div class="ps-stack ps-stack--s">
            {bars.collect_view()}
            <p class="ps-why">{missing}</p>
            {(overdue > 0).then(|| view! { <p><StatusBadge tone=Tone::Late text=text::overdue(lang, overdue)/></p> })}
        </div>
    }
    .into_any()
}

/// What is said where no plan is made yet, and how it comes about.
pub(super) fn no_plan(lang: Lang) -> (&'static str, &'static str) {
    if use_me().is_some_and(|me| has_role(&me, Role::Trainee)) {
        (text::no_plan_own(lang), text::no_plan_own_text(lang))
    } else if use_may()(Action::ManageChecklist) {
        (text::no_plan(lang), text::no_plan_text(lang))
    } else {
        (text::no_plan(lang), text::no_plan_others_text(lang))
    }
}
