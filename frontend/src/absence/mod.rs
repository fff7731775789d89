//! Absence on screens: the tab of the trainee card, and the two dialogs that report it. Nobody is asked why.

mod buttons;
mod card;
mod report;
mod summary;

pub use buttons::AbsenceButtons;
pub use card::TraineeAbsence;
pub use report::ReportAbsenceDialog;
pub use summary::AbsenceSummary;
