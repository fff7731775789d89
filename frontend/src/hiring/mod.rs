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

use crate::api::{self, Answer};
use domain::Page;
use domain::hiring::HireCase;
use domain::ids::TraineeshipId;

/// The case of a traineeship, if there is one.
fn of_traineeship(id: TraineeshipId) -> Answer<Option<HireCase>> {
    api::get(&format!("/hire-cases?traineeship={id}")).map(|page: Page<HireCase>| page.items.into_iter().next())
}
