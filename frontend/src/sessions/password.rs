//! Choosing a password by a one-time link. The secret stands in the fragment: it is never sent with the page.

use crate::api;
use crate::session::use_lang;
use crate::ui::{Alert, Button, ButtonKind, ErrorSummary, Submit, TextField};
use domain::sessions::SetPassword;
use domain::text::sessions as text;
use leptos::prelude::*;

/// The page.
#[component]
pub fn SetPasswordPage() -> impl IntoView {
    let lang = use_lang();
    document().set_title(&format!("{} – Praktikspor", text::set_password(lang)));
    let secret = window().location().hash().unwrap_or_default().trim_start_matches('#').to_owned();
    let missing = secret.is_empty();
    let secret = StoredValue::new(secret);
    let (password, done) = (RwSignal::new(String::new()), RwSignal::new(false));
    let form = Submit::new();
    let send = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let set = SetPassword { token: secret.get_value(), password: password.get_untracked() };
        form.send(set.checked(), |_, body| async move { api::post::<_, ()>("/password-links/redeem", &body).await }, move |()| done.set(true));
    };
    view! {
        <main class="ps-login__form" id="indhold">
            <div class="ps-login__in">
                <h1 tabindex="-1">{text::set_password(lang)}</h1>
                <p class="ps-head__sub">{text::set_password_lead(lang)}</p>
                {missing.then(|| view! { <Alert title=text::set_password(lang) text=text::link_missing(lang)>{()}</Alert> })}
                {move || if done.get() {
                    view! { <p role="status">{text::password_saved(lang)}</p><p><a href="/login">{text::sign_in(lang)}</a></p> }.into_any()
                } else {
                    view! {
                        <form class="ps-mt" novalidate on:submit=send>
                            <ErrorSummary form=form labels=vec![("password", text::new_password(lang)), ("token", text::link_used(lang))]/>
                            <TextField name="password" label=text::new_password(lang) hint=text::password_hint(lang) value=password kind="password" autocomplete="new-password" error=form.error("password")/>
                            <p class="ps-mt-l"><Button kind=ButtonKind::Primary wide=true busy=form.pending disabled=missing>{text::set_password(lang)}</Button></p>
                        </form>
                    }.into_any()
                }}
            </div>
        </main>
    }
}
