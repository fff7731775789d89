//! The rows that are chosen, moved together: the moves that all of them have, one form, and what became of each.

use super::super::button::{Button, ButtonKind};
use super::super::dialog::{Dialog, DialogActions};
use super::super::form_view::FormView;
use super::super::lang;
use super::super::loader::error_text;
use super::super::moves::{TO, asking, word_of};
use super::super::problems::field_text;
use super::super::states::{Alert, AlertKind};
use super::super::steps::{Step, Steps};
use super::List;
use crate::api::{self, Answer, ApiError};
use crate::session::{use_me, use_today};
use domain::Lang;
use domain::access::Role;
use domain::moves::{Machine, OptionOf, checked, together};
use domain::text::{common, listing as text};
use leptos::prelude::*;
use std::rc::Rc;

/// A row that can be moved: what is sent where.
#[derive(Clone)]
pub(super) struct Mover {
    pub(super) id: String,
    pub(super) name: String,
    /// The word of the state it is in.
    pub(super) state: String,
    pub(super) version: i32,
    /// Where its moves are sent.
    pub(super) path: String,
}

/// What became of the rows that were moved together: of how many, and those that were not.
#[derive(Clone)]
pub(super) struct Outcome {
    of: usize,
    refused: Vec<Refused>,
}

/// A row that was not moved.
#[derive(Clone)]
struct Refused {
    id: String,
    name: String,
    why: String,
    /// Whether no answer came, so that it may have been moved.
    unanswered: bool,
}

/// Draws what can be done with these rows; what became of them is put into the signal.
pub(super) type Moves = Rc<dyn Fn(Vec<Mover>, RwSignal<Option<Outcome>>) -> AnyView>;

/// The dialog of the rows that are chosen.
#[component]
pub(super) fn Together(list: List, open: RwSignal<bool>) -> impl IntoView {
    let lang = lang();
    let outcome = list.moved;
    // Who closes the dialog while rows are moved is told all the same.
    Effect::new(move |_| {
        if outcome.with(Option::is_some) {
            open.set(true);
        }
    });
    // However it is closed, the rows are as they are now; those that were not moved stay chosen.
    Effect::new(move |before: Option<bool>| {
        let now = open.get();
        if before == Some(true) && !now {
            if let Some(told) = outcome.get_untracked() {
                outcome.set(None);
                list.chosen.set(told.refused.into_iter().map(|one| one.id).collect());
            }
            list.again.update(|count| *count += 1);
        }
        now
    });
    let title = Signal::derive(move || text::move_question(lang, list.chosen.with(Vec::len)));
    let inside = move || match outcome.get() {
        Some(told) => view! {
            <Told told/>
            <DialogActions><Button kind=ButtonKind::Primary on_press=move || open.set(false)>{common::close(lang)}</Button></DialogActions>
        }
        .into_any(),
        None => {
            let chosen = list.chosen.get_untracked();
            let movers = list.movers.with_value(|movers| chosen.iter().filter_map(|id| movers.get(id).cloned()).collect());
            list.moves.with_value(|moves| moves.as_ref().map(|moves| moves(movers, outcome))).into_any()
        }
    };
    view! { <Dialog id="move-chosen" title open>{inside}</Dialog> }
}

/// The moves of a machine.
pub(super) fn moves<S: Machine>() -> Moves {
    Rc::new(together_view::<S>)
}

