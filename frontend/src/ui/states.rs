//! What a screen says when there is nothing, not yet anything, or something went wrong.

use super::icon::{Icon, IconName};
use super::lang;
use domain::text::common;
use leptos::prelude::*;
use std::time::Duration;

/// How grave an alert is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AlertKind {
    /// Something failed: said at once.
    #[default]
    Failed,
    /// To know: said when the screen reader is idle.
    ToKnow,
}

/// A box that says what happened, and beside it what can be done.
#[component]
pub fn Alert(
    /// What happened.
    #[prop(into)]
    title: String,
    /// How grave.
    #[prop(optional)]
    kind: AlertKind,
    /// More about it.
    #[prop(optional, into)]
    text: String,
    /// What can be done.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let failed = kind == AlertKind::Failed;
    view! {
        <div class="ps-alert" class:ps-alert--soon=!failed role=if failed { "alert" } else { "status" }>
            <Icon name=if failed { IconName::Alert } else { IconName::Info }/>
            <div><b>{title}</b>{text}</div>
            {children.map(|children| children())}
        </div>
    }
}

/// A list without rows: what that means, and what to do next.
#[component]
pub fn EmptyState(
    /// What it means.
    #[prop(into)]
    title: String,
    /// What can be done.
    #[prop(optional, into)]
    text: String,
    /// A link or a button.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="ps-empty">
            <svg class="a" viewBox="0 0 120 60" aria-hidden="true">
                <path class="ps-f-none ps-s-brand-line" d="M4 48h30a12 12 0 0 0 12-12v-6a12 12 0 0 1 12-12h58" stroke-width="6" stroke-linecap="round"/>
                <circle class="ps-f-surface ps-s-brand" cx="46" cy="33" r="7" stroke-width="4"/>
                <circle class="ps-f-sun" cx="100" cy="18" r="8"/>
            </svg>
            <p class="ps-empty__t">{title}</p>
            {(!text.is_empty()).then(|| view! { <p>{text}</p> })}
            {children.map(|children| children())}
        </div>
    }
}

/// Grey lines where the content will be. Shown after 200 ms only: what comes quickly does not flicker.
#[component]
pub fn Skeleton() -> impl IntoView {
    let shown = RwSignal::new(false);
    let timer = set_timeout_with_handle(
        move || {
            shown.try_set(true);
        },
        Duration::from_millis(200),
    );
    on_cleanup(move || {
        if let Ok(timer) = timer {
            timer.clear()
        }
    });
    view! {
        <div aria-busy="true">
            {move || shown.get().then(|| view! {
                <p class="sr-only" role="status">{common::loading(lang())}</p>
                <div class="ps-skel" aria-hidden="true">
                    {["55", "90", "40", "75", "85", "30"].map(|width| view! { <i style=("--p", width)></i> }).collect_view()}
                </div>
            })}
        </div>
    }
}

/// How much of something is done: the words beside the bar say the same.
#[component]
pub fn ProgressBar(
    /// What it is of.
    #[prop(into)]
    label: String,
    /// How much is done, in words: "13 af 17".
    #[prop(into)]
    value: String,
    /// The part that is done.
    done: u32,
    /// The whole.
    of: u32,
) -> impl IntoView {
    let percent = (done.min(of) * 100).checked_div(of).unwrap_or(0);
    view! {
        <div class="ps-prog">
            <span>{label.clone()}</span>
            <b class="ps-num">{value.clone()}</b>
            <span class="ps-bar" role="img" aria-label=format!("{label}: {value}")><i style=("--p", percent.to_string())></i></span>
        </div>
    }
}
