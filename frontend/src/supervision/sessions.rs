//! The tab of the card: supervisors, logged sessions and concerns.

use super::assign::Assignments;
use super::calls;
use super::concerns::Concerns;
use crate::session::{use_lang, use_may, use_today};
use crate::ui::address::use_param;
use crate::ui::{Card, EmptyState, Fetched, Loader, Pager, dates};
use domain::access::Action;
use domain::ids::TraineeshipId;
use domain::supervision::SupervisionSession;
use domain::text::supervision as text;
use leptos::prelude::*;

/// Supervision of a trainee.
#[component]
pub fn SupervisionTab(id: TraineeshipId) -> impl IntoView {
    let lang = use_lang();
    let may = use_may();
    let cursor = use_param("cursor");
    let sessions = Fetched::new(move || calls::sessions(id, 25, cursor.get()));
    view! {
        <div class="ps-cols">
            <div class="ps-stack">
                <Loader resource=sessions let:page>
                    {if page.items.is_empty() {
                        view! { <EmptyState title=text::no_sessions(lang) text=text::no_sessions_text(lang)/> }.into_any()
                    } else {
                        let minutes: i32 = page.items.iter().map(|session| session.minutes).sum();
                        view! {
                            <Card id="sessions" title=text::sessions(lang) meta=text::sessions_meta(lang, minutes)>
                                <ul class="ps-log">{page.items.into_iter().map(|session| view! { <SessionRow session/> }).collect_view()}</ul>
                            </Card>
                            <Pager next=page.next_cursor/>
                        }.into_any()
                    }}
                </Loader>
            </div>
            <div class="ps-stack">
                <Assignments id/>
                {may(Action::SeeConcerns).then(|| view! { <Concerns id/> })}
            </div>
        </div>
    }
}

#[component]
fn SessionRow(session: SupervisionSession) -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    let read = match session.acknowledged_at {
        Some(at) => text::read_on(lang, dates::moment(lang, at, today)),
        None => text::not_read(lang).to_owned(),
    };
    let by = format!("{} · {read}", text::by(lang, &session.logged_by));
    view! { <SessionLine session by/> }
}

/// A session in one line: the day, what it was about, the next step, and how long it took.
#[component]
pub(super) fn SessionLine(
    session: SupervisionSession,
    /// Who logged it, and whether it was read.
    #[prop(optional, into)]
    by: Option<String>,
) -> impl IntoView {
    let lang = use_lang();
    let what = std::iter::once(session.kind.label(lang).to_owned()).chain(session.goals).collect::<Vec<_>>().join(", ");
    view! {
        <li>
            <time datetime=session.held_on.to_string()>{dates::day_month(lang, session.held_on)}</time>
            <span>
                {what}
                {session.next_step.map(|step| view! { <small class="ps-why">{text::next_was(lang, step)}</small> })}
                {by.map(|by| view! { <small class="ps-why">{by}</small> })}
            </span>
            <b class="ps-num">{text::minutes(lang, session.minutes)}</b>
        </li>
    }
}