fn together_view<S: Machine>(movers: Vec<Mover>, outcome: RwSignal<Option<Outcome>>) -> AnyView {
    let (lang, today) = (lang(), use_today());
    let states: Vec<S> = movers.iter().filter_map(|mover| mover.state.parse().ok()).collect();
    let roles: Vec<Role> = use_me().map(|me| me.grants.iter().map(|grant| grant.role).collect()).unwrap_or_default();
    let options: Vec<OptionOf<S>> = together::<S>(&states, &roles);
    let steps: Vec<Step<S::Step>> =
        options.iter().map(|option| Step { to: option.to, word: word_of::<S>(lang, option.to), free: true, why: String::new() }).collect();
    let lead = movers.iter().map(|mover| mover.name.as_str()).collect::<Vec<_>>().join(", ");
    let (of, so_far) = (movers.len(), RwSignal::new(0_usize));
    let movers = StoredValue::new(movers);
    let form = move |to: S::Step, on_cancel: Callback<()>| {
        let Some(option) = options.iter().find(|option| option.to == to) else { return ().into_any() };
        let (form, asks) = (asking::<S>(option), option.asks.clone());
        let send = move |()| {
            let body = form.read_with(&[(TO, to.to_string())], |body| checked::<S>(body, &asks, None, today));
            let movers = movers.get_value();
            let send = move |_, body| {
                Answer::of(async move {
                    let refused = each(lang, movers, &body, so_far).await;
                    // The list may have been left meanwhile; then nobody asks.
                    outcome.try_set(Some(Outcome { of, refused }));
                    Ok(())
                })
            };
            form.submit.send(body, send, |()| {});
        };
        let word = word_of::<S>(lang, to);
        view! { <FormView form word lead=lead.clone() on_send=send on_cancel=Some(on_cancel)/> }.into_any()
    };
    view! {
        <Steps id="moves-together" title=text::what_to_do(lang) none=text::nothing_together(lang) steps form/>
        {move || (so_far.get() > 0).then(|| view! { <p role="status" class="ps-meta">{text::moving(lang, so_far.get(), of)}</p> })}
    }
    .into_any()
}

/// Moves one after the other, so that each is judged by itself and none waits for one that is refused.
async fn each<B: serde::Serialize>(lang: Lang, movers: Vec<Mover>, body: &B, so_far: RwSignal<usize>) -> Vec<Refused> {
    let mut refused = Vec::new();
    for (at, mover) in movers.into_iter().enumerate() {
        // The screen may have gone meanwhile; what was begun is finished all the same.
        so_far.try_set(at + 1);
        let away = refused.iter().any(|one: &Refused| one.unanswered);
        let answer =
            if away { Err(ApiError::Away) } else { api::post_if_match::<_, serde::de::IgnoredAny>(&mover.path, mover.version, body).await };
        if let Err(error) = answer {
            // Of the one that got no answer nothing is known; those after it are not sent.
            let unanswered = !away && error == ApiError::Away;
            refused.push(Refused { id: mover.id, name: mover.name, why: why(lang, &error), unanswered });
        }
    }
    refused
}

/// Why one was not moved: what stands in its way, and else what the answer says.
fn why(lang: Lang, error: &ApiError) -> String {
    match error {
        ApiError::Problem(problem) if !problem.errors.is_empty() => {
            problem.errors.iter().map(|error| field_text(lang, error)).collect::<Vec<_>>().join(" ")
        }
        other => error_text(lang, other),
    }
}

#[component]
fn Told(told: Outcome) -> impl IntoView {
    let (lang, Outcome { of, refused }) = (lang(), told);
    let moved = of - refused.len();
    let title = match moved {
        0 => text::none_moved(lang).to_owned(),
        1 => text::one_moved(lang).to_owned(),
        moved => text::moved(lang, moved),
    };
    let (unknown, refused): (Vec<Refused>, Vec<Refused>) = refused.into_iter().partition(|one| one.unanswered);
    let unknown = unknown.into_iter().map(|one| view! { <p class="ps-mt-s">{text::no_answer(lang, one.name)}</p> }).collect::<Vec<_>>();
    let lines = refused.into_iter().map(|one| view! { <li><b>{one.name}</b>": "{one.why}</li> }).collect::<Vec<_>>();
    let some = !lines.is_empty();
    view! {
        <Alert kind=AlertKind::ToKnow title/>
        {unknown}
        {some.then(|| view! { <p class="ps-mt-s">{text::not_moved(lang)}</p><ul class="ps-mt-s">{lines}</ul> })}
    }
}
