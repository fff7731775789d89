//! The one button a person needs on a sick morning: "Meld syg", or "Meld rask" while an absence is open.

use super::report::{RecoverDialog, ReportAbsenceDialog};
use crate::api;
use crate::session::{use_lang, use_today};
use crate::ui::{Button, ButtonKind, Fetched, IconName, dates};
use chrono::NaiveDate;
use domain::Page;
use domain::absence::{AbsenceSource, AbsenceSpell};
use domain::ids::TraineeshipId;
use domain::text::absence as text;
use leptos::prelude::*;

/// Report or recover, whichever fits: for "Min plan" (source trainee) and "Mine elever" (with the trainee's name).
#[component]
pub fn AbsenceButtons(
    /// Whose absence.
    traineeship: TraineeshipId,
    /// The first and last day of the traineeship.
    runs: (NaiveDate, NaiveDate),
    /// As whom it is reported.
    source: AbsenceSource,
    /// The trainee's name, where it is not the trainee who reports.
    #[prop(optional, into)]
    name: Option<String>,
    /// Whether the trainee is known to be there: then nobody asks for her absence before something of it changes.
    #[prop(optional)]
    is_there: bool,
) -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    let (reporting, recovering) = (RwSignal::new(false), RwSignal::new(false));
    let asks = StoredValue::new(!is_there);
    let latest = Fetched::<Page<AbsenceSpell>>::new(move || match asks.get_value() {
        true => api::get(&format!("/traineeships/{traineeship}/absence-spells?limit=5")),
        false => api::Answer::of(async { Ok(Page { items: Vec::new(), next_cursor: None, total: None }) }),
    });
    let ask_again = move || {
        asks.set_value(true);
        latest.refetch();
    };
    // Without an answer the report is offered: the server refuses a second open spell, and nobody is left without the button.
    let open =
        Memo::new(move |_| latest.get().and_then(Result::ok).and_then(|page| page.items.into_iter().find(AbsenceSpell::may_recover)));
    let name = StoredValue::new(name);
    let named = move |words: &'static str| name.get_value().map_or_else(|| words.to_owned(), |name| format!("{words}: {name}"));
    let own = source == AbsenceSource::Trainee;
    let report = if own { text::report_sick(lang) } else { text::report(lang) };
    view! {
        {move || match open.get() {
            Some(spell) => view! {
                <p class="ps-why">{text::you_are_away(lang, dates::short(lang, spell.starts_on, today))}</p>
                <Button kind=ButtonKind::Primary icon=IconName::Check label=named(text::recover(lang)) on_press=move || recovering.set(true)>{text::recover(lang)}</Button>
                {match name.get_value() {
                    Some(name) => view! { <RecoverDialog spell name open=recovering on_saved=move |_| ask_again() on_reload=ask_again/> }.into_any(),
                    None => view! { <RecoverDialog spell open=recovering on_saved=move |_| ask_again() on_reload=ask_again/> }.into_any(),
                }}
            }.into_any(),
            None => view! {
                <Button icon=IconName::Thermometer label=named(report) on_press=move || reporting.set(true)>{report}</Button>
                {match name.get_value() {
                    Some(name) => view! { <ReportAbsenceDialog traineeship runs source name open=reporting on_saved=move |_| ask_again()/> }.into_any(),
                    None => view! { <ReportAbsenceDialog traineeship runs source open=reporting on_saved=move |_| ask_again()/> }.into_any(),
                }}
            }.into_any(),
        }}
    }
}
