//! The app: who is signed in decides between the sign-in page and the screens.

use crate::session::{self, Known, Session};
use crate::sessions::SignInPage;
use crate::shell::{NotFoundPage, Shell};
use crate::{screens, ui};
use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Router};
use leptos_router::hooks::use_location;

/// The whole app. Switching the language builds it again, so that every text follows.
#[component]
pub fn App() -> impl IntoView {
    let session = session::provide();
    ui::provide_toaster();
    view! {
        <ui::IconSprite/>
        <Router>
            {move || { session.lang.track(); view! { <Screens session/> } }}
        </Router>
    }
}

#[component]
fn Screens(session: Session) -> impl IntoView {
    let path = use_location().pathname;
    // A password link is for whoever has it, whoever is signed in on this machine.
    let by_link = Memo::new(move |_| path.with(|path| path == "/ny-adgangskode"));
    let user = Memo::new(move |_| session.me.with(|me| me.as_ref().map(|me| me.user_id)));
    // The frame that came with the page stands until there is something to show in its place.
    Effect::new(move |_| {
        if session.known.get() != Known::Asking || by_link.get() {
            frame().inspect(leptos::web_sys::Element::remove);
        }
    });
    // It does not wait for who that is, so that nothing that is typed meanwhile is lost.
    let of_user = move || match (session.known.get(), user.get()) {
        (Known::Asking, _) if frame().is_some() => ().into_any(),
        (Known::Asking, _) => view! { <main class="ps-boot"><ui::Skeleton/></main> }.into_any(),
        (Known::Away, _) => {
            view! { <main class="ps-boot"><ui::LoadFailed error=crate::api::ApiError::Away on_retry=move || session.find_out()/></main> }
                .into_any()
        }
        // The address stays, so that signing in leads to the screen that was asked for.
        (Known::Yes, None) => view! { <SignInPage/> }.into_any(),
        (Known::Yes, Some(_)) => view! { <Inside/> }.into_any(),
    };
    move || if by_link.get() { screens::open::SetPasswordPage() } else { of_user() }
}

/// The frame of `assets/index.html`.
fn frame() -> Option<leptos::web_sys::Element> {
    document().get_element_by_id("frame")
}

#[component]
fn Inside() -> impl IntoView {
    view! {
        <Shell>
            <FlatRoutes fallback=|| view! { <NotFoundPage/> }.into_any()>
                <screens::Routes/>
            </FlatRoutes>
        </Shell>
    }
}
