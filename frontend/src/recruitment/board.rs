//! The board: a column for each step, those who have waited longest on top.

use super::{deadline, waited};
use crate::session::{use_lang, use_may, use_today};
use crate::ui::address::use_param;
use crate::ui::{ButtonKind, Fetched, Icon, IconName, LinkButton, ListView, Loader, PageHeader, Source};
use domain::access::Action;
use domain::recruitment::{Application, Board, Column};
use domain::text::recruitment as text;
use leptos::prelude::*;

/// `/rekruttering`, and with `?visning=tabel` as a table.
#[component]
pub fn RecruitmentPage() -> impl IntoView {
    let lang = use_lang();
    let moves = use_may()(Action::MoveApplications);
    let shown = use_param("visning");
    let as_table = Memo::new(move |_| shown.get() == "tabel");
    view! {
        <PageHeader title=text::title(lang).to_owned() lead=text::lead(lang).to_owned()>
            {moves.then(|| view! { <LinkButton kind=ButtonKind::Primary icon=IconName::Plus href="/rekruttering/ny">{text::new(lang)}</LinkButton> })}
        </PageHeader>
        <div class="ps-tools">
            <nav class="ps-seg" aria-label=text::view(lang)>
                <a href="/rekruttering" aria-current=move || (!as_table.get()).then_some("page")><Icon name=IconName::Board small=true/>{text::as_board(lang)}</a>
                <a href="/rekruttering?visning=tabel" aria-current=move || as_table.get().then_some("page")><Icon name=IconName::List small=true/>{text::as_table(lang)}</a>
            </nav>
        </div>
        {move || if as_table.get() { view! { <ListView source=listed()/> }.into_any() } else { view! { <Columns/> }.into_any() }}
    }
}

fn listed() -> Source {
    if use_may()(Action::MoveApplications) {
        Source::with_moves::<Application, _>("/applications", |one| (one.status, one.version))
    } else {
        Source::of::<Application>("/applications")
    }
}

#[component]
fn Columns() -> impl IntoView {
    let lang = use_lang();
    let board = Fetched::<Board>::at(|| "/applications/board".to_owned());
    view! {
        <Loader resource=board let:board>
            <div class="ps-board" tabindex="0" role="region" aria-label=text::board(lang)>
                {board.columns.into_iter().map(|column| view! { <Step column/> }).collect_view()}
            </div>
        </Loader>
    }
}

#[component]
fn Step(column: Column) -> impl IntoView {
    let lang = use_lang();
    let step = column.status.label(lang);
    let more = column.count.saturating_sub(i64::try_from(column.cards.len()).unwrap_or(0));
    view! {
        <section class="ps-col" aria-label=step>
            <div class="ps-col__h">
                <h2>{step}<span>{column.count.to_string()}</span></h2>
                {(column.count == 0).then(|| view! { <p>{text::none_in_step(lang)}</p> })}
            </div>
            <ul>{column.cards.into_iter().map(|application| view! { <Ticket application/> }).collect_view()}</ul>
            {(more > 0).then(|| view! {
                <a class="ps-col__more" href=format!("/rekruttering?visning=tabel&status={}", column.status)>
                    {text::more(lang, more)}<span class="sr-only">{text::in_step(lang, step)}</span>
                </a>
            })}
        </section>
    }
}

#[component]
fn Ticket(application: Application) -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    let deadline = deadline(lang, &application, today);
    let late = deadline.as_ref().is_some_and(|(late, _)| *late);
    let about = [Some(application.programme_name.clone()), application.cohort.clone()];
    view! {
        <li class="ps-kort">
            <a href=format!("/rekruttering/{}", application.id)>{application.name()}</a>
            <span class="ps-kort__r">{about.into_iter().flatten().collect::<Vec<_>>().join(" · ")}</span>
            <span class="ps-kort__r">{application.entry_route.label(lang)}</span>
            {deadline.map(|(_, words)| view! {
                <span class="ps-kort__d" class:is-late=late><Icon name=if late { IconName::Alert } else { IconName::Calendar }/>{words}</span>
            })}
            <span class="ps-kort__d"><Icon name=IconName::Clock/>{waited(lang, application.days_in_status)}</span>
        </li>
    }
}
