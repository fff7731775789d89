//! Hire cases: the list, the case with its moves, the tab of a trainee's card and the trainee's own wish.

mod case;
mod facts;
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
