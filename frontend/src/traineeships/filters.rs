//! The filters of the list; all of them stand in the address.

use crate::api::{self, ApiError};
use crate::programmes::programme_options;
use crate::session::use_lang;
use crate::ui::address::{status_asked, status_options, to_query, use_param, use_param_signal, use_set_param};
use crate::ui::{Button, Fetched, LinkButton, SelectField, TextField};
use domain::organisation::{OrgKind, OrgUnit};
use domain::programmes::Programme;
use domain::text::traineeships as text;
use domain::traineeships::TraineeshipStatus;
use leptos::prelude::*;
use leptos_router::params::ParamsMap;

/// What the server is asked, of what stands in the address.
pub(super) fn asked(address: impl Fn(&str) -> Option<String>) -> String {
    let value = |name| address(name).unwrap_or_default().trim().to_owned();
    let status = value("status");
    let values = ["search", "programme", "unit", "cursor"].map(|name| (name, value(name)));
    to_query(values.iter().map(|(name, value)| (*name, value.as_str())).chain([("status", status_asked(&status))]))
}

/// Whether any filter is set.
pub(super) fn is_filtered(address: &ParamsMap) -> bool {
    ["search", "programme", "unit", "status"].iter().any(|name| address.get_str(name).is_some_and(|value| !value.is_empty()))
}

/// Name, status, programme and site. What the lists hold beyond the status comes from the server; until then they are short.
#[component]
pub(super) fn Filters() -> impl IntoView {
    let lang = use_lang();
    let set = use_set_param();
    let searched = use_param("search");
    let search = RwSignal::new(searched.get_untracked());
    // The search field on top of the page leads here too.
    Effect::new(move |_| search.set(searched.get()));
    let [status, programme, unit] = ["status", "programme", "unit"].map(use_param_signal);
    let programmes = Fetched::new(|| api::get::<Vec<Programme>>("/programmes"));
    let units = Fetched::new(|| api::get::<Vec<OrgUnit>>("/org-units"));
    let statuses =
        status_options(text::all_statuses(lang), TraineeshipStatus::ALL.iter().map(|status| (status.as_str(), status.label(lang))));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        set("search", search.get_untracked().trim());
    };
    view! {
        <form class="ps-filters" role="search" aria-label=text::filters(lang) on:submit=submit>
            <TextField name="search" label=text::search(lang) value=search kind="search" max=100/>
            <SelectField name="status" label=text::status(lang) value=status options=statuses empty=text::all_open(lang)/>
            <SelectField name="programme" label=text::programme(lang) value=programme options=Signal::derive(move || programme_options(programmes.get())) empty=text::all_programmes(lang)/>
            <SelectField name="unit" label=text::unit(lang) value=unit options=Signal::derive(move || unit_options(units.get())) empty=text::all_units(lang)/>
            <Button>{text::show(lang)}</Button>
            <LinkButton href="/elever">{text::clear_filters(lang)}</LinkButton>
        </form>
    }
}

/// Units below the municipality; deeper ones stand further in.
fn unit_options(units: Option<Result<Vec<OrgUnit>, ApiError>>) -> Vec<(String, String)> {
    let units = units.and_then(Result::ok).unwrap_or_default();
    let below = units.into_iter().filter(|unit| unit.kind != OrgKind::Municipality);
    below
        .map(|unit| {
            (unit.id.to_string(), format!("{}{}", "\u{2003}".repeat(usize::try_from(unit.depth.saturating_sub(1)).unwrap_or(0)), unit.name))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_list_shows_those_under_way_unless_the_address_says_otherwise() {
        let asked = |pairs: &[(&str, &str)]| {
            super::asked(|name| pairs.iter().find(|(other, _)| *other == name).map(|(_, value)| (*value).to_owned()))
        };
        assert_eq!(asked(&[]), "?status=open");
        assert_eq!(asked(&[("status", "all"), ("search", " bo ")]), "?search=bo");
        assert_eq!(asked(&[("status", "completed"), ("cursor", "x"), ("other", "y")]), "?cursor=x&status=completed");
    }
}
