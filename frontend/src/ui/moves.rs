//! The next step of what moves from state to state: a button for each move that the reader has, the form of what it asks
//! for, and why a move cannot be made. All of it comes from the machine's table and from what the server says is asked.

use super::button::{Button, ButtonKind};
use super::declared::Form;
use super::dialog::ConflictDialog;
use super::form::{ErrorSummary, Submit};
use super::form_view::FormView;
use super::lang;
use super::loader::error_text;
use super::steps::{Step, Steps};
use super::toast::Toaster;
use crate::api::{self, Answer};
use domain::moves::{Asked, Machine, OptionOf};
use domain::text::common;
use domain::{Lang, Word};
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::Serialize;
use serde::de::{DeserializeOwned, IgnoredAny};

/// The field of every move: where it leads.
pub(super) const TO: &str = "to";

/// What a move does on the screen.
pub struct Moving<T: 'static> {
    /// Where the move is sent.
    pub path: String,
    /// The version it begins from; none where the first move makes the thing.
    pub version: Option<i32>,
    /// What did not happen, where it fails.
    pub failed: &'static str,
    /// What is said and done when it was made.
    pub made: Callback<T>,
    /// Reads again what someone else has changed meanwhile.
    pub reload: Callback<()>,
}

impl<T> Clone for Moving<T> {
    fn clone(&self) -> Self {
        Self { path: self.path.clone(), version: self.version, failed: self.failed, made: self.made, reload: self.reload }
    }
}

impl<T: DeserializeOwned + 'static> Moving<T> {
    fn send(&self, key: &str, body: &impl Serialize) -> Answer<T> {
        match self.version {
            Some(version) => api::post_if_match(&self.path, version, body),
            None => api::create(&self.path, key, body),
        }
    }

    /// Makes a move that asks for nothing.
    pub fn press<S: Machine>(&self, submit: Submit, step: S::Step) {
        let made = self.made;
        let moving = self.clone();
        submit.send(Ok(domain::moves::to::<S>(step)), move |key, body| moving.send(&key, &body), move |moved: T| made.run(moved));
    }
}

/// Says what a move did, with the way back that the machine's table names. `thing` is where moves are sent and the version that it has
/// now. Where it cannot be taken back any more that is said; `again` shows how it stands.
pub fn say_made<S: Machine>((lang, toaster): (Lang, Toaster), said: String, step: S::Step, thing: (String, i32), again: Callback<()>) {
    let Some(back) = S::MOVES.iter().find(|one| one.step == step).and_then(|one| one.undo) else { return toaster.say(said) };
    toaster.say_with_undo(said, move || {
        let (path, version) = thing.clone();
        let answer: Answer<IgnoredAny> = api::post_if_match(&path, version, &domain::moves::to::<S>(back));
        spawn_local(async move {
            if let Err(error) = answer.await {
                toaster.say(error_text(lang, &error));
            }
            // The page may be gone by then.
            again.try_run(());
        });
    });
}

/// How the form of a move is shown, where the screen knows better than the table.
pub struct Dress {
    /// The word on its button.
    pub word: Option<&'static str>,
    /// How much the button weighs.
    pub kind: ButtonKind,
    /// What is said above the fields.
    pub lead: String,
    /// What is said below them.
    pub below: Option<AnyView>,
    /// What else can be done here.
    pub others: Option<AnyView>,
    /// The word on the way out.
    pub cancel: Option<&'static str>,
    /// The way out.
    pub on_cancel: Option<Callback<()>>,
}

impl Default for Dress {
    fn default() -> Self {
        Self { word: None, kind: ButtonKind::Primary, lead: String::new(), below: None, others: None, cancel: None, on_cancel: None }
    }
}

/// The first move of what is not there yet, as the table has it.
#[must_use]
pub fn first_move<S: Machine>(step: S::Step) -> OptionOf<S> {
    let one = S::MOVES.iter().find(|one| one.step == step);
    let asks = one.map_or(&[][..], |one| one.asks).iter().map(|ask| Asked { field: ask.field.to_owned(), must: ask.must });
    OptionOf::<S> { to: step, asks: asks.collect(), blockers: Vec::new(), may_override: false }
}

