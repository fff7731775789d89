//! The usual answers of a field, one tap each; the last one opens the field itself, for another one.

use super::field::ChoiceChips;
use leptos::prelude::*;

/// The code of the last choice, which opens the field; the field's id begins with it.
pub(super) const OTHER: &str = "other-";

/// What is usual in a field.
#[derive(Clone)]
pub struct Quick {
    /// The question.
    pub legend: &'static str,
    /// The usual answers, as they are written in the field, and their labels.
    pub usual: Vec<(String, String)>,
    /// The words that open the field.
    pub other: &'static str,
}

/// The choices, and the field where none of them is meant. The field has the id `other-<name>`.
#[component]
pub fn QuickField(
    /// The field's name in the request; also the id of the first choice.
    name: &'static str,
    /// What is usual.
    quick: Quick,
    /// What stands in the field.
    value: RwSignal<String>,
    /// The hint.
    #[prop(optional)]
    hint: &'static str,
    /// What is wrong: said at the field while it is open, else at the choices.
    error: Signal<Option<String>>,
    /// It may be left open.
    #[prop(optional)]
    optional: bool,
    /// Draws the field, given what is wrong with it.
    field: Callback<Signal<Option<String>>, AnyView>,
) -> impl IntoView {
    let Quick { legend, usual: mut options, other } = quick;
    let usual: Vec<String> = options.iter().map(|(code, _)| code.clone()).collect();
    let is_usual = move |text: &str| text.is_empty() || usual.iter().any(|one| one == text);
    let shown = move |text: String| if is_usual(&text) { text } else { OTHER.to_owned() };
    options.push((OTHER.to_owned(), other.to_owned()));
    let chosen = RwSignal::new(shown(value.get_untracked()));
    let open = Memo::new(move |_| chosen.with(|chosen| chosen == OTHER));
    Effect::new(move |before: Option<String>| {
        let now = chosen.get();
        // A tap says what stands in the field; what opens it empties it.
        if before.is_some_and(|before| before != now) {
            value.set(if now == OTHER { String::new() } else { now.clone() });
        }
        now
    });
    // What is put into the field from elsewhere is shown by its choice; what is typed in it leaves it open.
    Effect::new(move |_| {
        let text = value.get();
        if !open.get_untracked() && chosen.with_untracked(|chosen| *chosen != text) {
            chosen.set(shown(text));
        }
    });
    let columns = u8::try_from(options.len()).unwrap_or(4);
    let at_choices = Signal::derive(move || error.get().filter(|_| !open.get()));
    view! {
        <ChoiceChips name legend value=chosen options columns hint error=at_choices optional/>
        {move || open.get().then(|| field.run(error))}
    }
}
