//! The form of a move: the facts that this move needs, and no others.

use super::{name, use_sites};
use crate::api;
use crate::programmes::{cohort_options, use_cohorts};
use crate::session::{use_lang, use_today};
use crate::ui::{CheckField, DateField, DateInput, SelectField, StepForm, Submit, TextArea, TextField, choices, use_toaster};
use chrono::NaiveDate;
use domain::Lang;
use domain::ids::CohortId;
use domain::problem::FieldError;
use domain::programmes::Cohort;
use domain::recruitment::{ApplicationCard, ApplicationStatus, OutcomeReason, Transition, UftfHint, Wanted, asks_gf2, wants_cohort};
use domain::text::onboarding as plan;
use domain::text::recruitment as text;
use domain::traineeships::EmploymentBasis;
use leptos::prelude::*;

/// The answers to a question of yes or no.
const YES: &str = "yes";
const NO: &str = "no";

/// What stands in the fields.
#[derive(Clone, Copy)]
struct Inputs {
    from: ApplicationStatus,
    to: ApplicationStatus,
    clarified: bool,
    planned: bool,
    programme: StoredValue<String>,
    birth_date: NaiveDate,
    cohorts: Signal<Vec<Cohort>>,
    own_cohort: Option<CohortId>,
    gf2: RwSignal<String>,
    reason: RwSignal<String>,
    qualified: RwSignal<bool>,
    recontact_on: DateInput,
    guidance_plan: RwSignal<String>,
    clarification: RwSignal<String>,
    offer_deadline: DateInput,
    basis: RwSignal<String>,
    site: RwSignal<String>,
    cohort: RwSignal<String>,
    override_reason: RwSignal<String>,
    starts_on: DateInput,
    ends_on: DateInput,
    evidence: RwSignal<String>,
    needs_work_permit: RwSignal<bool>,
    foreign_applicant: RwSignal<bool>,
}

impl Inputs {
    fn new(to: ApplicationStatus, card: &ApplicationCard) -> Self {
        // Only a move that chooses a cohort has any to choose among.
        let chooses = matches!(to, ApplicationStatus::Received | ApplicationStatus::Offered);
        let programme = card.line.programme_code.clone();
        Self {
            from: card.line.status,
            to,
            programme: StoredValue::new(programme.clone()),
            birth_date: card.birth_date,
            cohorts: use_cohorts(Signal::stored(if chooses { programme } else { String::new() })),
            gf2: RwSignal::default(),
            clarified: card.clarification.is_some(),
            planned: card.cohort_id.is_some(),
            own_cohort: card.cohort_id,
            reason: RwSignal::default(),
            qualified: RwSignal::default(),
            recontact_on: DateInput::new(None),
            guidance_plan: RwSignal::default(),
            clarification: RwSignal::default(),
            offer_deadline: DateInput::new(None),
            basis: RwSignal::default(),
            site: RwSignal::new(card.site_id.map(|site| site.to_string()).unwrap_or_default()),
            cohort: RwSignal::new(card.cohort_id.map(|cohort| cohort.to_string()).unwrap_or_default()),
            override_reason: RwSignal::default(),
            starts_on: DateInput::new(None),
            ends_on: DateInput::new(None),
            evidence: RwSignal::default(),
            needs_work_permit: RwSignal::default(),
            foreign_applicant: RwSignal::default(),
        }
    }

    /// Whether the move ends with a reason.
    const fn wants_reason(self) -> bool {
        matches!(self.to, ApplicationStatus::Rejected | ApplicationStatus::OfferDeclined | ApplicationStatus::Withdrawn)
    }

    /// Whether the way out of the clarification is described.
    fn wants_clarification(self) -> bool {
        self.from == ApplicationStatus::Clarification && matches!(self.to, ApplicationStatus::Interview | ApplicationStatus::Screening)
    }

    /// What this move has to say; it follows the cohort that is chosen.
    fn wanted(self, today: NaiveDate) -> Wanted {
        let (chosen, programme) = (self.cohort.get(), self.programme.get_value());
        // Where none is chosen, the one that was applied for stays.
        let own = self.own_cohort.map(|cohort| cohort.to_string()).unwrap_or_default();
        let chosen = if chosen.is_empty() { own } else { chosen };
        let starts_on = self.cohorts.with(|all| all.iter().find(|one| one.id.to_string() == chosen).map(|one| one.starts_on));
        let first_days = self.cohorts.with(|all| all.iter().map(|cohort| cohort.starts_on).collect::<Vec<_>>());
        Wanted {
            clarification: self.from == ApplicationStatus::Clarification && !self.clarified,
            cohort: !self.planned && wants_cohort(self.to, first_days, today),
            gf2: self.to == ApplicationStatus::Offered && asks_gf2(&programme, self.birth_date, starts_on, today),
        }
    }

