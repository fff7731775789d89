//! The organisation tree.

use crate::session::use_lang;
use crate::ui::{DataTable, EmptyState, Fetched, Loader, PageHeader, TableHead};
use domain::Lang;
use domain::organisation::OrgUnit;
use domain::text::organisation as text;
use leptos::prelude::*;

/// `/organisation`: the units in sight, parents before children.
#[component]
pub fn OrganisationPage() -> impl IntoView {
    let lang = use_lang();
    let units = Fetched::<Vec<OrgUnit>>::at(|| "/org-units".to_owned());
    view! {
        <PageHeader title=text::title(lang).to_owned() lead=text::lead(lang).to_owned()/>
        <Loader resource=units let:units>
            <Tree units/>
        </Loader>
    }
}

#[component]
fn Tree(units: Vec<OrgUnit>) -> impl IntoView {
    let lang = use_lang();
    if units.is_empty() {
        return view! { <EmptyState title=text::empty(lang) text=text::empty_text(lang)/> }.into_any();
    }
    view! {
        <DataTable caption=text::title(lang) quiet=true>
            <TableHead columns=vec![text::name(lang), text::kind(lang), text::code(lang), text::education_lead(lang), text::children(lang)]/>
            <tbody>{units.into_iter().map(|unit| row(lang, unit)).collect_view()}</tbody>
        </DataTable>
    }.into_any()
}

fn row(lang: Lang, unit: OrgUnit) -> impl IntoView {
    let kind = unit.site_kind.map_or(unit.kind.label(lang), |kind| kind.label(lang));
    view! {
        <tr>
            <th scope="row">
                <div class="ps-tree" style=("--d", unit.depth.to_string())>
                    <span class="sr-only">{text::level(lang, unit.depth + 1)}</span>{unit.name}
                </div>
            </th>
            <td>{kind}</td>
            <td>{unit.code}</td>
            <td>{unit.education_lead_name}</td>
            <td>{unit.serves_children.then(|| text::yes(lang))}</td>
        </tr>
    }
}
