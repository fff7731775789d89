//! What a field can pick among of what the municipality has (`domain::fields::Of`).

use crate::api;
use crate::programmes::{cohort_options, programme_options, use_cohorts};
use crate::ui::{Fetched, Form, Options};
use domain::fields::Of;
use domain::organisation::{OrgKind, OrgUnit};
use domain::programmes::Programme;
use leptos::prelude::*;

/// The field of a request that says which programme the others are about.
const PROGRAMME: &str = "programme_code";

/// What there is to pick in a field of this form, in which `value` stands.
pub fn options(of: Of, form: Form, value: RwSignal<String>) -> Options {
    match of {
        Of::Programme => {
            let programmes = Fetched::new(|| api::get::<Vec<Programme>>("/programmes"));
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
        Of::Offered => Signal::stored(Vec::new()),
    }
}

/// The units in sight that are meant.
fn units(meant: fn(&OrgUnit) -> bool) -> Options {
    let units = Fetched::new(|| api::get::<Vec<OrgUnit>>("/org-units"));
    Signal::derive(move || {
        let units = units.get().and_then(Result::ok).unwrap_or_default();
        units.into_iter().filter(meant).map(|unit| (unit.id.to_string(), unit.name)).collect()
    })
}
