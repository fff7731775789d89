//! The reader's own items: for a trainee on Min plan, for a supervisor over all her trainees.

use super::calls;
use super::item::ItemRow;
use crate::session::{use_lang, use_today};
use crate::ui::{EmptyState, Fetched, Loader, ProgressBar};
use domain::ids::TraineeshipId;
use domain::onboarding::{Assignee, Checklist, ChecklistItem, ItemStatus, Progress};
use domain::text::onboarding as text;
use leptos::prelude::*;

/// How many items the first screen shows.
const FEW: usize = 4;

/// "Det mangler du": the trainee's own next items, with the progress of her plan. `href` leads to the whole plan.
#[component]
pub fn MyItems(id: TraineeshipId, #[prop(into)] href: String) -> impl IntoView {
    let lang = use_lang();
    let plan = Fetched::new(move || calls::checklist(id));
    view! {
        <section aria-labelledby="my-items">
            <div class="ps-sh"><h2 id="my-items">{text::your_items(lang)}</h2><a href=href>{text::whole_plan(lang)}</a></div>
            <Loader resource=plan let:checklist><Own checklist on_stale=move || plan.refetch()/></Loader>
        </section>
    }
}

#[component]
fn Own(checklist: Checklist, #[prop(into)] on_stale: Callback<()>) -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    if !checklist.made {
        return view! { <EmptyState title=text::no_plan_own(lang) text=text::no_plan_own_text(lang)/> }.into_any();
    }
    let mut own: Vec<ChecklistItem> =
        checklist.phases.into_iter().flat_map(|phase| phase.items).filter(|item| item.roles.contains(&Assignee::Trainee)).collect();
    own.sort_by_key(|item| item.due_on);
    let own: Vec<RwSignal<ChecklistItem>> = own.into_iter().map(RwSignal::new).collect();
    let open = |item: &ChecklistItem| item.status == ItemStatus::Open && item.ticks.iter().all(|tick| tick.role != Assignee::Trainee);
    let next: Vec<_> = own.iter().copied().filter(|item| item.with_untracked(open)).take(FEW).collect();
    let none = next.is_empty();
    let bar = move || {
        let items: Vec<ChecklistItem> = own.iter().map(|item| item.get()).collect();
        let progress = Progress::of(&items, today);
        view! { <ProgressBar label=text::own_progress(lang) value=text::own_done_of(lang, progress.done, progress.total) done=progress.done of=progress.total/> }
    };
    view! {
        <div class="ps-card">
            <div class="ps-card__b">{bar}</div>
            {none.then(|| view! { <EmptyState title=text::nothing_left(lang) text=text::nothing_left_text(lang)/> })}
            <ul class="ps-list">{next.into_iter().map(|item| view! { <ItemRow item on_stale/> }).collect_view()}</ul>
        </div>
    }
    .into_any()
}

/// The reader's own open items over all her trainees.
#[component]
pub fn DueItems() -> impl IntoView {
    let lang = use_lang();
    let due = Fetched::new(calls::due);
    view! {
        <Loader resource=due let:page>
            {if page.items.is_empty() {
                view! { <EmptyState title=text::nothing_left(lang) text=text::nothing_left_text(lang)/> }.into_any()
            } else {
                view! {
                    <ul class="ps-card ps-list">
                        {page.items.into_iter().map(|due_item| view! {
                            <ItemRow item=RwSignal::new(due_item.item) trainee=due_item.trainee on_stale=move || due.refetch()/>
                        }).collect_view()}
                    </ul>
                }.into_any()
            }}
        </Loader>
    }
}
