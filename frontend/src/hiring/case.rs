//! One hire case: what is known, and the next step.

use super::facts::Facts;
use super::moves::Moves;
use crate::session::{use_lang, use_today};
use crate::ui::{BackLink, Fetched, LinkButton, Loader, PageHeader, StatusBadge, dates};
use domain::hiring::HireCase;
use domain::text::hiring as text;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// `/ansaettelse/:id`.
#[component]
pub fn HireCasePage() -> impl IntoView {
    let lang = use_lang();
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")).unwrap_or_default());
    let case = Fetched::<HireCase>::at(move || format!("/hire-cases/{}", id.get()));
    view! {
        <BackLink href="/ansaettelse" text=text::back(lang) label=text::breadcrumb(lang)/>
        <Loader resource=case let:case_now>
            <Head case=case_now.clone()/>
            <CaseView case=case_now on_moved=move || case.refetch()/>
        </Loader>
    }
}

#[component]
fn Head(case: HireCase) -> impl IntoView {
    let lang = use_lang();
    let lead = format!("{} · {} · {}", case.programme_name, case.site_name, dates::range(lang, case.opened_on, case.ends_on, use_today()));
    view! {
        <PageHeader title=text::case_of(lang, case.name()) lead=lead>
            <LinkButton href=format!("/elever/{}", case.traineeship_id)>{text::trainee_link(lang)}</LinkButton>
        </PageHeader>
    }
}

/// The case with its moves, on its own page and on the card of the trainee.
#[component]
pub(super) fn CaseView(
    /// The case.
    case: HireCase,
    /// Runs when it was moved, or someone else has moved it.
    #[prop(into)]
    on_moved: Callback<()>,
) -> impl IntoView {
    let lang = use_lang();
    view! {
        <p><StatusBadge tone=case.status.tone() text=case.status.label(lang)/></p>
        <div class="ps-cols ps-mt">
            <div class="ps-stack"><Moves case=case.clone() on_moved/></div>
            <div class="ps-stack"><Facts case/></div>
        </div>
    }
}
