//! The register of supervisors.

use super::{calls, programme_name};
use crate::session::{use_lang, use_today};
use crate::ui::address::{use_param, use_param_signal};
use crate::ui::{DataTable, EmptyState, Fetched, Loader, PageHeader, Pager, SelectField, TableHead, dates};
use domain::Lang;
use domain::supervision::Supervisor;
use domain::text::supervision as text;
use leptos::prelude::*;

/// `/vejledere`.
#[component]
pub fn SupervisorsPage() -> impl IntoView {
    let lang = use_lang();
    let (programme, cursor) = (use_param("programme"), use_param("cursor"));
    let page = Fetched::new(move || calls::register(programme.get(), cursor.get()));
    let chosen = use_param_signal("programme");
    let programmes = Fetched::new(calls::programmes);
    let options = Signal::derive(move || programmes.get().and_then(Result::ok).unwrap_or_default());
    view! {
        <PageHeader title=text::register(lang).to_owned() lead=text::register_lead(lang).to_owned()/>
        <SelectField name="programme" label=text::programme(lang) value=chosen options empty=text::all_programmes(lang)/>
        <div class="ps-mt"><Loader resource=page let:page>
            {if page.items.is_empty() {
                view! { <EmptyState title=text::none_found(lang) text=text::none_found_text(lang)/> }.into_any()
            } else {
                view! { <Table supervisors=page.items programmes=options/> }.into_any()
            }}
            <Pager next=page.next_cursor/>
        </Loader></div>
    }
}

#[component]
fn Table(supervisors: Vec<Supervisor>, programmes: Signal<Vec<(String, String)>>) -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    let columns = vec![
        text::name(lang),
        text::site(lang),
        text::kind(lang),
        text::programme(lang),
        text::qualifications(lang),
        text::trainees(lang),
        text::per_week(lang),
    ];
    view! {
        <DataTable caption=text::register(lang)>
            <TableHead columns/>
            <tbody>
                {supervisors.into_iter().map(|one| {
                    let ended = one.ended_on.map(|date| text::ended(lang, dates::short(lang, date, today)));
                    let passed = qualifications(lang, &one);
                    let load = text::trainees_of(lang, one.trainees, one.max_trainees);
                    view! {
                        <tr>
                            <th scope="row">{one.name}{ended.map(|ended| view! { <small class="ps-meta">" "{ended}</small> })}</th>
                            <td>{one.site}</td>
                            <td>{one.kind.label(lang)}</td>
                            <td>{move || one.programmes.iter().map(|code| programme_name(programmes, code)).collect::<Vec<_>>().join(", ")}</td>
                            <td>{passed}</td>
                            <td class="ps-num">{load}</td>
                            <td class="ps-num">{one.minutes_per_week.map(|minutes| minutes.to_string())}</td>
                        </tr>
                    }
                }).collect_view()}
            </tbody>
        </DataTable>
    }
}

fn qualifications(lang: Lang, one: &Supervisor) -> String {
    let labels: Vec<&str> = one.qualifications.iter().map(|kind| kind.label(lang)).collect();
    if labels.is_empty() { text::none(lang).to_owned() } else { labels.join(", ") }
}
