//! Choosing a password by a one-time link. The secret stands in the fragment: it is never sent with the page.

use super::frame::Frame;
use super::password_field::PasswordField;
use crate::api;
use crate::session::use_lang;
use crate::ui::{Alert, AlertKind, Button, ButtonKind, ErrorSummary, Submit};
use domain::sessions::SetPassword;
use domain::text::sessions as text;
use leptos::prelude::*;

/// The page.
#[component]
pub fn SetPasswordPage() -> impl IntoView {
    let lang = use_lang();
    let secret = window().location().hash().unwrap_or_default().trim_start_matches('#').to_owned();
    let missing = secret.is_empty();
    let secret = StoredValue::new(secret);
    let (password, done) = (RwSignal::new(String::new()), RwSignal::new(false));
    let form = Submit::new();
    let send = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let set = SetPassword { token: secret.get_value(), password: password.get_untracked() };
        form.send(
            set.checked(),
            |_, body| async move { api::post::<_, ()>("/password-links/redeem", &body).await },
            move |()| done.set(true),
        );
    };
    let link_used = form.error("token");
    view! {
        <Frame title=text::set_password(lang) lead=text::set_password_lead(lang)>
            {move || if missing {
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
