//! The next step of what moves from state to state: a button for each move that the reader has, the form of what it asks
//! for, and why a move cannot be made. All of it comes from the machine's table and from what the server says is asked.

use super::declared::Form;
use super::form_view::FormView;
use super::lang;
use super::steps::{Step, Steps};
use crate::api;
use domain::moves::{Machine, OptionOf};
use domain::{Lang, Word};
use leptos::prelude::*;
use serde::de::DeserializeOwned;

/// The field of every move: where it leads.
const TO: &str = "to";

/// What a move does on the screen.
pub struct Moving<T: 'static> {
    /// Where the move is sent.
    pub path: String,
    /// The version it begins from.
    pub version: i32,
    /// What did not happen, where it fails.
    pub failed: &'static str,
    /// What is said and done when it was made.
    pub made: Callback<T>,
    /// Reads again what someone else has changed meanwhile.
    pub reload: Callback<()>,
}

fn step<S: Machine>(lang: Lang, option: &OptionOf<S>) -> Step<S> {
    let reasons: Vec<&str> = option.blockers.iter().map(|guard| guard.text().of(lang)).collect();
    let word = S::MOVES.iter().find(|one| one.to == option.to).map_or("", |one| one.word.of(lang));
    let why = if reasons.is_empty() { String::new() } else { format!("{word}: {}", reasons.join(" ")) };
    Step { to: option.to, word: word.to_owned(), free: reasons.is_empty() || option.may_override, why }
}

/// The next step. `fill` gives the form what is known at first, and what can be chosen.
pub fn moves_view<S, T>(
    id: &'static str,
    title: &'static str,
    none: &'static str,
    options: Vec<OptionOf<S>>,
    moving: Moving<T>,
    fill: impl Fn(&OptionOf<S>, Form) -> Form + Send + Sync + 'static,
) -> AnyView
where
    S: Machine,
    T: DeserializeOwned + 'static,
{
    let lang = lang();
    let steps = options.iter().map(|option| step(lang, option)).collect();
    let form = move |to: S, on_cancel: Callback<()>| match options.iter().find(|option| option.to == to) {
        Some(option) => {
            let asked: Vec<(&str, bool)> = option.asks.iter().map(|ask| (ask.field.as_str(), ask.must)).collect();
            one_move(option, fill(option, Form::asking::<S::Body>(&asked)), &moving, on_cancel)
        }
        None => ().into_any(),
    };
    view! { <Steps id title steps none form/> }.into_any()
}

fn one_move<S: Machine, T: DeserializeOwned + 'static>(
    option: &OptionOf<S>,
    form: Form,
    moving: &Moving<T>,
    on_cancel: Callback<()>,
) -> AnyView {
    let word = step(lang(), option).word;
    let (to, asks) = (option.to, StoredValue::new(option.asks.clone()));
    let (failed, reload) = (moving.failed, moving.reload);
    let today = crate::session::use_today();
    let (path, version, made) = (moving.path.clone(), moving.version, moving.made);
    let send = move |()| {
        let path = path.clone();
        let asks = form.asks(asks.get_value());
        form.submit.send(
            form.read_with(&[(TO, to.to_string())], |body| domain::moves::checked::<S>(body, &asks, today)),
            move |_, body| async move { api::post_if_match::<_, T>(&path, version, &body).await },
            move |moved: T| made.run(moved),
        );
    };
    view! { <FormView form word failed on_send=send on_cancel on_reload=Some(reload)/> }.into_any()
}
