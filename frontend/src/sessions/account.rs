//! The own account: changing the password and signing out.

use crate::api::{self, ApiError};
use crate::session::{use_lang, use_session};
use crate::ui::{Button, ButtonKind, Card, ErrorSummary, PageHeader, Submit, TextField, use_toaster};
use domain::sessions::ChangePassword;
use domain::text::sessions as text;
use leptos::prelude::*;

/// The page.
#[component]
pub fn AccountPage() -> impl IntoView {
    let (lang, session, toaster) = (use_lang(), use_session(), use_toaster());
    let name = session.me.with_untracked(|me| me.as_ref().map(|me| me.display_name.clone()).unwrap_or_default());
    let (current, new) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let form = Submit::new();
    let send = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let change = ChangePassword { current: current.get_untracked(), new: new.get_untracked() };
        let done = move |()| {
            current.set(String::new());
            new.set(String::new());
            toaster.say(text::password_saved(lang));
        };
        form.send(change.checked(), |_, body| async move { api::put::<_, ()>("/me/password", 0, &body).await }, done);
    };
    let sign_out = move || {
        leptos::task::spawn_local(async move {
            // Away: the session may still be open, so the person stays and can try again.
            if !matches!(api::delete("/sessions/current").await, Err(ApiError::Away)) {
                session.me.set(None);
            }
        });
    };
    view! {
        <PageHeader title=text::account(lang) lead=text::account_lead(lang, name)>
            <Button on_press=sign_out>{text::sign_out(lang)}</Button>
        </PageHeader>
        <Card id="password" title=text::change_password(lang)>
            <form novalidate on:submit=send>
                <ErrorSummary form=form labels=vec![("current", text::current_password(lang)), ("new", text::new_password(lang))]/>
                <TextField name="current" label=text::current_password(lang) value=current kind="password" autocomplete="current-password" error=form.error("current")/>
                <TextField name="new" label=text::new_password(lang) hint=text::password_hint(lang) value=new kind="password" autocomplete="new-password" error=form.error("new")/>
                <p class="ps-mt"><Button kind=ButtonKind::Primary busy=form.pending>{text::change_password(lang)}</Button></p>
            </form>
        </Card>
    }
}
