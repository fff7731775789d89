//! The worklist: what waits, most urgent first, each with its why (design: opfoelgning.html).

use super::actions::{Panel, TaskPanel};
use super::calls;
use super::filters::Filters;
use super::group::Group;
use super::write::WriteTaskDialog;
use crate::session::{use_lang, use_today};
use crate::ui::address::use_param;
use crate::ui::{Button, EmptyState, Fetched, IconName, LoadFailed, PageHeader, dates};
use domain::follow_up::worklist::{Task, TaskGroup, TaskSummary};
use domain::text::follow_up as text;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys;

/// What the rows and the dialogs of the page share.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    /// Counts up with each change: the lists are fetched again.
    pub(super) changed: RwSignal<u32>,
    /// The row with the focus.
    pub(super) current: RwSignal<Option<Task>>,
    /// The dialog that is open, and the task it is about.
    pub(super) panel: RwSignal<Option<(Panel, Task)>>,
}

impl Desk {
    /// A row was dealt with: everything is counted again, and the next row gets the focus.
    pub(super) fn refresh(self) {
        self.changed.update(|count| *count = count.wrapping_add(1));
    }
}

/// The page `/opfoelgning`.
#[component]
pub fn WorklistPage() -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    let desk = Desk { changed: RwSignal::new(0), current: RwSignal::new(None), panel: RwSignal::new(None) };
    let writing = RwSignal::new(false);
    let only = use_param("gruppe");
    let summary = Fetched::new(move || {
        desk.changed.get();
        calls::summary()
    });
    let keys = window_event_listener(leptos::ev::keydown, move |event| on_key(&event, desk));
    on_cleanup(move || keys.remove());
    let lead = format!("{} · {}", capital(&dates::long(lang, today, today)), dates::week(lang, today));
    let shown = move || -> Vec<TaskGroup> {
        match only.get().parse::<TaskGroup>() {
            Ok(group) => vec![group],
            Err(_) => TaskGroup::ALL.iter().copied().filter(|group| *group != TaskGroup::Done).collect(),
        }
    };
    view! {
        <PageHeader title=text::title(lang).to_owned() lead>
            <Button icon=IconName::Plus on_press=move || writing.set(true)>{text::new_task(lang)}</Button>
        </PageHeader>
        {move || match summary.get() {
            Some(Ok(summary)) => view! { <Counters summary/> }.into_any(),
            Some(Err(error)) => view! { <LoadFailed error on_retry=move || summary.refetch()/> }.into_any(),
            None => ().into_any(),
        }}
        <div class="ps-split">
            <div>
                {move || shown().into_iter().map(|group| view! { <Group group desk/> }).collect_view()}
                {move || summary.get().and_then(Result::ok).filter(nothing_open).map(|_| view! {
                    <EmptyState title=text::empty_title(lang) text=text::empty_text(lang)/>
                })}
            </div>
            <aside class="ps-side" aria-label=text::filters(lang)>
                {move || summary.get().and_then(Result::ok).map(|summary| view! { <Filters summary/> })}
                <div class="ps-keys" role="group" aria-label=text::keys_label(lang)>
                    {[("j", text::key_next(lang)), ("k", text::key_previous(lang)), ("e", text::key_do(lang)), ("u", text::key_snooze(lang))]
                        .map(|(key, what)| view! { <kbd>{key}</kbd><span>{what}</span> })
                        .collect_view()}
                </div>
            </aside>
        </div>
        <TaskPanel desk/>
        <WriteTaskDialog open=writing on_saved=move || desk.refresh()/>
    }
}

fn nothing_open(summary: &TaskSummary) -> bool {
    summary.groups.iter().all(|one| one.count == 0 || one.group == TaskGroup::Done)
}

/// The groups with their numbers; each leads to its group.
#[component]
fn Counters(summary: TaskSummary) -> impl IntoView {
    let lang = use_lang();
    let only = use_param("gruppe");
    let oldest = (summary.oldest_over > 0).then(|| text::oldest_over(lang, summary.oldest_over));
    let small = move |group: TaskGroup| match group {
        TaskGroup::Overdue => oldest.clone().unwrap_or_default(),
        TaskGroup::Today => String::new(),
        TaskGroup::Week => text::until_sunday(lang).to_owned(),
        TaskGroup::Later => text::later_hint(lang).to_owned(),
        TaskGroup::Waiting => text::waiting_hint(lang).to_owned(),
        TaskGroup::Done => text::done_hint(lang).to_owned(),
    };
    let shown = summary.groups.into_iter().filter(|one| one.group != TaskGroup::Later);
    view! {
        <ul class="ps-count" aria-label=text::counts_label(lang)>
            {shown.map(|one| {
                let (group, hint) = (one.group, small(one.group));
                view! {
                    <li class=tone_class(group)>
                        <a href=format!("/opfoelgning?gruppe={group}") aria-current=move || (only.get() == group.as_str()).then_some("true")>
                            <b>{one.count}</b>
                            <span>{group.label(lang)}{(!hint.is_empty()).then(|| view! { <small>{hint.clone()}</small> })}</span>
                        </a>
                    </li>
                }
            }).collect_view()}
        </ul>
    }
}

const fn tone_class(group: TaskGroup) -> &'static str {
    match group {
        TaskGroup::Overdue => "is-late",
        TaskGroup::Today => "is-today",
        TaskGroup::Week => "is-soon",
        TaskGroup::Done => "is-ok",
        TaskGroup::Later | TaskGroup::Waiting => "",
    }
}

/// `j` and `k` go from row to row, `e` does the row's action, `u` puts it off; not while someone types.
fn on_key(event: &web_sys::KeyboardEvent, desk: Desk) {
    let typing = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()).is_some_and(|element| {
        matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT") || element.closest("dialog").ok().flatten().is_some()
    });
    // What the app's own shortcuts took (`g` and then `e`) is not ours.
    if typing || event.default_prevented() || !crate::keyboard::switched_on() || event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    match event.key().as_str() {
        "j" => step(1),
        "k" => step(-1),
        "e" => press_action(desk),
        "u" => {
            if let Some(task) = desk.current.get_untracked() {
                desk.panel.set(Some((Panel::Snooze, task)));
            }
        }
        _ => return,
    }
    event.prevent_default();
}

/// Moves the focus to the next or previous row's name.
fn step(by: i32) {
    let document = document();
    let Ok(names) = document.query_selector_all(".ps-row__name") else { return };
    let here = document.active_element().and_then(|element| element.closest(".ps-row").ok().flatten());
    let count = i32::try_from(names.length()).unwrap_or(i32::MAX);
    let at = (0..count).find(|index| {
        let row = u32::try_from(*index).ok().and_then(|index| names.get(index)).and_then(|node| node.dyn_into::<web_sys::Element>().ok());
        row.and_then(|name| name.closest(".ps-row").ok().flatten()).is_some_and(|row| here.as_ref() == Some(&row))
    });
    let next = at.map_or(0, |at| (at + by).clamp(0, count - 1));
    let name = u32::try_from(next).ok().and_then(|index| names.get(index)).and_then(|node| node.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(name) = name {
        // Focus fails only for what cannot have it.
        drop(name.focus());
    }
}

fn press_action(desk: Desk) {
    let Some(task) = desk.current.get_untracked() else { return };
    let button =
        document().get_element_by_id(&format!("do-{}", task.id)).and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(button) = button {
        button.click();
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
