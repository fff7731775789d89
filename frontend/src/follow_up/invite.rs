//! The invitation to a talk: when, where and how. Used to invite and to move.

use crate::session::{use_lang, use_today};
use crate::ui::{
    Button, ButtonKind, ChoiceChips, ConflictDialog, DateField, DateInput, DialogActions, ErrorSummary, Submit, TextField, choices,
};
use chrono::NaiveDate;
use domain::follow_up::talks::{InviteToTalk, Talk, TalkForm};
use domain::problem::{FieldCode, FieldError};
use domain::text::{common, follow_up as text};
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
    let form = Submit::new();
    let moved = talk.is_some();
    let meets_on = DateInput::new(Some(talk.as_ref().and_then(|talk| talk.meets_on).unwrap_or(due_on.max(today))));
    let meets_time = RwSignal::new(talk.as_ref().and_then(|talk| talk.meets_time.clone()).unwrap_or_default());
    let place = RwSignal::new(talk.as_ref().and_then(|talk| talk.place.clone()).unwrap_or_default());
    let how = RwSignal::new(talk.as_ref().and_then(|talk| talk.form).unwrap_or(TalkForm::InPerson).as_str().to_owned());
    let build = move || -> Result<InviteToTalk, Vec<FieldError>> {
        let meets_on = meets_on.required("meets_on").map_err(|error| vec![error])?;
        let form = how.get_untracked().parse().map_err(|_| vec![FieldError::new("form", FieldCode::Required)])?;
        InviteToTalk { meets_on, meets_time: meets_time.get_untracked(), place: place.get_untracked(), form }.checked(today)
    };
    let forms = choices(TalkForm::ALL, |word| word.label(lang));
    let labels =
        vec![("meets_on", text::talk_meets_on(lang)), ("meets_time", text::talk_meets_time(lang)), ("place", text::talk_place(lang))];
    view! {
        <form novalidate on:submit=move |event| {
            event.prevent_default();
            form.send(build(), move |key, body| send.with_value(|send| send(key, body)), move |talk: Talk| on_saved.run(talk));
        }>
            <ErrorSummary form labels/>
            <p class="ps-why">{text::talk_due(lang, crate::ui::dates::full(lang, due_on))}</p>
            <DateField name="meets_on" label=text::talk_meets_on(lang) value=meets_on error=form.error("meets_on")/>
            <TextField name="meets_time" label=text::talk_meets_time(lang) value=meets_time hint=text::talk_meets_time_hint(lang) error=form.error("meets_time") max=5/>
            <TextField name="place" label=text::talk_place(lang) value=place hint=text::talk_place_hint(lang) error=form.error("place") max=120/>
            <ChoiceChips name="form" legend=text::talk_form(lang) value=how options=forms columns=3 error=form.error("form")/>
            <DialogActions>
                <Button kind=ButtonKind::Primary busy=form.pending>{if moved { text::talk_move(lang) } else { text::talk_send(lang) }}</Button>
                <Button on_press=move || on_cancel.run(())>{common::cancel(lang)}</Button>
            </DialogActions>
        </form>
        {on_reload.map(|reload| view! { <ConflictDialog open=form.conflict on_reload=reload/> })}
    }
}
