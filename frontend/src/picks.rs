//! What a field can pick among of what the municipality has (`domain::fields::Of`).

use crate::api::{self, Answer, ApiError};
use crate::programmes::{cohort_options, programme_options, use_cohorts};
use crate::ui::{Fetched, Form, Options};
use domain::Page;
use domain::fields::Of;
use domain::organisation::{OrgKind, OrgUnit};
use domain::programmes::Programme;
use domain::supervision::Supervisor;
use domain::traineeships::TraineeshipLine;
use leptos::prelude::*;

/// The field of a request that says which programme the others are about.
const PROGRAMME: &str = "programme_code";

/// What there is to pick in a field of this form, in which `value` stands.
pub fn options(of: Of, form: Form, value: RwSignal<String>) -> Options {
    match of {
        Of::Programme => {
            let programmes = Fetched::<Vec<Programme>>::at(|| "/programmes".to_owned());
            Signal::derive(move || programme_options(programmes.get()))
        }
        Of::Cohort => {
            let programme = form.value(PROGRAMME);
            // A cohort belongs to one programme.
            Effect::new(move |before: Option<String>| {
                let now = programme.get();
                if before.is_some_and(|before| before != now) {
                    value.set(String::new());
                }
                now
            });
            cohort_options(use_cohorts(programme.into()))
        }
        Of::Site => units(|unit| unit.kind == OrgKind::Site),
        Of::Unit => units(|_| true),
        // One among thousands is looked for by name, as it is typed.
        Of::Trainee => Signal::stored(Vec::new()),
    }
}

/// What a list can be filtered by, of what there is. Units deeper in the tree stand further in.
pub fn filter_options(of: Of) -> Options {
    match of {
        Of::Programme => {
            let programmes = Fetched::<Vec<Programme>>::at(|| "/programmes".to_owned());
            Signal::derive(move || programme_options(programmes.get()))
        }
        Of::Unit | Of::Site => {
            let units = Fetched::<Vec<OrgUnit>>::at(|| "/org-units".to_owned());
            let further_in = |depth: u32| "\u{2003}".repeat(usize::try_from(depth.saturating_sub(1)).unwrap_or(0));
            Signal::derive(move || {
                let units = units.get().and_then(Result::ok).unwrap_or_default();
                let below = units.into_iter().filter(|unit| unit.kind != OrgKind::Municipality);
                below.map(|unit| (unit.id.to_string(), format!("{}{}", further_in(unit.depth), unit.name))).collect()
            })
        }
        Of::Cohort | Of::Trainee => Signal::stored(Vec::new()),
    }
}

/// The trainees in sight whose names have these words, the first few: (id, what tells them apart).
pub fn trainees(words: &str) -> Answer<Vec<(String, String)>> {
    let told = |one: TraineeshipLine| (one.id.to_string(), format!("{} {} · {}", one.given_name, one.family_name, one.programme_name));
    let page = api::get(&format!("/traineeships?limit=6&search={}", api::encode(words)));
    page.map(move |page: Page<TraineeshipLine>| page.items.into_iter().map(told).collect())
}

/// The units in sight that are meant.
fn units(meant: fn(&OrgUnit) -> bool) -> Options {
    let units = Fetched::<Vec<OrgUnit>>::at(|| "/org-units".to_owned());
    Signal::derive(move || {
        let units = units.get().and_then(Result::ok).unwrap_or_default();
        units.into_iter().filter(meant).map(|unit| (unit.id.to_string(), unit.name)).collect()
    })
}

/// The names of the supervisors that the reader sees, each once: the first thousand.
pub async fn colleagues() -> Result<Vec<String>, ApiError> {
    let (mut names, mut cursor) = (Vec::new(), Some(String::new()));
    for _ in 0..10 {
        let Some(from) = cursor else { break };
        let after = if from.is_empty() { String::new() } else { format!("&cursor={}", api::encode(&from)) };
        let page: Page<Supervisor> = api::get(&format!("/supervisors?limit=100{after}")).await?;
        names.extend(page.items.into_iter().map(|one| one.name));
        cursor = page.next_cursor;
    }
    names.sort();
    names.dedup();
    Ok(names)
}
