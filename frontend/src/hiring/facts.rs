//! What is known of a hire case.

use crate::session::use_lang;
use crate::ui::{Card, dates};
use domain::Lang;
use domain::hiring::HireCase;
use domain::text::hiring as text;
use leptos::prelude::*;

/// The facts, the recommendation and the offer; what is not there is left out.
#[component]
pub(super) fn Facts(case: HireCase) -> impl IntoView {
    let lang = use_lang();
    let recommendation = case.recommendation_text.clone();
    let offer = offer(lang, &case);
    view! {
        <Card id="hire-case" title=text::the_case(lang)>{list(known(lang, &case))}</Card>
        {recommendation.map(|words| view! { <Card id="hire-recommendation" title=text::recommendation(lang)><p>{words}</p></Card> })}
        {(!offer.is_empty()).then(|| view! { <Card id="hire-offer" title=text::the_offer(lang)>{list(offer)}</Card> })}
    }
}

type Known = Vec<(&'static str, String)>;

fn list(facts: Known) -> impl IntoView {
    view! { <dl class="ps-facts">{facts.into_iter().map(|(term, fact)| view! { <dt>{term}</dt><dd>{fact}</dd> }).collect_view()}</dl> }
}

fn known(lang: Lang, case: &HireCase) -> Known {
    let reasons: Vec<&str> = case.reasons.iter().map(|reason| reason.label(lang)).collect();
    let wish = case.wish.map_or(text::no_wish_yet(lang), |wish| wish.label(lang));
    let facts = [
        (text::wish(lang), Some(wish.to_owned())),
        (text::leader(lang), case.leader_name.clone()),
        (text::opened_on(lang), Some(dates::full(lang, case.opened_on))),
        (text::ends_on(lang), Some(dates::full(lang, case.ends_on))),
        (text::outcome(lang), case.outcome.map(|outcome| outcome.label(lang).to_owned())),
        (text::decided_on(lang), case.decided_on.map(|on| dates::full(lang, on))),
        (text::reasons(lang), Some(reasons.join(", ")).filter(|reasons| !reasons.is_empty())),
        (text::destination(lang), case.destination.map(|destination| destination.label(lang).to_owned())),
    ];
    facts.into_iter().filter_map(|(term, fact)| fact.map(|fact| (term, fact))).collect()
}

fn offer(lang: Lang, case: &HireCase) -> Known {
    let facts = [
        (text::unit(lang), case.offer_unit_name.clone()),
        (text::position(lang), case.offer_position.clone()),
        (text::weekly_hours(lang), case.offer_weekly_minutes.map(|minutes| text::hours(lang, dates::hours(lang, minutes)))),
        (text::starts_on(lang), case.offer_starts_on.map(|on| dates::full(lang, on))),
        (text::deadline(lang), case.offer_deadline.map(|on| dates::full(lang, on))),
        (text::deviation(lang), case.deviation_reason.clone()),
    ];
    facts.into_iter().filter_map(|(term, fact)| fact.map(|fact| (term, fact))).collect()
}
