//! Choosing a file, and what its columns are taken for.

use super::columns::Columns;
use super::history::History;
use crate::api::{self, Answer};
use crate::session::use_lang;
use crate::ui::file::chosen;
use crate::ui::{Button, ButtonKind, Card, ErrorSummary, FileField, IconName, PageHeader, SelectField, Submit, choices};
use domain::imports::{Import, ImportKind, MappedColumn};
use domain::problem::{FieldCode, FieldError, Problem};
use domain::text::imports as text;
use leptos::html;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

/// What was found out about the chosen file.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) kind: ImportKind,
    /// The check; none where columns are missing.
    pub(super) import: Option<Import>,
    /// The columns and what they are taken for so far.
    pub(super) mapping: Vec<MappedColumn>,
}

/// The chosen file, kept so that it can be sent again with another mapping.
pub(super) type ChosenFile = StoredValue<Option<web_sys::File>, LocalStorage>;

/// `/import`.
#[component]
pub fn ImportsPage() -> impl IntoView {
    let lang = use_lang();
    let (found, file): (RwSignal<Option<Found>>, ChosenFile) = (RwSignal::new(None), StoredValue::new_local(None));
    view! {
        <PageHeader title=text::title(lang).to_owned() lead=text::lead(lang).to_owned()/>
        <div class="ps-stack">
            {move || match found.get() {
                None => view! { <ChooseFile found file/> }.into_any(),
                Some(what) => view! { <Columns what found file/> }.into_any(),
            }}
            <History/>
        </div>
    }
}

#[component]
fn ChooseFile(found: RwSignal<Option<Found>>, file: ChosenFile) -> impl IntoView {
    let lang = use_lang();
    let form = Submit::new();
    let kind = RwSignal::new(ImportKind::Sites.as_str().to_owned());
    let input = NodeRef::<html::Input>::new();
    let kinds = choices(ImportKind::ALL, |word| word.label(lang));
    let build = move || {
        let chosen = chosen(input).ok_or_else(|| vec![FieldError::new("file", FieldCode::Required)])?;
        let kind: ImportKind = kind.get_untracked().parse().map_err(|_| vec![FieldError::new("kind", FieldCode::InvalidValue)])?;
        file.set_value(Some(chosen.clone()));
        Ok((kind, chosen))
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        form.send(
            build(),
            |_, (kind, chosen)| Answer::of(async move { send(kind, &chosen, None).await }),
            move |what| found.set(Some(what)),
        );
    };
    let error = form.error("file");
    view! {
        <Card id="choose" title=text::step_file(lang)>
            <form class="ps-stack" on:submit=submit novalidate>
                <ErrorSummary form labels=vec![("kind", text::kind(lang)), ("file", text::file(lang))]/>
                <SelectField name="kind" label=text::kind(lang) hint=text::kind_hint(lang) value=kind options=kinds error=form.error("kind")/>
                <FileField name="file" label=text::file(lang) hint=text::file_hint(lang) accept=".csv,.txt,.xlsx" input error/>
                <Button kind=ButtonKind::Primary icon=IconName::Search busy=form.pending>{text::check(lang)}</Button>
                {move || form.pending.get().then(|| view! { <p role="status">{text::checking(lang)}</p> })}
            </form>
        </Card>
    }
}

/// Sends the file. Where columns are missing that is an answer too: the headers that are there come with it.
pub(super) async fn send(kind: ImportKind, file: &web_sys::File, mapping: Option<Vec<MappedColumn>>) -> Result<Found, api::ApiError> {
    let form = form_of(kind, file, mapping.as_deref()).map_err(|_| api::ApiError::Away)?;
    match api::upload::<Import>("/imports", &form).await {
        Ok(import) => Ok(Found { kind, mapping: import.mapping.clone(), import: Some(import) }),
        Err(api::ApiError::Problem(problem)) => match (headers_of(&problem), mapping) {
            (Some(headers), None) => Ok(Found { kind, import: None, mapping: domain::imports::recognise(kind, &headers) }),
            _ => Err(api::ApiError::Problem(problem)),
        },
        Err(away) => Err(away),
    }
}

fn form_of(kind: ImportKind, file: &web_sys::File, mapping: Option<&[MappedColumn]>) -> Result<web_sys::FormData, wasm_bindgen::JsValue> {
    let form = web_sys::FormData::new()?;
    form.append_with_str("kind", kind.as_str())?;
    if let Some(mapping) = mapping {
        form.append_with_str("mapping", &serde_json::to_string(mapping).unwrap_or_default())?;
    }
    form.append_with_blob_and_filename("file", file, &file.name())?;
    Ok(form)
}

/// The headers of a file that lacks columns.
fn headers_of(problem: &Problem) -> Option<Vec<String>> {
    let missing = problem.errors.iter().find(|error| error.code == FieldCode::MissingColumn)?;
    serde_json::from_str(missing.params.get("headers")?).ok()
}

/// Leads to another screen, also after something was awaited.
pub(super) type Navigation = StoredValue<Box<dyn Fn(&str)>, LocalStorage>;

/// Goes to the rows of an import.
pub(super) fn go_to(navigate: &Navigation, import: &Import) {
    navigate.with_value(|navigate| navigate(&format!("/import/{}", import.id)));
}

/// The router's navigation, for use when an answer comes.
pub(super) fn navigation() -> Navigation {
    let navigate = use_navigate();
    StoredValue::new_local(Box::new(move |path: &str| navigate(path, leptos_router::NavigateOptions::default())))
}
