//! Which columns are shown: chosen in a dialog, and kept for the user.

use super::super::address::use_set_param;
use super::super::fetched::Fetched;
use super::super::{Button, ButtonKind, Dialog, DialogActions, ErrorSummary, Submit, lang, use_toaster};
use super::List;
use crate::api;
use domain::listing::{SaveView, SavedView};
use domain::text::{common, listing as text};
use leptos::prelude::*;

/// The dialog.
#[component]
pub(super) fn Columns(list: List, views: Fetched<Vec<SavedView>>, open: RwSignal<bool>) -> impl IntoView {
    let (lang, form, toaster, set) = (lang(), Submit::new(), use_toaster(), use_set_param());
    let ticked = RwSignal::new(Vec::<usize>::new());
    Effect::new(move |_| {
        if open.get() {
            form.forget();
            ticked.set(list.shown.get_untracked());
        }
    });
    let set = StoredValue::new_local(set);
    let save = move |columns: Vec<usize>| {
        let view = list.shape.with_value(|shape| SaveView {
            list: shape.name.to_owned(),
            name: None,
            address: super::BTreeMap::new(),
            columns: columns.iter().filter_map(|at| shape.heads.get(*at)).map(|head| head.key.to_owned()).collect(),
        });
        form.send(
            Ok(view),
            |key, view| api::create::<_, SavedView>("/saved-views", &key, &view),
            move |_| {
                open.set(false);
                views.refetch();
                set.with_value(|set| set("columns", ""));
                toaster.say(text::columns_kept(lang));
            },
        );
    };
    let ticks = move || {
        let heads = list.shape.with_value(|shape| shape.heads.clone());
        heads.into_iter().enumerate().skip(1).map(|(at, head)| {
            let id = format!("column-{}", head.key);
            let change = move |event: leptos::ev::Event| {
                let on = event_target_checked(&event);
                ticked.update(|ticked| {
                    ticked.retain(|other| *other != at);
                    if on {
                        ticked.push(at);
                    }
                });
            };
            view! {
                <div class="ps-tickrow">
                    <input class="form-checkbox" type="checkbox" id=id.clone() prop:checked=move || ticked.with(|ticked| ticked.contains(&at)) on:change=change/>
                    <label for=id>{(head.label)(lang)}</label>
                </div>
            }
        }).collect_view()
    };
    view! {
        <Dialog id="list-columns" title=text::which_columns(lang).to_owned() open>
            <ErrorSummary form/>
            <p class="ps-why">{text::columns_text(lang)}</p>
            <fieldset class="ps-q" aria-labelledby="list-columns">{ticks}</fieldset>
            <DialogActions>
                <Button kind=ButtonKind::Primary busy=form.pending on_press=move || save(ticked.get_untracked())>{text::show_columns(lang)}</Button>
                <Button busy=form.pending on_press=move || save(Vec::new())>{text::standard_columns(lang)}</Button>
                <Button kind=ButtonKind::Tertiary on_press=move || open.set(false)>{common::cancel(lang)}</Button>
            </DialogActions>
        </Dialog>
    }
}
