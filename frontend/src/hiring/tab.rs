//! The hire case on the card of a trainee.

use super::case::CaseView;
use super::of_traineeship;
use crate::api;
use crate::session::{use_lang, use_may};
use crate::ui::{Button, EmptyState, ErrorSummary, Fetched, Loader, Submit, use_toaster};
use domain::access::Action;
use domain::hiring::HireCase;
use domain::ids::TraineeshipId;
use domain::text::hiring as text;
use leptos::prelude::*;

/// The case of a traineeship, or the way to open one.
#[component]
pub fn TraineeHireCase(id: TraineeshipId) -> impl IntoView {
    let case = Fetched::new(move || of_traineeship(id));
    let reload = Callback::from(move || case.refetch());
    view! {
        <Loader resource=case let:found>
            {match found {
                Some(found) => view! { <CaseView case=found on_moved=reload/> }.into_any(),
                None => view! { <NoCase id on_opened=reload/> }.into_any(),
            }}
        </Loader>
    }
}

#[component]
fn NoCase(id: TraineeshipId, on_opened: Callback<()>) -> impl IntoView {
    let (lang, toaster) = (use_lang(), use_toaster());
    let opens = use_may()(Action::DecideHireCases);
    let form = Submit::new();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        form.send(
            Ok(()),
            move |key, body| async move { api::create::<_, HireCase>(&format!("/traineeships/{id}/hire-case"), &key, &body).await },
            move |_: HireCase| {
                toaster.say(text::opened(lang));
                on_opened.run(());
            },
        );
    };
    view! {
        <EmptyState title=text::no_case(lang) text=text::no_case_text(lang)>
            {opens.then(|| view! {
                <form novalidate on:submit=submit>
                    <ErrorSummary form failed=text::not_opened(lang)/>
                    <Button busy=form.pending>{text::open_case(lang)}</Button>
                </form>
            })}
        </EmptyState>
    }
}
