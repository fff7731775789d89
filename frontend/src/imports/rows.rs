//! Every row of the file with what happens to it and why, page by page.

use crate::api;
use crate::session::use_lang;
use crate::ui::address::{use_param, use_param_signal};
use crate::ui::{ChoiceChips, DataTable, EmptyState, Fetched, Loader, Pager, StatusBadge, TableHead, Tone, choices};
use domain::ids::ImportId;
use domain::imports::{Finding, ImportRow, RowResult, Severity};
use domain::text::imports as text;
use domain::{Lang, Page};
use leptos::prelude::*;

/// The rows, of one result where that is chosen. Another `version` is another check.
#[component]
pub(super) fn Rows(id: ImportId, count: u32, version: i32) -> impl IntoView {
    let lang = use_lang();
    let (result, cursor, chosen) = (use_param("result"), use_param("cursor"), use_param_signal("result"));
    let page = Fetched::new(move || {
        let mut path = format!("/imports/{id}/rows?limit=50&cursor={}", api::encode(&cursor.get()));
        let result = result.get();
        if !result.is_empty() {
            path = format!("{path}&result={}", api::encode(&result));
        }
        async move { api::get::<Page<ImportRow>>(&path).await }
    });
    let mut options = vec![(String::new(), text::all_rows(lang).to_owned())];
    options.extend(choices(RowResult::ALL, |word| word.label(lang)));
    view! {
        <section aria-label=text::rows_caption(lang, count) data-version=version>
            <ChoiceChips name="result" legend=text::filter(lang) value=chosen options columns=5/>
            <div class="ps-mt"><Loader resource=page let:page>
                <Table rows=page.items count/>
                <Pager next=page.next_cursor/>
            </Loader></div>
        </section>
    }
}

#[component]
fn Table(rows: Vec<ImportRow>, count: u32) -> impl IntoView {
    let lang = use_lang();
    if rows.is_empty() {
        return view! { <EmptyState title=text::no_rows(lang)/> }.into_any();
    }
    view! {
        <DataTable caption=text::rows_caption(lang, count)>
            <TableHead columns=vec![text::row(lang), text::line(lang), text::about(lang), text::result(lang), text::remarks(lang)]/>
            <tbody>{rows.into_iter().map(|row| line(lang, row)).collect_view()}</tbody>
        </DataTable>
    }
    .into_any()
}

fn line(lang: Lang, row: ImportRow) -> impl IntoView {
    let tone = match row.result {
        RowResult::New => Tone::Ok,
        RowResult::Changed => Tone::Today,
        RowResult::Unchanged => Tone::Idle,
        RowResult::Rejected => Tone::Late,
    };
    let changed: Vec<&str> = row.changed.iter().map(|field| field.label(lang)).collect();
    let title = if row.title.trim().is_empty() { text::no_name(lang).to_owned() } else { row.title };
    view! {
        <tr>
            <td class="ps-num">{row.number}</td>
            <td class="ps-num">{row.line}</td>
            <th scope="row">{title}</th>
            <td><StatusBadge tone text=row.result.label(lang)/></td>
            <td>
                {(!changed.is_empty()).then(|| view! { <div>{format!("{}: {}", text::changed_fields(lang), changed.join(", "))}</div> })}
                {row.findings.iter().map(|finding| remark(lang, finding)).collect_view()}
            </td>
        </tr>
    }
}

/// A finding with its field: errors and warnings say which they are, notes speak for themselves.
fn remark(lang: Lang, finding: &Finding) -> impl IntoView + use<> {
    let said = match finding.field {
        Some(field) => format!("{}: {}", field.label(lang), finding.text(lang)),
        None => finding.text(lang),
    };
    let severity = finding.code.severity();
    let weight = (severity != Severity::Info).then(|| view! { <b>{severity.label(lang)}</b> " " });
    view! { <div>{weight}{said}</div> }
}
