//! The audit log.

use crate::session::use_lang;
use crate::ui::{ListView, PageHeader, Source};
use domain::audit::HistoryEntry;
use domain::text::audit as text;
use leptos::prelude::*;

/// `/log`: what was done, newest first.
#[component]
pub fn AuditPage() -> impl IntoView {
    let (lang, source) = (use_lang(), Source::of::<HistoryEntry>("/audit-events"));
    view! {
        <PageHeader title=text::title(lang).to_owned() lead=text::lead(lang).to_owned()/>
        <ListView source/>
    }
}
