//! One talk, step by step: invited, held, written up, closed. The trainee reads what is shared and acknowledges it.

use super::calls;
use super::invite::{InviteForm, Sent};
use crate::session::{use_lang, use_may, use_today};
use crate::ui::{
    BackLink, Button, ButtonKind, Card, ConflictDialog, Dialog, ErrorSummary, Fetched, Form, FormView, Loader, PageHeader, StatusBadge,
    Submit, Tone, dates, use_toaster,
};
use domain::access::Action;
use domain::fields::{Declared, date_typed};
use domain::follow_up::talks::{
    CancelTalk, InviteToTalk, RecordTalkHeld, Talk, TalkForm, TalkStatus, TalkStep, WriteMinutes, illness_words,
};
use domain::text::follow_up as text;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The page `/opfoelgning/samtale/:id`.
#[component]
pub fn TalkPage() -> impl IntoView {
    let params = use_params_map();
    let talk = Fetched::new(move || calls::talk(params.with(|params| params.get("id")).unwrap_or_default()));
    view! { <Loader resource=talk let:talk_found><OneTalk talk=talk_found resource=talk/></Loader> }
}

#[component]
fn OneTalk(talk: Talk, resource: Fetched<Talk>) -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    // The menu's word for the way back; what can be done with this talk is the server's to say.
    let follows_up = use_may()(Action::SeeTasks);
    let status = talk.status;
    let has = |step| talk.options.iter().any(|option| option.step == step);
    let (invited, held) = (has(TalkStep::Hold), has(TalkStep::WriteMinutes));
    let shown = talk.clone();
    let when = move |day, time: Option<String>| {
        let day = dates::long(lang, day, today);
        time.map_or_else(|| day.clone(), |time| text::talk_at(lang, &day, time))
    };
    let back = if follows_up { ("/opfoelgning", text::title(lang)) } else { ("/min-plan", text::talks(lang)) };
    view! {
        <BackLink href=back.0 text=back.1 label=text::talks(lang)/>
        <PageHeader title=format!("{}: {}", talk.kind.label(lang), talk.trainee_name) lead=text::talk_due(lang, dates::full(lang, talk.due_on))>
            <StatusBadge tone=tone(status) text=status.label(lang)/>
        </PageHeader>
        <div class="ps-stack">
        <Card id="talk-facts" title=text::talk_facts(lang)>
            <dl class="ps-facts">
                {talk.meets_on.map(|day| view! { <dt>{text::talk_meets_on(lang)}</dt><dd>{when(day, talk.meets_time.clone())}</dd> })}
                {talk.place.clone().map(|place| view! { <dt>{text::talk_place(lang)}</dt><dd>{place}</dd> })}
                {talk.form.map(|form| view! { <dt>{text::talk_form(lang)}</dt><dd>{form.label(lang)}</dd> })}
                {talk.held_on.map(|day| view! { <dt>{text::talk_held_on(lang)}</dt><dd>{dates::full(lang, day)}</dd> })}
                {talk.companion.map(|there| view! { <dt>{text::talk_companion(lang)}</dt><dd>{if there { text::yes(lang) } else { text::no(lang) }}</dd> })}
                {talk.next_on.map(|day| view! { <dt>{text::talk_next_on(lang)}</dt><dd>{dates::full(lang, day)}</dd> })}
                {talk.not_needed_reason.clone().map(|reason| view! { <dt>{text::reason(lang)}</dt><dd>{reason}</dd> })}
            </dl>
        </Card>
        {invited.then(|| view! { <Letter talk=shown.clone()/><Held talk=shown.clone() resource/> })}
        {held.then(|| view! { <Minutes talk=shown.clone() resource/> })}
        {(!invited && !held).then(|| view! { <Read talk=shown.clone() resource/> })}
        </div>
    }
}

