//! The layers of the template, each item with its date, its owner and its condition.

use super::calls;
use super::conditions::{only_if, when};
use super::item::whose;
use crate::session::use_lang;
use crate::ui::{Card, DataTable, Fetched, Loader, PageHeader, TableHead};
use domain::onboarding::TemplateLayer;
use domain::text::onboarding as text;
use leptos::prelude::*;

/// `/skabeloner`.
#[component]
pub fn TemplatesPage() -> impl IntoView {
    let lang = use_lang();
    let layers = Fetched::new(calls::layers);
    view! {
        <PageHeader title=text::templates(lang).to_owned() lead=text::templates_lead(lang).to_owned()/>
        <Loader resource=layers let:layers>
            <div class="ps-stack">{layers.into_iter().map(|layer| view! { <LayerCard layer/> }).collect_view()}</div>
        </Loader>
    }
}

#[component]
fn LayerCard(layer: TemplateLayer) -> impl IntoView {
    let lang = use_lang();
    let title = format!("{}: {}", layer.layer.label(lang), layer.name);
    let meta = text::layer_meta(lang, layer.items.len(), layer.number);
    let columns =
        vec![text::item(lang), text::when(lang), text::whose(lang), text::done_with(lang), text::mandatory(lang), text::only_if(lang)];
    view! {
        <Card id=format!("layer-{}", layer.id) title=title.clone() meta>
            <DataTable caption=title>
                <TableHead columns/>
                <tbody>
                    {layer.items.into_iter().map(|item| {
                        let conditions = only_if(lang, &item.condition);
                        let only = if conditions.is_empty() { text::always(lang).to_owned() } else { conditions.join("; ") };
                        let (due, owners) = (when(lang, &item), whose(lang, &item.roles));
                        let mandatory = if item.mandatory { text::yes(lang) } else { text::no(lang) };
                        view! { <tr><th scope="row">{item.title}</th><td>{due}</td><td>{owners}</td><td>{item.answer.label(lang)}</td><td>{mandatory}</td><td>{only}</td></tr> }
                    }).collect_view()}
                </tbody>
            </DataTable>
        </Card>
    }
}
