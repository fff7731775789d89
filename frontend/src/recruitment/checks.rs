//! Entry requirements and the interviewers' conclusions.

use crate::api;
use crate::session::{use_lang, use_may, use_me, use_today};
use crate::ui::{Button, ButtonKind, Card, ConflictDialog, ErrorSummary, Form, FormView, StatusBadge, Submit, Tone, dates, use_toaster};
use domain::Lang;
use domain::access::Action;
use domain::fields::{Declared, date_typed};
use domain::ids::ApplicationId;
use domain::problem::FieldError;
use domain::recruitment::{ApplicationCard, ApplicationStatus, RecordInterview, Requirement, RequirementCheck, SetRequirement};
use domain::text::recruitment as text;
use leptos::prelude::*;

/// The requirements: met, not met, or dispensed with for a reason.
#[component]
pub(super) fn Requirements(card: ApplicationCard, on_changed: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let (may, ended) = (use_may(), card.line.status.is_end());
    let (ticks, dispenses) = (may(Action::ScreenApplications) && !ended, may(Action::MoveApplications) && !ended);
    let (id, version) = (card.line.id, card.line.version);
    let none = card.requirements.is_empty();
    view! {
        <Card id="requirements" title=text::requirements(lang)>
            {none.then(|| view! { <p class="ps-why">{text::no_requirements(lang)}</p> })}
            <ul>{card.requirements.into_iter().map(|check| view! { <Line check id version ticks dispenses on_changed/> }).collect_view()}</ul>
        </Card>
    }
}

fn requirement(lang: Lang, code: &str) -> String {
    code.parse::<Requirement>().map_or_else(|_| code.to_owned(), |requirement| requirement.label(lang).to_owned())
}

#[component]
fn Line(check: RequirementCheck, id: ApplicationId, version: i32, ticks: bool, dispenses: bool, on_changed: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let called = requirement(lang, &check.code);
    let (tone, state) = match (check.met, &check.dispensation_reason) {
        (Some(true), _) => (Tone::Ok, text::met(lang).to_owned()),
        (_, Some(reason)) => (Tone::Ok, text::dispensed(lang, reason)),
        (Some(false), None) => (Tone::Late, text::not_met(lang).to_owned()),
        (None, None) => (Tone::Idle, text::not_checked(lang).to_owned()),
    };
    view! {
        <li class="ps-demand">
            <div class="ps-btns"><b>{called}</b><StatusBadge tone text=state/></div>
            {ticks.then(|| view! { <Tick check id version dispenses on_changed/> })}
        </li>
    }
}

/// One tap says whether it is met; who may, dispenses with what is not.
#[component]
fn Tick(check: RequirementCheck, id: ApplicationId, version: i32, dispenses: bool, on_changed: Callback<()>) -> impl IntoView {
    let (lang, today, toaster) = (use_lang(), use_today(), use_toaster());
    let form = Form::of::<SetRequirement>().within(&check.code);
    let called = requirement(lang, &check.code);
    let path = StoredValue::new(format!("/applications/{id}/requirements/{}", check.code));
    let set = move |submit: Submit, body: Result<SetRequirement, Vec<FieldError>>| {
        submit.send(
            body,
            move |_, body| api::put::<_, ApplicationCard>(&path.get_value(), version, &body),
            move |_: ApplicationCard| {
                toaster.say(text::requirement_saved(lang));
                on_changed.run(());
            },
        );
    };
    let tap = Submit::new();
    let one = move |met: bool| set(tap, Ok(SetRequirement { met, dispensation_reason: None }));
    let unmet = (SetRequirement::met, "no".to_owned());
    let dispense =
        move |()| set(form.submit, form.read_with(std::slice::from_ref(&unmet), |set: SetRequirement| set.fields_checked(today)));
    let (set_met, set_unmet) = (text::set_met(lang, &called), text::set_unmet(lang, &called));
    view! {
        <ErrorSummary form=tap/>
        <div class="ps-btns ps-mt-s">
            <Button small=true label=set_met busy=tap.pending on_press=move || one(true)>{text::met(lang)}</Button>
            <Button small=true label=set_unmet busy=tap.pending on_press=move || one(false)>{text::not_met(lang)}</Button>
        </div>
        {(dispenses && check.met == Some(false)).then(|| view! {
            <FormView form word=text::dispense(lang) kind=ButtonKind::Secondary small=true on_send=dispense on_reload=on_changed/>
        })}
        <ConflictDialog open=tap.conflict on_reload=on_changed/>
    }
}

/// What the interviewers concluded, and the reader's own conclusion.
#[component]
pub(super) fn Interviews(card: ApplicationCard, on_changed: Callback<()>) -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    let writes = card.line.status == ApplicationStatus::Interview && use_may()(Action::InterviewApplicants);
    if card.interviews.is_empty() && !writes {
        return ().into_any();
    }
    let none = card.interviews.is_empty();
    let lines = card.interviews.iter().map(|one| {
        view! { <dt>{one.user_name.clone()}</dt><dd>{format!("{}, {}", one.conclusion.label(lang), dates::short(lang, one.held_on, today))}</dd> }
    });
    let lines = lines.collect_view();
    view! {
        <Card id="interviews" title=text::interviews(lang)>
            {none.then(|| view! { <p class="ps-why">{text::no_interviews(lang)}</p> })}
            <dl class="ps-facts">{lines}</dl>
            {writes.then(|| view! { <OwnConclusion card on_changed/> })}
        </Card>
    }
    .into_any()
}

#[component]
fn OwnConclusion(card: ApplicationCard, on_changed: Callback<()>) -> impl IntoView {
    let (lang, today, toaster) = (use_lang(), use_today(), use_toaster());
    let me = use_me().map(|me| me.user_id);
    let form = Form::of::<RecordInterview>();
    let form = match card.interviews.iter().find(|one| Some(one.user_id) == me) {
        Some(own) => form.filled(RecordInterview { conclusion: own.conclusion, held_on: own.held_on }),
        None => form.start(RecordInterview::held_on, date_typed(today)),
    };
    let (id, version) = (card.line.id, card.line.version);
    let send = move |()| {
        form.submit.send(
            form.read(|record: RecordInterview| record.fields_checked(today)),
            move |_, body| api::put::<_, ApplicationCard>(&format!("/applications/{id}/interview"), version, &body),
            move |_: ApplicationCard| {
                toaster.say(text::conclusion_saved(lang));
                on_changed.run(());
            },
        );
    };
    view! { <FormView form word=text::save_conclusion(lang) on_send=send on_reload=on_changed/> }
}
