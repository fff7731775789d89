//! Trainees: the list, the card with its tabs, and the trainee's own plan.

mod card;
mod filters;
mod head;
mod history;
mod list;
mod my_plan;
mod next_step;
mod overview;
mod people;
mod start;
mod tasks;

pub use card::TraineeshipCardPage;
pub use list::TraineeshipListPage;
pub use my_plan::MyPlanPage;

use crate::ui::Tone;
use domain::traineeships::TraineeshipStatus;

/// What a status means for the one who reads it.
const fn tone(status: TraineeshipStatus) -> Tone {
    match status {
        TraineeshipStatus::Active | TraineeshipStatus::Completed => Tone::Ok,
        TraineeshipStatus::Preboarding | TraineeshipStatus::Completing => Tone::Soon,
        _ => Tone::Idle,
    }
}
