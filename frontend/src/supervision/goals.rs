//! Which goals a session touched: the recent ones first, the rest when asked for.

use crate::session::use_lang;
use domain::text::supervision as text;
use leptos::prelude::*;

/// How many goals are shown at first.
const FEW: usize = 3;

/// Tick rows of goals.
#[component]
pub(super) fn GoalTicks(
    /// Touched before, the latest first.
    recent: Vec<String>,
    /// All of the programme.
    all: Vec<String>,
    /// Those ticked.
    chosen: RwSignal<Vec<String>>,
) -> impl IntoView {
    let lang = use_lang();
    let mut goals = recent;
    goals.extend(chosen.get_untracked());
    goals.extend(all);
    let mut seen: Vec<String> = Vec::new();
    for goal in goals {
        if !seen.contains(&goal) {
            seen.push(goal);
        }
    }
    let count = seen.len();
    let open = RwSignal::new(count <= FEW || chosen.with_untracked(|chosen| !chosen.is_empty()));
    (count > 0).then(|| view! {
        <fieldset class="ps-q">
            <legend>{text::goals_touched(lang)}" "<small>{domain::text::common::optional_field(lang)}</small></legend>
            <ul class="ps-card ps-list">
                {move || seen.iter().take(if open.get() { count } else { FEW }).enumerate().map(|(number, goal)| {
                    let id = format!("goal-{number}");
                    let (this, toggled) = (goal.clone(), goal.clone());
                    view! {
                        <li class="ps-tickrow">
                            <input class="form-checkbox" type="checkbox" id=id.clone()
                                prop:checked=move || chosen.with(|chosen| chosen.contains(&this))
                                on:change=move |_| chosen.update(|chosen| toggle(chosen, &toggled))/>
                            <label for=id>{goal.clone()}</label>
                        </li>
                    }
                }).collect_view()}
            </ul>
            {move || (!open.get()).then(|| view! {
                <button type="button" class="button button-tertiary" on:click=move |_| open.set(true)>{text::all_goals(lang, count)}</button>
            })}
        </fieldset>
    })
}

fn toggle(chosen: &mut Vec<String>, goal: &str) {
    if chosen.iter().any(|one| one == goal) {
        chosen.retain(|one| one != goal);
    } else {
        chosen.push(goal.to_owned());
    }
}
