//! One application: what is known, what is checked, and the next step.

use super::checks::{Interviews, Requirements};
use super::moves::Moves;
use crate::session::{Here, use_lang};
use crate::ui::{Alert, AlertKind, BackLink, Card, Fetched, LinkButton, Loader, PageHeader, StatusBadge, Tone, dates};
use domain::Lang;
use domain::fields::Declared;
use domain::recruitment::{ApplicationCard, RegisterApplication as New};
use domain::text::recruitment as text;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// `/rekruttering/:id`.
#[component]
pub fn ApplicationPage() -> impl IntoView {
    let lang = use_lang();
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")).unwrap_or_default());
    let card = Fetched::<ApplicationCard>::at(move || format!("/applications/{}", id.get()));
    let reload = Callback::from(move || card.refetch());
    view! {
        <BackLink href="/rekruttering" text=text::back(lang) label=text::breadcrumb(lang)/>
        <Loader resource=card let:card_now><CardView card=card_now on_changed=reload/></Loader>
    }
}

#[component]
fn CardView(card: ApplicationCard, on_changed: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    provide_context(Here(card.roles.clone()));
    let about = [Some(card.line.programme_name.clone()), card.line.cohort.clone()];
    let lead = about.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let traineeship = card.traineeship_id;
    view! {
        <PageHeader title=card.line.name() lead=lead>
            {traineeship.map(|id| view! { <LinkButton href=format!("/elever/{id}")>{text::trainee_link(lang)}</LinkButton> })}
        </PageHeader>
        <p><StatusBadge tone=if card.line.status.is_end() { Tone::Idle } else { Tone::Soon } text=card.line.status.label(lang)/></p>
        <div class="ps-cols ps-mt">
            <div class="ps-stack">
                {card.uftf.map(|hint| view! { <Alert kind=AlertKind::ToKnow title=text::uftf(lang) text=super::uftf_text(lang, hint)/> })}
                <Moves card=card.clone() on_changed/>
                <Requirements card=card.clone() on_changed/>
                <Interviews card=card.clone() on_changed/>
            </div>
            <div class="ps-stack">
                <Card id="application-facts" title=text::facts(lang)>
                    <dl class="ps-facts">
                        {facts(lang, &card).into_iter().map(|(term, fact)| view! { <dt>{term}</dt><dd>{fact}</dd> }).collect_view()}
                    </dl>
                </Card>
            </div>
        </div>
    }
}

fn facts(lang: Lang, card: &ApplicationCard) -> Vec<(&'static str, String)> {
    let facts = [
        (text::birth_date(lang), Some(dates::full(lang, card.birth_date))),
        (text::places(lang), card.places.map(|places| crate::programmes::places_text(lang, places))),
        (text::email(lang), card.email.clone()),
        (text::phone(lang), card.phone.clone()),
        (text::route(lang), Some(card.line.entry_route.label(lang).to_owned())),
        (New::label(New::jobcentre_contact, lang), card.jobcentre_contact.clone()),
        (text::source(lang), Some(card.line.source.label(lang).to_owned())),
        (text::received_on(lang), Some(dates::full(lang, card.line.received_on))),
        (text::site(lang), card.site_name.clone()),
        (text::basis(lang), card.employment_basis.map(|basis| basis.label(lang).to_owned())),
        (text::gf2(lang), card.gf2_included.map(|yes| if yes { text::gf2_yes(lang) } else { text::gf2_no(lang) }.to_owned())),
        (text::offer_deadline(lang), card.line.offer_deadline.map(|on| dates::full(lang, on))),
        (text::override_reason(lang), card.override_reason.clone()),
        (text::clarification(lang), card.clarification.clone()),
        (text::guidance_plan(lang), card.guidance_plan.clone()),
        (text::recontact_on(lang), card.recontact_on.map(|on| dates::full(lang, on))),
        (text::outcome(lang), card.outcome_reason.map(|reason| reason.label(lang).to_owned())),
        (text::note(lang), card.note.clone()),
    ];
    facts.into_iter().filter_map(|(term, fact)| fact.map(|fact| (term, fact))).collect()
}
