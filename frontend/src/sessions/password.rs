//! Choosing a password by a one-time link. The secret stands in the fragment: it is never sent with the page. It is taken
//! out of the address at once, so that neither the history nor a glance at the screen gives it away.

use super::frame::Frame;
use crate::api;
use crate::session::use_lang;
use crate::ui::{Alert, AlertKind, Form, FormView};
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
    let (form, done) = (Form::of::<SetPassword>(), RwSignal::new(false));
    // Another link may be opened in the same window: then only the fragment changes.
    Effect::new(move |_| {
        let secret = hash.with(|hash| hash.trim_start_matches('#').to_owned());
        if !secret.is_empty() {
            SECRET.set(secret);
            missing.set(false);
            form.submit.forget();
            navigate("/ny-adgangskode", NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() });
        }
    });
    let send = move |()| {
        form.submit.send(
            form.read_with(&[(SetPassword::token, SECRET.with_borrow(Clone::clone))], SetPassword::checked),
            |_, body| api::post::<_, ()>("/password-links/redeem", &body),
            move |()| {
                SECRET.take();
                done.set(true);
            },
        );
    };
    let link_used = form.submit.error(SetPassword::token);
    let used = Memo::new(move |_| link_used.with(Option::is_some));
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
            } else if used.get() {
                view! { <p class="ps-mt"></p><Alert title=text::link_used(lang)/> }.into_any()
            } else {
                view! { <div class="ps-mt"><FormView form word=text::set_password(lang) wide=true on_send=send/></div> }.into_any()
            }}
        </Frame>
    }
}
