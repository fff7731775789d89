//! The list of hire cases: the traineeship that ends first on top.

use super::{name, tone};
use crate::api;
use crate::session::{use_lang, use_today};
use crate::ui::address::{status_asked, status_options, to_query, use_param, use_param_signal};
use crate::ui::{EmptyState, Fetched, Loader, PageHeader, Pager, PersonItem, PersonTable, SelectField, StatusBadge, dates};
use domain::hiring::{HireCase, HireCaseStatus};
use domain::text::hiring as text;
use domain::{Lang, Page};
use leptos::prelude::*;

/// `/ansaettelse`.
#[component]
pub fn HireCasesPage() -> impl IntoView {
    let lang = use_lang();
    let (status, cursor) = (use_param("status"), use_param("cursor"));
    let page = Fetched::new(move || {
        let status = status.get();
        let path = format!("/hire-cases{}", to_query([("status", status_asked(&status)), ("cursor", cursor.get().as_str())]));
        async move { api::get::<Page<HireCase>>(&path).await }
    });
    // The first state is among those that are not decided, which is what the empty choice shows.
    let others = HireCaseStatus::ALL.iter().filter(|status| **status != HireCaseStatus::Open);
    let statuses = status_options(text::all(lang), others.map(|status| (status.as_str(), status.label(lang))));
    view! {
        <PageHeader title=text::title(lang).to_owned() lead=text::lead(lang).to_owned()/>
        <form class="ps-filters" role="search" aria-label=text::filters(lang) on:submit=|event: leptos::ev::SubmitEvent| event.prevent_default()>
            <SelectField name="status" label=text::status(lang) value=use_param_signal("status") options=statuses empty=text::all_open(lang)/>
        </form>
        <Loader resource=page let:page>
            <Cases cases=page.items/>
            <Pager next=page.next_cursor/>
        </Loader>
    }
}

#[component]
fn Cases(cases: Vec<HireCase>) -> impl IntoView {
    let lang = use_lang();
    if cases.is_empty() {
        return view! { <EmptyState title=text::none(lang) text=text::none_text(lang)/> }.into_any();
    }
    let columns =
        vec![text::name(lang), text::programme(lang), text::site(lang), text::ends_on(lang), text::wish(lang), text::status(lang)];
    let rows = cases.iter().map(|case| row(lang, case)).collect_view();
    let items = cases.iter().map(|case| item(lang, case)).collect();
    view! { <PersonTable caption=text::list(lang) columns items>{rows}</PersonTable> }.into_any()
}

fn row(lang: Lang, case: &HireCase) -> impl IntoView + use<> {
    view! {
        <tr>
            <th scope="row"><a href=format!("/ansaettelse/{}", case.id)>{name(case)}</a></th>
            <td>{case.programme_name.clone()}</td>
            <td>{case.site_name.clone()}</td>
            <td class="ps-nowrap">{dates::short(lang, case.ends_on, use_today())}</td>
            <td>{case.wish.map_or(text::no_wish_yet(lang), |wish| wish.label(lang))}</td>
            <td><StatusBadge tone=tone(case.status) text=case.status.label(lang)/></td>
        </tr>
    }
}

fn item(lang: Lang, case: &HireCase) -> PersonItem {
    PersonItem {
        href: format!("/ansaettelse/{}", case.id),
        name: name(case),
        lines: vec![
            format!("{} · {}", case.programme_name, case.site_name),
            format!("{} · {}", case.status.label(lang), dates::short(lang, case.ends_on, use_today())),
        ],
    }
}
