//! Absence spells: kind, dates and who said so. Never a reason in words (domain.md 3, R7 and 5.2, 11).

words! {
    /// Why someone is away: a closed list, and never a free text (domain.md 4.4 and 5.2, 11).
    AbsenceKind {
        Sick = "sick", "Sygdom", "Sickness";
        ChildSick = "child_sick", "Barns sygdom", "Child's sickness";
        CareDay = "care_day", "Omsorgsdag", "Care day";
        Unexcused = "unexcused", "Udeblivelse", "Unexcused absence";
        LeavePaidOther = "leave_paid_other", "Anden frihed med løn", "Other paid leave";
        Parental = "parental", "Barsel", "Parental leave";
        PartialSick = "partial_sick", "Delvis syg", "Partially sick";
    }
    /// Who registered a spell (domain.md 4.4; the labels are those of the municipalities' files).
    AbsenceSource {
        Trainee = "trainee", "Elev", "Trainee";
        Supervisor = "supervisor", "Vejleder", "Supervisor";
        Unit = "unit", "Enhed", "Unit";
        Consultant = "consultant", "Konsulent", "Consultant";
        School = "school", "Skole", "School";
        Import = "import", "Indlæst", "Imported";
    }
}

impl AbsenceKind {
    /// The other words files use for a kind (matched with case and spaces ignored).
    #[must_use]
    pub const fn aliases(self) -> &'static [&'static str] {
        match self {
            Self::Sick => &["Syg", "Sygemelding"],
            Self::ChildSick => &["Barns 1. sygedag", "Barn syg"],
            Self::CareDay => &["Omsorgsdage"],
            Self::Unexcused => &["Udeblevet", "Ulovligt fravær"],
            Self::LeavePaidOther => &["Tjenestefri med løn", "Frihed med løn"],
            Self::Parental => &["Barselsorlov"],
            Self::PartialSick => &["Delvist syg", "Delvis sygemelding"],
        }
    }

    /// Own sickness, whole or in part: what the sick-leave rules are about (decisions D2).
    #[must_use]
    pub const fn is_sickness(self) -> bool {
        matches!(self, Self::Sick | Self::PartialSick)
    }

    /// What trainees may report about themselves; the rest is registered by others.
    #[must_use]
    pub const fn trainee_may_report(self) -> bool {
        matches!(self, Self::Sick | Self::ChildSick)
    }
}
