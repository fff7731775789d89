//! Supervision: who supervises whom, what was talked about, and concerns (docs/field 2.3, 2.4, 4.4 and 6.2).

mod assignment;
mod list;
mod machine;
mod suitability;
mod wire;

#[cfg(test)]
mod tests;

pub use assignment::{Placed, Standing, check_assignment, place};
pub use suitability::{Candidate, Need, SuitabilityReason, Weight, is_suitable, suitability};
pub use wire::{
    AssignSupervisor, Concern, LogSession, MyTrainee, MyTrainees, RaiseConcern, SupervisionSession, Supervisor, SupervisorAssignment,
    SupervisorCandidate,
};

use chrono::{NaiveDate, TimeDelta};

words! {
    /// What a session was (docs/field 5.1, Session).
    SessionKind {
        Supervision = "supervision", "Vejledning", "Supervision";
        Sparring = "sparring", "Faglig sparring", "Professional sparring";
        Reflection = "reflection", "Refleksion", "Reflection";
        Group = "group", "Gruppevejledning", "Group supervision";
        Simulation = "simulation", "Simulation", "Simulation";
        Observation = "observation", "Observation", "Observation";
    }
    /// What a concern is about: a closed list, no detail of private matters (docs/field 4.4, Retention case).
    ConcernKind {
        Absence = "absence", "Fravær", "Absence";
        Progression = "progression", "Faglig progression", "Professional progress";
        Wellbeing = "wellbeing", "Trivsel", "Wellbeing";
        Language = "language", "Sprog", "Language";
        Cooperation = "cooperation", "Samarbejde", "Cooperation";
        Private = "private", "Privat situation", "Private situation";
        Economy = "economy", "Økonomi", "Economy";
        Other = "other", "Andet", "Other";
    }
    /// Where a concern stands (docs/field 4.4, Retention case).
    ConcernStatus {
        Raised = "raised", "Rejst", "Raised";
        Acknowledged = "acknowledged", "Modtaget", "Acknowledged";
        TalkHeld = "talk_held", "Samtale holdt", "Talk held";
        PlanRunning = "plan_running", "Plan i gang", "Plan running";
        ResolvedStays = "resolved_stays", "Løst, bliver", "Resolved, stays";
        ChangedSite = "changed_site", "Skiftet sted", "Changed site";
        ChangedProgramme = "changed_programme", "Skiftet uddannelse", "Changed programme";
        Leave = "leave", "Orlov", "Leave";
        Left = "left", "Stoppet", "Left";
        Closed = "closed", "Lukket", "Closed";
    }
}

words! {
    /// A step of a concern.
    ConcernStep {
        Acknowledge = "acknowledge", "Jeg tager den", "I take it on";
    }
}

fields! {
    /// Takes a step of a concern.
    MoveConcern {
        /// The step.
        to: ConcernStep = given, "Trin", "Step";
    }
}

/// What "lately" means for minutes of supervision, days: four weeks.
const LATELY_DAYS: i64 = 28;

/// Whether a session was held in the last four weeks.
#[must_use]
pub fn is_lately(held_on: NaiveDate, today: NaiveDate) -> bool {
    held_on > today - TimeDelta::days(LATELY_DAYS)
}