    /// The request; everything wrong with it at once. Fields of other moves are left out.
    fn checked(self, today: NaiveDate) -> Result<Transition, Vec<FieldError>> {
        use ApplicationStatus as S;
        let wanted = untrack(|| self.wanted(today));
        let chooses = matches!(self.to, S::Received | S::Offered);
        let (offers, accepts, waits) = (self.to == S::Offered, self.to == S::Accepted && !self.planned, self.to == S::NotReady);
        let mut errors = Vec::new();
        let mut date = |input: DateInput, name: &str, wanted: bool| match input.checked(name) {
            _ if !wanted => None,
            Ok(date) => date,
            Err(error) => {
                errors.push(error);
                None
            }
        };
        let recontact_on = date(self.recontact_on, "recontact_on", waits);
        let offer_deadline = date(self.offer_deadline, "offer_deadline", offers);
        let (starts_on, ends_on) = (date(self.starts_on, "starts_on", accepts), date(self.ends_on, "ends_on", accepts));
        let text = |field: RwSignal<String>, wanted: bool| wanted.then(|| field.get_untracked()).filter(|text| !text.is_empty());
        let reason = text(self.reason, self.wants_reason()).and_then(|code| code.parse::<OutcomeReason>().ok());
        let transition = Transition {
            to: self.to,
            reason,
            qualified: (self.to == S::Rejected && reason == Some(OutcomeReason::NoPlace)).then(|| self.qualified.get_untracked()),
            recontact_on,
            guidance_plan: text(self.guidance_plan, waits),
            clarification: text(self.clarification, self.wants_clarification()),
            offer_deadline,
            employment_basis: text(self.basis, offers).and_then(|code| code.parse().ok()),
            site_id: text(self.site, offers).and_then(|id| id.parse().ok()),
            cohort_id: text(self.cohort, chooses).and_then(|id| id.parse().ok()),
            gf2_included: text(self.gf2, wanted.gf2).map(|answer| answer == YES),
            override_reason: text(self.override_reason, offers),
            starts_on,
            ends_on,
            evidence: text(self.evidence, self.to == S::Accepted),
            needs_work_permit: self.to == S::Accepted && self.needs_work_permit.get_untracked(),
            foreign_applicant: self.to == S::Accepted && self.foreign_applicant.get_untracked(),
        };
        domain::fields::with_unreadable(transition.checked(wanted, today), errors)
    }
}

/// The form; saving it moves the application.
#[component]
pub(super) fn MoveForm(
    card: ApplicationCard,
    to: ApplicationStatus,
    on_changed: Callback<()>,
    #[prop(into)] on_cancel: Callback<()>,
) -> impl IntoView {
    let (lang, today, toaster) = (use_lang(), use_today(), use_toaster());
    let (inputs, form) = (Inputs::new(to, &card), Submit::new());
    let (id, version) = (card.line.id, card.line.version);
    let send = move |()| {
        form.send(
            inputs.checked(today),
            move |_, body| async move {
                api::post_if_match::<_, ApplicationCard>(&format!("/applications/{id}/transitions"), version, &body).await
            },
            move |card: ApplicationCard| {
                toaster.say(text::moved(lang, name(&card.line), card.line.status.label(lang)));
                on_changed.run(());
            },
        );
    };
    view! {
        <StepForm form labels=labels(lang) failed=text::not_moved(lang) word=text::move_to(lang, to.label(lang).to_lowercase()) on_send=send on_cancel on_reload=on_changed>
            <Fields inputs form/>
        </StepForm>
    }
}

#[component]
fn Fields(inputs: Inputs, form: Submit) -> impl IntoView {
    let lang = use_lang();
    match inputs.to {
        _ if inputs.wants_reason() => {
            let options = choices(OutcomeReason::ALL, |word| word.label(lang));
            let asks = move || inputs.to == ApplicationStatus::Rejected && inputs.reason.with(|reason| reason == OutcomeReason::NoPlace.as_str());
            view! {
                <SelectField name="reason" label=text::reason(lang) value=inputs.reason options error=form.error("reason") optional=inputs.to == ApplicationStatus::Withdrawn/>
                {move || asks().then(|| view! { <CheckField name="qualified" label=text::qualified(lang) value=inputs.qualified/> })}
            }
            .into_any()
        }
        _ if inputs.wants_clarification() => view! {
            <TextArea name="clarification" label=text::clarification(lang) value=inputs.clarification error=form.error("clarification") optional=inputs.clarified max=1000/>
        }
        .into_any(),
        ApplicationStatus::NotReady => view! {
            <TextArea name="guidance_plan" label=text::guidance_plan(lang) value=inputs.guidance_plan error=form.error("guidance_plan") max=1000/>
            <DateField name="recontact_on" label=text::recontact_on(lang) value=inputs.recontact_on error=form.error("recontact_on")/>
        }
        .into_any(),
        ApplicationStatus::Received => view! { <Intake inputs form/> }.into_any(),
        ApplicationStatus::Offered => view! { <Offer inputs form/> }.into_any(),
        ApplicationStatus::Accepted => view! {
            <TextField name="evidence" label=text::evidence(lang) value=inputs.evidence hint=text::evidence_hint(lang) error=form.error("evidence") max=1000/>
            {(!inputs.planned).then(|| view! {
                <DateField name="starts_on" label=text::starts_on(lang) value=inputs.starts_on error=form.error("starts_on")/>
                <DateField name="ends_on" label=text::ends_on(lang) value=inputs.ends_on error=form.error("ends_on")/>
            })}
            <CheckField name="foreign_applicant" label=plan::foreign_applicant(lang) value=inputs.foreign_applicant hint=plan::foreign_applicant_hint(lang)/>
            <CheckField name="needs_work_permit" label=plan::needs_work_permit(lang) value=inputs.needs_work_permit/>
        }
        .into_any(),
        _ => ().into_any(),
    }
}

