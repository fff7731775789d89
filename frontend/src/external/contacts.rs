//! Whom one talks to at a school or other: how they are reached, added, corrected, ended and taken back.

use crate::api;
use crate::session::{use_lang, use_may};
use crate::ui::{
    Avatar, AvatarSize, Button, ButtonKind, Card, Dialog, ErrorSummary, Saving, Submit, Toaster, mail_link, phone_link, use_toaster,
};
use domain::Lang;
use domain::access::Action;
use domain::external::{EndContact, ExternalContact, ExternalOrganisationCard, ExternalStatus};
use domain::text::external as text;
use leptos::prelude::*;

/// What is done with the contacts of one organisation: one at a time.
#[derive(Clone, Copy)]
struct Desk {
    lang: Lang,
    toaster: Toaster,
    /// How a contact is ended.
    form: Submit,
    /// Whether the dialog is open, and whom it corrects; nobody where it adds one.
    open: RwSignal<bool>,
    about: RwSignal<Option<ExternalContact>>,
    changed: Callback<()>,
}

impl Desk {
    /// Opens the form of a contact, or of a new one.
    fn write(self, about: Option<ExternalContact>) {
        self.about.set(about);
        self.open.set(true);
    }

    /// Says that somebody is no longer the contact, or is it again: the button that takes her back stands with those of earlier.
    fn end(self, contact: &ExternalContact, ended: bool) {
        let (path, version, lang) = (format!("/external-contacts/{}/ended", contact.id), contact.version, self.lang);
        self.form.send(
            Ok(EndContact { ended }),
            move |_, body| api::put::<_, ExternalContact>(&path, version, &body),
            move |contact| {
                let said = if ended { text::contact_ended(lang, &contact.name) } else { text::contact_taken_back(lang, &contact.name) };
                self.toaster.say(said);
                self.changed.run(());
            },
        );
    }
}

/// The card of contacts.
#[component]
pub(super) fn Contacts(card: ExternalOrganisationCard, on_changed: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let manages = use_may()(Action::ManageExternal);
    let desk = Desk {
        lang,
        toaster: use_toaster(),
        form: Submit::new(),
        open: RwSignal::new(false),
        about: RwSignal::new(None),
        changed: on_changed,
    };
    let adds = manages && card.line.status == ExternalStatus::InUse;
    let (earlier, now): (Vec<_>, Vec<_>) = card.contacts.into_iter().partition(|contact| contact.ended);
    let none = now
        .is_empty()
        .then(|| view! { <p class="ps-why">{if adds { text::no_contacts(lang) } else { text::no_contacts_to_read(lang) }}</p> });
    let title = text::earlier_contacts(lang, earlier.len());
    view! {
        <Card id="contacts" title=text::contacts(lang)>
            <ErrorSummary form=desk.form failed=text::not_ended(lang)/>
            {none}
            <ul class="ps-contacts">
                {now.into_iter().map(|contact| view! { <Line contact desk acts=manages/> }).collect_view()}
            </ul>
            {adds.then(|| view! { <div class="ps-btns ps-mt-s"><Button on_press=move || desk.write(None)>{text::add_contact(lang)}</Button></div> })}
            {(!earlier.is_empty()).then(|| view! {
                <details class="ps-mt-s">
                    <summary>{title}</summary>
                    <ul class="ps-contacts">
                        {earlier.into_iter().map(|contact| view! { <Line contact desk acts=adds/> }).collect_view()}
                    </ul>
                </details>
            })}
        </Card>
        {manages.then(|| view! { <Write desk organisation=card.line.id.to_string() name=card.line.name/> })}
    }
}

/// One contact: how she is reached, and what can be done.
#[component]
fn Line(contact: ExternalContact, desk: Desk, acts: bool) -> impl IntoView {
    let (lang, shown) = (desk.lang, contact.clone());
    let contact = StoredValue::new(contact);
    let (name, ended) = (shown.name.clone(), shown.ended);
    let buttons = acts.then(|| view! {
        <div class="ps-btns">
            {(!ended).then(|| view! {
                <Button small=true kind=ButtonKind::Tertiary label=text::correct_contact_of(lang, &name) on_press=move || desk.write(Some(contact.get_value()))>
                    {text::correct_contact(lang)}
                </Button>
            })}
            <Button small=true kind=ButtonKind::Tertiary busy=desk.form.pending on_press=move || desk.end(&contact.get_value(), !ended)
                label=if ended { text::take_back_of(lang, &name) } else { text::end_contact_of(lang, &name) }>
                {if ended { text::take_back(lang) } else { text::end_contact(lang) }}
            </Button>
        </div>
    });
    view! {
        <li class="ps-contact">
            <Avatar name=shown.name.clone() size=AvatarSize::Card/>
            <div>
                <b>{shown.name}</b>
                <span>{shown.role.label(lang)}</span>
                {shown.phone.map(phone_link)}
                {shown.email.map(mail_link)}
                {shown.note.map(|note| view! { <p class="ps-why">{note}</p> })}
            </div>
            {buttons}
        </li>
    }
}

/// The dialog with the form of a contact.
#[component]
fn Write(desk: Desk, organisation: String, name: String) -> impl IntoView {
    let Desk { lang, toaster, open, about, changed, .. } = desk;
    let title = Signal::derive(move || match about.get() {
        Some(contact) => text::correct_contact_of(lang, contact.name),
        None => text::add_contact_to(lang, &name),
    });
    let form = move || {
        let known = about.get_untracked();
        let was_known = known.is_some();
        let path = match &known {
            Some(contact) => format!("/external-contacts/{}", contact.id),
            None => format!("/external-organisations/{organisation}/contacts"),
        };
        Saving {
            path,
            word: if was_known { text::save(lang) } else { text::add_contact(lang) },
            known: known.map(|contact| (contact.said(), contact.version)),
            saved: Callback::new(move |contact: ExternalContact| {
                open.set(false);
                toaster.say(if was_known { text::contact_saved(lang, contact.name) } else { text::contact_added(lang, contact.name) });
                changed.run(());
            }),
            cancel: Callback::new(move |()| open.set(false)),
            reload: changed,
        }
        .view()
    };
    view! { <Dialog id="write-contact" title open>{form()}</Dialog> }
}
