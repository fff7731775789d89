//! Reporting absence and recovery: used by the trainee in "Min plan", by the supervisor in "Mine elever", and on the card.

use crate::api;
use crate::session::{use_lang, use_today};
use crate::ui::{
    Button, ButtonKind, ChoiceChips, ConflictDialog, DateField, DateInput, Dialog, DialogActions, ErrorSummary, SelectField, Submit,
    TextField, use_toaster,
};
use chrono::{NaiveDate, TimeDelta};
use domain::absence::{AbsenceKind, AbsenceSource, AbsenceSpell, RegisterRecovery, ReportAbsence};
use domain::ids::TraineeshipId;
use domain::problem::{FieldCode, FieldError};
use domain::text::{absence as text, common};
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
    let form = Submit::new();
    let own = source == AbsenceSource::Trainee;
    let kind = RwSignal::new(AbsenceKind::Sick.as_str().to_owned());
    let (starts_on, ends_on, back) = (DateInput::new(Some(today)), DateInput::new(None), DateInput::new(None));
    let percent = RwSignal::new(String::new());
    let partial = move || kind.with(|kind| kind == AbsenceKind::PartialSick.as_str());
    let kinds: Vec<(String, String)> = AbsenceKind::ALL
        .iter()
        .filter(|kind| !own || kind.trainee_may_report())
        .map(|kind| (kind.as_str().to_owned(), kind.label(lang).to_owned()))
        .collect();
    let build = move || -> Result<ReportAbsence, Vec<FieldError>> {
        let (first, last, expected) = (starts_on.required("starts_on"), ends_on.checked("ends_on"), back.checked("expected_back_on"));
        let extent = if partial() {
            percent
                .with_untracked(|percent| percent.trim().parse().map(Some))
                .map_err(|_| FieldError::new("percent", FieldCode::InvalidValue))
        } else {
            Ok(None)
        };
        let kind = kind.get_untracked().parse().map_err(|_| FieldError::new("kind", FieldCode::Required));
        match (kind, first, last, extent, expected) {
            (Ok(kind), Ok(starts_on), Ok(ends_on), Ok(percent), Ok(expected_back_on)) => {
                ReportAbsence { kind, starts_on, ends_on, percent, expected_back_on }.checked(source, runs, today)
            }
            (kind, first, last, extent, expected) => {
                Err([kind.err(), first.err(), last.err(), extent.err(), expected.err()].into_iter().flatten().collect())
            }
        }
    };
    let path = format!("/traineeships/{traineeship}/absence-spells");
    let labels = vec![
        ("kind", text::kind(lang)),
        ("starts_on", text::starts_on(lang)),
        ("ends_on", text::ends_on(lang)),
        ("percent", text::percent(lang)),
        ("expected_back_on", text::expected_back_on(lang)),
    ];
    view! {
        <form novalidate on:submit=move |event| {
            event.prevent_default();
            let path = path.clone();
            form.send(build(), move |key, body| async move { api::create(&path, &key, &body).await }, move |spell: AbsenceSpell| {
                open.set(false);
                toaster.say(text::reported(lang));
                on_saved.run(spell);
            });
        }>
            <ErrorSummary form labels/>
            <p class="ps-why">{text::no_reason(lang)}</p>
            {if own {
                view! { <ChoiceChips name="kind" legend=text::kind(lang) value=kind options=kinds columns=2 error=form.error("kind")/> }.into_any()
            } else {
                view! { <SelectField name="kind" label=text::kind(lang) value=kind options=kinds error=form.error("kind")/> }.into_any()
            }}
            <DateField name="starts_on" label=text::starts_on(lang) value=starts_on error=form.error("starts_on")/>
            <DateField name="ends_on" label=text::ends_on(lang) value=ends_on hint=text::ends_on_hint(lang) error=form.error("ends_on") optional=true/>
            {move || partial().then(|| view! { <TextField name="percent" label=text::percent(lang) value=percent hint=text::percent_hint(lang) error=form.error("percent") max=2/> })}
            <DateField name="expected_back_on" label=text::expected_back_on(lang) value=back error=form.error("expected_back_on") optional=true/>
            <DialogActions>
                <Button kind=ButtonKind::Primary busy=form.pending>{text::report(lang)}</Button>
                <Button on_press=move || open.set(false)>{common::cancel(lang)}</Button>
            </DialogActions>
        </form>
    }
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
    let form = Submit::new();
    let back_on = DateInput::new(Some(today.max(spell.starts_on + TimeDelta::days(1))));
    let (id, version, starts_on) = (spell.id, spell.version, spell.starts_on);
    let build = move || -> Result<RegisterRecovery, Vec<FieldError>> {
        let back_on = back_on.required("ends_on").map_err(|error| vec![error])?;
        RegisterRecovery { ends_on: back_on - TimeDelta::days(1) }.checked(starts_on, today)
    };
    view! {
        <form novalidate on:submit=move |event| {
            event.prevent_default();
            let path = format!("/absence-spells/{id}/recovery");
            form.send(build(), move |_, body| async move { api::put(&path, version, &body).await }, move |spell: AbsenceSpell| {
                open.set(false);
                toaster.say(text::recovered(lang));
                on_saved.run(spell);
            });
        }>
            <ErrorSummary form labels=vec![("ends_on", text::back_on(lang))]/>
            <DateField name="ends_on" label=text::back_on(lang) value=back_on hint=text::back_on_hint(lang) error=form.error("ends_on")/>
            <DialogActions>
                <Button kind=ButtonKind::Primary busy=form.pending>{text::recover(lang)}</Button>
                <Button on_press=move || open.set(false)>{common::cancel(lang)}</Button>
            </DialogActions>
        </form>
        <ConflictDialog open=form.conflict on_reload=move || { open.set(false); on_reload.run(()); }/>
    }
}
