//! The form of a move: the facts that this move needs, and no others.

use super::moves::verb;
use super::{minutes, name};
use crate::api;
use crate::session::{use_lang, use_today};
use crate::ui::{CheckField, DateField, DateInput, Fetched, SelectField, StepForm, Submit, TextArea, TextField, choices, use_toaster};
use chrono::NaiveDate;
use domain::Lang;
use domain::hiring::{DecideHireCase, Destination, HireCase, HireCaseStatus, HireReason};
use domain::organisation::OrgUnit;
use domain::problem::{FieldCode, FieldError};
use domain::text::hiring as text;
use leptos::prelude::*;

/// What stands in the fields.
#[derive(Clone, Copy)]
struct Inputs {
    to: HireCaseStatus,
    recommendation: RwSignal<String>,
    unit: RwSignal<String>,
    position: RwSignal<String>,
    hours: RwSignal<String>,
    starts_on: DateInput,
    deadline: DateInput,
    deviation: RwSignal<String>,
    destination: RwSignal<String>,
    reasons: StoredValue<Vec<(HireReason, RwSignal<bool>)>>,
}

impl Inputs {
    fn new(to: HireCaseStatus, case: &HireCase) -> Self {
        Self {
            to,
            recommendation: RwSignal::default(),
            unit: RwSignal::default(),
            position: RwSignal::default(),
            hours: RwSignal::new("37".to_owned()),
            starts_on: DateInput::new(case.ends_on.succ_opt()),
            deadline: DateInput::new(None),
            deviation: RwSignal::default(),
            destination: RwSignal::default(),
            reasons: StoredValue::new(HireReason::ALL.iter().map(|reason| (*reason, RwSignal::new(false))).collect()),
        }
    }

    /// The request; everything wrong with it at once. Fields of other moves are left out.
    fn checked(self, today: NaiveDate) -> Result<DecideHireCase, Vec<FieldError>> {
        use HireCaseStatus as S;
        let text = |field: RwSignal<String>, wanted: bool| wanted.then(|| field.get_untracked()).filter(|text| !text.trim().is_empty());
        let (offers, mut errors) = (self.to == S::Offered, Vec::new());
        let mut date = |field: DateInput, name: &str| match field.checked(name) {
            Ok(date) => date.filter(|_| offers),
            Err(error) => {
                if offers {
                    errors.push(error);
                }
                None
            }
        };
        let (offer_starts_on, offer_deadline) = (date(self.starts_on, "offer_starts_on"), date(self.deadline, "offer_deadline"));
        let hours = text(self.hours, offers);
        let offer_weekly_minutes = hours.as_deref().and_then(minutes);
        if hours.is_some() && offer_weekly_minutes.is_none() {
            errors.push(FieldError::new("offer_weekly_minutes", FieldCode::InvalidValue));
        }
        let reasons =
            self.reasons.with_value(|reasons| reasons.iter().filter(|(_, on)| on.get_untracked()).map(|(reason, _)| *reason).collect());
        let decision = DecideHireCase {
            to: self.to,
            recommendation_text: text(self.recommendation, matches!(self.to, S::Recommended | S::NotRecommended)),
            offer_unit_id: text(self.unit, offers).and_then(|unit| unit.parse().ok()),
            offer_position: text(self.position, offers),
            offer_weekly_minutes,
            offer_starts_on,
            offer_deadline,
            deviation_reason: text(self.deviation, offers),
            reasons,
            destination: text(self.destination, matches!(self.to, S::HiredElsewhere | S::Declined)).and_then(|code| code.parse().ok()),
        };
        domain::fields::with_unreadable(decision.checked(today), errors)
    }
}

