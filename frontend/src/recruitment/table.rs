//! The same as the board in a table, ended applications too.

use super::name;
use crate::api;
use crate::programmes::programme_options;
use crate::session::{use_lang, use_today};
use crate::ui::address::{status_asked, status_options, to_query, use_param, use_param_signal};
use crate::ui::{DataTable, EmptyState, Fetched, Loader, Pager, SelectField, TableHead, dates};
use domain::programmes::Programme;
use domain::recruitment::{Application, ApplicationStatus};
use domain::text::recruitment as text;
use domain::{Lang, Page};
use leptos::prelude::*;

/// The table with its filters, all in the address.
#[component]
pub(super) fn Table() -> impl IntoView {
    let lang = use_lang();
    let [status, programme, cursor] = ["status", "programme", "cursor"].map(use_param);
    let page = Fetched::new(move || {
        let status = status.get();
        let query =
            to_query([("status", status_asked(&status)), ("programme", programme.get().as_str()), ("cursor", cursor.get().as_str())]);
        async move { api::get::<Page<Application>>(&format!("/applications{query}")).await }
    });
    let programmes = Fetched::new(|| api::get::<Vec<Programme>>("/programmes"));
    let statuses = status_options(text::all(lang), ApplicationStatus::ALL.iter().map(|status| (status.as_str(), status.label(lang))));
    let options = Signal::derive(move || programme_options(programmes.get()));
    view! {
        <form class="ps-filters" role="search" aria-label=text::filters(lang) on:submit=|event: leptos::ev::SubmitEvent| event.prevent_default()>
            <SelectField name="status" label=text::step(lang) value=use_param_signal("status") options=statuses empty=text::all_open(lang)/>
            <SelectField name="programme" label=text::programme(lang) value=use_param_signal("programme") options empty=text::all_programmes(lang)/>
        </form>
        <Loader resource=page let:page>
            <Rows applications=page.items/>
            <Pager next=page.next_cursor/>
        </Loader>
    }
}

#[component]
fn Rows(applications: Vec<Application>) -> impl IntoView {
    let lang = use_lang();
    if applications.is_empty() {
        return view! { <EmptyState title=text::none(lang) text=text::none_text(lang)/> }.into_any();
    }
    let columns =
        vec![text::name(lang), text::programme(lang), text::cohort(lang), text::step(lang), text::days(lang), text::received_on(lang)];
    view! {
        <DataTable caption=text::table(lang) quiet=true>
            <TableHead columns/>
            <tbody>{applications.iter().map(|application| row(lang, application)).collect_view()}</tbody>
        </DataTable>
    }
    .into_any()
}

fn row(lang: Lang, application: &Application) -> impl IntoView + use<> {
    view! {
        <tr>
            <th scope="row"><a href=format!("/rekruttering/{}", application.id)>{name(application)}</a></th>
            <td>{application.programme_name.clone()}</td>
            <td>{application.cohort.clone()}</td>
            <td>{application.status.label(lang)}</td>
            <td class="r">{application.days_in_status.to_string()}</td>
            <td class="ps-nowrap">{dates::short(lang, application.received_on, use_today())}</td>
        </tr>
    }
}