/// The invitation as text, to be sent by Digital Post.
#[component]
fn Letter(talk: Talk) -> impl IntoView {
    let lang = use_lang();
    let (Some(day), Some(time), Some(place), Some(form)) = (talk.meets_on, talk.meets_time, talk.place, talk.form) else {
        return ().into_any();
    };
    let given = talk.trainee_name.split(' ').next().unwrap_or_default().to_owned();
    let letter = text::invitation(lang, talk.kind, &given, day, &time, &place, form);
    view! {
        <Card id="talk-letter" title=text::talk_letter(lang)>
            <p class="ps-why">{text::talk_letter_hint(lang)}</p>
            <div class="ps-prose">{letter.split("\n\n").map(|paragraph| view! { <p>{paragraph.to_owned()}</p> }).collect_view()}</div>
        </Card>
    }
    .into_any()
}

/// Records the meeting, or moves or cancels it.
#[component]
fn Held(talk: Talk, resource: Fetched<Talk>) -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    let (id, version) = (talk.id, talk.version);
    let form = Form::of::<RecordTalkHeld>()
        .start(RecordTalkHeld::held_on, date_typed(talk.meets_on.map_or(today, |day| day.min(today))))
        .start(RecordTalkHeld::form, talk.form.unwrap_or(TalkForm::InPerson).as_str());
    let (moving, cancelling) = (RwSignal::new(false), RwSignal::new(false));
    let record = move |()| {
        let body = form.read(|held: RecordTalkHeld| held.fields_checked(today));
        form.submit.send(body, move |_, body| calls::held(id, version, body), move |_: Talk| resource.refetch());
    };
    let send: Box<dyn Fn(String, InviteToTalk) -> Sent + Send + Sync> =
        Box::new(move |_, body| Box::pin(calls::move_talk(id, version, body)));
    let (send, moved) = (StoredValue::new(send), StoredValue::new(talk.clone()));
    let due_on = talk.due_on;
    let others = view! {
        <Button on_press=move || moving.set(true)>{text::talk_move(lang)}</Button>
        <Button kind=ButtonKind::Tertiary on_press=move || cancelling.set(true)>{text::talk_cancel(lang)}</Button>
    }
    .into_any();
    view! {
        <Card id="talk-held" title=text::talk_record_held(lang)>
            <FormView form word=text::talk_record_held(lang) on_send=record on_reload=move |()| resource.refetch() others/>
        </Card>
        <Dialog id="talk-move" title=text::talk_move(lang).to_owned() open=moving>
            <InviteForm talk=Some(moved.get_value()) due_on send on_saved=move |_| { moving.set(false); resource.refetch(); } on_cancel=move || moving.set(false) on_reload=move || resource.refetch()/>
        </Dialog>
        <Dialog id="talk-cancel" title=text::talk_cancel_title(lang).to_owned() open=cancelling>
            <Cancel talk=moved.get_value() open=cancelling resource/>
        </Dialog>
    }
}

#[component]
fn Cancel(talk: Talk, open: RwSignal<bool>, resource: Fetched<Talk>) -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    let form = Form::of::<CancelTalk>();
    let (id, version) = (talk.id, talk.version);
    let send = move |()| {
        let body = form.read(|cancel: CancelTalk| cancel.fields_checked(today));
        form.submit.send(
            body,
            move |_, body| calls::cancel_talk(id, version, body),
            move |_: Talk| {
                open.set(false);
                resource.refetch();
            },
        );
    };
    view! {
        <FormView form word=text::talk_cancel(lang) kind=ButtonKind::Danger lead=text::talk_cancel_consequence(lang)
            on_send=send on_cancel=move |()| open.set(false) cancel=text::talk_keep(lang) on_reload=move |()| resource.refetch()/>
    }
}