/// The form; saving it moves the case.
#[component]
pub(super) fn MoveForm(case: HireCase, to: HireCaseStatus, on_moved: Callback<()>, #[prop(into)] on_cancel: Callback<()>) -> impl IntoView {
    let (lang, today, toaster) = (use_lang(), use_today(), use_toaster());
    let (inputs, form) = (Inputs::new(to, &case), Submit::new());
    let (id, version) = (case.id, case.version);
    let send = move |()| {
        form.send(
            inputs.checked(today),
            move |_, body| async move { api::post_if_match::<_, HireCase>(&format!("/hire-cases/{id}/transitions"), version, &body).await },
            move |case: HireCase| {
                toaster.say(text::moved(lang, name(&case), case.status.label(lang)));
                on_moved.run(());
            },
        );
    };
    view! {
        <StepForm form labels=labels(lang) failed=text::not_moved(lang) word=verb(lang, to) on_send=send on_cancel on_reload=on_moved>
            {match to {
                HireCaseStatus::Recommended | HireCaseStatus::NotRecommended => view! {
                    <TextArea name="recommendation_text" label=text::recommendation(lang) value=inputs.recommendation hint=text::recommendation_hint(lang) error=form.error("recommendation_text") rows=5 max=1000/>
                }.into_any(),
                HireCaseStatus::Offered => view! { <Offer inputs form/> }.into_any(),
                HireCaseStatus::Declined => view! { <Reasons inputs form/><Where inputs form optional=true/> }.into_any(),
                HireCaseStatus::NotOffered => view! { <Reasons inputs form/> }.into_any(),
                HireCaseStatus::HiredElsewhere => view! { <Where inputs form optional=false/> }.into_any(),
                _ => ().into_any(),
            }}
        </StepForm>
    }
}

#[component]
fn Offer(inputs: Inputs, form: Submit) -> impl IntoView {
    let lang = use_lang();
    let units = Fetched::new(|| api::get::<Vec<OrgUnit>>("/org-units"));
    let options = Signal::derive(move || {
        let units = units.get().and_then(Result::ok).unwrap_or_default();
        units.into_iter().map(|unit| (unit.id.to_string(), unit.name)).collect::<Vec<_>>()
    });
    view! {
        <SelectField name="offer_unit_id" label=text::unit(lang) value=inputs.unit options error=form.error("offer_unit_id")/>
        <TextField name="offer_position" label=text::position(lang) value=inputs.position error=form.error("offer_position") max=1000/>
        <TextField name="offer_weekly_minutes" label=text::weekly_hours(lang) value=inputs.hours hint=text::weekly_hours_hint(lang) error=form.error("offer_weekly_minutes") max=5/>
        <TextField name="deviation_reason" label=text::deviation(lang) value=inputs.deviation error=form.error("deviation_reason") optional=true max=1000/>
        <DateField name="offer_starts_on" label=text::starts_on(lang) value=inputs.starts_on error=form.error("offer_starts_on")/>
        <DateField name="offer_deadline" label=text::deadline(lang) value=inputs.deadline error=form.error("offer_deadline")/>
    }
}

#[component]
fn Reasons(inputs: Inputs, form: Submit) -> impl IntoView {
    let lang = use_lang();
    let error = form.error("reasons");
    let ticks = inputs.reasons.get_value().into_iter().enumerate().map(|(index, (reason, value))| {
        let name = if index == 0 { "reasons".to_owned() } else { format!("reasons-{reason}") };
        view! { <CheckField name label=reason.label(lang) value/> }
    });
    view! {
        <fieldset class="ps-q">
            <legend>{text::reasons_legend(lang)}</legend>
            {move || error.get().map(|text| view! { <p class="form-error-message">{text}</p> })}
            {ticks.collect_view()}
        </fieldset>
    }
}

#[component]
fn Where(inputs: Inputs, form: Submit, optional: bool) -> impl IntoView {
    let lang = use_lang();
    let options = choices(Destination::ALL, |word| word.label(lang));
    view! { <SelectField name="destination" label=text::destination(lang) value=inputs.destination options error=form.error("destination") optional/> }
}

fn labels(lang: Lang) -> Vec<(&'static str, &'static str)> {
    vec![
        ("recommendation_text", text::recommendation(lang)),
        ("offer_unit_id", text::unit(lang)),
        ("offer_position", text::position(lang)),
        ("offer_weekly_minutes", text::weekly_hours(lang)),
        ("deviation_reason", text::deviation(lang)),
        ("offer_starts_on", text::starts_on(lang)),
        ("offer_deadline", text::deadline(lang)),
        ("reasons", text::reasons(lang)),
        ("destination", text::destination(lang)),
    ]
}
