//! The invitation to a talk: when, where and how. Used to invite and to move.

use crate::session::{use_lang, use_today};
use crate::ui::{Form, FormView, dates};
use chrono::NaiveDate;
use domain::fields::{Declared, date_typed};
use domain::follow_up::talks::{InviteToTalk, Talk, TalkForm};
use domain::text::follow_up as text;
use leptos::prelude::*;
use std::future::Future;
use std::pin::Pin;

/// A request that gives the talk.
pub(super) type Sent = Pin<Box<dyn Future<Output = Result<Talk, crate::api::ApiError>>>>;

/// The fields of an invitation; `talk` fills them in where one is moved.
#[component]
pub(super) fn InviteForm(
    /// The talk that is moved.
    #[prop(optional_no_strip)]
    talk: Option<Talk>,
    /// The last day for the talk.
    due_on: NaiveDate,
    /// Sends it with the idempotency key.
    send: StoredValue<Box<dyn Fn(String, InviteToTalk) -> Sent + Send + Sync>>,
    #[prop(into)] on_saved: Callback<Talk>,
    #[prop(into)] on_cancel: Callback<()>,
    /// Reads a moved talk again that someone else has changed meanwhile.
    #[prop(optional, into)]
    on_reload: Option<Callback<()>>,
) -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    let moved = talk.is_some();
    let (day, time, place, how) = match talk {
        Some(talk) => (talk.meets_on, talk.meets_time, talk.place, talk.form),
        None => (None, None, None, None),
    };
    let form = Form::of::<InviteToTalk>()
        .start(InviteToTalk::meets_on, date_typed(day.unwrap_or(due_on.max(today))))
        .start(InviteToTalk::meets_time, time.unwrap_or_default())
        .start(InviteToTalk::place, place.unwrap_or_default())
        .start(InviteToTalk::form, how.unwrap_or(TalkForm::InPerson).as_str());
    let sent = move |()| {
        let body = form.read(|invite: InviteToTalk| invite.fields_checked(today));
        form.submit.send(body, move |key, body| send.with_value(|send| send(key, body)), move |talk: Talk| on_saved.run(talk));
    };
    let (word, lead) = (if moved { text::talk_move(lang) } else { text::talk_send(lang) }, text::talk_due(lang, dates::full(lang, due_on)));
    view! { <FormView form word lead on_send=sent on_cancel on_reload=on_reload/> }
}
