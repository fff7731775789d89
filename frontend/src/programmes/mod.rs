//! The programme catalogue: what the municipality assumes about each programme and version.

mod cohorts;

use cohorts::Cohorts;
pub use cohorts::{cohort_options, places_text, programme_options, use_cohorts};

use crate::session::{use_lang, use_may, use_today};
use crate::ui::{Card, EmptyState, Fetched, Loader, PageHeader, StatusBadge, Tone, dates};
use chrono::NaiveDate;
use domain::Lang;
use domain::access::Action;
use domain::programmes::{Programme, ProgrammeContent, ProgrammeVersion};
use domain::text::programmes as text;
use leptos::prelude::*;

/// `/uddannelser`.
#[component]
pub fn ProgrammesPage() -> impl IntoView {
    let lang = use_lang();
    let programmes = Fetched::<Vec<Programme>>::at(|| "/programmes".to_owned());
    view! {
        <PageHeader title=text::title(lang).to_owned() lead=text::lead(lang).to_owned()/>
        <Loader resource=programmes let:programmes>
            {programmes.is_empty().then(|| view! { <EmptyState title=text::empty(lang)/> })}
            {use_may()(Action::SeeApplications).then(|| view! { <Cohorts/> })}
            <div class="ps-stack">{programmes.into_iter().map(|programme| view! { <ProgrammeCard programme/> }).collect_view()}</div>
        </Loader>
    }
}

#[component]
fn ProgrammeCard(programme: Programme) -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    view! {
        <Card id=format!("programme-{}", programme.code) title=programme.name meta=programme.family.label(lang)>
            {(!programme.enabled).then(|| view! { <StatusBadge tone=Tone::Idle text=text::not_used(lang)/> })}
            {programme.requires_authorisation.then(|| view! { <StatusBadge tone=Tone::Soon text=text::authorisation(lang)/> })}
            {programme.versions.into_iter().map(|version| details(lang, version, today)).collect_view()}
        </Card>
    }
}

fn details(lang: Lang, version: ProgrammeVersion, today: NaiveDate) -> impl IntoView {
    view! {
        <details class="ps-mt-s">
            <summary>{text::version(lang, version.name, dates::short(lang, version.valid_from, today))}</summary>
            <dl class="ps-terms">
                {facts(lang, version.content).into_iter().map(|(term, fact)| view! { <dt>{term}</dt><dd>{fact}</dd> }).collect_view()}
            </dl>
        </details>
    }
}

/// What a version says, in order; what it is silent about is left out.
fn facts(lang: Lang, content: ProgrammeContent) -> Vec<(&'static str, String)> {
    let goals = content.goal_count.map(|count| text::goal_count(lang, count)).unwrap_or_default();
    let asked = content.supervisor_requirement.any_of.iter().map(|kind| kind.label(lang)).collect::<Vec<_>>().join(", ");
    let asked = if asked.is_empty() { text::nothing_asked(lang).to_owned() } else { asked };
    let supervisor = if content.supervisor_requirement.reason.is_empty() {
        asked
    } else {
        format!("{asked}. {}", content.supervisor_requirement.reason)
    };
    let facts = [
        (text::structure(lang), content.structure),
        (text::basis(lang), content.employment_basis.iter().map(|basis| basis.label(lang)).collect::<Vec<_>>().join(", ")),
        (text::pay(lang), content.pay),
        (text::contract(lang), content.contract),
        (text::site_kinds(lang), content.site_kinds.iter().map(|kind| kind.label(lang)).collect::<Vec<_>>().join(", ")),
        (text::goals(lang), goals),
        (text::levels(lang), content.levels.join(", ")),
        (text::supervisor(lang), supervisor),
        (text::uncertain(lang), content.uncertain.unwrap_or_default()),
    ];
    facts.into_iter().filter(|(_, fact)| !fact.is_empty()).collect()
}
