//! Persons, and what a supervisor is and has passed.

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
