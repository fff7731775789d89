//! Hire cases: the list, the case with its moves, the tab of a trainee's card and the trainee's own wish.

mod case;
mod facts;
mod form;
mod list;
mod moves;
mod tab;
mod wish;

pub use case::HireCasePage;
pub use list::HireCasesPage;
pub use tab::TraineeHireCase;
pub use wish::JobWish;

use crate::api::{self, ApiError};
use crate::ui::Tone;
use domain::Page;
use domain::hiring::{HireCase, HireCaseStatus};
use domain::ids::TraineeshipId;

/// What a status means for the one who reads it.
const fn tone(status: HireCaseStatus) -> Tone {
    match status {
        HireCaseStatus::Accepted => Tone::Ok,
        HireCaseStatus::Offered => Tone::Today,
        HireCaseStatus::WishKnown | HireCaseStatus::Recommended => Tone::Soon,
        _ => Tone::Idle,
    }
}

/// The case of a traineeship, if there is one.
async fn of_traineeship(id: TraineeshipId) -> Result<Option<HireCase>, ApiError> {
    let page: Page<HireCase> = api::get(&format!("/hire-cases?traineeship={id}")).await?;
    Ok(page.items.into_iter().next())
}

fn name(case: &HireCase) -> String {
    format!("{} {}", case.given_name, case.family_name)
}

/// Minutes of hours as they are written, with comma or point and at most two decimals.
fn minutes(written: &str) -> Option<i32> {
    let written = written.trim().replace(',', ".");
    let (whole, rest) = written.split_once('.').unwrap_or((&written, ""));
    if rest.len() > 2 || !rest.chars().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let hundredths: i32 = format!("{rest:0<2}").parse().ok()?;
    whole.parse::<i32>().ok()?.checked_mul(60)?.checked_add(hundredths.checked_mul(60)? / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read() {
        for (written, wanted) in
            [("37", Some(2220)), (" 18,5 ", Some(1110)), ("32.25", Some(1935)), ("mange", None), ("1,234", None), ("", None)]
        {
            assert_eq!(minutes(written), wanted, "{written}");
        }
    }
}
