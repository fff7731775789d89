//! Persons: what is written about them and in which form it is kept; what a supervisor is and has passed.

mod cpr;
mod name;
mod written;

pub use cpr::has_cpr;
#[cfg(feature = "unicode")]
pub use name::NameKeys;
pub use name::PersonName;
pub use written::{Email, Name, Note, Phone, Web, Written, plain};

use chrono::NaiveDate;
use std::ops::RangeInclusive;

/// How old one can be who begins; beyond it, a birth date is a slip of the pen.
pub const AGES: RangeInclusive<u32> = 15..=75;

/// Whether one who was born on a day can begin on another.
#[must_use]
pub fn can_begin(birth_date: NaiveDate, on: NaiveDate) -> bool {
    on.years_since(birth_date).is_some_and(|age| AGES.contains(&age))
}

/// Whether one who was born on a day can be an applicant today: she begins some day within a year.
#[must_use]
pub fn can_apply(birth_date: NaiveDate, today: NaiveDate) -> bool {
    can_begin(birth_date, today) || today.checked_add_months(chrono::Months::new(12)).is_some_and(|latest| can_begin(birth_date, latest))
}

words! {
    /// What a supervisor has passed: the levels of the municipalities' own survey, kept exactly (docs/field 2.3).
    /// A person may hold several.
    QualificationKind {
        DiplomaModule = "diploma_module", "Diplommodul", "Diploma module";
        Amu = "amu", "AMU", "Labour market course (AMU)";
        Master = "master", "Master", "Master";
        InternalCourse = "internal_course", "Internt kursus", "Internal course";
        None = "none", "Ingen", "None";
    }
    /// Which supervisor: the one who assesses, or the one of the day (docs/field 2.4).
    SupervisorKind {
        Responsible = "responsible", "Ansvarlig vejleder", "Responsible supervisor";
        Daily = "daily", "Daglig vejleder", "Daily supervisor";
    }
}

impl QualificationKind {
    /// Whether it counts as a formal supervisor education (docs/field 2.3: diploma module, AMU, master).
    #[must_use]
    pub const fn is_formal(self) -> bool {
        matches!(self, Self::DiplomaModule | Self::Amu | Self::Master)
    }
}
