//! The tab of the card with the whole plan.

use super::item::ItemRow;
use super::make::MakePlan;
use super::summary::{SharedPlan, no_plan};
use crate::session::{use_lang, use_may, use_today};
use crate::ui::{Card, EmptyState, Loader, ProgressBar, StatusBadge, Tone};
use domain::access::Action;
use domain::onboarding::{Checklist, ChecklistItem, Progress, Track};
use domain::text::onboarding as text;
use leptos::prelude::*;

/// A trainee's plan by phase, with its progress.
#[component]
pub fn PlanTab(plan: SharedPlan) -> impl IntoView {
    let fetched = plan.fetched();
    view! {
        <Loader resource=fetched let:checklist>
            <Plan checklist plan on_changed=move || fetched.refetch()/>
        </Loader>
    }
}

#[component]
fn Plan(checklist: Checklist, plan: SharedPlan, #[prop(into)] on_changed: Callback<()>) -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    if !checklist.made {
        let may_make = use_may()(Action::ManageChecklist);
        let (title, lead) = no_plan(lang);
        return view! {
            <EmptyState title text=lead>
                {may_make.then(|| view! { <MakePlan id=checklist.traineeship_id on_made=on_changed/> })}
            </EmptyState>
        }
        .into_any();
    }
    let phases: Vec<_> =
        checklist.phases.into_iter().map(|phase| (phase.phase, phase.items.into_iter().map(RwSignal::new).collect::<Vec<_>>())).collect();
    let all: Vec<RwSignal<ChecklistItem>> = phases.iter().flat_map(|(_, items)| items.iter().copied()).collect();
    let ticked = all.clone();
    Effect::new(move |_| {
        let progress = progress(&ticked, None, today);
        plan.counted(progress.done, progress.total);
    });
    view! {
        <div class="ps-cols">
            <div class="ps-stack">
                {phases.into_iter().map(|(phase, items)| {
                    let rows = items.iter().map(|item| view! { <ItemRow item=*item whole=true on_stale=on_changed/> }).collect_view();
                    let meta = move || count(lang, &items);
                    view! {
                        <section class="ps-card" aria-labelledby=format!("phase-{phase}")>
                            <div class="ps-card__h"><h2 id=format!("phase-{phase}")>{phase.label(lang)}</h2><span class="ps-meta">{meta}</span></div>
                            <ul class="ps-list">{rows}</ul>
                        </section>
                    }
                }).collect_view()}
            </div>
            <div class="ps-stack"><ProgressCard items=all/></div>
        </div>
    }
    .into_any()
}

fn progress(items: &[RwSignal<ChecklistItem>], only: Option<Track>, today: chrono::NaiveDate) -> Progress {
    let items: Vec<ChecklistItem> =
        items.iter().map(|item| item.get()).filter(|item| only.is_none_or(|track| item.track == track)).collect();
    Progress::of(&items, today)
}

fn count(lang: domain::Lang, items: &[RwSignal<ChecklistItem>]) -> String {
    let progress = progress(items, None, use_today());
    text::done_of(lang, progress.done, progress.total)
}

/// How far the plan has come: what must be done, and the two tracks.
#[component]
fn ProgressCard(items: Vec<RwSignal<ChecklistItem>>) -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    let bars = move || {
        let whole = progress(&items, None, today);
        let of = |done, total| text::done_of(lang, done, total);
        let tracks = Track::ALL.iter().map(|track| {
            let part = progress(&items, Some(*track), today);
            view! { <ProgressBar label=track.label(lang) value=of(part.done, part.total) done=part.done of=part.total/> }
        });
        view! {
            <ProgressBar label=text::progress(lang) value=of(whole.mandatory_done, whole.mandatory) done=whole.mandatory_done of=whole.mandatory/>
            {tracks.collect_view()}
            {(whole.overdue > 0).then(|| view! { <p><StatusBadge tone=Tone::Late text=text::overdue(lang, whole.overdue)/></p> })}
        }
    };
    view! { <Card id="plan-progress" title=text::plan(lang)><div class="ps-stack">{bars}</div></Card> }
}
