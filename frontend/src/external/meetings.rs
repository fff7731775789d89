//! What was talked about with a school or other: noted, read by all who see it, and corrected by who wrote it.

use crate::session::{use_lang, use_may, use_today};
use crate::ui::address::use_param;
use crate::ui::{Button, ButtonKind, Card, Dialog, Fetched, Loader, Pager, Saving, dates, use_toaster};
use domain::Page;
use domain::access::Action;
use domain::external::{ExternalMeeting, ExternalOrganisation, ExternalStatus};
use domain::text::external as text;
use leptos::prelude::*;

/// Which meeting is written: none of those that there are where it is a new one.
#[derive(Clone, Copy)]
struct Writing {
    open: RwSignal<bool>,
    about: RwSignal<Option<ExternalMeeting>>,
}

impl Writing {
    fn begin(self, about: Option<ExternalMeeting>) {
        self.about.set(about);
        self.open.set(true);
    }
}

/// The card of meetings, the latest first.
#[component]
pub(super) fn Meetings(organisation: ExternalOrganisation) -> impl IntoView {
    let lang = use_lang();
    let writes = use_may()(Action::ManageExternal) && organisation.status == ExternalStatus::InUse;
    let writing = Writing { open: RwSignal::new(false), about: RwSignal::new(None) };
    let (cursor, id) = (use_param("cursor"), organisation.id);
    let meetings =
        Fetched::<Page<ExternalMeeting>>::at(move || format!("/external-organisations/{id}/meetings?limit=10&cursor={}", cursor.get()));
    let none = if writes { text::no_meetings(lang) } else { text::no_meetings_to_read(lang) };
    view! {
        <Card id="meetings" title=text::meetings(lang)>
            <Loader resource=meetings let:page>
                {page.items.is_empty().then(|| view! { <p class="ps-why">{none}</p> })}
                <ul class="ps-contacts">
                    {page.items.into_iter().map(|meeting| view! { <Line meeting writing writes/> }).collect_view()}
                </ul>
                <Pager next=page.next_cursor/>
            </Loader>
            {writes.then(|| view! { <div class="ps-btns ps-mt-s"><Button on_press=move || writing.begin(None)>{text::log_meeting(lang)}</Button></div> })}
        </Card>
        {writes.then(|| view! { <Write writing organisation on_changed=move || meetings.refetch()/> })}
    }
}

/// One meeting.
#[component]
fn Line(meeting: ExternalMeeting, writing: Writing, writes: bool) -> impl IntoView {
    let (lang, shown) = (use_lang(), meeting.clone());
    let meeting = StoredValue::new(meeting);
    view! {
        <li class="ps-note">
            <div>
                <p class="ps-why">{format!("{} · {}", dates::short(lang, shown.held_on, use_today()), shown.written_by)}</p>
                <b>{shown.subject.clone()}</b>
                {shown.note.map(|note| view! { <p>{note}</p> })}
            </div>
            {(writes && shown.is_own).then(|| view! {
                <Button small=true kind=ButtonKind::Tertiary label=text::correct_meeting_of(lang, shown.subject) on_press=move || writing.begin(Some(meeting.get_value()))>
                    {text::correct_contact(lang)}
                </Button>
            })}
        </li>
    }
}

/// The dialog with the form of a meeting.
#[component]
fn Write(writing: Writing, organisation: ExternalOrganisation, #[prop(into)] on_changed: Callback<()>) -> impl IntoView {
    let (lang, toaster) = (use_lang(), use_toaster());
    let (Writing { open, about }, id, name) = (writing, organisation.id, organisation.name);
    let title = Signal::derive(move || match about.get() {
        Some(meeting) => text::correct_meeting_of(lang, meeting.subject),
        None => text::log_meeting_with(lang, &name),
    });
    let close = Callback::new(move |()| open.set(false));
    let form = move || {
        let known = about.get_untracked();
        let (path, word, said) = match &known {
            Some(meeting) => (format!("/external-meetings/{}", meeting.id), text::save(lang), text::meeting_saved(lang)),
            None => (format!("/external-organisations/{id}/meetings"), text::log_meeting(lang), text::meeting_logged(lang)),
        };
        let saved = Callback::new(move |_: ExternalMeeting| {
            open.set(false);
            toaster.say(said);
            on_changed.run(());
        });
        // What is shown again is read anew, and the dialog opened on it.
        let reload = Callback::new(move |()| {
            open.set(false);
            on_changed.run(());
        });
        Saving { path, known: known.map(|meeting| (meeting.said(), meeting.version)), word, saved, cancel: close, reload }.view()
    };
    view! { <Dialog id="write-meeting" title open>{form()}</Dialog> }
}
