//! What the columns of the file are taken for: recognised by their headers, and corrected where that was wrong.

use super::start::{ChosenFile, Found, go_to, navigation, send};
use crate::api::{self, Answer, ApiError};
use crate::session::use_lang;
use crate::ui::{Alert, AlertKind, Button, ButtonKind, Card, ConflictDialog, DataTable, ErrorSummary, Icon, IconName, Submit, TableHead};
use domain::Lang;
use domain::imports::{Import, ImportKind, MappedColumn, UpdateMapping, columns, missing};
use domain::problem::{FieldCode, FieldError};
use domain::text::imports as text;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The second step: one row per column of the file.
#[component]
pub(super) fn Columns(what: Found, found: RwSignal<Option<Found>>, file: ChosenFile) -> impl IntoView {
    let lang = use_lang();
    let (form, navigate) = (Submit::new(), navigation());
    let kind = what.kind;
    let chosen: Vec<(String, RwSignal<String>)> = what
        .mapping
        .iter()
        .map(|column| (column.header.clone(), RwSignal::new(column.field.map(|field| field.as_str().to_owned()).unwrap_or_default())))
        .collect();
    let recognised = text::recognised(lang, what.mapping.iter().filter(|column| column.field.is_some()).count(), what.mapping.len());
    let lacking: Vec<&str> = missing(kind, &what.mapping).iter().map(|spec| spec.field.label(lang)).collect();
    let rows = chosen.iter().enumerate().map(|(index, (header, value))| column_row(lang, kind, index, header, *value)).collect_view();
    let (chosen, what) = (StoredValue::new(chosen), StoredValue::new(what));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let mapping = chosen.with_value(|chosen| wanted(chosen));
        let body = checked(kind, mapping).and_then(|mapping| {
            let file = file.get_value().ok_or_else(|| vec![FieldError::new("file", FieldCode::Required)])?;
            Ok((mapping, file))
        });
        form.send(
            body,
            move |_, (mapping, file)| Answer::of(async move { check(what.get_value(), mapping, file).await }),
            move |import: Import| go_to(&navigate, &import),
        );
    };
    view! {
        <Card id="columns" title=text::step_columns(lang) meta=kind.label(lang).to_owned()>
            <form class="ps-stack" on:submit=submit novalidate>
                <ErrorSummary form/>
                {(!lacking.is_empty()).then(|| view! { <Alert kind=AlertKind::ToKnow title=text::missing_columns(lang) text=lacking.join(", ")/> })}
                <p>{recognised} " " {text::columns_hint(lang)}</p>
                <DataTable caption=text::columns_title(lang) quiet=true>
                    <TableHead columns=vec![text::column_in_file(lang), text::used_as(lang)]/>
                    <tbody>{rows}</tbody>
                </DataTable>
                <div class="ps-btns">
                    <Button kind=ButtonKind::Primary icon=IconName::Right busy=form.pending>{text::go_on(lang)}</Button>
                    <Button kind=ButtonKind::Tertiary on_press=move || found.set(None)>{text::other_file(lang)}</Button>
                </div>
            </form>
            <ConflictDialog open=form.conflict on_reload=move || newest(what.get_value(), found)/>
        </Card>
    }
}

fn column_row(lang: Lang, kind: ImportKind, index: usize, header: &str, value: RwSignal<String>) -> impl IntoView + use<> {
    let label = format!("{}: {header}", text::used_as(lang));
    let options = columns(kind).iter().map(|spec| {
        let code = spec.field.as_str();
        view! { <option value=code selected=move || value.with(|value| value == code)>{spec.field.label(lang)}</option> }
    });
    view! {
        <tr>
            <th scope="row">{header.to_owned()}</th>
            <td>
                <span class="ps-select ps-select--field">
                    <select id=format!("column-{index}") class="form-input" aria-label=label prop:value=move || value.get()
                        on:change=move |event| value.set(event_target_value(&event))>
                        <option value="">{text::not_used(lang)}</option>
                        {options.collect_view()}
                    </select>
                    <Icon name=IconName::Down small=true/>
                </span>
            </td>
        </tr>
    }
}

/// Reads the check again; what was chosen is put over it.
fn newest(what: Found, found: RwSignal<Option<Found>>) {
    let Some(import) = what.import else { return };
    spawn_local(async move {
        // Where it cannot be read, the form still says what happened, and the file can be sent again.
        if let Ok(import) = api::get::<Import>(&format!("/imports/{}", import.id)).await {
            found.try_set(Some(Found { kind: what.kind, mapping: import.mapping.clone(), import: Some(import) }));
        }
    });
}

/// The mapping as it was chosen.
fn wanted(chosen: &[(String, RwSignal<String>)]) -> Vec<MappedColumn> {
    chosen
        .iter()
        .map(|(header, value)| MappedColumn { header: header.clone(), field: value.with_untracked(|value| value.parse().ok()) })
        .collect()
}

/// Everything that is wrong with the mapping, said at once.
fn checked(kind: ImportKind, mapping: Vec<MappedColumn>) -> Result<Vec<MappedColumn>, Vec<FieldError>> {
    let lacking =
        missing(kind, &mapping).into_iter().map(|spec| FieldError::new(&format!("mapping.{}", spec.field), FieldCode::MissingColumn));
    let mut errors: Vec<FieldError> = lacking.collect();
    for (index, column) in mapping.iter().enumerate() {
        let twice = column.field.is_some() && mapping.iter().take(index).any(|earlier| earlier.field == column.field);
        if let Some(field) = column.field.filter(|_| twice) {
            errors.push(FieldError::new(&format!("mapping.{field}"), FieldCode::Duplicate));
        }
    }
    if errors.is_empty() { Ok(mapping) } else { Err(errors) }
}

/// Checks the file under the mapping, with as little sent as will do: nothing where it is the same, the mapping alone
/// where only kept columns are used, else the file again.
async fn check(what: Found, mapping: Vec<MappedColumn>, file: web_sys::File) -> Result<Import, ApiError> {
    if let Some(import) = what.import {
        if import.mapping == mapping {
            return Ok(import);
        }
        let all_kept = import.mapping.iter().zip(&mapping).all(|(kept, wanted)| kept.field.is_some() || wanted.field.is_none());
        if all_kept {
            return api::put(&format!("/imports/{}/mapping", import.id), import.version, &UpdateMapping { mapping }).await;
        }
    }
    send(what.kind, &file, Some(mapping)).await?.import.ok_or(ApiError::Away)
}
