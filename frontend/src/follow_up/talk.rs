//! One talk, step by step: invited, held, written up, closed. The trainee reads what is shared and acknowledges it.

use super::calls;
use super::invite::invitation;
use crate::session::{use_lang, use_may, use_today};
use crate::ui::{
    BackLink, Button, ButtonKind, Card, Dialog, Dress, Fetched, Loader, Moving, PageHeader, StatusBadge, Tone, asking, dates, move_form,
    press_view, use_toaster,
};
use domain::access::Action;
use domain::fields::date_typed;
use domain::follow_up::talks::{MoveTalk, Talk, TalkForm, TalkStatus, TalkStep, illness_words};
use domain::moves::OptionOf;
use domain::text::{common, follow_up as text};
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
    let has = |step| option(&talk, step).is_some();
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

/// A step of the talk as its reader has it.
fn option(talk: &Talk, step: TalkStep) -> Option<OptionOf<TalkStatus>> {
    talk.options.iter().find(|option| option.to == step).cloned()
}

/// What a step does: the talk is read again.
fn moving(talk: &Talk, resource: Fetched<Talk>, made: impl Fn() + Send + Sync + 'static) -> Moving<Talk> {
    Moving {
        path: format!("/talks/{}/transitions", talk.id),
        version: Some(talk.version),
        failed: common::not_saved(use_lang()),
        made: Callback::new(move |_| {
            made();
            resource.refetch();
        }),
        reload: Callback::new(move |()| resource.refetch()),
    }
}

/// Records the meeting, or moves or cancels it.
#[component]
fn Held(talk: Talk, resource: Fetched<Talk>) -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    let (rescheduling, cancelling) = (RwSignal::new(false), RwSignal::new(false));
    let others = view! {
        <Button on_press=move || rescheduling.set(true)>{text::talk_move(lang)}</Button>
        <Button kind=ButtonKind::Tertiary on_press=move || cancelling.set(true)>{text::talk_cancel(lang)}</Button>
    };
    let hold = option(&talk, TalkStep::Hold).map(|option| {
        let form = asking::<TalkStatus>(&option)
            .start(MoveTalk::held_on, date_typed(talk.meets_on.map_or(today, |day| day.min(today))))
            .start(MoveTalk::form, talk.form.unwrap_or(TalkForm::InPerson).as_str());
        move_form::<TalkStatus, _>(
            &option,
            form,
            &moving(&talk, resource, || ()),
            Dress { others: Some(others.into_any()), ..Dress::default() },
        )
    });
    let talk = StoredValue::new(talk);
    let reschedule = move || {
        talk.with_value(|talk| option(talk, TalkStep::Reschedule)).map(|option| {
            let talk = talk.get_value();
            let form = invitation(&option, Some(&talk), talk.due_on, today);
            let lead = text::talk_due(lang, dates::full(lang, talk.due_on));
            let on_cancel = Some(Callback::new(move |()| rescheduling.set(false)));
            move_form::<TalkStatus, _>(
                &option,
                form,
                &moving(&talk, resource, move || rescheduling.set(false)),
                Dress { lead, on_cancel, ..Dress::default() },
            )
        })
    };
    let cancel = move || {
        talk.with_value(|talk| option(talk, TalkStep::Cancel)).map(|option| {
            let dress = Dress {
                kind: ButtonKind::Danger,
                lead: text::talk_cancel_consequence(lang).to_owned(),
                cancel: Some(text::talk_keep(lang)),
                on_cancel: Some(Callback::new(move |()| cancelling.set(false))),
                ..Dress::default()
            };
            move_form::<TalkStatus, _>(
                &option,
                asking::<TalkStatus>(&option),
                &moving(&talk.get_value(), resource, move || cancelling.set(false)),
                dress,
            )
        })
    };
    view! {
        <Card id="talk-held" title=text::talk_record_held(lang)>{hold}</Card>
        <Dialog id="talk-move" title=text::talk_move(lang).to_owned() open=rescheduling>{reschedule()}</Dialog>
        <Dialog id="talk-cancel" title=text::talk_cancel_title(lang).to_owned() open=cancelling>{cancel()}</Dialog>
    }
}

/// The minutes, until the talk is closed. The writer is warned of words of illness before saving.
#[component]
fn Minutes(talk: Talk, resource: Fetched<Talk>) -> impl IntoView {
    let (lang, toaster) = (use_lang(), use_toaster());
    let has_minutes = talk.has_minutes;
    let write = option(&talk, TalkStep::WriteMinutes).map(|option| {
        let form = asking::<TalkStatus>(&option).filled(MoveTalk {
            minutes: talk.minutes.clone(),
            shared_with_trainee: Some(talk.shared_with_trainee || !has_minutes),
            next_on: talk.next_on,
            ..domain::moves::to::<TalkStatus>(TalkStep::WriteMinutes)
        });
        let written = form.value(MoveTalk::minutes);
        let warning = move || {
            let words = written.with(|minutes| illness_words(minutes));
            (!words.is_empty()).then(|| view! { <p class="ps-why" role="status">{text::talk_minutes_warning(lang, words.join(", "))}</p> })
        };
        let dress = Dress {
            kind: if has_minutes { ButtonKind::Secondary } else { ButtonKind::Primary },
            lead: text::talk_confidential(lang).to_owned(),
            below: Some(warning.into_any()),
            ..Dress::default()
        };
        move_form::<TalkStatus, _>(&option, form, &moving(&talk, resource, || ()), dress)
    });
    let close = moving(&talk, resource, move || toaster.say(text::talk_closed_note(lang)));
    let kind = if has_minutes { ButtonKind::Primary } else { ButtonKind::Secondary };
    let closing = option(&talk, TalkStep::Close).map(|option| press_view::<TalkStatus, _>(&option, close, kind));
    view! {
        <Card id="talk-minutes" title=text::talk_minutes(lang)>{write}</Card>
        <Card id="talk-close" title=text::talk_close(lang)>{closing}</Card>
    }
}

/// The minutes for reading; the trainee says that she has read them.
#[component]
fn Read(talk: Talk, resource: Fetched<Talk>) -> impl IntoView {
    let lang = use_lang();
    let acknowledge = option(&talk, TalkStep::Acknowledge)
        .map(|option| press_view::<TalkStatus, _>(&option, moving(&talk, resource, || ()), ButtonKind::Primary));
    talk.has_minutes.then(|| view! {
        <Card id="talk-read" title=text::talk_minutes(lang)>
            {match talk.minutes {
                Some(minutes) => minutes.lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect_view().into_any(),
                None => view! { <p class="ps-why">{text::talk_no_minutes_for_you(lang)}</p> }.into_any(),
            }}
            {talk.acknowledged_at.map(|at| view! { <p class="ps-why">{text::talk_acknowledged(lang, dates::full(lang, at.in_denmark().date()))}</p> })}
            {acknowledge}
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
