//! Reporting absence and recovery: used by the trainee in "Min plan", by the supervisor in "Mine elever", and on the card.

use crate::api;
use crate::session::{use_lang, use_today};
use crate::ui::{Dialog, Form, FormView, asking, choices, first_move, use_toaster};
use chrono::{NaiveDate, TimeDelta};
use domain::absence::{AbsenceKind, AbsenceSource, AbsenceSpell, RegisterRecovery, ReportAbsence, SpellStatus, SpellStep};
use domain::fields::{Kind, date_typed};
use domain::ids::TraineeshipId;
use domain::problem::{FieldCode, FieldError};
use domain::text::absence as text;
use leptos::prelude::*;

/// The dialog "Meld fravær". Trainees choose between their own sickness and their child's.
#[component]
pub fn ReportAbsenceDialog(
    /// Whose absence.
    traineeship: TraineeshipId,
    /// The first and last day of the traineeship.
    runs: (NaiveDate, NaiveDate),
    /// As whom it is reported.
    source: AbsenceSource,
    /// The trainee's name, where it is not the trainee who reports.
    #[prop(optional, into)]
    name: Option<String>,
    /// Whether the dialog is open.
    open: RwSignal<bool>,
    /// What happens with the new spell.
    #[prop(into)]
    on_saved: Callback<AbsenceSpell>,
) -> impl IntoView {
    let lang = use_lang();
    let title = name.map_or_else(|| text::report(lang).to_owned(), |name| text::report_for(lang, name));
    view! {
        <Dialog id=format!("report-absence-{traineeship}") title open>
            <ReportForm traineeship runs source open on_saved/>
        </Dialog>
    }
}

#[component]
fn ReportForm(
    traineeship: TraineeshipId,
    runs: (NaiveDate, NaiveDate),
    source: AbsenceSource,
    open: RwSignal<bool>,
    on_saved: Callback<AbsenceSpell>,
) -> impl IntoView {
    let (lang, today, toaster) = (use_lang(), use_today(), use_toaster());
    let own = source == AbsenceSource::Trainee;
    let kinds: Vec<AbsenceKind> = AbsenceKind::ALL.iter().copied().filter(|kind| !own || kind.trainee_may_report()).collect();
    let form = Form::of::<ReportAbsence>()
        .options(ReportAbsence::kind, Signal::stored(choices(&kinds, |kind| kind.label(lang))))
        .drawn_as(ReportAbsence::kind, if own { Kind::Chips } else { Kind::Choice })
        .start(ReportAbsence::kind, AbsenceKind::Sick.as_str())
        .start(ReportAbsence::starts_on, date_typed(today));
    let send = move |()| {
        form.submit.send(
            form.read(|report: ReportAbsence| report.checked(source, runs, today)),
            move |key, body| api::create(&format!("/traineeships/{traineeship}/absence-spells"), &key, &body),
            move |spell: AbsenceSpell| {
                open.set(false);
                toaster.say(text::reported(lang));
                on_saved.run(spell);
            },
        );
    };
    view! { <FormView form word=text::report(lang) lead=text::no_reason(lang) on_send=send on_cancel=move |()| open.set(false)/> }
}

/// The dialog "Meld rask": the first day back, so that nobody has to think of the last day away.
#[component]
pub fn RecoverDialog(
    /// The open spell.
    spell: AbsenceSpell,
    /// The trainee's name, where it is not the trainee who reports.
    #[prop(optional, into)]
    name: Option<String>,
    /// Whether the dialog is open.
    open: RwSignal<bool>,
    /// What happens with the closed spell.
    #[prop(into)]
    on_saved: Callback<AbsenceSpell>,
    /// Reads the spell again that someone else has changed meanwhile.
    #[prop(into)]
    on_reload: Callback<()>,
) -> impl IntoView {
    let lang = use_lang();
    let title = name.map_or_else(|| text::recover(lang).to_owned(), |name| text::recover_for(lang, name));
    let id = format!("recover-{}", spell.id);
    let spell = StoredValue::new(spell);
    view! {
        <Dialog id title open>
            <RecoverForm spell=spell.get_value() open on_saved on_reload/>
        </Dialog>
    }
}

#[component]
fn RecoverForm(spell: AbsenceSpell, open: RwSignal<bool>, on_saved: Callback<AbsenceSpell>, on_reload: Callback<()>) -> impl IntoView {
    let (lang, today, toaster) = (use_lang(), use_today(), use_toaster());
    let back_on = today.max(spell.starts_on + TimeDelta::days(1));
    let form = asking::<SpellStatus>(&first_move::<SpellStatus>(SpellStep::Recover))
        .label(RegisterRecovery::ends_on, text::back_on(lang))
        .hint(RegisterRecovery::ends_on, text::back_on_hint(lang))
        .start(RegisterRecovery::ends_on, date_typed(back_on));
    let (id, version, starts_on) = (spell.id, spell.version, spell.starts_on);
    // One says when she is back; what is kept is the last day away.
    let checked = move |said: RegisterRecovery| {
        let last = said.ends_on.map(|back| back - TimeDelta::days(1));
        let early = last.is_some_and(|last| last < starts_on);
        let wrong = early.then(|| vec![FieldError::new(RegisterRecovery::ends_on, FieldCode::EndBeforeStart)]);
        wrong.map_or(Ok(RegisterRecovery { ends_on: last, ..said }), Err)
    };
    let send = move |()| {
        let path = format!("/absence-spells/{id}/transitions");
        form.submit.send(
            form.read_with(&[(RegisterRecovery::to, SpellStep::Recover.to_string())], checked),
            move |_, body| api::post_if_match(&path, version, &body),
            move |spell: AbsenceSpell| {
                open.set(false);
                toaster.say(text::recovered(lang));
                on_saved.run(spell);
            },
        );
    };
    let reload = move |()| {
        open.set(false);
        on_reload.run(());
    };
    view! { <FormView form word=text::recover(lang) on_send=send on_cancel=move |()| open.set(false) on_reload=reload/> }
}
