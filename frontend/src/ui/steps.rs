//! The next step of something that moves from state to state: a button each, and why one is blocked.

use super::button::Button;
use super::page::Card;
use leptos::prelude::*;

/// A move as the reader sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step<T> {
    /// Where to.
    pub to: T,
    /// The word on its button.
    pub word: String,
    /// Whether it can be made.
    pub free: bool,
    /// What blocks it, as one sentence; empty where nothing does.
    pub why: String,
}

/// The buttons of what can be done, then the form of the one that was chosen; below, why the others are blocked.
#[component]
pub fn Steps<T: Copy + Send + Sync + 'static>(
    /// The id of the title.
    id: &'static str,
    /// The title.
    title: &'static str,
    /// The moves.
    steps: Vec<Step<T>>,
    /// What is said where there is none; empty says nothing.
    #[prop(optional)]
    none: &'static str,
    /// The form of a move; the callback closes it.
    form: impl Fn(T, Callback<()>) -> AnyView + Send + Sync + 'static,
) -> impl IntoView {
    let chosen = RwSignal::new(None::<T>);
    let empty = steps.is_empty() && !none.is_empty();
    let why = steps.iter().filter(|step| !step.why.is_empty()).map(|step| view! { <li class="ps-why">{step.why.clone()}</li> });
    let why = why.collect_view();
    let free: Vec<(T, String)> = steps.into_iter().filter(|step| step.free).map(|step| (step.to, step.word)).collect();
    view! {
        <Card id title>
            {empty.then(|| view! { <p class="ps-why">{none}</p> })}
            {move || match chosen.get() {
                None => {
                    let buttons = free.iter().cloned().map(|(to, word)| view! { <Button on_press=move || chosen.set(Some(to))>{word}</Button> });
                    let buttons = buttons.collect_view();
                    view! { <div class="ps-btns">{buttons}</div> }.into_any()
                }
                Some(to) => form(to, Callback::new(move |()| chosen.set(None))),
            }}
            <ul class="ps-mt-s">{why}</ul>
        </Card>
    }
}
