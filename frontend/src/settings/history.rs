//! The changes of a setting, the latest first.

use super::row::told;
use crate::session::{use_lang, use_today};
use crate::ui::{Fetched, Loader};
use domain::settings::{OwnValue, Setting};
use domain::text::settings as text;
use leptos::prelude::*;

#[component]
pub(super) fn History(setting: &'static Setting) -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    let changes = Fetched::<Vec<OwnValue>>::at(move || format!("/settings/{}/history", setting.key));
    view! {
        <Loader resource=changes let:changes>
            {if changes.is_empty() {
                view! { <p class="ps-meta">{text::history_none(lang)}</p> }.into_any()
            } else {
                let lines = changes.iter().map(|one| told(lang, setting, one, today));
                view! { <ul>{lines.map(|words| view! { <li class="ps-meta">{words}</li> }).collect_view()}</ul> }.into_any()
            }}
        </Loader>
    }
}
