//! A list as a file: which kind, how far it has come, and a way to stop it. What breaks off is not saved.

use super::super::states::Alert;
use super::super::{Button, ButtonKind, Dialog, DialogActions, dates, error_text, lang, use_toaster};
use super::List;
use crate::api::{self, ApiError, Download};
use domain::listing::Format;
use domain::text::{common, listing as text};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The dialog.
#[component]
pub(super) fn Export(
    list: List,
    open: RwSignal<bool>,
    /// Only the rows that are chosen.
    chosen_only: RwSignal<bool>,
) -> impl IntoView {
    let (lang, toaster) = (lang(), use_toaster());
    let download = Download::new();
    let failed = RwSignal::new(None::<ApiError>);
    Effect::new(move |_| {
        if open.get() {
            failed.set(None);
        } else {
            download.stop();
        }
    });
    let get = move |format: Format| {
        failed.set(None);
        let path = address(list, format, chosen_only.get_untracked());
        spawn_local(async move {
            match download.get(&path, format == Format::Csv).await {
                Ok(true) => {
                    if open.try_set(false).is_none() {
                        toaster.say(text::exported(lang));
                    }
                }
                Ok(false) => {}
                Err(error) => drop(failed.try_set(Some(error))),
            }
        });
    };
    let so_far = move || match download.lines.get() {
        0 => text::being_made(lang).to_owned(),
        // The first line is the heads.
        lines => text::rows_so_far(lang, dates::number(lang, i64::from(lines.saturating_sub(1)))),
    };
    let about = move || {
        let count = list.chosen.with(Vec::len);
        if chosen_only.get() { text::export_chosen_text(lang, count) } else { text::export_text(lang).to_owned() }
    };
    let why = move |error: ApiError| match error {
        ApiError::Away => text::not_exported_text(lang).to_owned(),
        problem => error_text(lang, &problem),
    };
    let title = list.shape.with_value(|shape| text::export_question(lang, (shape.title)(lang)));
    view! {
        <Dialog id="list-export" title open>
            {move || failed.get().map(|error| view! { <Alert title=text::not_exported(lang) text=why(error)/> })}
            <p class="ps-why">{about}</p>
            {move || download.running.get().then(|| view! { <p role="status"><b>{text::exporting(lang)}</b>" "{so_far}</p> })}
            <DialogActions>
                {move || if download.running.get() {
                    view! { <Button on_press=move || download.stop()>{text::stop(lang)}</Button> }.into_any()
                } else {
                    view! {
                        <Button kind=ButtonKind::Primary on_press=move || get(Format::Csv)>{text::as_csv(lang)}</Button>
                        <Button on_press=move || get(Format::Xlsx)>{text::as_excel(lang)}</Button>
                    }
                    .into_any()
                }}
                <Button kind=ButtonKind::Tertiary on_press=move || open.set(false)>{common::close(lang)}</Button>
            </DialogActions>
        </Dialog>
    }
}

/// Where the file is: the same filters and order, and the columns that are shown.
fn address(list: List, format: Format, chosen_only: bool) -> String {
    let shown = list.shown.get_untracked();
    let columns = list
        .shape
        .with_value(|shape| shown.iter().filter_map(|at| shape.heads.get(*at)).map(|head| head.key).collect::<Vec<_>>().join(","));
    let ids = if chosen_only { list.chosen.with_untracked(|chosen| chosen.join(",")) } else { String::new() };
    let asked = list.asked.get_untracked();
    let sign = if asked.is_empty() { '?' } else { '&' };
    let ids = if ids.is_empty() { ids } else { format!("&ids={ids}") };
    list.path.with_value(|path| format!("{path}/export{asked}{sign}format={format}&columns={}{ids}", api::encode(&columns)))
}
