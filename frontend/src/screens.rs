//! The screens: a line each, in the order of the menu. The first that stands in the menu of a user is her home.
//!
//! `"/address" => capability::Page in part;` is a screen. `menu(group, icon, text, action)` puts it into the menu of those who may do the
//! action, `only [roles]` of those among them who have one of these roles.
//!
//! In the delivered build a part is a file of its own, fetched when one of its screens is first opened, so that nobody waits for screens
//! that are not theirs; in the quick build all are one file.

#[cfg(feature = "split")]
mod fetched;

use crate::session::use_session;
use crate::shell::{self, Group, MenuItem};
use crate::ui::IconName;
use domain::access::{Action, Role};
use domain::text::{external, imports, onboarding, sessions, settings, supervision};
use leptos::prelude::*;
use leptos::tachys::view::iterators::StaticVec;
use leptos_router::components::Redirect;
use leptos_router::{MatchNestedRoutes, NavigateOptions, NestedRoute, PossibleRouteMatch, path};
use std::sync::Arc;

/// Makes of the lines below what opens each screen, its route, and the menu.
macro_rules! screens {
    ($($address:tt => $capability:ident::$page:ident in $part:ident
        $(, menu($group:ident, $icon:ident, $text:path, $action:ident $(, only [$($role:ident),+])?))?;)+) => {
        /// What opens a screen: a function of the name of its page, which fetches the part first.
        #[expect(non_snake_case, reason = "they are called as their pages are")]
        pub mod open {
            use leptos::prelude::*;
            $(
                #[doc = concat!("`", $address, "`, of the part `", stringify!($part), "`.")]
                pub fn $page() -> AnyView {
                    #[cfg(feature = "split")]
                    {
                        use super::fetched;
                        #[leptos::wasm_split::wasm_split($part, wasm_split_path = leptos::wasm_split, fallible)]
                        fn $page() -> Result<fetched::Screen, leptos::wasm_split::SplitLoaderError> {
                            Ok(|| crate::$capability::$page().into_any())
                        }
                        view! { <fetched::Part fetch=|| Box::pin($page())/> }.into_any()
                    }
                    #[cfg(not(feature = "split"))]
                    crate::$capability::$page().into_any()
                }
            )+
        }

        /// The menu.
        pub const MENU: &[MenuItem] = &[$($(MenuItem {
            path: $address,
            text: $text,
            icon: IconName::$icon,
            action: Action::$action,
            roles: &[$($(Role::$role),+)?],
            group: Group::$group,
        },)?)+];

        fn declared() -> Vec<Route> {
            vec![$(route(path!($address), open::$page)),+]
        }
    };
}

screens! {
    "/min-plan" => traineeships::MyPlanPage in plan, menu(Day, Route, sessions::my_plan, SeeTrainees, only [Trainee]);
    "/mine-elever" => supervision::MyTraineesPage in phone,
        menu(Day, People, supervision::my_trainees, LogSupervision, only [Supervisor, DailySupervisor]);
    "/log-vejledning/:id" => supervision::LogSessionPage in phone;
    "/opfoelgning" => follow_up::WorklistPage in follow_up, menu(Day, Inbox, sessions::follow_up, SeeTasks);
    "/opfoelgning/samtale/:id" => follow_up::TalkPage in follow_up;
    "/rekruttering" => recruitment::RecruitmentPage in ends, menu(Day, Board, sessions::recruitment, SeeApplications);
    "/rekruttering/ny" => recruitment::NewApplicationPage in ends;
    "/rekruttering/:id" => recruitment::ApplicationPage in ends;
    "/elever" => traineeships::TraineeshipListPage in trainees,
        menu(Day, People, sessions::trainees, SeeTrainees, only [Consultant, EducationLead, Leader, Hr]);
    "/elever/:id/:tab?" => traineeships::TraineeshipCardPage in trainees;
    "/vejledere" => supervision::SupervisorsPage in house, menu(Planning, UserCheck, supervision::register, SeeSupervisors);
    "/ansaettelse" => hiring::HireCasesPage in ends,
        menu(Planning, Bag, sessions::hiring, SeeHireCases, only [Consultant, Leader, EducationLead]);
    "/ansaettelse/:id" => hiring::HireCasePage in ends;
    "/skabeloner" => onboarding::TemplatesPage in house, menu(Planning, List, onboarding::templates, ManageChecklist);
    "/noegletal" => reports::KeyFiguresPage in ends, menu(Overview, Chart, sessions::key_figures, SeeKeyFigures);
    "/organisation" => organisation::OrganisationPage in house,
        menu(Administration, Grid, sessions::organisation, SeeOrganisation, only [Administrator]);
    "/brugere" => users::UsersPage in house, menu(Administration, UserCheck, sessions::users, SeeUsers);
    "/import" => imports::ImportsPage in house, menu(Administration, Download, imports::title, ImportFiles);
    "/import/:id" => imports::ImportPage in house;
    "/uddannelser" => programmes::ProgrammesPage in house,
        menu(Administration, Cap, sessions::programmes, SeeProgrammes, only [Consultant, Administrator]);
    "/skoler" => external::ExternalOrganisationsPage in house, menu(Administration, Phone, external::title, SeeExternal);
    "/skoler/:id" => external::ExternalOrganisationPage in house;
    "/indstillinger" => settings::SettingsPage in house, menu(Administration, Gear, settings::title, ManageSettings);
    "/log" => audit::AuditPage in house, menu(Administration, Document, sessions::log, SeeAudit);
    "/konto" => sessions::AccountPage in own;
    "/mere" => shell::MorePage in own;
    "/ny-adgangskode" => sessions::SetPasswordPage in own;
}

/// All routes are of one type, so that a screen more is data and no code of its own.
type Route = NestedRoute<Arc<dyn PossibleRouteMatch + Send + Sync>, (), (), fn() -> AnyView>;

fn route(address: impl PossibleRouteMatch + Send + Sync + 'static, open: fn() -> AnyView) -> Route {
    NestedRoute::new(Arc::new(address), open)
}

/// Each address with its screen.
#[component(transparent)]
pub fn Routes() -> impl MatchNestedRoutes + Clone {
    let mut all = vec![route(path!("/"), home), route(path!("/login"), home), route(path!("/k/:municipality"), home)];
    all.extend(declared());
    StaticVec::from(all)
}

fn home() -> AnyView {
    // Replaces the address, so that back does not lead here again.
    let options = NavigateOptions { replace: true, ..NavigateOptions::default() };
    view! { <Redirect path=shell::home(use_session()) options/> }.into_any()
}
