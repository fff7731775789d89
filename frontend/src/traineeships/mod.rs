//! Trainees: the list, the card with its tabs, and the trainee's own plan.

mod card;
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
