//! Who supervises, and assigning someone with the reasons for and against.

use super::calls;
use crate::session::{use_lang, use_may, use_today};
use crate::ui::{
    Button, ButtonKind, Card, ChoiceChips, DateField, DateInput, Dialog, DialogActions, EmptyState, ErrorSummary, Fetched, Icon, IconName,
    Loader, StatusBadge, Submit, TextArea, Tone, choices, dates, use_toaster,
};
use domain::Lang;
use domain::access::Action;
use domain::ids::TraineeshipId;
use domain::people::SupervisorKind;
use domain::problem::FieldError;
use domain::supervision::{AssignSupervisor, SupervisorAssignment, SupervisorCandidate, Weight};
use domain::text::{common, supervision as text};
use leptos::prelude::*;

/// The trainee's supervisors, with the way to assign one.
#[component]
pub(super) fn Assignments(id: TraineeshipId) -> impl IntoView {
    let lang = use_lang();
    let may_assign = use_may()(Action::AssignSupervisor);
    let open = RwSignal::new(false);
    let assignments = Fetched::new(move || calls::assignments(id));
    view! {
        <Card id="assigned" title=text::assigned(lang)>
            <Loader resource=assignments let:found>
                {found.is_empty().then(|| view! { <p class="ps-why">{text::none_assigned(lang)}</p> })}
                <ul class="ps-contacts">{found.into_iter().map(|one| view! { <Assigned one/> }).collect_view()}</ul>
            </Loader>
            {may_assign.then(|| view! {
                <Button icon=IconName::UserCheck on_press=move || open.set(true)>{text::assign(lang)}</Button>
                <Dialog id="assign-supervisor" title=text::assign_title(lang).to_owned() open>
                    <Choosing id on_done=move || { open.set(false); assignments.refetch(); }/>
                </Dialog>
            })}
        </Card>
    }
}

#[component]
fn Assigned(one: SupervisorAssignment) -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    let day = |date| dates::short(lang, date, today);
    let period = match one.ends_on {
        Some(end) => text::from_to(lang, day(one.starts_on), day(end)),
        None => text::since(lang, day(one.starts_on)),
    };
    let exception = one.exception_until.map(|until| text::exception_to(lang, day(until)));
    view! {
        <li class="ps-person">
            <div>
                <b>{one.name}</b>
                <span>{one.kind.label(lang)}", "{period}</span>
                {exception.map(|exception| view! { <span>{exception}": "{one.exception_reason.unwrap_or_default()}</span> })}
            </div>
        </li>
    }
}

/// Choosing among the candidates, and then the day and, where something is missing, the exception.
#[component]
fn Choosing(id: TraineeshipId, #[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let kind = RwSignal::new(SupervisorKind::Responsible.as_str().to_owned());
    let chosen = RwSignal::new(None::<SupervisorCandidate>);
    let kind_of = move || kind.get().parse().unwrap_or(SupervisorKind::Responsible);
    let candidates = Fetched::new(move || calls::candidates(id, kind_of()));
    let kinds = choices(SupervisorKind::ALL, |word| word.label(lang));
    move || match chosen.get() {
        Some(candidate) => view! { <Confirm id candidate kind=kind_of() on_done on_back=move || chosen.set(None)/> }.into_any(),
        None => view! {
            <ChoiceChips name="kind" legend=text::assign_kind(lang) value=kind options=kinds.clone() columns=2/>
            <h3 class="ps-mt-l">{text::candidates(lang)}</h3>
            <Loader resource=candidates let:found>
                {found.is_empty().then(|| view! { <EmptyState title=text::nobody_found(lang) text=text::nobody_found_text(lang)/> })}
                <ul class="ps-list">{found.into_iter().map(|candidate| view! { <CandidateRow candidate chosen/> }).collect_view()}</ul>
            </Loader>
            <DialogActions><Button on_press=move || on_done.run(())>{common::cancel(lang)}</Button></DialogActions>
        }
        .into_any(),
    }
}

