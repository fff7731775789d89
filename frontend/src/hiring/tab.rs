//! The hire case on the card of a trainee.

use super::case::CaseView;
use super::of_traineeship;
use crate::api;
use crate::session::{use_lang, use_may, use_today};
use crate::ui::{Button, EmptyState, ErrorSummary, Fetched, Loader, Submit, dates, use_toaster};
use chrono::NaiveDate;
use domain::access::Action;
use domain::hiring::{HireCase, under_way};
use domain::ids::TraineeshipId;
use domain::text::hiring as text;
use domain::traineeships::TraineeshipStatus;
use leptos::prelude::*;

/// The case of a traineeship, or the way to open one.
#[component]
pub fn TraineeHireCase(
    /// Whose.
    id: TraineeshipId,
    /// Where her traineeship stands.
    status: TraineeshipStatus,
    /// The day from which the case can be opened.
    opens_on: NaiveDate,
) -> impl IntoView {
    let case = Fetched::new(move || of_traineeship(id));
    let reload = Callback::from(move || case.refetch());
    view! {
        <Loader resource=case let:found>
            {match found {
                Some(found) => view! { <CaseView case=found on_moved=reload/> }.into_any(),
                None => view! { <NoCase id status opens_on on_opened=reload/> }.into_any(),
            }}
        </Loader>
    }
}

#[component]
fn NoCase(id: TraineeshipId, status: TraineeshipStatus, opens_on: NaiveDate, on_opened: Callback<()>) -> impl IntoView {
    let (lang, today, toaster) = (use_lang(), use_today(), use_toaster());
    let early = today < opens_on;
    let opens = use_may()(Action::DecideHireCases) && !early && under_way(status);
    let text = if early { text::opens_from(lang, dates::full(lang, opens_on)) } else { text::no_case_text(lang).to_owned() };
    let form = Submit::new();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        form.send(
            Ok(()),
            move |key, body| api::create::<_, HireCase>(&format!("/traineeships/{id}/hire-case"), &key, &body),
            move |_: HireCase| {
                toaster.say(text::opened(lang));
                on_opened.run(());
            },
        );
    };
    view! {
        <EmptyState title=text::no_case(lang) text>
            {opens.then(|| view! {
                <form novalidate on:submit=submit>
                    <ErrorSummary form failed=text::not_opened(lang)/>
                    <Button busy=form.pending>{text::open_case(lang)}</Button>
                </form>
            })}
        </EmptyState>
    }
}
