//! Who supervises, and assigning someone with the reasons for and against.

use super::calls;
use crate::session::{use_lang, use_may, use_today};
use crate::ui::{
    Button, Card, ChoiceChips, Dialog, DialogActions, EmptyState, Fetched, Form, FormView, Icon, IconName, Loader, StatusBadge, Tone,
    choices, dates, use_toaster,
};
use domain::Lang;
use domain::access::Action;
use domain::fields::date_typed;
use domain::ids::TraineeshipId;
use domain::people::SupervisorKind;
use domain::supervision::{AssignSupervisor as New, SupervisorAssignment, SupervisorCandidate, Weight};
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
    let (lang, today, toaster) = (use_lang(), use_today(), use_toaster());
    let all = [(New::starts_on, true), (New::exception_reason, true), (New::exception_until, true)];
    let form =
        Form::asking::<New>(if candidate.needs_exception { &all } else { all.split_at(1).0 }).start(New::starts_on, date_typed(today));
    let given = [(New::profile_id, candidate.profile_id.to_string()), (New::kind, kind.to_string())];
    let send = move |()| {
        form.submit.send(
            form.read_with(&given, |assign: New| assign.checked(today)),
            move |key, body| calls::assign(id, key, body),
            move |saved: SupervisorAssignment| {
                toaster.say(text::assigned_now(lang, saved.name));
                on_done.run(());
            },
        );
    };
    let name = candidate.name;
    let lead = candidate.needs_exception.then(|| text::exception_lead(lang, &name));
    view! {
        <p><b>{name.clone()}</b>", "{kind.label(lang).to_lowercase()}</p>
        {lead.map(|lead| view! { <p class="ps-why">{lead}</p> })}
        <FormView form word=text::assign_now(lang, &name) on_send=send on_cancel=on_back/>
    }
}
