//! The filters of the worklist: topics and programmes, kept in the address.

use crate::session::use_lang;
use crate::ui::address::{use_param, use_set_param};
use crate::ui::{Icon, IconName};
use domain::follow_up::worklist::TaskSummary;
use domain::text::follow_up as text;
use leptos::prelude::*;

/// The filter panel: each choice with its number of open tasks. Below 1100 px it folds behind a button.
#[component]
pub(super) fn Filters(summary: TaskSummary) -> impl IntoView {
    let lang = use_lang();
    let topics = summary
        .topics
        .into_iter()
        .map(|one| (one.topic.as_str().to_owned(), one.topic.label(lang).to_owned(), one.count))
        .collect::<Vec<_>>();
    let programmes = summary.programmes.into_iter().map(|one| (one.code, one.name, one.count)).collect::<Vec<_>>();
    let (topic, programme) = (use_param("emne"), use_param("uddannelse"));
    let is_set = move || !topic.get().is_empty() || !programme.get().is_empty();
    let unfolded = RwSignal::new(false);
    view! {
        <div class="ps-card ps-filter">
            <h2><Icon name=IconName::Filter/>{text::filters(lang)}</h2>
            <button type="button" class="button button-secondary ps-filtermob" aria-expanded=move || unfolded.get().to_string()
                aria-controls="filterbody" on:click=move |_| unfolded.update(|open| *open = !*open)>
                <Icon name=IconName::Filter/>{text::filters(lang)}
            </button>
            <div class="ps-filterbody" class:is-open=unfolded id="filterbody">
                <Choices name="emne" legend=text::topic(lang) options=topics/>
                <Choices name="uddannelse" legend=text::programme(lang) options=programmes/>
                {move || is_set().then(|| view! { <p><a href="/opfoelgning">{text::clear_filters(lang)}</a></p> })}
            </div>
        </div>
    }
}

#[component]
fn Choices(name: &'static str, legend: &'static str, options: Vec<(String, String, i64)>) -> impl IntoView {
    let (chosen, set) = (use_param(name), StoredValue::new_local(use_set_param()));
    let toggle = move |code: &str, on: bool| {
        let now = chosen.get_untracked();
        let others = now.split(',').filter(|one| !one.is_empty() && *one != code).map(str::to_owned);
        let all: Vec<String> = others.chain(on.then(|| code.to_owned())).collect();
        set.with_value(|set| set(name, &all.join(",")));
    };
    (!options.is_empty()).then(|| {
        view! {
            <fieldset>
                <legend>{legend}</legend>
                {options.into_iter().map(|(code, label, count)| {
                    let id = format!("{name}-{code}");
                    let (this, that) = (code.clone(), code);
                    view! {
                        <div class="ps-check form-group-checkbox">
                            <input class="form-checkbox" type="checkbox" id=id.clone()
                                prop:checked=move || chosen.with(|chosen| chosen.split(',').any(|one| one == this))
                                on:change=move |event| toggle(&that, event_target_checked(&event))/>
                            <label for=id>{label}</label>
                            <span class="ps-num" aria-hidden="true">{count}</span>
                        </div>
                    }
                }).collect_view()}
            </fieldset>
        }
    })
}
