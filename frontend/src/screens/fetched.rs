//! A screen of a part that is a file of its own.

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
