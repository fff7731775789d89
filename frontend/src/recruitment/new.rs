//! A new applicant.

use super::use_sites;
use crate::api;
use crate::programmes::{CohortField, programme_options, use_cohorts};
use crate::session::{use_lang, use_today};
use crate::ui::{
    BackLink, Button, ButtonKind, CheckField, DateField, DateInput, ErrorSummary, Fetched, LinkButton, PageHeader, SelectField, Submit,
    TextArea, TextField, choices, use_toaster, with_unreadable,
};
use chrono::NaiveDate;
use domain::Lang;
use domain::problem::{FieldCode, FieldError};
use domain::programmes::Programme;
use domain::recruitment::{ApplicationSource, ApplicationStatus, EntryRoute, RegisterApplication, Registered, wants_cohort};
use domain::text::{common, recruitment as text};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

#[derive(Clone, Copy)]
struct Inputs {
    given_name: RwSignal<String>,
    family_name: RwSignal<String>,
    birth_date: DateInput,
    email: RwSignal<String>,
    phone: RwSignal<String>,
    programme: RwSignal<String>,
    cohort: RwSignal<String>,
    site: RwSignal<String>,
    route: RwSignal<String>,
    source: RwSignal<String>,
    received_on: DateInput,
    lead: RwSignal<bool>,
    note: RwSignal<String>,
}

impl Inputs {
    fn new(today: NaiveDate) -> Self {
        Self {
            given_name: RwSignal::default(),
            family_name: RwSignal::default(),
            birth_date: DateInput::new(None),
            email: RwSignal::default(),
            phone: RwSignal::default(),
            programme: RwSignal::default(),
            cohort: RwSignal::default(),
            site: RwSignal::default(),
            route: RwSignal::new(EntryRoute::Ordinary.as_str().to_owned()),
            source: RwSignal::default(),
            received_on: DateInput::new(Some(today)),
            lead: RwSignal::default(),
            note: RwSignal::default(),
        }
    }

    /// The request; everything wrong with it at once.
    fn checked(self, cohort_wanted: bool, today: NaiveDate) -> Result<RegisterApplication, Vec<FieldError>> {
        let mut errors = Vec::new();
        let mut date = |input: DateInput, name: &str| input.required(name).map_err(|error| errors.push(error)).ok();
        let (birth_date, received_on) = (date(self.birth_date, "birth_date"), date(self.received_on, "received_on"));
        let (route, source) = (self.route.get_untracked().parse::<EntryRoute>(), self.source.get_untracked().parse::<ApplicationSource>());
        let (programme_code, cohort_id) = (self.programme.get_untracked(), self.cohort.get_untracked().parse().ok());
        let missing = [
            ("programme_code", programme_code.is_empty()),
            ("cohort_id", cohort_wanted && cohort_id.is_none()),
            ("entry_route", route.is_err()),
            ("source", source.is_err()),
        ];
        for (name, missing) in missing {
            if missing {
                errors.push(FieldError::new(name, FieldCode::Required));
            }
        }
        let text = |field: RwSignal<String>| Some(field.get_untracked()).filter(|text| !text.trim().is_empty());
        // What is missing stands among the errors already; the other fields are checked with something in its place.
        let new = RegisterApplication {
            given_name: self.given_name.get_untracked(),
            family_name: self.family_name.get_untracked(),
            birth_date: birth_date.unwrap_or(today),
            email: text(self.email),
            phone: text(self.phone),
            programme_code,
            cohort_id,
            site_id: self.site.get_untracked().parse().ok(),
            entry_route: route.unwrap_or(EntryRoute::Ordinary),
            source: source.unwrap_or(ApplicationSource::Other),
            received_on: received_on.unwrap_or(today),
            lead: self.lead.get_untracked(),
            note: text(self.note),
        };
        with_unreadable(new.checked(today), errors)
    }
}

