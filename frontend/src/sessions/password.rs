//! Choosing a password by a one-time link. The secret stands in the fragment: it is never sent with the page. It is taken
//! out of the address at once, so that neither the history nor a glance at the screen gives it away.

use super::frame::Frame;
use super::password_field::PasswordField;
use crate::api;
use crate::session::use_lang;
use crate::ui::{Alert, AlertKind, Button, ButtonKind, ErrorSummary, Submit};
use domain::sessions::SetPassword;
use domain::text::sessions as text;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use std::cell::RefCell;

thread_local! {
    // The page is built anew when the language is switched; by then the address no longer has it.
    static SECRET: RefCell<String> = RefCell::default();
}

/// The page.
#[component]
pub fn SetPasswordPage() -> impl IntoView {
    let lang = use_lang();
    let (hash, navigate) = (use_location().hash, use_navigate());
    let missing = RwSignal::new(SECRET.with_borrow(String::is_empty) && hash.with_untracked(String::is_empty));
    // Another link may be opened in the same window: then only the fragment changes.
    Effect::new(move |_| {
        let secret = hash.with(|hash| hash.trim_start_matches('#').to_owned());
        if !secret.is_empty() {
            SECRET.set(secret);
            missing.set(false);
            navigate("/ny-adgangskode", NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() });
        }
    });
    let (password, done) = (RwSignal::new(String::new()), RwSignal::new(false));
    let form = Submit::new();
    let send = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let set = SetPassword { token: SECRET.with_borrow(Clone::clone), password: password.get_untracked() };
        form.send(
            set.checked(),
            |_, body| async move { api::post::<_, ()>("/password-links/redeem", &body).await },
            move |()| {
                SECRET.take();
                done.set(true);
            },
        );
    };
    let link_used = form.error("token");
    view! {
        <Frame title=text::set_password(lang) lead=text::set_password_lead(lang)>
            {move || if missing.get() {
                view! { <p class="ps-mt"></p><Alert title=text::link_missing(lang)/> }.into_any()
            } else if done.get() {
                view! {
                    <p class="ps-mt"></p>
                    <Alert title=text::password_saved(lang) kind=AlertKind::ToKnow/>
                    <p class="ps-links"><a href="/login">{text::sign_in(lang)}</a></p>
                }.into_any()
            } else {
                view! {
                    <form class="ps-mt" novalidate on:submit=send>
                        {move || if link_used.with(Option::is_some) {
                            view! { <Alert title=text::link_used(lang)/> }.into_any()
                        } else {
                            view! { <ErrorSummary form labels=vec![("password", text::new_password(lang))]/> }.into_any()
                        }}
                        <PasswordField name="password" label=text::new_password(lang) hint=text::password_hint(lang) value=password autocomplete="new-password" error=form.error("password")/>
                        <p class="ps-mt-l"><Button kind=ButtonKind::Primary wide=true busy=form.pending>{text::set_password(lang)}</Button></p>
                    </form>
                }.into_any()
            }}
        </Frame>
    }
}
