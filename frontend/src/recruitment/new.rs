//! A new applicant.

use crate::api;
use crate::programmes::use_cohorts;
use crate::session::{use_lang, use_today};
use crate::ui::{BackLink, Form, FormView, PageHeader, use_toaster};
use domain::fields::date_typed;
use domain::recruitment::{ApplicationStatus, EntryRoute, RegisterApplication as New, Registered, wants_cohort};
use domain::text::recruitment as text;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

/// `/rekruttering/ny`.
#[component]
pub fn NewApplicationPage() -> impl IntoView {
    let (lang, today, toaster) = (use_lang(), use_today(), use_toaster());
    let navigate = StoredValue::new_local(use_navigate());
    let form = Form::of::<New>().start(New::entry_route, EntryRoute::Ordinary.as_str()).start(New::received_on, date_typed(today));
    let (lead, cohorts) = (form.value(New::lead), use_cohorts(form.value(New::programme_code).into()));
    let form = form.optional(
        New::cohort_id,
        Signal::derive(move || {
            let to = if lead.with(|lead| lead == "yes") { ApplicationStatus::Lead } else { ApplicationStatus::Received };
            !cohorts.with(|cohorts| wants_cohort(to, cohorts.iter().map(|cohort| cohort.starts_on), today))
        }),
    );
    let send = move |()| {
        form.submit.send(
            form.read(|new: New| new.checked(today)),
            |key, body| api::create::<_, Registered>("/applications", &key, &body),
            move |registered: Registered| {
                toaster.say(if registered.existing_person { text::registered_known(lang) } else { text::registered(lang) });
                navigate.with_value(|navigate| {
                    navigate(&format!("/rekruttering/{}", registered.id), leptos_router::NavigateOptions::default())
                });
            },
        );
    };
    view! {
        <BackLink href="/rekruttering" text=text::back(lang) label=text::breadcrumb(lang)/>
        <PageHeader title=text::new(lang).to_owned() lead=text::new_lead(lang).to_owned()/>
        <FormView form word=text::register(lang) on_send=send back="/rekruttering"/>
    }
}
