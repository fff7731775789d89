//! The app: who is signed in decides between the sign-in page and the screens; one line per screen.

use crate::session::{self, Session};
use crate::sessions::{AccountPage, SetPasswordPage, SignInPage};
use crate::shell::{NotFoundPage, Shell};
use crate::traineeships::{MyPlanPage, TraineeshipCardPage, TraineeshipListPage};
use crate::{audit, follow_up, imports, organisation, programmes, ui, users};
use domain::text::common;
use leptos::prelude::*;
use leptos_router::components::{Redirect, Route, Router, Routes};
use leptos_router::path;

/// The whole app. Switching the language builds it again, so that every text follows.
#[component]
pub fn App() -> impl IntoView {
    let session = session::provide();
    ui::provide_toaster();
    view! {
        <ui::IconSprite/>
        <Router>
            {move || {
                session.lang.track();
                let signed_in = Memo::new(move |_| session.me.with(|me| me.as_ref().map(|me| me.user_id)));
                view! {
                    {move || match (session.known.get(), signed_in.get()) {
                        (false, _) => view! { <p class="ps-boot" role="status">{common::loading(session.lang.get_untracked())}</p> }.into_any(),
                        (true, None) => view! { <Outside/> }.into_any(),
                        (true, Some(_)) => view! { <Inside session/> }.into_any(),
                    }}
                }
            }}
        </Router>
    }
}

/// What one sees who is not signed in: the address stays, so that signing in leads to the screen asked for.
#[component]
fn Outside() -> impl IntoView {
    view! {
        <Routes fallback=|| view! { <SignInPage/> }>
            <Route path=path!("/ny-adgangskode") view=SetPasswordPage/>
        </Routes>
    }
}

#[component]
fn Inside(session: Session) -> impl IntoView {
    let home = move || session.me.with_untracked(|me| me.as_ref().map_or("/konto", session::home));
    view! {
        <Shell>
            <Routes fallback=|| view! { <NotFoundPage/> }.into_any()>
                <Route path=path!("/") view=move || view! { <Redirect path=home()/> }/>
                <Route path=path!("/login") view=move || view! { <Redirect path=home()/> }/>
                <Route path=path!("/konto") view=AccountPage/>
                <Route path=path!("/ny-adgangskode") view=SetPasswordPage/>
                <Route path=path!("/opfoelgning") view=|| view! { <follow_up::WorklistPage/> }.into_any()/>
                <Route path=path!("/opfoelgning/samtale/:id") view=|| view! { <follow_up::TalkPage/> }.into_any()/>
                <Route path=path!("/elever") view=|| view! { <TraineeshipListPage/> }.into_any()/>
                <Route path=path!("/elever/:id/:tab?") view=|| view! { <TraineeshipCardPage/> }.into_any()/>
                <Route path=path!("/min-plan") view=|| view! { <MyPlanPage/> }.into_any()/>
                <Route path=path!("/organisation") view=|| view! { <organisation::OrganisationPage/> }.into_any()/>
                <Route path=path!("/brugere") view=|| view! { <users::UsersPage/> }.into_any()/>
                <Route path=path!("/import") view=|| view! { <imports::ImportsPage/> }.into_any()/>
                <Route path=path!("/import/:id") view=|| view! { <imports::ImportPage/> }.into_any()/>
                <Route path=path!("/uddannelser") view=|| view! { <programmes::ProgrammesPage/> }.into_any()/>
                <Route path=path!("/log") view=|| view! { <audit::AuditPage/> }.into_any()/>
            </Routes>
        </Shell>
    }
}
