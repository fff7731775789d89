//! Recruitment: the board and its table, a new applicant, and the application with its moves.

mod board;
mod card;
mod checks;
mod form;
mod moves;
mod new;
mod table;

pub use board::RecruitmentPage;
pub use card::ApplicationPage;
pub use new::NewApplicationPage;

use crate::api;
use crate::ui::Fetched;
use crate::ui::dates;
use chrono::NaiveDate;
use domain::Lang;
use domain::organisation::{OrgKind, OrgUnit};
use domain::recruitment::Application;
use domain::text::recruitment as text;
use leptos::prelude::*;

fn name(application: &Application) -> String {
    format!("{} {}", application.given_name, application.family_name)
}

/// How long an application has stood where it stands.
fn waited(lang: Lang, days: i64) -> String {
    match days {
        0 => text::today_in_status(lang).to_owned(),
        1 => text::one_day_in_status(lang).to_owned(),
        days => text::days_in_status(lang, days),
    }
}

/// The deadline of an offer, and whether it has passed.
fn deadline(lang: Lang, application: &Application, today: NaiveDate) -> Option<(bool, String)> {
    let on = application.offer_deadline.filter(|_| application.status == domain::recruitment::ApplicationStatus::Offered)?;
    let day = dates::short(lang, on, today);
    Some(if on < today { (true, text::answer_late(lang, day)) } else { (false, text::answer_by(lang, day)) })
}

/// The sites to choose among.
fn use_sites() -> Signal<Vec<(String, String)>> {
    let units = Fetched::new(|| api::get::<Vec<OrgUnit>>("/org-units"));
    Signal::derive(move || {
        let units = units.get().and_then(Result::ok).unwrap_or_default();
        units.into_iter().filter(|unit| unit.kind == OrgKind::Site).map(|unit| (unit.id.to_string(), unit.name)).collect()
    })
}
