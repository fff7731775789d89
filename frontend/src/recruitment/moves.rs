//! The moves of an application.

use crate::programmes::{cohort_options, use_cohorts};
use crate::session::{use_lang, use_today};
use crate::ui::{Form, Moving, moves_view, use_toaster};
use domain::moves::OptionOf;
use domain::recruitment::{ApplicationCard, ApplicationStatus, Transition as T, asks_gf2};
use domain::text::recruitment as text;
use leptos::prelude::*;

/// The next step: the buttons, then the form of the one that was chosen.
#[component]
pub(super) fn Moves(card: ApplicationCard, on_changed: Callback<()>) -> impl IntoView {
    let (lang, toaster) = (use_lang(), use_toaster());
    // The server gives each reader her own moves.
    let none = if card.line.status.is_end() { text::no_moves(lang) } else { text::read_only(lang) };
    let moving = Moving {
        path: format!("/applications/{}/transitions", card.line.id),
        version: Some(card.line.version),
        failed: text::not_moved(lang),
        made: Callback::new(move |card: ApplicationCard| {
            toaster.say(text::moved(lang, card.line.name(), card.line.status.label(lang)));
            on_changed.run(());
        }),
        reload: on_changed,
    };
    let options = card.options.iter().cloned().map(with_gf2).collect();
    moves_view::<ApplicationStatus, _>("application-moves", text::moves(lang), none, options, moving, move |option, form| {
        fill(&card, option, form)
    })
}

/// Whether GF2 is asked of an offer depends on the cohort that is chosen in its form.
fn with_gf2(mut option: OptionOf<ApplicationStatus>) -> OptionOf<ApplicationStatus> {
    if option.to == ApplicationStatus::Offered && option.asks.iter().all(|ask| ask.field != T::gf2_included) {
        option.asks.push(domain::moves::Asked { field: T::gf2_included.to_owned(), must: true });
    }
    option
}

/// What is known at first, and what follows from the cohort that is chosen.
fn fill(card: &ApplicationCard, option: &OptionOf<ApplicationStatus>, form: Form) -> Form {
    let (lang, today) = (use_lang(), use_today());
    if !option.asks.iter().any(|ask| ask.field == T::cohort_id) {
        return form;
    }
    let own = card.cohort_id.map(|cohort| cohort.to_string()).unwrap_or_default();
    let (programme, birth_date) = (StoredValue::new(card.line.programme_code.clone()), card.birth_date);
    let (chosen, cohorts) = (form.value(T::cohort_id), use_cohorts(Signal::stored(programme.get_value())));
    let applied_for = StoredValue::new(own.clone());
    // Where none is chosen, the one that was applied for stays.
    let cohort = Memo::new(move |_| {
        let id = Some(chosen.get()).filter(|id| !id.is_empty()).unwrap_or_else(|| applied_for.get_value());
        cohorts.with(|cohorts| cohorts.iter().find(|one| one.id.to_string() == id).cloned())
    });
    let is_full = Memo::new(move |_| cohort.with(|cohort| cohort.as_ref().is_some_and(|cohort| cohort.places.is_full())));
    let gf2 = Memo::new(move |_| {
        let starts_on = cohort.with(|cohort| cohort.as_ref().map(|cohort| cohort.starts_on));
        asks_gf2(&programme.get_value(), birth_date, starts_on, today)
    });
    let answers = [("yes", text::gf2_yes(lang)), ("no", text::gf2_no(lang))].map(|(code, label)| (code.to_owned(), label.to_owned()));
    // On the way in, a cohort is asked for where there is one to choose.
    let (entering, any) = (option.to == ApplicationStatus::Received, Memo::new(move |_| cohorts.with(|cohorts| !cohorts.is_empty())));
    form.options(T::cohort_id, cohort_options(cohorts))
        .shown(T::cohort_id, Signal::derive(move || !entering || any.get()))
        .start(T::cohort_id, own)
        .start(T::site_id, card.site_id.map(|site| site.to_string()).unwrap_or_default())
        .shown(T::override_reason, is_full)
        .optional(T::override_reason, false)
        .options(T::gf2_included, Signal::stored(answers.to_vec()))
        .shown(T::gf2_included, gf2)
}
