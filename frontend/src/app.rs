//! The app: who is signed in decides between the sign-in page and the screens; one line per screen.

use crate::session::{self, Known, Session};
use crate::sessions::{AccountPage, SetPasswordPage, SignInPage};
use crate::shell::{self, MorePage, NotFoundPage, Shell};
use crate::traineeships::{MyPlanPage, TraineeshipCardPage, TraineeshipListPage};
use crate::{audit, follow_up, hiring, imports, onboarding, organisation, programmes, recruitment, reports, supervision, ui, users};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::components::{Redirect, Route, Router, Routes};
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
    move || match (session.known.get(), user.get()) {
        _ if by_link.get() => view! { <SetPasswordPage/> }.into_any(),
        (Known::Asking, _) => view! { <main class="ps-boot"><ui::Skeleton/></main> }.into_any(),
        (Known::Away, _) => {
            view! { <main class="ps-boot"><ui::LoadFailed error=crate::api::ApiError::Away on_retry=move || session.find_out()/></main> }
                .into_any()
        }
        // The address stays, so that signing in leads to the screen that was asked for.
        (Known::Yes, None) => view! { <SignInPage/> }.into_any(),
        (Known::Yes, Some(_)) => view! { <Inside session/> }.into_any(),
    }
}

#[component]
fn Inside(session: Session) -> impl IntoView {
    // Replaces the address, so that back does not lead here again.
    let home =
        move || view! { <Redirect path=shell::home(session) options=NavigateOptions { replace: true, ..NavigateOptions::default() }/> };
    view! {
        <Shell>
            <Routes fallback=|| view! { <NotFoundPage/> }.into_any()>
                <Route path=path!("/") view=home/>
                <Route path=path!("/login") view=home/>
                <Route path=path!("/konto") view=AccountPage/>
                <Route path=path!("/mere") view=MorePage/>
                <Route path=path!("/opfoelgning") view=|| view! { <follow_up::WorklistPage/> }.into_any()/>
                <Route path=path!("/opfoelgning/samtale/:id") view=|| view! { <follow_up::TalkPage/> }.into_any()/>
                <Route path=path!("/elever") view=|| view! { <TraineeshipListPage/> }.into_any()/>
                <Route path=path!("/elever/:id/:tab?") view=|| view! { <TraineeshipCardPage/> }.into_any()/>
                <Route path=path!("/min-plan") view=|| view! { <MyPlanPage/> }.into_any()/>
                <Route path=path!("/mine-elever") view=|| view! { <supervision::MyTraineesPage/> }.into_any()/>
                <Route path=path!("/log-vejledning/:id") view=|| view! { <supervision::LogSessionPage/> }.into_any()/>
                <Route path=path!("/vejledere") view=|| view! { <supervision::SupervisorsPage/> }.into_any()/>
                <Route path=path!("/ansaettelse") view=|| view! { <hiring::HireCasesPage/> }.into_any()/>
                <Route path=path!("/ansaettelse/:id") view=|| view! { <hiring::HireCasePage/> }.into_any()/>
                <Route path=path!("/rekruttering") view=|| view! { <recruitment::RecruitmentPage/> }.into_any()/>
                <Route path=path!("/rekruttering/ny") view=|| view! { <recruitment::NewApplicationPage/> }.into_any()/>
                <Route path=path!("/rekruttering/:id") view=|| view! { <recruitment::ApplicationPage/> }.into_any()/>
                <Route path=path!("/noegletal") view=|| view! { <reports::KeyFiguresPage/> }.into_any()/>
                <Route path=path!("/skabeloner") view=|| view! { <onboarding::TemplatesPage/> }.into_any()/>
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
