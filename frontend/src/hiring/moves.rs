//! The moves of a hire case.

use crate::session::use_lang;
use crate::ui::{Form, Moving, moves_view, use_toaster};
use domain::fields::date_typed;
use domain::hiring::{DecideHireCase as D, HireCase, HireCaseStatus};
use domain::text::hiring as text;
use leptos::prelude::*;

/// The next step: the buttons, then the form of the one that was chosen.
#[component]
pub(super) fn Moves(case: HireCase, on_moved: Callback<()>) -> impl IntoView {
    let (lang, toaster) = (use_lang(), use_toaster());
    // The server gives each reader the moves that are hers.
    let none = if case.status.is_decided() { text::no_moves(lang) } else { text::read_only(lang) };
    let moving = Moving {
        path: format!("/hire-cases/{}/transitions", case.id),
        version: Some(case.version),
        failed: text::not_moved(lang),
        made: Callback::new(move |case: HireCase| {
            toaster.say(text::moved(lang, case.name(), case.status.label(lang)));
            on_moved.run(());
        }),
        reload: on_moved,
    };
    let first_day = case.ends_on.succ_opt().map(date_typed).unwrap_or_default();
    let fill = move |_: &_, form: Form| form.start(D::offer_weekly_minutes, "37").start(D::offer_starts_on, first_day.clone());
    moves_view::<HireCaseStatus, _>("hire-moves", text::moves(lang), none, case.options, moving, fill)
}
