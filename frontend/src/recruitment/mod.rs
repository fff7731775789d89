//! Recruitment: the board and its table, a new applicant, and the application with its moves.

mod board;
mod card;
mod checks;
mod moves;
mod new;

pub use board::RecruitmentPage;
pub use card::ApplicationPage;
pub use new::NewApplicationPage;

use crate::ui::dates;
use chrono::NaiveDate;
use domain::Lang;
use domain::recruitment::{Application, UftfHint};
use domain::text::recruitment as text;

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

/// What the scheme asks for, and what is known of it.
fn uftf_text(lang: Lang, hint: UftfHint) -> String {
    let age = match (hint.age_at_start, hint.old_enough) {
        (Some(age), Some(true)) => text::uftf_old_enough(lang, hint.min_age, age),
        (Some(age), _) => text::uftf_too_young(lang, hint.min_age, age),
        (None, _) => text::uftf_age_unknown(lang, hint.min_age),
    };
    format!("{age} {}", text::uftf_look(lang))
}