/// The form of the facts that a move asks for.
#[must_use]
pub fn asking<S: Machine>(option: &OptionOf<S>) -> Form {
    let asked: Vec<(&str, bool)> = option.asks.iter().map(|ask| (ask.field.as_str(), ask.must)).collect();
    Form::asking::<S::Body>(&asked)
}

/// The word of a step.
pub(super) fn word_of<S: Machine>(lang: Lang, step: S::Step) -> String {
    S::MOVES.iter().find(|one| one.step == step).map_or("", |one| one.word.of(lang)).to_owned()
}

fn step<S: Machine>(lang: Lang, option: &OptionOf<S>) -> Step<S::Step> {
    let reasons: Vec<&str> = option.blockers.iter().map(|guard| guard.text().of(lang)).collect();
    let word = word_of::<S>(lang, option.to);
    let why = if reasons.is_empty() { String::new() } else { format!("{word}: {}", reasons.join(" ")) };
    Step { to: option.to, word, free: reasons.is_empty() || option.may_override, why }
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
    let steps = options.iter().map(|option| step::<S>(lang, option)).collect();
    let form = move |to: S::Step, on_cancel: Callback<()>| match options.iter().find(|option| option.to == to) {
        Some(option) => {
            let dress = Dress { on_cancel: Some(on_cancel), ..Dress::default() };
            move_form::<S, T>(option, fill(option, asking::<S>(option)), &moving, dress)
        }
        None => ().into_any(),
    };
    view! { <Steps id title steps none form/> }.into_any()
}

/// The form of one move, filled in as far as it is known.
pub fn move_form<S: Machine, T: DeserializeOwned + 'static>(option: &OptionOf<S>, form: Form, moving: &Moving<T>, dress: Dress) -> AnyView {
    let lang = lang();
    let word = dress.word.map_or_else(|| step::<S>(lang, option).word, str::to_owned);
    let (to, asks) = (option.to, StoredValue::new(option.asks.clone()));
    let (failed, reload, on_cancel, made) = (moving.failed, moving.reload, dress.on_cancel, moving.made);
    let today = crate::session::use_today();
    let of = moving.path.clone();
    let moving = StoredValue::new(moving.clone());
    let send = move |()| {
        let asks = form.asks(asks.get_value());
        form.submit.send(
            form.read_with(&[(TO, to.to_string())], |body| domain::moves::checked::<S>(body, &asks, None, today)),
            move |key, body| moving.with_value(|moving| moving.send(&key, &body)),
            move |moved: T| made.run(moved),
        );
    };
    let cancel = dress.cancel.unwrap_or(common::cancel(lang));
    let (kind, lead, below) = (dress.kind, dress.lead, dress.below);
    let others = dress.others.unwrap_or_else(|| ().into_any());
    view! {
        <FormView form of word failed kind lead cancel others on_send=send on_cancel=on_cancel on_reload=Some(reload)>{below}</FormView>
    }
    .into_any()
}

/// A move that asks for nothing: its button, and why it cannot be made.
pub fn press_view<S: Machine, T: DeserializeOwned + 'static>(option: &OptionOf<S>, moving: Moving<T>, kind: ButtonKind) -> AnyView {
    let Step { to, word, free, .. } = step::<S>(lang(), option);
    let why: Vec<&str> = option.blockers.iter().map(|guard| guard.text().of(lang())).collect();
    let why = (!free).then(|| view! { <p class="ps-why">{why.join(" ")}</p> });
    let (submit, failed, reload) = (Submit::new(), moving.failed, moving.reload);
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        moving.press::<S>(submit, to);
    };
    view! {
        <form novalidate on:submit=send>
            <ErrorSummary form=submit failed/>
            {why}
            <Button kind busy=submit.pending disabled=!free>{word}</Button>
        </form>
        <ConflictDialog open=submit.conflict on_reload=reload/>
    }
    .into_any()
}