/// The cohort applied for, where there is one to choose and none was chosen before.
#[component]
fn Intake(inputs: Inputs, form: Submit) -> impl IntoView {
    let (today, cohorts) = (use_today(), inputs.cohorts);
    let wanted = Memo::new(move |_| inputs.wanted(today).cohort);
    let any = Memo::new(move |_| cohorts.with(|cohorts| !cohorts.is_empty()));
    move || {
        any.get().then(|| view! { <SelectField name="cohort_id" label=text::cohort(use_lang()) value=inputs.cohort options=cohort_options(cohorts) error=form.error("cohort_id") optional=!wanted.get()/> })
    }
}

#[component]
fn Offer(inputs: Inputs, form: Submit) -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    let (sites, cohorts) = (use_sites(), inputs.cohorts);
    let asks_gf2 = Memo::new(move |_| inputs.wanted(today).gf2);
    let answers = [(YES, text::gf2_yes(lang)), (NO, text::gf2_no(lang))].map(|(code, label)| (code.to_owned(), label.to_owned())).to_vec();
    let is_full = Memo::new(move |_| {
        let chosen = inputs.cohort.get();
        cohorts.with(|cohorts| cohorts.iter().any(|cohort| cohort.places.is_full() && cohort.id.to_string() == chosen))
    });
    let bases = choices(EmploymentBasis::ALL, |word| word.label(lang));
    view! {
        <SelectField name="cohort_id" label=text::cohort(lang) value=inputs.cohort options=cohort_options(cohorts) error=form.error("cohort_id") optional=true/>
        {move || is_full.get().then(|| view! {
            <TextField name="override_reason" label=text::override_reason(lang) value=inputs.override_reason hint=text::override_hint(lang) error=form.error("override_reason") max=1000/>
        })}
        <SelectField name="site_id" label=text::site(lang) value=inputs.site options=sites error=form.error("site_id")/>
        <SelectField name="employment_basis" label=text::basis(lang) value=inputs.basis options=bases error=form.error("employment_basis")/>
        {move || asks_gf2.get().then(|| view! {
            <SelectField name="gf2_included" label=text::gf2(lang) value=inputs.gf2 options=answers.clone() hint=text::gf2_hint(lang) error=form.error("gf2_included")/>
        })}
        <DateField name="offer_deadline" label=text::offer_deadline(lang) value=inputs.offer_deadline error=form.error("offer_deadline")/>
    }
}

/// What the scheme asks for, and what is known of it.
pub(super) fn uftf_text(lang: Lang, hint: UftfHint) -> String {
    let age = match (hint.age_at_start, hint.old_enough()) {
        (Some(age), Some(true)) => text::uftf_old_enough(lang, hint.min_age, age),
        (Some(age), _) => text::uftf_too_young(lang, hint.min_age, age),
        (None, _) => text::uftf_age_unknown(lang, hint.min_age),
    };
    format!("{age} {}", text::uftf_look(lang))
}

fn labels(lang: Lang) -> Vec<(&'static str, &'static str)> {
    vec![
        ("reason", text::reason(lang)),
        ("qualified", text::qualified(lang)),
        ("recontact_on", text::recontact_on(lang)),
        ("guidance_plan", text::guidance_plan(lang)),
        ("clarification", text::clarification(lang)),
        ("offer_deadline", text::offer_deadline(lang)),
        ("employment_basis", text::basis(lang)),
        ("site_id", text::site(lang)),
        ("cohort_id", text::cohort(lang)),
        ("gf2_included", text::gf2(lang)),
        ("override_reason", text::override_reason(lang)),
        ("starts_on", text::starts_on(lang)),
        ("ends_on", text::ends_on(lang)),
        ("evidence", text::evidence(lang)),
    ]
}
