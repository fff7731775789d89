//! Entry requirements and the interviewers' conclusions.

use crate::api;
use crate::session::{use_lang, use_may, use_me, use_today};
use crate::ui::{
    Button, ButtonKind, Card, ChoiceChips, ConflictDialog, DateField, DateInput, ErrorSummary, StatusBadge, Submit, TextField, Tone,
    choices, dates, use_toaster,
};
use domain::Lang;
use domain::access::Action;
use domain::ids::ApplicationId;
use domain::problem::{FieldCode, FieldError};
use domain::recruitment::{
    ApplicationCard, ApplicationStatus, InterviewConclusion, RecordInterview, Requirement, RequirementCheck, SetRequirement,
};
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
    let (lang, toaster) = (use_lang(), use_toaster());
    let (form, reason) = (Submit::new(), RwSignal::new(String::new()));
    let (code, called) = (StoredValue::new(check.code.clone()), requirement(lang, &check.code));
    let send = move |set: SetRequirement| {
        let path = format!("/applications/{id}/requirements/{}", code.get_value());
        form.send(
            Ok(set),
            move |_, body| async move { api::put::<_, ApplicationCard>(&path, version, &body).await },
            move |_: ApplicationCard| {
                toaster.say(text::requirement_saved(lang));
                on_changed.run(());
            },
        );
    };
    let dispense = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        send(SetRequirement { met: false, dispensation_reason: Some(reason.get_untracked()).filter(|reason| !reason.trim().is_empty()) });
    };
    let (tone, state) = match (check.met, &check.dispensation_reason) {
        (Some(true), _) => (Tone::Ok, text::met(lang).to_owned()),
        (_, Some(reason)) => (Tone::Ok, text::dispensed(lang, reason)),
        (Some(false), None) => (Tone::Late, text::not_met(lang).to_owned()),
        (None, None) => (Tone::Idle, text::not_checked(lang).to_owned()),
    };
    let (set_met, set_unmet) = (text::set_met(lang, &called), text::set_unmet(lang, &called));
    let field = format!("dispensation-{}", check.code);
    view! {
        <li class="ps-demand">
            <div class="ps-btns"><b>{called}</b><StatusBadge tone text=state/></div>
            {ticks.then(|| view! {
                <form novalidate on:submit=dispense>
                    <ErrorSummary form/>
                    <div class="ps-btns ps-mt-s">
                        <Button small=true label=set_met busy=form.pending on_press=move || send(SetRequirement { met: true, dispensation_reason: None })>{text::met(lang)}</Button>
                        <Button small=true label=set_unmet busy=form.pending on_press=move || send(SetRequirement { met: false, dispensation_reason: None })>{text::not_met(lang)}</Button>
                    </div>
                    {(dispenses && check.met == Some(false)).then(|| view! {
                        <TextField name=field label=text::dispensation(lang) value=reason max=500 optional=true/>
                        <p class="ps-mt-s"><Button small=true busy=form.pending>{text::dispense(lang)}</Button></p>
                    })}
                </form>
                <ConflictDialog open=form.conflict on_reload=move || on_changed.run(())/>
            })}
        </li>
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
    let own = card.interviews.iter().find(|one| Some(one.user_id) == me);
    let conclusion = RwSignal::new(own.map(|one| one.conclusion.as_str().to_owned()).unwrap_or_default());
    let held_on = DateInput::new(Some(own.map_or(today, |one| one.held_on)));
    let (form, id, version) = (Submit::new(), card.line.id, card.line.version);
    let build = move || -> Result<RecordInterview, Vec<FieldError>> {
        let mut errors = Vec::new();
        let held_on = held_on.required("held_on").map_err(|error| errors.push(error)).ok();
        let conclusion = conclusion.get_untracked().parse::<InterviewConclusion>().ok();
        if conclusion.is_none() {
            errors.push(FieldError::new("conclusion", FieldCode::Required));
        }
        match (held_on, conclusion) {
            (Some(held_on), Some(conclusion)) => Ok(RecordInterview { held_on, conclusion }),
            _ => Err(errors),
        }
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        form.send(
            build(),
            move |_, body| async move { api::put::<_, ApplicationCard>(&format!("/applications/{id}/interview"), version, &body).await },
            move |_: ApplicationCard| {
                toaster.say(text::conclusion_saved(lang));
                on_changed.run(());
            },
        );
    };
    let options = choices(InterviewConclusion::ALL, |word| word.label(lang));
    view! {
        <form novalidate on:submit=submit>
            <ErrorSummary form labels=vec![("held_on", text::held_on(lang)), ("conclusion", text::own_conclusion(lang))]/>
            <ChoiceChips name="conclusion" legend=text::own_conclusion(lang) value=conclusion options columns=3 error=form.error("conclusion")/>
            <DateField name="held_on" label=text::held_on(lang) value=held_on error=form.error("held_on")/>
            <p class="ps-mt"><Button kind=ButtonKind::Primary busy=form.pending>{text::save_conclusion(lang)}</Button></p>
        </form>
        <ConflictDialog open=form.conflict on_reload=move || on_changed.run(())/>
    }
}
