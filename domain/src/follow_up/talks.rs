//! Talks.
words! {
    /// What a talk is about (domain.md 5.1, Talk).
    TalkKind {
        Absence = "absence", "Fraværssamtale", "Absence talk";
        SickLeave = "sick_leave", "Sygefraværssamtale", "Sick-leave talk";
        FollowUp = "follow_up", "Opfølgning på handleplan", "Follow-up on the action plan";
        Concern = "concern", "Samtale efter bekymring", "Talk after a concern";
    }
}
