//! The absence of the last months in a few figures: a card of the overview. The kinds are told to those who may see them.

use crate::api::ApiError;
use crate::session::{use_lang, use_today};
use crate::ui::{Card, Fetched, Loader, StatusBadge, Tone, dates};
use domain::Page;
use domain::absence::{AbsenceSpell, RecentAbsence, in_days};
use domain::ids::TraineeshipId;
use domain::settings::Unit;
use domain::text::absence as text;
use leptos::prelude::*;

/// All of the window: two spells never share a day, and nobody falls ill a hundred times.
const LIMIT: u32 = 100;

/// The card "Fravær". It is not there where the server says that this reader may not see it.
#[component]
pub fn AbsenceSummary(
    /// Whose absence.
    traineeship: TraineeshipId,
    /// How many months count.
    months: u32,
    /// The address of all spells.
    #[prop(into)]
    href: String,
    /// Changes when a spell was reported.
    #[prop(into)]
    reported: Signal<u32>,
) -> impl IntoView {
    let lang = use_lang();
    let spells = Fetched::<Page<AbsenceSpell>>::at(move || {
        reported.track();
        format!("/traineeships/{traineeship}/absence-spells?limit={LIMIT}")
    });
    let refused = Memo::new(move |_| matches!(spells.get(), Some(Err(ApiError::Problem(problem))) if matches!(problem.status, 403 | 404)));
    move || {
        (!refused.get()).then(|| {
            view! {
                <Card id="absence-summary" title=text::title(lang) more=(href.clone(), text::see_spells(lang))>
                    <Loader resource=spells let:page><Figures spells=page.items months/></Loader>
                </Card>
            }
        })
    }
}

#[component]
fn Figures(spells: Vec<AbsenceSpell>, months: u32) -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    let lately = RecentAbsence::of(&spells, months, today);
    let window = format!("{months} {}", Unit::Months.of(months, lang));
    let away = spells.iter().find(|spell| spell.is_on(today)).map(|spell| {
        let since = text::away_since(lang, dates::short(lang, spell.starts_on, today));
        view! { <p><StatusBadge tone=Tone::Today text=since/></p> }
    });
    if lately.spells == 0 {
        return view! { <div class="ps-stack ps-stack--s">{away} <p class="ps-why">{text::none_lately(lang, window)}</p></div> }.into_any();
    }
    let sick = lately.sick_spells.map(|count| view! { <dt>{text::sick_lately(lang)}</dt><dd class="ps-num">{count}</dd> });
    let latest = spells.iter().find(|spell| spell.starts_on <= today).map(|spell| {
        view! { <dt>{text::latest(lang)}</dt><dd>{dates::period(lang, spell.starts_on, spell.ends_on, today)}</dd> }
    });
    view! {
        <div class="ps-stack ps-stack--s">
            {away}
            <dl class="ps-facts">
                <dt>{text::spells_lately(lang, window)}</dt><dd class="ps-num">{lately.spells}</dd>
                {sick}
                <dt>{text::days_lately(lang)}</dt><dd class="ps-num">{in_days(lang, lately.days)}</dd>
                {latest}
            </dl>
        </div>
    }
    .into_any()
}
