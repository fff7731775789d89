//! The sign-in page, and signing in again over a screen that is open.

use super::frame::Frame;
use super::password_field::PasswordField;
use crate::api;
use crate::session::{use_lang, use_session};
use crate::ui::{Button, ButtonKind, Dialog, ErrorSummary, Fetched, SelectField, Submit, TextField};
use domain::ids::TenantId;
use domain::sessions::{DemoLogin, SignIn, SignedIn};
use domain::text::sessions as text;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The page.
#[component]
pub fn SignInPage() -> impl IntoView {
    let lang = use_lang();
    let credentials = Credentials::new();
    view! {
        <Frame title=text::sign_in(lang) lead=text::sign_in_lead(lang)>
            <SignInForm credentials email_id="email" password_id="password"/>
            <p class="ps-why ps-mt">{text::forgotten(lang)}</p>
            <DemoLogins credentials/>
        </Frame>
    }
}

/// Asks for the password again where the session ended; the screen below keeps what was typed.
#[component]
pub fn SignInAgain() -> impl IntoView {
    let (lang, session) = (use_lang(), use_session());
    view! {
        <Dialog id="sign-in-again" title=text::session_ended(lang) open=session.ended>
            <p>{text::session_ended_text(lang)}</p>
            // The screen below may have fields of the same names.
            <SignInForm credentials=Credentials::new() email_id="again-email" password_id="again-password"/>
        </Dialog>
    }
}

/// What is typed to sign in, and how that went.
#[derive(Clone, Copy)]
struct Credentials {
    email: RwSignal<String>,
    password: RwSignal<String>,
    /// The number of the municipality: from an address like `/k/2`, or chosen from `asked`.
    municipality: RwSignal<String>,
    /// The municipalities that the address and the password open, where they are several: number and name.
    asked: RwSignal<Vec<(String, String)>>,
    form: Submit,
}

impl Credentials {
    fn new() -> Self {
        let path = use_location().pathname.get_untracked();
        let of_address = path.strip_prefix("/k/").unwrap_or_default().to_owned();
        let (email, municipality, asked, form) =
            (RwSignal::default(), RwSignal::new(of_address.clone()), RwSignal::default(), Submit::new());
        Effect::new(move |_| {
            let choices = form.values("municipality");
            if !choices.is_empty() {
                asked.set(choices);
            }
        });
        // What was asked was asked of one address.
        Effect::new(move |before: Option<String>| {
            let now = email.get();
            if before.is_some_and(|before| before != now) {
                asked.set(Vec::new());
                municipality.set(of_address.clone());
            }
            now
        });
        Self { email, password: RwSignal::default(), municipality, asked, form }
    }

    fn send(self, session: crate::session::Session) {
        let sign_in = SignIn {
            email: self.email.get_untracked().trim().to_owned(),
            password: self.password.get_untracked(),
            municipality: self.municipality.with_untracked(|number| number.parse().ok().map(TenantId)),
        };
        let request = |_, body: SignIn| async move { api::post::<_, SignedIn>("/sessions", &body).await };
        self.form.send(sign_in.checked(), request, move |signed_in| session.enter(signed_in.me));
    }
}

#[component]
fn SignInForm(credentials: Credentials, email_id: &'static str, password_id: &'static str) -> impl IntoView {
    let (lang, session) = (use_lang(), use_session());
    let Credentials { email, password, municipality, asked, form } = credentials;
    let labels = vec![("email", text::email(lang)), ("password", text::password(lang)), ("municipality", text::municipality(lang))];
    let send = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        credentials.send(session);
    };
    view! {
        <form class="ps-mt" novalidate on:submit=send>
            <ErrorSummary form labels failed=text::sign_in_failed(lang)/>
            <TextField name=email_id label=text::email(lang) value=email kind="email" autocomplete="username" error=form.error("email")/>
            <PasswordField name="password" id=password_id label=text::password(lang) value=password autocomplete="current-password" error=form.error("password")/>
            {move || (!asked.with(Vec::is_empty)).then(|| view! {
                <SelectField name="municipality" label=text::municipality(lang) value=municipality options=asked error=form.error("municipality")/>
            })}
            <p class="ps-mt-l"><Button kind=ButtonKind::Primary wide=true busy=form.pending>{text::sign_in(lang)}</Button></p>
        </form>
    }
}

/// The sign-ins of the demonstration; nothing outside it.
#[component]
fn DemoLogins(credentials: Credentials) -> impl IntoView {
    let (lang, session) = (use_lang(), use_session());
    let logins = Fetched::new(|| async { api::get::<Vec<DemoLogin>>("/demo/logins").await });
    let enter_as = move |login: DemoLogin| {
        credentials.email.set(login.email);
        credentials.password.set(login.password);
        credentials.send(session);
    };
    move || {
        // Outside the demonstration the server knows no such list; the form above is all there is.
        let logins = logins.get().and_then(Result::ok)?;
        let buttons = logins.into_iter().map(|login| {
            let label = format!("{} – {}", login.role.label(lang), login.name);
            view! { <li><Button wide=true on_press=move || enter_as(login.clone())>{label}</Button></li> }
        });
        Some(view! {
            <section class="ps-mt-l" aria-labelledby="demo-title">
                <h2 id="demo-title">{text::demo_sign_ins(lang)}</h2>
                <p class="ps-head__sub">{text::demo(lang)}</p>
                <ul class="ps-login__demo">{buttons.collect_view()}</ul>
            </section>
        })
    }
}
