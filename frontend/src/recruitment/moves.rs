//! The moves of an application: a button each, and why one is blocked.

use super::form::MoveForm;
use crate::session::use_lang;
use crate::ui::{Step, Steps};
use domain::Lang;
use domain::recruitment::{ApplicationCard, ApplicationStatus, TransitionOption};
use domain::text::recruitment as text;
use leptos::prelude::*;

fn step(lang: Lang, option: &TransitionOption) -> Step<ApplicationStatus> {
    let reasons: Vec<&str> = option.blockers.iter().map(|guard| guard.label(lang)).collect();
    let why = if reasons.is_empty() { String::new() } else { text::blocked(lang, option.to.label(lang), reasons.join(" ")) };
    Step {
        to: option.to,
        word: text::move_to(lang, option.to.label(lang).to_lowercase()),
        free: reasons.is_empty() || option.may_override,
        why,
    }
}

/// The next step: the buttons, then the form of the one that was chosen.
#[component]
pub(super) fn Moves(card: ApplicationCard, on_changed: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let steps = card.options.iter().map(|option| step(lang, option)).collect();
    // The server gives each reader her own moves.
    let none = if card.line.status.is_end() { text::no_moves(lang) } else { text::read_only(lang) };
    let form = move |to, on_cancel: Callback<()>| view! { <MoveForm card=card.clone() to on_changed on_cancel/> }.into_any();
    view! { <Steps id="application-moves" title=text::moves(lang) steps none form/> }
}
