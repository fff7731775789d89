//! The sign-in page, and signing in again over a screen that is open.

use crate::api::{self, ApiError};
use crate::session::{Session, use_lang, use_session};
use crate::shell::{Language, Logo};
use crate::ui::{Button, ButtonKind, Dialog, ErrorSummary, Submit, TextField};
use domain::sessions::{DemoLogin, SignIn, SignedIn};
use domain::text::sessions as text;
use leptos::prelude::*;

/// The page.
#[component]
pub fn SignInPage() -> impl IntoView {
    let lang = use_lang();
    document().set_title(&format!("{} – Praktikspor", text::sign_in(lang)));
    view! {
        <a class="skipnav" href="#indhold">{text::skip(lang)}</a>
        <div class="ps-login">
            <header class="ps-login__art">
                <span class="ps-brand"><Logo/>"Praktikspor"</span>
                <p class="ps-login__h">{text::slogan(lang)}</p>
                <p class="ps-login__p">{text::slogan_more(lang)}</p>
                <Tracks/>
            </header>
            <main class="ps-login__form" id="indhold" tabindex="-1">
                <div class="ps-login__in">
                    <h1 tabindex="-1">{text::sign_in(lang)}</h1>
                    <p class="ps-head__sub">{text::sign_in_lead(lang)}</p>
                    <SignInForm/>
                    <DemoLogins/>
                    <p class="ps-links"><Language/></p>
                </div>
            </main>
        </div>
    }
}

/// Asks for the password again where the session ended; the screen below keeps what was typed.
#[component]
pub fn SignInAgain() -> impl IntoView {
    let (lang, session) = (use_lang(), use_session());
    view! {
        <Dialog id="sign-in-again" title=text::session_ended(lang) open=session.ended>
            <p>{text::session_ended_text(lang)}</p>
            <SignInForm/>
        </Dialog>
    }
}

fn enter(session: Session, signed_in: SignedIn) {
    session.ended.set(false);
    // The same person goes on where she was; the screens are not built again.
    session.me.set(Some(signed_in.me));
}

#[component]
fn SignInForm() -> impl IntoView {
    let (lang, session) = (use_lang(), use_session());
    let (email, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let form = Submit::new();
    let send = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let sign_in = SignIn { email: email.get_untracked(), password: password.get_untracked() };
        form.send(Ok(sign_in), |_, body| async move { api::post::<_, SignedIn>("/sessions", &body).await }, move |signed_in| enter(session, signed_in));
    };
    view! {
        <form class="ps-mt" novalidate on:submit=send>
            <ErrorSummary form=form labels=vec![("email", text::email(lang)), ("password", text::password(lang))]/>
            <TextField name="email" label=text::email(lang) value=email kind="email" autocomplete="username" error=form.error("email")/>
            <TextField name="password" label=text::password(lang) value=password kind="password" autocomplete="current-password" error=form.error("password")/>
            <p class="ps-mt-l"><Button kind=ButtonKind::Primary wide=true busy=form.pending>{text::sign_in(lang)}</Button></p>
        </form>
    }
}

/// The sign-ins of the demonstration; nothing outside it.
#[component]
fn DemoLogins() -> impl IntoView {
    let (lang, session) = (use_lang(), use_session());
    let logins = LocalResource::new(|| async { api::get::<Vec<DemoLogin>>("/demo/logins").await });
    let enter_as = move |login: DemoLogin| {
        leptos::task::spawn_local(async move {
            let body = SignIn { email: login.email, password: login.password };
            match api::post::<_, SignedIn>("/sessions", &body).await {
                Ok(signed_in) => enter(session, signed_in),
                // The page shows the form: the person can try by hand and reads there what is wrong.
                Err(ApiError::Problem(_) | ApiError::Away) => {}
            }
        });
    };
    move || match logins.get() {
        Some(Ok(logins)) => {
            let buttons = logins
                .into_iter()
                .map(|login| {
                    let label = format!("{} – {}", login.role.label(lang), login.name);
                    view! { <li><Button wide=true on_press=move || enter_as(login.clone())>{label}</Button></li> }
                })
                .collect_view();
            view! {
                <section class="ps-mt-l" aria-labelledby="demo-title">
                    <h2 id="demo-title">{text::demo_sign_ins(lang)}</h2>
                    <p class="ps-head__sub">{text::demo(lang)}</p>
                    <ul class="ps-stack">{buttons}</ul>
                </section>
            }
            .into_any()
        }
        _ => ().into_any(),
    }
}

#[component]
fn Tracks() -> impl IntoView {
    view! {
        <svg class="ps-art" viewBox="0 0 700 560" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
            <path d="M-40 520h150a60 60 0 0 0 60-60v-40a60 60 0 0 1 60-60h170a60 60 0 0 0 60-60v-20a60 60 0 0 1 60-60h240"/>
            <path d="M-40 560h220a60 60 0 0 0 60-60v-30a60 60 0 0 1 60-60h190a60 60 0 0 0 60-60v-10a60 60 0 0 1 60-60h150"/>
            <path d="M-40 480h90a60 60 0 0 0 60-60v-60a60 60 0 0 1 60-60h160a60 60 0 0 0 60-60v-20a60 60 0 0 1 60-60h310"/>
            <circle cx="60" cy="520" r="15"/><circle cx="260" cy="360" r="15"/><circle cx="400" cy="360" r="15"/><circle cx="560" cy="220" r="20"/>
        </svg>
    }
}
