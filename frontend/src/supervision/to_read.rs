//! For the trainee: sessions she has not acknowledged yet.

use super::calls;
use crate::session::{use_lang, use_today};
use crate::ui::{Button, ButtonKind, ErrorSummary, Fetched, Loader, Submit, dates, use_toaster};
use domain::ids::TraineeshipId;
use domain::supervision::SupervisionSession;
use domain::text::supervision as text;
use leptos::prelude::*;

/// The sessions to read on Min plan; nothing where all are read.
#[component]
pub fn SessionsToRead(id: TraineeshipId) -> impl IntoView {
    let lang = use_lang();
    let sessions = Fetched::new(move || calls::sessions(id, 25, String::new()));
    view! {
        <Loader resource=sessions let:page>
            {
                let new: Vec<SupervisionSession> = page.items.into_iter().filter(|session| session.acknowledged_at.is_none()).collect();
                (!new.is_empty()).then(|| view! {
                    <section aria-labelledby="to-read">
                        <h2 id="to-read">{text::to_read(lang)}</h2>
                        <ul class="ps-card ps-list">{new.into_iter().map(|session| view! { <ToRead session on_read=move || sessions.refetch()/> }).collect_view()}</ul>
                    </section>
                })
            }
        </Loader>
    }
}

#[component]
fn ToRead(session: SupervisionSession, #[prop(into)] on_read: Callback<()>) -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    let (form, toaster) = (Submit::new(), use_toaster());
    let id = session.id;
    let title =
        format!("{} {}, {}", session.kind.label(lang), dates::short(lang, session.held_on, today), text::minutes(lang, session.minutes));
    let send = move || {
        form.send(
            Ok(()),
            move |_, ()| calls::acknowledge(id),
            move |_: SupervisionSession| {
                toaster.say(text::thanks_read(lang));
                on_read.run(());
            },
        );
    };
    view! {
        <li class="ps-card__b">
            <b>{title.clone()}</b>
            {(!session.goals.is_empty()).then(|| view! { <p class="ps-why">{session.goals.join(", ")}</p> })}
            {session.next_step.map(|step| view! { <p>{text::next_was(lang, step)}</p> })}
            <p class="ps-why">{text::by(lang, session.logged_by)}</p>
            <ErrorSummary form/>
            <p class="ps-mt-s"><Button kind=ButtonKind::Primary small=true busy=form.pending label=text::have_read_of(lang, title) on_press=send>{text::have_read(lang)}</Button></p>
        </li>
    }
}