fn verdict(lang: Lang, candidate: &SupervisorCandidate) -> (Tone, &'static str) {
    match candidate {
        one if one.suitable => (Tone::Ok, text::suitable(lang)),
        one if one.blocked => (Tone::Idle, text::not_possible(lang)),
        one if one.needs_exception => (Tone::Late, text::needs_exception(lang)),
        _ => (Tone::Soon, text::with_reservation(lang)),
    }
}

#[component]
fn CandidateRow(candidate: SupervisorCandidate, chosen: RwSignal<Option<SupervisorCandidate>>) -> impl IntoView {
    let lang = use_lang();
    let (tone, word) = verdict(lang, &candidate);
    let load = text::trainees_of(lang, candidate.trainees, candidate.max_trainees);
    let (name, blocked, reasons, site) = (candidate.name.clone(), candidate.blocked, candidate.reasons.clone(), candidate.site.clone());
    view! {
        <li class="ps-card__b">
            <div class="ps-btns"><b>{name.clone()}</b><StatusBadge tone text=word/></div>
            <p class="ps-why">{site}" · "{load}</p>
            <ul>
                {reasons.into_iter().map(|reason| {
                    let icon = if reason.weight() == Weight::For { IconName::Check } else { IconName::Alert };
                    view! { <li class="ps-why"><Icon name=icon small=true/>" "{reason.label(lang)}</li> }
                }).collect_view()}
            </ul>
            {(!blocked).then(|| view! {
                <p class="ps-mt-s"><Button small=true label=text::choose_supervisor(lang, name) on_press=move || chosen.set(Some(candidate.clone()))>{text::choose(lang)}</Button></p>
            })}
        </li>
    }
}

#[component]
fn Confirm(
    id: TraineeshipId,
    candidate: SupervisorCandidate,
    kind: SupervisorKind,
    #[prop(into)] on_done: Callback<()>,
    #[prop(into)] on_back: Callback<()>,
) -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    let (form, toaster) = (Submit::new(), use_toaster());
    let (starts_on, until) = (DateInput::new(Some(today)), DateInput::new(None));
    let reason = RwSignal::new(String::new());
    let profile_id = candidate.profile_id;
    let build = move || -> Result<AssignSupervisor, Vec<FieldError>> {
        let mut errors = Vec::new();
        let mut take = |read: Result<Option<chrono::NaiveDate>, FieldError>| {
            read.unwrap_or_else(|error| {
                errors.push(error);
                None
            })
        };
        let from = take(starts_on.required("starts_on").map(Some));
        let exception_until = take(until.checked("exception_until"));
        let Some(starts_on) = from.filter(|_| errors.is_empty()) else { return Err(errors) };
        let exception_reason = Some(reason.get_untracked()).filter(|text| !text.trim().is_empty());
        AssignSupervisor { profile_id, kind, starts_on, exception_reason, exception_until }.checked()
    };
    let send = move || {
        form.send(
            build(),
            move |key, body| calls::assign(id, key, body),
            move |saved: SupervisorAssignment| {
                toaster.say(text::assigned_now(lang, saved.name));
                on_done.run(());
            },
        );
    };
    let labels = vec![
        ("profile_id", text::name(lang)),
        ("starts_on", text::assign_from(lang)),
        ("exception_reason", text::exception_reason(lang)),
        ("exception_until", text::exception_until(lang)),
    ];
    let name = candidate.name.clone();
    view! {
        <form novalidate on:submit=move |event| { event.prevent_default(); send(); }>
            <ErrorSummary form labels/>
            <p><b>{name.clone()}</b>", "{kind.label(lang).to_lowercase()}</p>
            <DateField name="starts_on" label=text::assign_from(lang) value=starts_on error=form.error("starts_on")/>
            {candidate.needs_exception.then(|| view! {
                <p class="ps-why">{text::exception_lead(lang, &name)}</p>
                <TextArea name="exception_reason" label=text::exception_reason(lang) value=reason error=form.error("exception_reason") max=300/>
                <DateField name="exception_until" label=text::exception_until(lang) value=until error=form.error("exception_until")/>
            })}
            <DialogActions>
                <Button kind=ButtonKind::Primary busy=form.pending>{text::assign_now(lang, &candidate.name)}</Button>
                <Button on_press=move || on_back.run(())>{common::cancel(lang)}</Button>
            </DialogActions>
        </form>
    }
}
