//! Traineeships (forløb): where they stand, how the person is employed and what the time is made of.

words! {
    /// Where a traineeship stands (docs/field 4.2).
    TraineeshipStatus {
        Preboarding = "preboarding", "Preboarding", "Preboarding";
        Active = "active", "I gang", "Active";
        Dormant = "dormant", "Mellem perioder", "Between periods";
        OnLeave = "on_leave", "Orlov", "On leave";
        Completing = "completing", "Afsluttes", "Completing";
        Completed = "completed", "Gennemført", "Completed";
        TerminatedProbation = "terminated_probation", "Ophævet i prøvetiden", "Terminated in probation";
        Terminated = "terminated", "Ophævet", "Terminated";
        DroppedOut = "dropped_out", "Afbrudt", "Dropped out";
        Transferred = "transferred", "Flyttet", "Transferred";
        Cancelled = "cancelled", "Annulleret før start", "Cancelled before the start";
        NoShow = "no_show", "Ikke mødt", "Did not appear";
    }
    /// A step of a traineeship.
    TraineeshipStep {
        Start = "start", "Bekræft mødt", "Confirm that she came";
        Rest = "rest", "Mellem perioder", "Between periods";
        Resume = "resume", "I gang igen", "Active again";
        NearEnd = "near_end", "Nærmer sig slutningen", "Nears its end";
        Complete = "complete", "Gennemført", "Completed";
        Postpone = "postpone", "Begynder senere", "Begins later";
    }
    /// A step of a period.
    PeriodStep {
        Begin = "begin", "Begynder", "Begins";
        End = "end", "Slutter", "Ends";
        Postpone = "postpone", "Begynder senere", "Begins later";
        Cancel = "cancel", "Udgår", "Is left out";
    }
    /// How a trainee is employed, or not (docs/field 2.1).
    EmploymentBasis {
        EudTrainee = "eud_trainee", "Elev (uddannelsesaftale)", "Trainee (training agreement)";
        StudentSu = "student_su", "Studerende (SU)", "Student (state grant)";
        PaidStudent = "paid_student", "Lønnet praktik", "Paid placement";
        Employee = "employee", "Ansat", "Employee";
    }
    /// What a stretch of a traineeship is spent on (docs/field 5.1, SegmentPattern).
    SegmentKind {
        Gf2 = "gf2", "GF2", "Basic course 2";
        School = "school", "Skole", "School";
        Placement = "placement", "Oplæring", "Placement";
        Exam = "exam", "Prøve", "Exam";
        Holiday = "holiday", "Ferie", "Holiday";
    }
    /// Where a segment stands (docs/field 4.3).
    SegmentStatus {
        Planned = "planned", "Planlagt", "Planned";
        Requested = "requested", "Sendt til enheden", "Requested";
        Confirmed = "confirmed", "Bekræftet", "Confirmed";
        Running = "running", "I gang", "Running";
        AwaitingAssessment = "awaiting_assessment", "Afventer vurdering", "Awaiting assessment";
        Approved = "approved", "Godkendt", "Approved";
        NotApproved = "not_approved", "Ikke godkendt", "Not approved";
        Closed = "closed", "Afsluttet", "Closed";
        Cancelled = "cancelled", "Annulleret", "Cancelled";
        Interrupted = "interrupted", "Afbrudt", "Interrupted";
    }
}

impl TraineeshipStatus {
    /// The states in which a traineeship still goes on; a person has at most one such per programme (docs/field 5.2, 2).
    pub const OPEN: &'static [Self] = &[Self::Preboarding, Self::Active, Self::Dormant, Self::OnLeave, Self::Completing];

    /// Whether the traineeship still goes on.
    #[must_use]
    pub fn is_open(self) -> bool {
        Self::OPEN.contains(&self)
    }
}

impl EmploymentBasis {
    /// Whether the municipality is the employer: all but students on a state grant.
    #[must_use]
    pub const fn is_employed(self) -> bool {
        !matches!(self, Self::StudentSu)
    }
}

fields! {
    /// Takes a step of a period.
    MovePeriod {
        /// The step.
        to: PeriodStep = given, "Trin", "Step";
    }
}

mod list;
mod machine;
mod periods;
pub mod planning;
mod starting;
mod wire;

pub use machine::TraineeshipFacts;
pub use starting::{StartFacts, StartGuard, StartState, StartTraineeship, missing};
pub use wire::{AssignedSupervisor, Segment, TraineeshipCard, TraineeshipLine};
