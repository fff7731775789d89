//! The screens in parts. In the delivered build a part is a file of its own, fetched when one of its screens is first
//! opened, so that nobody waits for screens that are not theirs; in the quick build all are one file.

use crate::external::{ExternalOrganisationPage, ExternalOrganisationsPage};
use crate::follow_up::{TalkPage, WorklistPage};
use crate::hiring::{HireCasePage, HireCasesPage};
use crate::imports::{ImportPage, ImportsPage};
use crate::onboarding::TemplatesPage;
use crate::recruitment::{ApplicationPage, NewApplicationPage, RecruitmentPage};
use crate::sessions::{AccountPage, SetPasswordPage};
use crate::shell::MorePage;
use crate::supervision::{LogSessionPage, MyTraineesPage, SupervisorsPage};
use crate::traineeships::{MyPlanPage, TraineeshipCardPage, TraineeshipListPage};
use crate::{
    audit::AuditPage, organisation::OrganisationPage, programmes::ProgrammesPage, reports::KeyFiguresPage, settings::SettingsPage,
    users::UsersPage,
};
use leptos::prelude::*;

/// One function for each screen: `part: screen => Page, …;`.
macro_rules! parts {
    ($($part:ident: $($screen:ident => $page:ident),+;)+) => {$($(
        #[doc = concat!("Opens `", stringify!($page), "`, of the part `", stringify!($part), "`.")]
        pub fn $screen() -> AnyView {
            #[cfg(feature = "split")]
            {
                #[leptos::wasm_split::wasm_split($part, wasm_split_path = leptos::wasm_split, fallible)]
                fn $screen() -> Result<fetched::Screen, leptos::wasm_split::SplitLoaderError> {
                    Ok(|| $page().into_any())
                }
                view! { <fetched::Part fetch=|| Box::pin($screen())/> }.into_any()
            }
            #[cfg(not(feature = "split"))]
            $page().into_any()
        }
    )+)+};
}

parts! {
    follow_up: worklist => WorklistPage, talk => TalkPage;
    trainees: trainee_list => TraineeshipListPage, trainee_card => TraineeshipCardPage;
    phone: my_trainees => MyTraineesPage, log_session => LogSessionPage, my_plan => MyPlanPage;
    ends: recruitment => RecruitmentPage, new_application => NewApplicationPage, application => ApplicationPage,
        hire_cases => HireCasesPage, hire_case => HireCasePage, key_figures => KeyFiguresPage;
    house: supervisors => SupervisorsPage, templates => TemplatesPage, organisation => OrganisationPage, users => UsersPage,
        imports => ImportsPage, import => ImportPage, programmes => ProgrammesPage, audit => AuditPage, settings => SettingsPage,
        external_organisations => ExternalOrganisationsPage, external_organisation => ExternalOrganisationPage;
    own: account => AccountPage, set_password => SetPasswordPage, more => MorePage;
}

#[cfg(feature = "split")]
mod fetched {
    use crate::api::ApiError;
    use crate::ui::{LoadFailed, Skeleton};
    use leptos::prelude::*;
    use leptos::task::spawn_local;
    use leptos::wasm_split::SplitLoaderError;
    use std::future::Future;
    use std::pin::Pin;

    /// Makes a screen, once its part is there.
    pub type Screen = fn() -> AnyView;
    type Fetching = Pin<Box<dyn Future<Output = Result<Screen, SplitLoaderError>>>>;

    /// A screen whose part may still have to be fetched: grey lines, the screen, or what failed with a way to try again.
    #[component]
    pub fn Part(
        /// Fetches the part.
        fetch: fn() -> Fetching,
    ) -> impl IntoView {
        let screen = RwSignal::new(None::<Option<Screen>>);
        let start = move || {
            spawn_local(async move {
                let fetched = fetch().await;
                // Given back where the visitor has gone on meanwhile.
                let _left = screen.try_set(Some(fetched.ok()));
            });
        };
        start();
        move || match screen.get() {
            None => view! { <Skeleton/> }.into_any(),
            Some(Some(screen)) => screen(),
            Some(None) => view! { <LoadFailed error=ApiError::Away on_retry=move || { screen.set(None); start(); }/> }.into_any(),
        }
    }
}
