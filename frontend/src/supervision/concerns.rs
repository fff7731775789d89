//! Concerns on the card: fetched only when asked for, because each reading is noted in the log.

use super::calls;
use crate::session::{use_lang, use_today};
use crate::ui::{
    Alert, AlertKind, Button, ButtonKind, Card, Fetched, IconName, Loader, Moving, StatusBadge, Tone, dates, press_view, use_toaster,
};
use domain::ids::TraineeshipId;
use domain::supervision::{Concern, ConcernStatus};
use domain::text::{common, supervision as text};
use leptos::prelude::*;

/// The concerns about a trainee, for the consultant and for who raised them.
#[component]
pub(super) fn Concerns(id: TraineeshipId) -> impl IntoView {
    let lang = use_lang();
    let open = RwSignal::new(false);
    view! {
        <Card id="concerns" title=text::concerns(lang)>
            {move || if open.get() {
                view! { <List id/> }.into_any()
            } else {
                view! { <Button icon=IconName::Heart on_press=move || open.set(true)>{text::show_concerns(lang)}</Button> }.into_any()
            }}
        </Card>
    }
}

#[component]
fn List(id: TraineeshipId) -> impl IntoView {
    let lang = use_lang();
    let concerns = Fetched::new(move || calls::concerns(id));
    view! {
        <Loader resource=concerns let:found>
            {if found.is_empty() {
                view! { <p class="ps-why">{text::no_concerns(lang)}</p> }.into_any()
            } else {
                view! {
                    <Alert title=text::concerns_confidential(lang) kind=AlertKind::ToKnow/>
                    <ul class="ps-list">{found.into_iter().map(|concern| view! { <ConcernRow concern on_changed=move || concerns.refetch()/> }).collect_view()}</ul>
                }.into_any()
            }}
        </Loader>
    }
}

#[component]
fn ConcernRow(concern: Concern, #[prop(into)] on_changed: Callback<()>) -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    let toaster = use_toaster();
    let tone = if concern.status == ConcernStatus::Raised { Tone::Today } else { Tone::Ok };
    let moving = Moving {
        path: format!("/concerns/{}/transitions", concern.id),
        version: Some(concern.version),
        failed: common::not_saved(lang),
        made: Callback::new(move |_: Concern| {
            toaster.say(text::concern_acknowledged(lang));
            on_changed.run(());
        }),
        reload: on_changed,
    };
    let steps =
        concern.options.iter().map(|option| press_view::<ConcernStatus, _>(option, moving.clone(), ButtonKind::Primary)).collect_view();
    view! {
        <li class="ps-card__b">
            <b>{concern.kind.label(lang)}</b>" "<StatusBadge tone text=concern.status.label(lang)/>
            {concern.text.map(|words| view! { <p>{words}</p> })}
            <p class="ps-why">{text::raised_by(lang, concern.raised_by, dates::moment(lang, concern.raised_at, today))}</p>
            {steps}
        </li>
    }
}
