//! Absence on screens: the tab of the trainee card, and the two dialogs that report it. Nobody is asked why.

mod buttons;
mod card;
mod report;

pub use buttons::AbsenceButtons;
pub use card::TraineeAbsence;
