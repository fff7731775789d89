//! An item that is answered with a file: sending one, and fetching it.

use super::answering::own;
use super::calls;
use crate::session::use_lang;
use crate::ui::file::chosen;
use crate::ui::{Button, ButtonKind, Dialog, ErrorSummary, FileField, IconName, StepForm, Submit};
use domain::onboarding::ChecklistItem;
use domain::problem::{FieldCode, FieldError};
use domain::text::{common, onboarding as text};
use leptos::html;
use leptos::prelude::*;

/// Chooses and sends the file.
#[component]
pub(super) fn FileControl(item: RwSignal<ChecklistItem>, #[prop(into)] on_stale: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let open = RwSignal::new(false);
    let (id, title) = item.with_untracked(|item| (item.id, item.title.clone()));
    let title = StoredValue::new(title);
    let sent = Memo::new(move |_| item.with(|item| own(item).is_some()));
    let button = move || {
        let (label, word) = title.with_value(|title| match sent.get() {
            true => (text::other_file_of(lang, title), text::other_file(lang)),
            false => (text::choose_file_of(lang, title), text::choose_file(lang)),
        });
        view! { <Button small=true label icon=IconName::Document on_press=move || open.set(true)>{word}</Button> }
    };
    view! {
        <div class="ps-btns ps-answer__chips">{button}</div>
        <Dialog id=format!("file-{id}") title=title.get_value() open><FileForm item open on_stale/></Dialog>
    }
}

#[component]
fn FileForm(item: RwSignal<ChecklistItem>, open: RwSignal<bool>, #[prop(into)] on_stale: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let form = Submit::new();
    let input = NodeRef::<html::Input>::new();
    let send = move |()| {
        let (id, version) = item.with_untracked(|item| (item.id, item.version));
        let file = chosen(input).ok_or_else(|| vec![FieldError::new("file", FieldCode::Required)]);
        let then = move |saved: ChecklistItem| {
            item.set(saved);
            open.set(false);
        };
        form.send(file, move |key, file| calls::send_file(id, version, key, &file), then);
    };
    let labels = vec![("file", text::file(lang))];
    view! {
        <StepForm form labels failed=common::not_saved(lang) word=text::send_file(lang) on_send=send
            on_cancel=move |()| open.set(false) on_reload=on_stale>
            <FileField name="file" label=text::file(lang) hint=text::file_hint(lang) accept=".pdf,.png,.jpg,.jpeg,.webp" input error=form.error("file")/>
        </StepForm>
    }
}

/// Fetches a file that was sent.
#[component]
pub(super) fn FetchFile(item: RwSignal<ChecklistItem>, number: i32, name: String) -> impl IntoView {
    let lang = use_lang();
    let form = Submit::new();
    let id = item.with_untracked(|item| item.id);
    let words = text::fetch_file(lang, &name);
    let press = move || {
        let name = name.clone();
        form.send(Ok(name), move |_, name| calls::fetch_file(id, number, name), |()| ());
    };
    view! {
        <div><Button kind=ButtonKind::Tertiary small=true icon=IconName::Download busy=form.pending on_press=press>{words}</Button></div>
        <ErrorSummary form failed=text::not_fetched(lang)/>
    }
}
