//! The open tasks about a trainee, on the overview.

use crate::follow_up::due_badge;
use crate::session::{use_lang, use_today};
use crate::ui::{Card, Fetched, Icon, IconName, Loader, StatusBadge};
use chrono::NaiveDate;
use domain::follow_up::worklist::Task;
use domain::text::traineeships as text;
use domain::{Lang, Page};
use leptos::prelude::*;

/// The tasks about one trainee.
pub(super) type Tasks = Fetched<Page<Task>>;

/// "Åbne opgaver", the most urgent first.
#[component]
pub(super) fn OpenTasks(tasks: Tasks) -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    view! {
        <Card id="open-tasks" title=text::open_tasks(lang)>
            <Loader resource=tasks let:page>
                {page.items.is_empty().then(|| view! { <p class="ps-why">{text::no_tasks(lang)}</p> })}
                <ul class="ps-tasks">{page.items.iter().map(|task| line(lang, today, task)).collect_view()}</ul>
            </Loader>
            <p><a href="/opfoelgning">{text::to_follow_up(lang)}</a></p>
        </Card>
    }
}

fn line(lang: Lang, today: NaiveDate, task: &Task) -> impl IntoView + use<> {
    let (tone, badge) = due_badge(lang, task, today);
    view! {
        <li>
            <Icon name=IconName::List/>
            <div>
                <div class="ps-tasks__t">{task.title.clone()}</div>
                <div class="ps-tasks__m">{task.owner_name.clone().unwrap_or_else(|| task.owner_role.label(lang).to_owned())}</div>
            </div>
            <StatusBadge tone text=badge/>
        </li>
    }
}
