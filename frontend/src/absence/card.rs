//! The absence of one trainee as a table, the latest first: the tab `/elever/:id/fravaer`.

use super::report::RecoverDialog;
use crate::api;
use crate::session::{use_lang, use_today};
use crate::ui::address::use_param;
use crate::ui::{Button, Card, DataTable, EmptyState, Fetched, Loader, Pager, StatusBadge, TableHead, Tone, dates};
use chrono::NaiveDate;
use domain::absence::AbsenceSpell;
use domain::ids::TraineeshipId;
use domain::text::absence as text;
use domain::{Lang, Page};
use leptos::prelude::*;

/// The spells of a trainee. The head of the card reports a new one.
#[component]
pub fn TraineeAbsence(
    /// Whose absence.
    traineeship: TraineeshipId,
    /// Changes when a spell was reported.
    #[prop(into)]
    reported: Signal<u32>,
) -> impl IntoView {
    let lang = use_lang();
    let cursor = use_param("cursor");
    let spells = Fetched::new(move || {
        reported.track();
        let path = format!("/traineeships/{traineeship}/absence-spells?cursor={}", cursor.get());
        async move { api::get::<Page<AbsenceSpell>>(&path).await }
    });
    view! {
        <Card id="absence" title=text::title(lang)>
            <Loader resource=spells let:page><Spells page spells/></Loader>
        </Card>
    }
}

#[component]
fn Spells(page: Page<AbsenceSpell>, spells: Fetched<Page<AbsenceSpell>>) -> impl IntoView {
    let lang = use_lang();
    if page.items.is_empty() {
        return view! { <EmptyState title=text::none(lang)/> }.into_any();
    }
    let dates_only = page.items.iter().all(|spell| spell.kind.is_none());
    view! {
        {dates_only.then(|| view! { <p class="ps-why">{text::dates_only(lang)}</p> })}
        <DataTable caption=text::title(lang) quiet=true>
            <TableHead columns=vec![text::period(lang), text::kind(lang), text::extent(lang), text::source(lang), text::status(lang)]/>
            <tbody>{page.items.into_iter().map(|spell| view! { <SpellRow spell spells/> }).collect_view()}</tbody>
        </DataTable>
        <Pager next=page.next_cursor/>
    }
    .into_any()
}

#[component]
fn SpellRow(spell: AbsenceSpell, spells: Fetched<Page<AbsenceSpell>>) -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    let recovering = RwSignal::new(false);
    let kind = spell.kind.map_or_else(|| text::kind_hidden(lang), |kind| kind.label(lang));
    let extent = spell.percent.map(|percent| format!(" ({percent} %)")).unwrap_or_default();
    let days = (spell.ends_on.unwrap_or(today).max(spell.starts_on) - spell.starts_on).num_days() + 1;
    let period = period(lang, &spell, today);
    let open = spell.ends_on.is_none();
    let may_recover = spell.may_recover();
    view! {
        <tr>
            <th scope="row">{period}</th>
            <td>{kind}{extent}</td>
            <td>{in_days(lang, days)}</td>
            <td>{spell.source.label(lang)}</td>
            <td>
                {open.then(|| view! { <StatusBadge tone=Tone::Today text=text::open(lang)/> })}
                {may_recover.then(|| view! { " " <Button small=true on_press=move || recovering.set(true)>{text::recover(lang)}</Button> })}
                {may_recover.then(|| view! { <RecoverDialog spell=spell.clone() open=recovering on_saved=move |_| spells.refetch() on_reload=move || spells.refetch()/> })}
            </td>
        </tr>
    }
}

/// From when to when, open at the end while it goes on.
pub(super) fn period(lang: Lang, spell: &AbsenceSpell, today: NaiveDate) -> String {
    match spell.ends_on {
        Some(last) => dates::range(lang, spell.starts_on, last, today),
        None => format!("{} –", dates::short(lang, spell.starts_on, today)),
    }
}

/// "1 dag", "12 dage".
pub(super) fn in_days(lang: Lang, days: i64) -> String {
    if days == 1 { text::one_day(lang).to_owned() } else { text::days(lang, days) }
}
