//! Absence spells.

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
}
