//! What can be done with a list as a whole: how many there are, views, columns, files, and the rows that are chosen.

use super::super::{Button, ButtonKind, IconName, lang};
use super::List;
use super::bulk::Together;
use super::columns::Columns;
use super::export::Export;
use super::rows::counted;
use super::views::Views;
use domain::text::listing as text;
use leptos::prelude::*;

/// The row of tools over a list.
#[component]
pub(super) fn Tools(list: List, total: Option<u32>) -> impl IntoView {
    let lang = lang();
    let Some(views) = list.views else { return ().into_any() };
    let (columns, saved, export, chosen_only) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    let (moves, moving) = (list.moves.with_value(Option::is_some), RwSignal::new(false));
    let count = move || list.chosen.with(Vec::len);
    let how_many = move || match count() {
        1 => text::chosen_one(lang).to_owned(),
        count => text::chosen(lang, count),
    };
    let open = move |only: bool| {
        chosen_only.set(only);
        export.set(true);
    };
    view! {
        <div class="ps-listtools" role="group" aria-label=text::tools(lang)>
            <p class="ps-meta" role="status">{total.map(|total| counted(lang, total))}</p>
            <Button small=true kind=ButtonKind::Tertiary icon=IconName::Note on_press=move || saved.set(true)>{text::views(lang)}</Button>
            <Button small=true kind=ButtonKind::Tertiary icon=IconName::Grid on_press=move || columns.set(true)>{text::columns(lang)}</Button>
            <Button small=true kind=ButtonKind::Tertiary icon=IconName::Download on_press=move || open(false)>{text::export(lang)}</Button>
        </div>
        {move || (count() > 0).then(|| view! {
            <div class="ps-chosen">
                <b role="status">{how_many}</b>
                {moves.then(|| view! { <Button small=true icon=IconName::Right on_press=move || moving.set(true)>{text::move_chosen(lang)}</Button> })}
                <Button small=true icon=IconName::Download on_press=move || open(true)>{text::export_chosen(lang)}</Button>
                <Button small=true kind=ButtonKind::Tertiary on_press=move || list.chosen.set(Vec::new())>{text::choose_none(lang)}</Button>
            </div>
        })}
        {moves.then(|| view! { <Together list open=moving/> })}
        <Columns list views open=columns/>
        <Views list views open=saved/>
        <Export list open=export chosen_only/>
    }
    .into_any()
}
