//! The own account: changing the password and signing out.

use crate::api::{self, ApiError};
use crate::kept;
use crate::session::{use_lang, use_session};
use crate::ui::{Alert, Button, Card, Form, FormView, PageHeader, use_toaster};
use domain::sessions::ChangePassword;
use domain::text::{common, sessions as text};
use leptos::prelude::*;

/// Signs out. The page is loaded anew, so that nothing of the user's stays in the browser's memory.
#[component]
pub fn SignOut() -> impl IntoView {
    let lang = use_lang();
    let (busy, away) = (RwSignal::new(false), RwSignal::new(false));
    let sign_out = move || {
        busy.set(true);
        leptos::task::spawn_local(async move {
            if matches!(api::delete("/sessions/current").await, Err(ApiError::Away)) {
                // The session may still be open, so the user stays and can try again.
                busy.try_set(false);
                away.try_set(true);
            } else {
                kept::forget_all();
                // Fails only for an address that cannot be read, and this is one.
                drop(window().location().set_href("/"));
            }
        });
    };
    view! {
        {move || away.get().then(|| view! { <Alert title=text::not_signed_out(lang) text=common::no_connection(lang)/> })}
        <Button on_press=sign_out busy>{text::sign_out(lang)}</Button>
    }
}

/// The page.
#[component]
pub fn AccountPage() -> impl IntoView {
    let (lang, session, toaster) = (use_lang(), use_session(), use_toaster());
    let name = session.me.with_untracked(|me| me.as_ref().map(|me| me.display_name.clone()).unwrap_or_default());
    let form = Form::of::<ChangePassword>();
    let send = move |()| {
        let done = move |()| {
            form.clear();
            toaster.say(text::password_saved(lang));
        };
        form.submit.send(form.read(ChangePassword::checked), |_, body| api::put::<_, ()>("/me/password", 0, &body), done);
    };
    view! {
        <PageHeader title=text::account(lang) lead=text::account_lead(lang, name)>
            <SignOut/>
        </PageHeader>
        <Card id="password" title=text::change_password(lang)>
            <FormView form word=text::change_password(lang) on_send=send/>
        </Card>
    }
}
