//! What is fetched for a screen: grey lines, the content, or what failed with a way to try again.

use super::button::Button;
use super::fetched::Fetched;
use super::lang;
use super::problems::problem_text;
use super::states::{Alert, Skeleton};
use crate::api::ApiError;
use domain::Lang;
use domain::text::common;
use leptos::prelude::*;

/// Shows what a resource brings. While it is fetched again the old content stays.
#[component]
pub fn Loader<T, F, V>(
    /// What is fetched.
    resource: Fetched<T>,
    /// The content.
    children: F,
) -> impl IntoView
where
    T: Clone + 'static,
    F: Fn(T) -> V + Send + 'static,
    V: IntoView + 'static,
{
    // In a box, so that what shows it is compiled once for all screens.
    let shown: Box<dyn FnMut() -> AnyView + Send> = Box::new(move || match resource.get() {
        None => view! { <Skeleton/> }.into_any(),
        Some(Ok(data)) => children(data).into_any(),
        Some(Err(error)) => view! { <LoadFailed error on_retry=move || resource.refetch()/> }.into_any(),
    });
    shown
}

/// Why something was not answered as asked.
#[must_use]
pub fn error_text(lang: Lang, error: &ApiError) -> String {
    match error {
        ApiError::Problem(problem) => problem_text(lang, problem),
        ApiError::Away => format!("{} {}", common::no_connection(lang), common::nothing_lost(lang)),
    }
}

/// Says that something could not be fetched, and offers to try again.
#[component]
pub fn LoadFailed(
    /// Why.
    error: ApiError,
    /// Tries again.
    #[prop(into)]
    on_retry: Callback<()>,
) -> impl IntoView {
    let lang = lang();
    let text = error_text(lang, &error);
    view! {
        <Alert title=common::could_not_load(lang) text>
            <Button on_press=move || on_retry.run(())>{common::retry(lang)}</Button>
        </Alert>
    }
}
