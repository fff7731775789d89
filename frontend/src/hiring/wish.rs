//! The trainee's own wish for a job, on Min plan.

use super::facts::Facts;
use super::of_traineeship;
use crate::api::{self, ApiError};
use crate::session::use_lang;
use crate::ui::{Button, ButtonKind, Card, ChoiceChips, ConflictDialog, ErrorSummary, Fetched, Submit, choices, use_toaster};
use domain::hiring::{HireCase, HireCaseStatus, JobWish as WishBody, Wish};
use domain::ids::TraineeshipId;
use domain::problem::{FieldCode, FieldError};
use domain::text::hiring as text;
use leptos::prelude::*;

/// Asks whether the trainee wants a job here; nothing where there is no case yet.
#[component]
pub fn JobWish(id: TraineeshipId) -> impl IntoView {
    let case = Fetched::new(move || of_traineeship(id));
    let reload = Callback::from(move || case.refetch());
    // What could not be fetched is not asked for: the rest of the plan stands without it.
    move || {
        let found: Option<Result<Option<HireCase>, ApiError>> = case.get();
        found.and_then(Result::ok).flatten().map(|found| {
            if found.status.is_decided() || found.status == HireCaseStatus::Offered {
                view! { <Facts case=found/> }.into_any()
            } else {
                view! { <Ask case=found on_saved=reload/> }.into_any()
            }
        })
    }
}

#[component]
fn Ask(case: HireCase, on_saved: Callback<()>) -> impl IntoView {
    let (lang, toaster) = (use_lang(), use_toaster());
    let (form, wish) = (Submit::new(), RwSignal::new(case.wish.map(|wish| wish.as_str().to_owned()).unwrap_or_default()));
    let (id, version) = (case.traineeship_id, case.version);
    let build = move || {
        let wish = wish.get_untracked().parse::<Wish>().map_err(|_| vec![FieldError::new("wish", FieldCode::Required)])?;
        Ok(WishBody { wish })
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        form.send(
            build(),
            move |_, body| async move { api::put::<_, HireCase>(&format!("/traineeships/{id}/job-wish"), version, &body).await },
            move |_: HireCase| {
                toaster.say(text::own_saved(lang));
                on_saved.run(());
            },
        );
    };
    let options = choices(Wish::ALL, |word| word.label(lang));
    view! {
        <Card id="job-wish" title=text::own_title(lang)>
            <p class="ps-why">{text::own_text(lang)}</p>
            <form novalidate on:submit=submit>
                <ErrorSummary form labels=vec![("wish", text::own_question(lang))]/>
                <ChoiceChips name="wish" legend=text::own_question(lang) value=wish options columns=3 error=form.error("wish")/>
                <p class="ps-mt"><Button kind=ButtonKind::Primary busy=form.pending>{text::own_save(lang)}</Button></p>
            </form>
            <ConflictDialog open=form.conflict on_reload=move || on_saved.run(())/>
        </Card>
    }
}
