//! Cohorts: choosing one, and how many places each has.

use crate::api::{self, Answer, ApiError};
use crate::session::{use_lang, use_may, use_today};
use crate::ui::address::to_query;
use crate::ui::{Button, ButtonKind, Card, DataTable, Fetched, Form, FormView, Loader, TableHead, dates, lasting, use_toaster};
use domain::access::Action;
use domain::fields::Declared;
use domain::programmes::{ChangeCohort, Cohort, Places, Programme};
use domain::text::programmes as text;
use domain::{Lang, Page};
use leptos::prelude::*;

/// The programmes that the municipality uses, to choose among.
pub fn programme_options(programmes: Option<Result<Vec<Programme>, ApiError>>) -> Vec<(String, String)> {
    let programmes = programmes.and_then(Result::ok).unwrap_or_default();
    programmes.into_iter().filter(|programme| programme.enabled).map(|programme| (programme.code, programme.name)).collect()
}

/// The cohorts of a programme that have not ended; none while no programme is chosen.
pub fn use_cohorts(programme: Signal<String>) -> Signal<Vec<Cohort>> {
    let begins_from = use_today();
    let today = begins_from.to_string();
    let page = Fetched::new(move || {
        let programme = programme.get();
        if programme.is_empty() {
            return Answer::of(async { Ok(Page { items: Vec::new(), next_cursor: None, total: None }) });
        }
        let query = to_query([("programme", programme.as_str()), ("open_on", today.as_str()), ("limit", "100")]);
        api::get::<Page<Cohort>>(&format!("/cohorts{query}"))
    });
    Signal::derive(move || {
        let mut cohorts = page.get().and_then(Result::ok).map(|page| page.items).unwrap_or_default();
        // Those that begin come first; one may still enter those under way.
        cohorts.sort_by_key(|cohort| cohort.starts_on < begins_from);
        cohorts
    })
}

/// How many places are taken, and how many are free where that is known.
pub fn places_text(lang: Lang, places: Places) -> String {
    match (places.target, places.free()) {
        (Some(target), Some(0)) => text::places_full(lang, places.taken, target),
        (Some(target), Some(free)) => text::places_free(lang, places.taken, target, free),
        _ => text::places_taken(lang, places.taken),
    }
}

/// The cohorts to choose among, each with its first day and its places.
pub fn cohort_options(cohorts: Signal<Vec<Cohort>>) -> Signal<Vec<(String, String)>> {
    let (lang, today) = (use_lang(), use_today());
    let option = move |cohort: &Cohort| {
        let (first, places) = (dates::short(lang, cohort.starts_on, today), places_text(lang, cohort.places));
        (cohort.id.to_string(), text::cohort_option(lang, &cohort.code, first, places))
    };
    Signal::derive(move || cohorts.with(|cohorts| cohorts.iter().map(option).collect()))
}

/// The cohorts under way and ahead, with their places; the consultant says how many there are.
#[component]
pub(super) fn Cohorts() -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    let cohorts = Fetched::<Page<Cohort>>::at(move || format!("/cohorts?open_on={today}&limit=100"));
    view! {
        <Card id="cohorts" title=text::cohorts(lang)>
            <p class="ps-why">{text::cohorts_text(lang)}</p>
            <Loader resource=cohorts let:page>
                {if page.items.is_empty() {
                    view! { <p>{text::no_cohorts(lang)}</p> }.into_any()
                } else {
                    let rows = page.items.into_iter().map(|cohort| view! { <Row cohort on_changed=Callback::from(move || cohorts.refetch())/> });
                    let rows = rows.collect_view();
                    view! {
                        <DataTable caption=text::cohorts(lang) quiet=true>
                            <TableHead columns=vec![text::cohort(lang), text::school(lang), text::period(lang), text::places(lang)]/>
                            <tbody>{rows}</tbody>
                        </DataTable>
                    }
                    .into_any()
                }}
            </Loader>
        </Card>
    }
}

#[component]
fn Row(cohort: Cohort, on_changed: Callback<()>) -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    let changes = use_may()(Action::ManageCohorts);
    let (open, code) = (RwSignal::new(false), cohort.code.clone());
    view! {
        <tr>
            <th scope="row">{cohort.code.clone()}</th>
            <td>{cohort.school.clone()}</td>
            <td class="ps-nowrap">{dates::range(lang, cohort.starts_on, cohort.ends_on, today)}</td>
            <td>
                {places_text(lang, cohort.places)}
                {changes.then(|| view! {
                    " "<Button small=true label=format!("{} {code}", text::set_target(lang)) on_press=move || open.update(|open| *open = !*open)>{text::set_target(lang)}</Button>
                    {move || open.get().then(|| view! { <Target cohort=cohort.clone() on_changed/> })}
                })}
            </td>
        </tr>
    }
}

#[component]
fn Target(cohort: Cohort, on_changed: Callback<()>) -> impl IntoView {
    let (lang, today, toaster) = (use_lang(), use_today(), use_toaster());
    let (id, version, code) = (cohort.id, cohort.version, cohort.code);
    let form = Form::of::<ChangeCohort>()
        .within(&code)
        .label(ChangeCohort::target_places, lasting(&text::target_of(lang, &code)))
        .filled(ChangeCohort { target_places: cohort.places.target });
    let send = move |()| {
        form.submit.send(
            form.read(|change: ChangeCohort| change.fields_checked(today)),
            move |_, body| api::patch::<_, Cohort>(&format!("/cohorts/{id}"), version, &body),
            move |cohort: Cohort| {
                toaster.say(text::target_saved(lang, cohort.code));
                on_changed.run(());
            },
        );
    };
    let label = text::save_target(lang, code);
    view! { <FormView form word=text::save(lang) label kind=ButtonKind::Secondary small=true on_send=send on_reload=on_changed/> }
}
