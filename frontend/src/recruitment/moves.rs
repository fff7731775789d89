//! The moves of an application: a button each, and why one is blocked.

use super::form::MoveForm;
use crate::session::use_lang;
use crate::ui::{Button, Card, DialogActions};
use domain::recruitment::{ApplicationCard, ApplicationStatus, TransitionOption};
use domain::text::recruitment as text;
use leptos::prelude::*;

/// The next step: the buttons, then the form of the one that was chosen.
#[component]
pub(super) fn Moves(card: ApplicationCard, on_changed: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let ended = card.line.status.is_end();
    let chosen = RwSignal::new(None::<ApplicationStatus>);
    let options = card.options.clone();
    let none = options.is_empty();
    let free: Vec<TransitionOption> = options.iter().filter(|option| option.blockers.is_empty() || option.may_override).cloned().collect();
    let why = options.into_iter().filter(|option| !option.blockers.is_empty()).map(|option| {
        let reasons: Vec<&str> = option.blockers.iter().map(|guard| guard.label(lang)).collect();
        view! { <li class="ps-why">{text::blocked(lang, option.to.label(lang), reasons.join(" "))}</li> }
    });
    let why = why.collect_view();
    view! {
        <Card id="application-moves" title=text::moves(lang)>
            {ended.then(|| view! { <p class="ps-why">{text::no_moves(lang)}</p> })}
            {(!ended && none).then(|| view! { <p class="ps-why">{text::read_only(lang)}</p> })}
            {move || match chosen.get() {
                None => {
                    let buttons = free.iter().map(|option| {
                        let to = option.to;
                        view! { <Button on_press=move || chosen.set(Some(to))>{text::move_to(lang, to.label(lang).to_lowercase())}</Button> }
                    });
                    let buttons = buttons.collect_view();
                    view! { <DialogActions>{buttons}</DialogActions> }.into_any()
                }
                Some(to) => view! { <MoveForm card=card.clone() to on_changed on_cancel=move || chosen.set(None)/> }.into_any(),
            }}
            <ul>{why}</ul>
        </Card>
    }
}