/// `/rekruttering/ny`.
#[component]
pub fn NewApplicationPage() -> impl IntoView {
    let (lang, today, toaster) = (use_lang(), use_today(), use_toaster());
    let navigate = StoredValue::new_local(use_navigate());
    let (inputs, form) = (Inputs::new(today), Submit::new());
    let programmes = Fetched::new(|| api::get::<Vec<Programme>>("/programmes"));
    let options = Signal::derive(move || programme_options(programmes.get()));
    let (cohorts, sites) = (use_cohorts(inputs.programme.into()), use_sites());
    // A cohort belongs to one programme.
    Effect::new(move |before: Option<String>| {
        let programme = inputs.programme.get();
        if before.is_some_and(|before| before != programme) {
            inputs.cohort.set(String::new());
        }
        programme
    });
    let wants_cohort = Memo::new(move |_| {
        let to = if inputs.lead.get() { ApplicationStatus::Lead } else { ApplicationStatus::Received };
        cohorts.with(|cohorts| wants_cohort(to, cohorts.iter().map(|cohort| cohort.starts_on), today))
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        form.send(
            inputs.checked(wants_cohort.get_untracked(), today),
            |key, body| async move { api::create::<_, Registered>("/applications", &key, &body).await },
            move |registered: Registered| {
                toaster.say(if registered.existing_person { text::registered_known(lang) } else { text::registered(lang) });
                navigate.with_value(|navigate| {
                    navigate(&format!("/rekruttering/{}", registered.id), leptos_router::NavigateOptions::default())
                });
            },
        );
    };
    let routes = choices(EntryRoute::ALL, |word| word.label(lang));
    let sources = choices(ApplicationSource::ALL, |word| word.label(lang));
    view! {
        <BackLink href="/rekruttering" text=text::back(lang) label=text::breadcrumb(lang)/>
        <PageHeader title=text::new(lang).to_owned() lead=text::new_lead(lang).to_owned()/>
        <form novalidate on:submit=submit>
            <ErrorSummary form labels=labels(lang)/>
            <TextField name="given_name" label=text::given_name(lang) value=inputs.given_name error=form.error("given_name") max=100/>
            <TextField name="family_name" label=text::family_name(lang) value=inputs.family_name error=form.error("family_name") max=100/>
            <DateField name="birth_date" label=text::birth_date(lang) value=inputs.birth_date error=form.error("birth_date")/>
            <TextField name="email" label=text::email(lang) value=inputs.email error=form.error("email") kind="email" optional=true max=200/>
            <TextField name="phone" label=text::phone(lang) value=inputs.phone error=form.error("phone") kind="tel" optional=true max=30/>
            <SelectField name="programme_code" label=text::programme(lang) value=inputs.programme options error=form.error("programme_code")/>
            {move || view! { <CohortField cohorts value=inputs.cohort error=form.error("cohort_id") optional=!wants_cohort.get()/> }}
            <SelectField name="site_id" label=text::wished_site(lang) value=inputs.site options=sites hint=text::wished_site_hint(lang) error=form.error("site_id") optional=true/>
            <SelectField name="entry_route" label=text::route(lang) value=inputs.route options=routes error=form.error("entry_route")/>
            <SelectField name="source" label=text::source(lang) value=inputs.source options=sources error=form.error("source")/>
            <DateField name="received_on" label=text::received_on(lang) value=inputs.received_on error=form.error("received_on")/>
            <CheckField name="lead" label=text::only_interested(lang) value=inputs.lead/>
            <TextArea name="note" label=text::note(lang) value=inputs.note error=form.error("note") optional=true max=1000/>
            <p class="ps-mt">
                <Button kind=ButtonKind::Primary busy=form.pending>{text::register(lang)}</Button>" "
                <LinkButton href="/rekruttering">{common::cancel(lang)}</LinkButton>
            </p>
        </form>
    }
}

fn labels(lang: Lang) -> Vec<(&'static str, &'static str)> {
    vec![
        ("given_name", text::given_name(lang)),
        ("family_name", text::family_name(lang)),
        ("birth_date", text::birth_date(lang)),
        ("email", text::email(lang)),
        ("phone", text::phone(lang)),
        ("programme_code", text::programme(lang)),
        ("cohort_id", text::cohort(lang)),
        ("site_id", text::wished_site(lang)),
        ("entry_route", text::route(lang)),
        ("source", text::source(lang)),
        ("received_on", text::received_on(lang)),
        ("note", text::note(lang)),
    ]
}
