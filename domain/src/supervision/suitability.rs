//! Whether a supervisor suits a trainee, and why or why not. Facts about the supervisor's job, never a score.

use crate::people::{QualificationKind, SupervisorKind};
use crate::programmes::SupervisorRequirement;
use chrono::NaiveDate;

words! {
    /// A reason for or against a supervisor.
    SuitabilityReason {
        Formal = "formal", "Har en formel vejlederuddannelse", "Has a formal supervisor education";
        InternalCourse = "internal_course", "Har internt vejlederkursus", "Has the internal supervisor course";
        RequiredMissing = "required_missing", "Mangler den vejlederuddannelse, som uddannelsen kræver", "Lacks the supervisor education that the programme requires";
        NoQualification = "no_qualification", "Har ingen vejlederuddannelse", "Has no supervisor education";
        NotRequired = "not_required", "Uddannelsen kræver ingen vejlederuddannelse", "The programme requires no supervisor education";
        OfProgramme = "of_programme", "Er vejleder for uddannelsen", "Supervises this programme";
        OtherProgramme = "other_programme", "Er ikke vejleder for uddannelsen", "Does not supervise this programme";
        PlacesLeft = "places_left", "Har plads til flere elever", "Has room for more trainees";
        Full = "full", "Har ikke plads til flere elever", "Has no room for more trainees";
        AtSite = "at_site", "Arbejder på elevens sted", "Works at the trainee's site";
        OtherSite = "other_site", "Arbejder på et andet sted", "Works at another site";
        DailyOnly = "daily_only", "Er kun daglig vejleder", "Is a daily supervisor only";
        NotAppointedYet = "not_appointed_yet", "Er ikke udnævnt endnu på datoen", "Is not appointed yet on the date";
        Ended = "ended", "Er stoppet som vejleder på datoen", "Has ended as a supervisor on the date";
        IsTheTrainee = "is_the_trainee", "Er selv eleven", "Is the trainee herself";
        AlreadyAssigned = "already_assigned", "Er allerede vejleder for eleven", "Already supervises the trainee";
    }
}

/// What a reason means for the assignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Speaks for it.
    For,
    /// Speaks against it, and needs nothing more.
    Against,
    /// Needs a dated exception (docs/field 5.2, 4).
    NeedsException,
    /// Makes it impossible.
    Blocks,
}

impl SuitabilityReason {
    /// What the reason means for the assignment.
    #[must_use]
    pub const fn weight(self) -> Weight {
        match self {
            Self::Formal | Self::InternalCourse | Self::NotRequired | Self::OfProgramme | Self::PlacesLeft | Self::AtSite => Weight::For,
            Self::OtherSite => Weight::Against,
            Self::RequiredMissing | Self::NoQualification | Self::OtherProgramme | Self::Full => Weight::NeedsException,
            Self::DailyOnly | Self::NotAppointedYet | Self::Ended | Self::IsTheTrainee | Self::AlreadyAssigned => Weight::Blocks,
        }
    }
}

/// What the traineeship needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Need<'a> {
    /// Which kind of supervisor is looked for.
    pub kind: SupervisorKind,
    /// What the programme asks of the responsible one.
    pub requirement: &'a SupervisorRequirement,
    /// From when.
    pub on: NaiveDate,
}

/// What is known about a supervisor, in relation to one trainee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Responsible or daily.
    pub kind: SupervisorKind,
    /// The supervisor and the trainee are the same person.
    pub is_the_trainee: bool,
    /// Has this assignment already on the date.
    pub already_assigned: bool,
    /// Works at the trainee's site.
    pub at_site: bool,
    /// Supervises the trainee's programme.
    pub of_programme: bool,
    /// What the supervisor has passed.
    pub qualifications: Vec<QualificationKind>,
    /// First day as a supervisor.
    pub appointed_on: NaiveDate,
    /// Last day as a supervisor.
    pub ended_on: Option<NaiveDate>,
    /// Most trainees at a time.
    pub max_trainees: i32,
    /// Other trainees on the date.
    pub trainees: i32,
}

/// Every reason for and against, those that weigh most first. A daily supervisor guides in the day's work and
/// assesses nothing: only the site and the dates matter (docs/field 2.4).
#[must_use]
pub fn suitability(candidate: &Candidate, need: &Need<'_>) -> Vec<SuitabilityReason> {
    use SuitabilityReason as R;
    let mut reasons = Vec::new();
    let mut say = |holds: bool, reason: R| {
        if holds {
            reasons.push(reason);
        }
    };
    say(candidate.is_the_trainee, R::IsTheTrainee);
    say(candidate.already_assigned, R::AlreadyAssigned);
    say(candidate.appointed_on > need.on, R::NotAppointedYet);
    say(candidate.ended_on.is_some_and(|last| last < need.on), R::Ended);
    if need.kind == SupervisorKind::Responsible {
        let formal = candidate.qualifications.iter().any(|kind| kind.is_formal());
        let internal = candidate.qualifications.contains(&QualificationKind::InternalCourse);
        let enough = need.requirement.is_met_by(&candidate.qualifications);
        say(candidate.kind == SupervisorKind::Daily, R::DailyOnly);
        say(!enough && (formal || internal), R::RequiredMissing);
        say(!enough && !formal && !internal, R::NoQualification);
        say(!candidate.of_programme, R::OtherProgramme);
        say(candidate.trainees >= candidate.max_trainees, R::Full);
        say(formal, R::Formal);
        say(internal, R::InternalCourse);
        say(enough && !formal && !internal, R::NotRequired);
        say(candidate.of_programme, R::OfProgramme);
        say(candidate.trainees < candidate.max_trainees, R::PlacesLeft);
    }
    say(candidate.at_site, R::AtSite);
    say(!candidate.at_site, R::OtherSite);
    reasons
}

/// Whether nothing speaks against the supervisor.
#[must_use]
pub fn is_suitable(reasons: &[SuitabilityReason]) -> bool {
    reasons.iter().all(|reason| reason.weight() == Weight::For)
}
