//! The absence of one trainee as a table, the latest first: the tab `/elever/:id/fravaer`.

use super::report::{RecoverDialog, ReportAbsenceDialog};
use crate::api;
use crate::session::{use_lang, use_may, use_today};
use crate::ui::address::use_param;
use crate::ui::{Button, Card, DataTable, EmptyState, Fetched, Loader, Pager, StatusBadge, TableHead, Tone, dates};
use chrono::NaiveDate;
use domain::Page;
use domain::absence::{AbsenceSource, AbsenceSpell};
use domain::access::Action;
use domain::ids::TraineeshipId;
use domain::text::absence as text;
use leptos::prelude::*;

/// The spells of a trainee, with the buttons the reader may use.
#[component]
pub fn TraineeAbsence(
    /// Whose absence.
    traineeship: TraineeshipId,
    /// The first and last day of the traineeship.
    runs: (NaiveDate, NaiveDate),
    /// As whom the reader reports.
    source: AbsenceSource,
) -> impl IntoView {
    let lang = use_lang();
    let cursor = use_param("cursor");
    let spells = Fetched::new(move || {
        let path = format!("/api/v1/traineeships/{traineeship}/absence-spells?cursor={}", cursor.get());
        async move { api::get::<Page<AbsenceSpell>>(&path).await }
    });
    let reporting = RwSignal::new(false);
    let may_report = use_may()(Action::ReportAbsence);
    view! {
        <Card id="absence" title=text::title(lang)>
            {may_report.then(|| view! { <p><Button on_press=move || reporting.set(true)>{text::report(lang)}</Button></p> })}
            <Loader resource=spells let:page><Spells page spells/></Loader>
        </Card>
        {may_report.then(|| view! { <ReportAbsenceDialog traineeship runs source open=reporting on_saved=move |_| spells.refetch()/> })}
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
    let days = (spell.ends_on.unwrap_or(today).max(spell.starts_on) - spell.starts_on).num_days() + 1;
    let kind = spell.kind.map_or_else(|| text::kind_hidden(lang), |kind| kind.label(lang));
    let extent = spell.percent.map(|percent| format!(" ({percent} %)")).unwrap_or_default();
    let period = match spell.ends_on {
        Some(last) => dates::range(lang, spell.starts_on, last, today),
        None => format!("{} –", dates::short(lang, spell.starts_on, today)),
    };
    let open = spell.ends_on.is_none();
    let may_recover = spell.may_recover;
    view! {
        <tr>
            <th scope="row">{period}</th>
            <td>{kind}{extent}</td>
            <td>{if days == 1 { text::one_day(lang).to_owned() } else { text::days(lang, days) }}</td>
            <td>{spell.source.label(lang)}</td>
            <td>
                {open.then(|| view! { <StatusBadge tone=Tone::Today text=text::open(lang)/> })}
                {may_recover.then(|| view! { " " <Button small=true on_press=move || recovering.set(true)>{text::recover(lang)}</Button> })}
                {may_recover.then(|| view! { <RecoverDialog spell=spell.clone() open=recovering on_saved=move |_| spells.refetch()/> })}
            </td>
        </tr>
    }
}
