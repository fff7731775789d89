//! Saved views of a list: each is an address with its columns, under a name of one's own.

use super::super::fetched::Fetched;
use super::super::states::{Alert, AlertKind};
use super::super::{Button, ButtonKind, Dialog, DialogActions, ErrorSummary, IconName, Submit, TextField, lang, use_toaster};
use super::{List, address_with, in_address};
use crate::api;
use domain::Lang;
use domain::listing::{SaveView, SavedView};
use domain::text::{common, listing as text};
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_query_map};

/// The dialog: choose one, delete one, save what is seen now.
#[component]
pub(super) fn Views(list: List, views: Fetched<Vec<SavedView>>, open: RwSignal<bool>) -> impl IntoView {
    let (lang, form, toaster) = (lang(), Submit::new(), use_toaster());
    let (location, address) = (use_location(), use_query_map());
    let name = RwSignal::new(String::new());
    let named = Memo::new(move |_| {
        let views = views.get().and_then(Result::ok).unwrap_or_default();
        views.into_iter().filter(|view| view.name.is_some()).collect::<Vec<_>>()
    });
    let href = move |view: &SavedView| {
        let columns = view.columns.join(",");
        let values = view.address.iter().map(|(name, value)| (name.as_str(), value.as_str())).chain([("columns", columns.as_str())]);
        list.shape.with_value(|shape| {
            address.with(|here| address_with(shape, &location.pathname.get(), here, values.collect::<Vec<_>>().into_iter()))
        })
    };
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let view = list.shape.with_value(|shape| {
            let columns = list.shown.get_untracked();
            let view = SaveView {
                list: shape.name.to_owned(),
                name: Some(name.get_untracked()),
                address: address.with_untracked(|address| in_address(shape, address)),
                columns: columns.into_iter().filter_map(|at| shape.heads.get(at)).map(|head| head.key.to_owned()).collect(),
            };
            view.checked(shape)
        });
        form.send(
            view,
            |key, view| api::create::<_, SavedView>("/saved-views", &key, &view),
            move |saved| {
                name.set(String::new());
                views.refetch();
                toaster.say(text::view_saved(lang, saved.name.unwrap_or_default()));
            },
        );
    };
    let remove = move |view: SavedView| {
        let path = format!("/saved-views/{}", view.id);
        form.send(
            Ok(()),
            |_, ()| api::delete(&path),
            move |()| {
                views.refetch();
                toaster.say(text::view_removed(lang, view.name.unwrap_or_default()));
            },
        );
    };
    let lines = move || {
        let named = named.get();
        if named.is_empty() {
            return view! { <p>{text::no_views(lang)}</p> }.into_any();
        }
        let lines = named.into_iter().map(|one| {
            let (leads, gone, this) = (href(&one), old(lang, &one), StoredValue::new(one.clone()));
            let name = one.name.unwrap_or_default();
            view! {
                <li>
                    <a class="ps-view__a" href=leads on:click=move |_| open.set(false)>{name.clone()}</a>
                    <Button small=true kind=ButtonKind::Tertiary busy=form.pending label=text::remove_view(lang, &name)
                        on_press=move || remove(this.get_value())>{text::delete(lang)}</Button>
                    {gone}
                </li>
            }
        });
        view! { <ul class="ps-views">{lines.collect_view()}</ul> }.into_any()
    };
    view! {
        <Dialog id="list-views" title=text::saved_views(lang).to_owned() open>
            <ErrorSummary form labels=vec![("name", text::view_name(lang))]/>
            <p class="ps-why">{text::views_text(lang)}</p>
            {lines}
            <form class="ps-filters ps-mt" on:submit=save>
                <TextField name="name" label=text::view_name(lang) value=name error=form.error("name") max=100/>
                <Button kind=ButtonKind::Primary icon=IconName::Plus busy=form.pending>{text::save_view(lang)}</Button>
            </form>
            <DialogActions><Button on_press=move || open.set(false)>{common::close(lang)}</Button></DialogActions>
        </Dialog>
    }
}

/// What a view named that the list has no more.
fn old(lang: Lang, view: &SavedView) -> Option<AnyView> {
    let name = view.name.clone().unwrap_or_default();
    let text = (!view.gone.is_empty()).then(|| text::view_lacks(lang, view.gone.join(", ")))?;
    Some(view! { <Alert kind=AlertKind::ToKnow title=text::view_is_old(lang, name) text/> }.into_any())
}
