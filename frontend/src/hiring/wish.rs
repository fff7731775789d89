//! The trainee's own wish for a job, on Min plan.

use super::facts::Facts;
use super::of_traineeship;
use crate::api::{self, ApiError};
use crate::session::use_lang;
use crate::ui::{Card, Fetched, Form, FormView, use_toaster};
use domain::hiring::{HireCase, HireCaseStatus, JobWish as WishBody};
use domain::ids::TraineeshipId;
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
    let (id, version) = (case.traineeship_id, case.version);
    let form = Form::of::<WishBody>().start(WishBody::wish, case.wish.map(|wish| wish.as_str()).unwrap_or_default());
    let send = move |()| {
        form.submit.send(
            form.read(Ok),
            move |_, body: WishBody| api::put::<_, HireCase>(&format!("/traineeships/{id}/job-wish"), version, &body),
            move |_: HireCase| {
                toaster.say(text::own_saved(lang));
                on_saved.run(());
            },
        );
    };
    view! {
        <Card id="job-wish" title=text::own_title(lang)>
            <FormView form word=text::own_save(lang) lead=text::own_text(lang) on_send=send on_reload=on_saved/>
        </Card>
    }
}
