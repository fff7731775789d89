//! The list of schools and others.

use crate::session::{use_lang, use_may};
use crate::ui::{Button, ButtonKind, Dialog, IconName, ListView, PageHeader, Saving, Source, use_toaster};
use domain::access::Action;
use domain::external::{ExternalOrganisation, ExternalOrganisationCard, SaveExternalOrganisation};
use domain::text::external as text;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

/// `/skoler`.
#[component]
pub fn ExternalOrganisationsPage() -> impl IntoView {
    let (lang, source) = (use_lang(), Source::of::<ExternalOrganisation>("/external-organisations"));
    let manages = use_may()(Action::ManageExternal);
    let adding = RwSignal::new(false);
    view! {
        <PageHeader title=text::title(lang).to_owned() lead=text::lead(lang).to_owned()>
            {manages.then(|| view! { <Button kind=ButtonKind::Primary icon=IconName::Plus on_press=move || adding.set(true)>{text::new(lang)}</Button> })}
        </PageHeader>
        <ListView source/>
        {manages.then(|| view! { <New open=adding/> })}
    }
}

/// The dialog with the form of a new one, whose card is then opened.
#[component]
fn New(open: RwSignal<bool>) -> impl IntoView {
    let (lang, toaster) = (use_lang(), use_toaster());
    let navigate = StoredValue::new_local(use_navigate());
    let saved = Callback::new(move |card: ExternalOrganisationCard| {
        open.set(false);
        toaster.say(text::created(lang, &card.line.name));
        navigate.with_value(|navigate| navigate(&format!("/skoler/{}", card.line.id), leptos_router::NavigateOptions::default()));
    });
    let form = move || {
        let (path, word) = ("/external-organisations".to_owned(), text::create(lang));
        let close = Callback::new(move |()| open.set(false));
        Saving::<SaveExternalOrganisation, _> { path, known: None, word, saved, cancel: close, reload: close }.view()
    };
    view! { <Dialog id="new-organisation" title=text::new_title(lang).to_owned() open>{form()}</Dialog> }
}