/// The minutes, until the talk is closed. The writer is warned of words of illness before saving.
#[component]
fn Minutes(talk: Talk, resource: Fetched<Talk>) -> impl IntoView {
    let (lang, today, toaster) = (use_lang(), use_today(), use_toaster());
    let (id, version, has_minutes) = (talk.id, talk.version, talk.has_minutes);
    let (form, closing) = (
        Form::of::<WriteMinutes>().filled(WriteMinutes {
            minutes: talk.minutes.clone().unwrap_or_default(),
            shared_with_trainee: talk.shared_with_trainee || !has_minutes,
            next_on: talk.next_on,
        }),
        Submit::new(),
    );
    let written = form.value(WriteMinutes::minutes);
    let warning = move || {
        let words = written.with(|minutes| illness_words(minutes));
        (!words.is_empty()).then(|| view! { <p class="ps-why" role="status">{text::talk_minutes_warning(lang, words.join(", "))}</p> })
    };
    let save = move |()| {
        let body = form.read(|minutes: WriteMinutes| minutes.fields_checked(today));
        form.submit.send(body, move |_, body| calls::minutes(id, version, body), move |_: Talk| resource.refetch());
    };
    let blocked = talk.options.iter().find(|option| option.step == TalkStep::Close).and_then(|option| option.blocker);
    view! {
        <Card id="talk-minutes" title=text::talk_minutes(lang)>
            <FormView form word=text::talk_save_minutes(lang) kind=if has_minutes { ButtonKind::Secondary } else { ButtonKind::Primary }
                lead=text::talk_confidential(lang) on_send=save on_reload=move |()| resource.refetch()>
                {warning}
            </FormView>
        </Card>
        <Card id="talk-close" title=text::talk_close(lang)>
            <form novalidate on:submit=move |event| {
                event.prevent_default();
                closing.send(Ok(()), move |_, ()| calls::close_talk(id, version), move |_: Talk| {
                    toaster.say(text::talk_closed_note(lang));
                    resource.refetch();
                });
            }>
                <ErrorSummary form=closing/>
                {blocked.map(|blocker| view! { <p class="ps-why">{blocker.label(lang)}</p> })}
                <Button kind=if has_minutes { ButtonKind::Primary } else { ButtonKind::Secondary } busy=closing.pending disabled=blocked.is_some()>{text::talk_close(lang)}</Button>
            </form>
        </Card>
        <ConflictDialog open=closing.conflict on_reload=move || resource.refetch()/>
    }
}

/// The minutes for reading; the trainee says that she has read them.
#[component]
fn Read(talk: Talk, resource: Fetched<Talk>) -> impl IntoView {
    let lang = use_lang();
    let form = Submit::new();
    let (id, version) = (talk.id, talk.version);
    let may_acknowledge = talk.may_acknowledge;
    talk.has_minutes.then(|| view! {
        <Card id="talk-read" title=text::talk_minutes(lang)>
            {match talk.minutes {
                Some(minutes) => minutes.lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect_view().into_any(),
                None => view! { <p class="ps-why">{text::talk_no_minutes_for_you(lang)}</p> }.into_any(),
            }}
            {talk.acknowledged_at.map(|at| view! { <p class="ps-why">{text::talk_acknowledged(lang, dates::full(lang, at.in_denmark().date()))}</p> })}
            {may_acknowledge.then(|| view! {
                <form on:submit=move |event| {
                    event.prevent_default();
                    form.send(Ok(()), move |_, ()| calls::acknowledge(id, version), move |_: Talk| resource.refetch());
                }>
                    <ErrorSummary form/>
                    <Button kind=ButtonKind::Primary busy=form.pending>{text::talk_acknowledge(lang)}</Button>
                </form>
                <ConflictDialog open=form.conflict on_reload=move || resource.refetch()/>
            })}
        </Card>
    })
}

/// The tone of a talk's status.
pub(super) const fn tone(status: TalkStatus) -> Tone {
    match status {
        TalkStatus::Due => Tone::Today,
        TalkStatus::Invited | TalkStatus::Held | TalkStatus::ActionPlan => Tone::Soon,
        TalkStatus::Closed => Tone::Ok,
        TalkStatus::NotNeeded => Tone::Idle,
    }
}
