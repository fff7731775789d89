//! The app: who is signed in decides between the sign-in page and the screens; one line per screen.

use crate::session::{self, Known, Session};
use crate::sessions::SignInPage;
use crate::shell::{self, NotFoundPage, Shell};
use crate::{parts, ui};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::components::{FlatRoutes, Redirect, Route, Router};
use leptos_router::hooks::use_location;
use leptos_router::path;

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
    // It does not wait for who that is, so that nothing that is typed meanwhile is lost.
    let of_user = move || match (session.known.get(), user.get()) {
        (Known::Asking, _) => view! { <main class="ps-boot"><ui::Skeleton/></main> }.into_any(),
        (Known::Away, _) => {
            view! { <main class="ps-boot"><ui::LoadFailed error=crate::api::ApiError::Away on_retry=move || session.find_out()/></main> }
                .into_any()
        }
        // The address stays, so that signing in leads to the screen that was asked for.
        (Known::Yes, None) => view! { <SignInPage/> }.into_any(),
        (Known::Yes, Some(_)) => view! { <Inside session/> }.into_any(),
    };
    move || if by_link.get() { parts::set_password() } else { of_user() }
}

#[component]
fn Inside(session: Session) -> impl IntoView {
    // Replaces the address, so that back does not lead here again.
    let home =
        move || view! { <Redirect path=shell::home(session) options=NavigateOptions { replace: true, ..NavigateOptions::default() }/> };
    view! {
        <Shell>
            <FlatRoutes fallback=|| view! { <NotFoundPage/> }.into_any()>
                <Route path=path!("/") view=home/>
                <Route path=path!("/login") view=home/>
                <Route path=path!("/k/:municipality") view=home/>
                <Route path=path!("/konto") view=parts::account/>
                <Route path=path!("/mere") view=parts::more/>
                <Route path=path!("/opfoelgning") view=parts::worklist/>
                <Route path=path!("/opfoelgning/samtale/:id") view=parts::talk/>
                <Route path=path!("/elever") view=parts::trainee_list/>
                <Route path=path!("/elever/:id/:tab?") view=parts::trainee_card/>
                <Route path=path!("/min-plan") view=parts::my_plan/>
                <Route path=path!("/mine-elever") view=parts::my_trainees/>
                <Route path=path!("/log-vejledning/:id") view=parts::log_session/>
                <Route path=path!("/vejledere") view=parts::supervisors/>
                <Route path=path!("/ansaettelse") view=parts::hire_cases/>
                <Route path=path!("/ansaettelse/:id") view=parts::hire_case/>
                <Route path=path!("/rekruttering") view=parts::recruitment/>
                <Route path=path!("/rekruttering/ny") view=parts::new_application/>
                <Route path=path!("/rekruttering/:id") view=parts::application/>
                <Route path=path!("/noegletal") view=parts::key_figures/>
                <Route path=path!("/skabeloner") view=parts::templates/>
                <Route path=path!("/organisation") view=parts::organisation/>
                <Route path=path!("/brugere") view=parts::users/>
                <Route path=path!("/import") view=parts::imports/>
                <Route path=path!("/import/:id") view=parts::import/>
                <Route path=path!("/uddannelser") view=parts::programmes/>
                <Route path=path!("/skoler") view=parts::external_organisations/>
                <Route path=path!("/skoler/:id") view=parts::external_organisation/>
                <Route path=path!("/indstillinger") view=parts::settings/>
                <Route path=path!("/log") view=parts::audit/>
            </FlatRoutes>
        </Shell>
    }
}
