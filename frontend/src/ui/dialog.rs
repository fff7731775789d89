//! Dialogs: the browser's own `<dialog>`, which holds the focus and gives it back to what opened it.

use super::button::{Button, ButtonKind};
use super::dates;
use super::form::{Conflict, WrittenList};
use super::lang;
use crate::session::use_today;
use domain::text::common;
use leptos::html;
use leptos::prelude::*;

/// A dialog over the page. `open` rules it both ways: Escape sets it to false.
#[component]
pub fn Dialog(
    /// The id of the title, which names the dialog.
    #[prop(into)]
    id: String,
    /// The title: a question, or what will happen.
    #[prop(into)]
    title: Signal<String>,
    /// Whether it is open.
    open: RwSignal<bool>,
    children: ChildrenFn,
) -> impl IntoView {
    let element = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = element.get() else { return };
        match (open.get(), dialog.open()) {
            // A dialog that has left the page meanwhile cannot be shown, and need not be.
            (true, false) => drop(dialog.show_modal()),
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    let children = StoredValue::new(children);
    let named_by = id.clone();
    view! {
        <dialog class="ps-dialog" node_ref=element aria-labelledby=named_by on:close=move |_| open.set(false)>
            <Show when=move || open.get()>
                <h2 id=id.clone()>{title}</h2>
                {children.with_value(|children| children())}
            </Show>
        </dialog>
    }
}

/// The row of buttons at the foot of a dialog.
#[component]
pub fn DialogActions(children: Children) -> impl IntoView {
    view! { <div class="ps-dialog__a">{children()}</div> }
}

/// Says that someone else saved first, and shows what the reader had written, so that it can be copied. It stands in the
/// fields again when the newest version is loaded.
#[component]
pub fn ConflictDialog(
    /// The form's conflict.
    open: Conflict,
    /// Loads the newest.
    #[prop(into)]
    on_reload: Callback<()>,
) -> impl IntoView {
    let lang = lang();
    let Conflict { open, mine, theirs } = open;
    let today = use_today();
    let saved = move || theirs.get().map(|(name, at)| common::saved_by(lang, name, dates::since(lang, at, today)));
    let written = move || Some(mine.get()).filter(|mine| !mine.is_empty());
    view! {
        <Dialog id="conflict" title=common::conflict_title(lang).to_owned() open>
            {move || saved().map(|saved| view! { <p>{saved}</p> })}
            <p class="ps-why">{common::conflict_text(lang)}</p>
            {move || written().map(|written| view! {
                <h3>{common::conflict_mine(lang)}</h3>
                <WrittenList written/>
                <p class="ps-why">{common::conflict_kept(lang)}</p>
            })}
            <DialogActions>
                <Button kind=ButtonKind::Primary on_press=move || { open.set(false); on_reload.run(()); }>{common::conflict_reload(lang)}</Button>
                <Button on_press=move || open.set(false)>{common::conflict_keep(lang)}</Button>
            </DialogActions>
        </Dialog>
    }
}
