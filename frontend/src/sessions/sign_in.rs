//! The sign-in page, and signing in again over a screen that is open.

use super::frame::Frame;
use crate::api;
use crate::session::{Session, use_lang, use_session};
use crate::ui::{Button, ButtonKind, Dialog, EntranceFields, ErrorSummary, Fetched, Form};
use domain::sessions::{DemoLogin, SignIn, SignedIn};
use domain::text::sessions as text;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The page.
#[component]
pub fn SignInPage() -> impl IntoView {
    let lang = use_lang();
    let credentials = Credentials::within("");
    view! {
        <Frame title=text::sign_in(lang) lead=text::sign_in_lead(lang)>
            <SignInForm credentials/>
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
            <SignInForm credentials=Credentials::within("again")/>
        </Dialog>
    }
}

/// What is typed to sign in, and the municipality: from an address like `/k/2`, or chosen where several are asked.
#[derive(Clone, Copy)]
struct Credentials {
    form: Form,
    of_address: StoredValue<String>,
    /// The municipalities that the address and the password open, where they are several: number and name.
    asked: RwSignal<Vec<(String, String)>>,
}

impl Credentials {
    fn within(page: &'static str) -> Self {
        let path = use_location().pathname.get_untracked();
        let of_address = StoredValue::new(path.strip_prefix("/k/").unwrap_or_default().to_owned());
        let asked = RwSignal::<Vec<(String, String)>>::default();
        let form = Form::of::<SignIn>()
            .within(page)
            .options(SignIn::municipality, asked)
            .shown(SignIn::municipality, Signal::derive(move || !asked.with(Vec::is_empty)))
            .optional(SignIn::municipality, false);
        let (email, municipality) = (form.value(SignIn::email), form.value(SignIn::municipality));
        Effect::new(move |_| {
            let choices = form.submit.values(SignIn::municipality);
            if !choices.is_empty() {
                asked.set(choices);
            }
        });
        // What was asked was asked of one address.
        Effect::new(move |before: Option<String>| {
            let now = email.get();
            if before.is_some_and(|before| before != now) {
                asked.set(Vec::new());
                municipality.set(String::new());
            }
            now
        });
        Self { form, of_address, asked }
    }

    fn send(self, session: Session) {
        let of_address = (SignIn::municipality, self.of_address.get_value());
        let given = if self.asked.with_untracked(Vec::is_empty) { vec![of_address] } else { Vec::new() };
        let request = |_, body: SignIn| api::post::<_, SignedIn>("/sessions", &body);
        self.form.submit.send(self.form.read_with(&given, SignIn::checked), request, move |signed_in| session.enter(signed_in.me));
    }
}

#[component]
fn SignInForm(credentials: Credentials) -> impl IntoView {
    let (lang, session) = (use_lang(), use_session());
    let form = credentials.form;
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        credentials.send(session);
    };
    // A frame of its own: the usual one draws all kinds of fields, which nobody waits for who only signs in.
    view! {
        <form class="ps-mt" novalidate on:submit=send>
            <ErrorSummary form=form.submit labels=form.labels() failed=text::sign_in_failed(lang)/>
            <EntranceFields form/>
            <Button kind=ButtonKind::Primary wide=true busy=form.submit.pending>{text::sign_in(lang)}</Button>
        </form>
    }
}

/// The sign-ins of the demonstration; nothing outside it.
#[component]
fn DemoLogins(credentials: Credentials) -> impl IntoView {
    let (lang, session) = (use_lang(), use_session());
    let logins = Fetched::<Vec<DemoLogin>>::at(|| "/demo/logins".to_owned());
    let enter_as = move |login: DemoLogin| {
        credentials.form.value(SignIn::email).set(login.email);
        credentials.form.value(SignIn::password).set(login.password);
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
