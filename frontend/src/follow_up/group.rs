//! One group of the worklist: its rows, and more of them on request.

use super::calls;
use super::row::Row;
use super::worklist::Desk;
use crate::session::{use_lang, use_today};
use crate::ui::address::use_param;
use crate::ui::{Button, Fetched, LoadFailed, Skeleton, dates};
use domain::follow_up::worklist::TaskGroup;
use domain::text::follow_up as text;
use leptos::prelude::*;

/// How many rows a group shows at first, and how many more each time.
const STEP: u32 = 10;
/// The most rows of one request.
const MOST: u32 = 100;

/// The rows of a group; nothing where it has none, unless it was asked for alone.
#[component]
pub(super) fn Group(group: TaskGroup, desk: Desk) -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    let (topic, programme, only) = (use_param("emne"), use_param("uddannelse"), use_param("gruppe"));
    let limit = RwSignal::new(if only.get_untracked().is_empty() { STEP } else { STEP * 3 });
    let rows = Fetched::new(move || {
        desk.changed.get();
        calls::tasks(group, &topic.get(), &programme.get(), limit.get())
    });
    let class = match group {
        TaskGroup::Overdue => "ps-group ps-group--late",
        TaskGroup::Today => "ps-group ps-group--today",
        TaskGroup::Week => "ps-group ps-group--soon",
        TaskGroup::Later | TaskGroup::Waiting | TaskGroup::Done => "ps-group",
    };
    let title = format!("g-{group}");
    let meta = match group {
        TaskGroup::Overdue => text::oldest_first(lang).to_owned(),
        TaskGroup::Today => dates::long(lang, today, today),
        TaskGroup::Week => dates::week(lang, today),
        TaskGroup::Later | TaskGroup::Waiting | TaskGroup::Done => String::new(),
    };
    move || {
        let (title, named_by, meta) = (title.clone(), title.clone(), meta.clone());
        match rows.get() {
            None => (group == TaskGroup::Overdue).then(|| view! { <Skeleton/> }).into_any(),
            Some(Err(error)) => view! { <LoadFailed error on_retry=move || rows.refetch()/> }.into_any(),
            Some(Ok(page)) if page.items.is_empty() => only.get().parse::<TaskGroup>().is_ok().then(|| view! {
                <section class=class aria-labelledby=named_by>
                    <div class="ps-group__h"><h2 id=title tabindex="-1">{group.label(lang)}</h2></div>
                    <p class="ps-why">{if topic.get().is_empty() && programme.get().is_empty() { text::empty_group(lang) } else { text::empty_filtered(lang) }}</p>
                </section>
            }).into_any(),
            Some(Ok(page)) => {
                let (more, full) = (page.next_cursor.is_some(), limit.get() >= MOST);
                view! {
                    <section class=class aria-labelledby=named_by>
                        <div class="ps-group__h">
                            <h2 id=title tabindex="-1">{group.label(lang)}</h2>
                            {(!meta.is_empty()).then(|| view! { <span class="ps-meta">{meta}</span> })}
                        </div>
                        <ul class="ps-rows">
                            {page.items.into_iter().map(|task| view! { <Row task desk/> }).collect_view()}
                            {(more && full).then(|| view! { <li class="ps-more ps-why">{text::first_hundred(lang)}</li> })}
                            {(more && !full).then(|| view! {
                                <li class="ps-more">
                                    <Button small=true on_press=move || limit.update(|limit| *limit = (*limit + STEP * 3).min(MOST))>{text::show_more(lang)}</Button>
                                </li>
                            })}
                        </ul>
                    </section>
                }.into_any()
            }
        }
    }
}
