//! The imports so far.

use crate::session::use_lang;
use crate::ui::{Card, ListView, Source};
use domain::imports::Import;
use domain::text::imports as text;
use leptos::prelude::*;

/// The list of imports, newest first.
#[component]
pub(super) fn History() -> impl IntoView {
    let source = Source::of::<Import>("/imports");
    let list = view! { <ListView source/> }.into_any();
    view! { <Card id="history" title=text::history(use_lang())>{list}</Card> }
}
