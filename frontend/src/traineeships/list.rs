//! The list of trainees: a table, and cards where there is no room for one.

use super::filters::{Filters, asked, is_filtered};
use super::tone;
use crate::api;
use crate::session::{use_lang, use_today};
use crate::ui::{EmptyState, Fetched, LinkButton, Loader, PageHeader, Pager, PersonItem, PersonTable, StatusBadge, dates};
use domain::text::traineeships as text;
use domain::traineeships::TraineeshipLine;
use domain::{Lang, Page};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// `/elever`: every trainee in sight, by name.
#[component]
pub fn TraineeshipListPage() -> impl IntoView {
    let lang = use_lang();
    let address = use_query_map();
    let asked = Memo::new(move |_| address.with(|address| asked(|name| address.get(name))));
    let page = Fetched::new(move || {
        let path = format!("/traineeships{}", asked.get());
        async move { api::get::<Page<TraineeshipLine>>(&path).await }
    });
    view! {
        <PageHeader title=text::title(lang).to_owned() lead=text::lead(lang).to_owned()/>
        <Filters/>
        <Loader resource=page let:page>
            <Lines lines=page.items filtered=address.with_untracked(is_filtered)/>
            <Pager next=page.next_cursor/>
        </Loader>
    }
}

#[component]
fn Lines(lines: Vec<TraineeshipLine>, filtered: bool) -> impl IntoView {
    let lang = use_lang();
    if lines.is_empty() {
        return if filtered {
            view! { <EmptyState title=text::none_found(lang) text=text::none_found_text(lang)><LinkButton href="/elever">{text::clear_filters(lang)}</LinkButton></EmptyState> }.into_any()
        } else {
            view! { <EmptyState title=text::none_yet(lang) text=text::none_yet_text(lang)/> }.into_any()
        };
    }
    let columns =
        vec![text::name(lang), text::programme(lang), text::cohort(lang), text::unit(lang), text::period(lang), text::status(lang)];
    let rows = lines.iter().map(|line| row(lang, line)).collect_view();
    let items = lines.iter().map(|line| item(lang, line)).collect();
    view! { <PersonTable caption=text::list(lang) columns items>{rows}</PersonTable> }.into_any()
}

fn row(lang: Lang, line: &TraineeshipLine) -> impl IntoView + use<> {
    view! {
        <tr>
            <th scope="row"><a href=format!("/elever/{}", line.id)>{name(line)}</a></th>
            <td>{line.programme_name.clone()}</td>
            <td>{line.cohort.clone()}</td>
            <td>{line.site_name.clone()}</td>
            <td class="ps-nowrap">{dates::range(lang, line.starts_on, line.ends_on, use_today())}</td>
            <td><StatusBadge tone=tone(line.status) text=line.status.label(lang)/></td>
        </tr>
    }
}

fn item(lang: Lang, line: &TraineeshipLine) -> PersonItem {
    PersonItem {
        href: format!("/elever/{}", line.id),
        name: name(line),
        lines: vec![format!("{} · {}", line.programme_name, line.site_name), line.status.label(lang).to_owned()],
    }
}

fn name(line: &TraineeshipLine) -> String {
    format!("{} {}", line.given_name, line.family_name)
}
