//! The moves of a hire case: a button each, and why one is blocked.

use super::form::MoveForm;
use crate::session::use_lang;
use crate::ui::{Step, Steps};
use domain::Lang;
use domain::hiring::{HireCase, HireCaseStatus, HireOption};
use domain::text::hiring as text;
use leptos::prelude::*;

/// What the button of a move says.
pub(super) fn verb(lang: Lang, to: HireCaseStatus) -> &'static str {
    match to {
        HireCaseStatus::Recommended => text::to_recommended(lang),
        HireCaseStatus::NotRecommended => text::to_not_recommended(lang),
        HireCaseStatus::Offered => text::to_offered(lang),
        HireCaseStatus::Accepted => text::to_accepted(lang),
        HireCaseStatus::Declined => text::to_declined(lang),
        HireCaseStatus::NotOffered => text::to_not_offered(lang),
        HireCaseStatus::HiredElsewhere => text::to_hired_elsewhere(lang),
        HireCaseStatus::FurtherStudy => text::to_further_study(lang),
        HireCaseStatus::Unknown => text::to_unknown(lang),
        HireCaseStatus::Closed => text::to_closed(lang),
        HireCaseStatus::Open | HireCaseStatus::WishKnown => to.label(lang),
    }
}

fn step(lang: Lang, option: &HireOption) -> Step<HireCaseStatus> {
    let reasons: Vec<&str> = option.blockers.iter().map(|guard| guard.label(lang)).collect();
    let word = verb(lang, option.to);
    let why = if reasons.is_empty() { String::new() } else { text::blocked(lang, word, reasons.join(" ")) };
    Step { to: option.to, word: word.to_owned(), free: reasons.is_empty(), why }
}

/// The next step: the buttons, then the form of the one that was chosen.
#[component]
pub(super) fn Moves(case: HireCase, on_moved: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let steps = case.options.iter().map(|option| step(lang, option)).collect();
    let none = if case.status.is_decided() { text::no_moves(lang) } else { "" };
    let form = move |to, on_cancel: Callback<()>| view! { <MoveForm case=case.clone() to on_moved on_cancel/> }.into_any();
    view! { <Steps id="hire-moves" title=text::moves(lang) steps none form/> }
}
