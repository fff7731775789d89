//! The SPA: screens over the API, by capability.

pub mod api;
pub mod session;
pub mod ui;

mod app;
mod kept;
mod keyboard;
mod picks;
mod screens;
mod shell;

mod absence;
mod audit;
mod external;
mod follow_up;
mod hiring;
mod imports;
mod onboarding;
mod organisation;
mod programmes;
mod recruitment;
mod reports;
mod sessions;
mod settings;
mod supervision;
mod traineeships;
mod users;

use wasm_bindgen::prelude::wasm_bindgen;

/// Starts the app in the page.
#[wasm_bindgen(start)]
pub fn start() {
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(app::App);
}
