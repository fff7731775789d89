//! One school or other: what is known of it, its contacts, and whether it is in use.

use super::contacts::Contacts;
use super::meetings::Meetings;
use crate::session::{use_lang, use_may};
use crate::ui::{
    BackLink, Button, ButtonKind, Card, Dialog, Fetched, Loader, Moving, PageHeader, Saving, StatusBadge, mail_link, phone_link,
    press_view, say_made, use_toaster,
};
use domain::access::Action;
use domain::external::{ExternalOrganisation, ExternalOrganisationCard, ExternalStatus, SaveExternalOrganisation};
use domain::fields::Declared;
use domain::text::external as text;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// `/skoler/:id`.
#[component]
pub fn ExternalOrganisationPage() -> impl IntoView {
    let lang = use_lang();
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")).unwrap_or_default());
    let card = Fetched::<ExternalOrganisationCard>::at(move || format!("/external-organisations/{}", id.get()));
    let reload = Callback::from(move || card.refetch());
    view! {
        <BackLink href="/skoler" text=text::title(lang) label=text::breadcrumb(lang)/>
        <Loader resource=card let:card_now><CardView card=card_now on_changed=reload/></Loader>
    }
}

#[component]
fn CardView(card: ExternalOrganisationCard, on_changed: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let manages = use_may()(Action::ManageExternal);
    let (line, correcting) = (card.line.clone(), RwSignal::new(false));
    view! {
        <PageHeader title=line.name.clone() lead=line.kind.label(lang).to_owned()>
            <StatusBadge tone=line.status.tone() text=line.status.label(lang)/>
        </PageHeader>
        <div class="ps-cols">
            <div class="ps-stack"><Contacts card=card.clone() on_changed/><Meetings organisation=line.clone()/></div>
            <div class="ps-stack">
                <Facts line=line.clone() correcting=manages.then_some(correcting)/>
                <Moves card on_changed/>
            </div>
        </div>
        {manages.then(|| view! { <Correct line open=correcting on_changed/> })}
    }
}

#[component]
fn Facts(line: ExternalOrganisation, correcting: Option<RwSignal<bool>>) -> impl IntoView {
    let lang = use_lang();
    let none = line.is_bare();
    let phone = line.phone.map(|phone| view! { <dt>{SaveExternalOrganisation::label("phone", lang)}</dt><dd>{phone_link(phone)}</dd> });
    let email = line.email.map(|email| view! { <dt>{SaveExternalOrganisation::label("email", lang)}</dt><dd>{mail_link(email)}</dd> });
    let website = line.website.map(|website| {
        let shown = website.trim_start_matches("https://").trim_start_matches("http://").to_owned();
        view! { <dt>{SaveExternalOrganisation::label("website", lang)}</dt><dd><a href=website rel="noreferrer">{shown}</a></dd> }
    });
    view! {
        <Card id="organisation-facts" title=text::facts(lang)>
            {none.then(|| view! { <p class="ps-why">{text::no_facts(lang)}</p> })}
            <dl class="ps-facts">{phone}{email}{website}</dl>
            {line.note.map(|note| view! { <p class="ps-why ps-mt-s">{note}</p> })}
            {correcting.map(|open| view! { <div class="ps-btns ps-mt"><Button on_press=move || open.set(true)>{text::correct(lang)}</Button></div> })}
        </Card>
    }
}

/// Whether it is in use, and the move there is.
#[component]
fn Moves(card: ExternalOrganisationCard, on_changed: Callback<()>) -> impl IntoView {
    let (lang, toaster) = (use_lang(), use_toaster());
    let why = match card.line.status {
        ExternalStatus::InUse => text::in_use_text(lang),
        ExternalStatus::OutOfUse => text::out_of_use_text(lang),
    };
    let path = format!("/external-organisations/{}/transitions", card.line.id);
    let of = path.clone();
    let moving = Moving {
        path,
        version: Some(card.line.version),
        failed: text::not_moved(lang),
        made: Callback::new(move |card: ExternalOrganisationCard| {
            let said = text::moved(lang, card.line.name, card.line.status.label(lang));
            say_made::<ExternalStatus>((lang, toaster), said, card.line.status, (of.clone(), card.line.version), on_changed);
            on_changed.run(());
        }),
        reload: on_changed,
    };
    (!card.options.is_empty()).then(|| view! {
        <Card id="organisation-moves" title=text::moves(lang)>
            <p class="ps-why">{why}</p>
            <div class="ps-mt-s">
                {card.options.iter().map(|option| press_view::<ExternalStatus, _>(option, moving.clone(), ButtonKind::Secondary)).collect_view()}
            </div>
        </Card>
    })
}

/// The dialog with the form of what is known.
#[component]
fn Correct(line: ExternalOrganisation, open: RwSignal<bool>, on_changed: Callback<()>) -> impl IntoView {
    let (lang, toaster) = (use_lang(), use_toaster());
    let saved = Callback::new(move |_: ExternalOrganisationCard| {
        open.set(false);
        toaster.say(text::saved(lang));
        on_changed.run(());
    });
    let line = StoredValue::new(line);
    let form = move || {
        let (path, known) = line.with_value(|line| (format!("/external-organisations/{}", line.id), Some((line.said(), line.version))));
        let cancel = Callback::new(move |()| open.set(false));
        Saving { path, known, word: text::save(lang), saved, cancel, reload: on_changed }.view()
    };
    view! { <Dialog id="correct-organisation" title=text::correct(lang).to_owned() open>{form()}</Dialog> }
}
