//! Concerns on the card: fetched only when asked for, because each reading is noted in the log.

use super::calls;
use crate::session::{use_lang, use_today};
use crate::ui::{
    Alert, AlertKind, Button, ButtonKind, Card, ErrorSummary, Fetched, IconName, Loader, StatusBadge, Submit, Tone, dates, use_toaster,
};
use domain::ids::TraineeshipId;
use domain::supervision::{Concern, ConcernStatus};
use domain::text::supervision as text;
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
    let (form, toaster) = (Submit::new(), use_toaster());
    let id = concern.id;
    let tone = if concern.status == ConcernStatus::Raised { Tone::Today } else { Tone::Ok };
    let send = move || {
        form.send(
            Ok(()),
            move |_, ()| calls::acknowledge_concern(id),
            move |_: Concern| {
                toaster.say(text::concern_acknowledged(lang));
                on_changed.run(());
            },
        );
    };
    view! {
        <li class="ps-card__b">
            <b>{concern.kind.label(lang)}</b>" "<StatusBadge tone text=concern.status.label(lang)/>
            {concern.text.map(|words| view! { <p>{words}</p> })}
            <p class="ps-why">{text::raised_by(lang, concern.raised_by, dates::moment(lang, concern.raised_at, today))}</p>
            <ErrorSummary form/>
            {concern.may_acknowledge.then(|| view! { <Button kind=ButtonKind::Primary small=true busy=form.pending on_press=send>{text::acknowledge_concern(lang)}</Button> })}
        </li>
    }
}
