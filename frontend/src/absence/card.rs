//! The absence of one trainee, the latest first: the tab `/elever/:id/fravaer`.

use super::report::RecoverDialog;
use crate::session::{Here, use_lang};
use crate::ui::{Button, Card, ListView, Source};
use domain::Lang;
use domain::absence::{AbsenceSpell, sees_kind};
use domain::ids::TraineeshipId;
use domain::text::absence as text;
use leptos::prelude::*;
use std::rc::Rc;

/// The spells of a trainee. The head of the card reports a new one.
#[component]
pub fn TraineeAbsence(
    /// Whose absence.
    traineeship: TraineeshipId,
    /// Changes when a spell was reported.
    #[prop(into)]
    reported: Signal<u32>,
) -> impl IntoView {
    let lang = use_lang();
    let recovered = RwSignal::new(0_u32);
    let again = Signal::derive(move || reported.get() + recovered.get());
    let act = move |spell: Rc<AbsenceSpell>| recover(lang, &spell, recovered);
    let source = Source::with_acts(format!("/traineeships/{traineeship}/absence-spells"), act, again);
    let dates_only = use_context::<Here>().is_some_and(|Here(roles)| !roles.iter().any(|role| sees_kind(*role)));
    let list = view! { <ListView source/> }.into_any();
    view! {
        <Card id="absence" title=text::title(lang)>
            {dates_only.then(|| view! { <p class="ps-why">{text::dates_only(lang)}</p> })}
            {list}
        </Card>
    }
}

/// What can be done with a spell: saying that the trainee is back.
fn recover(lang: Lang, spell: &AbsenceSpell, recovered: RwSignal<u32>) -> AnyView {
    if !spell.may_recover() {
        return ().into_any();
    }
    let (open, spell) = (RwSignal::new(false), spell.clone());
    let changed = move || recovered.update(|count| *count += 1);
    view! {
        <Button small=true on_press=move || open.set(true)>{text::recover(lang)}</Button>
        <RecoverDialog spell open on_saved=move |_| changed() on_reload=changed/>
    }
    .into_any()
}
