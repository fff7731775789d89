//! Talks: invited, held, written up and closed (docs/field 4.4, follow-up talk; section 3, R7 and R9).

use super::Role;
use crate::Instant;
use crate::ids::{TalkId, TaskId, TraineeshipId};
use crate::moves::OptionOf;
use chrono::NaiveDate;

words! {
    /// What a talk is about (docs/field 5.1, Talk).
    TalkKind {
        Absence = "absence", "Fraværssamtale", "Absence talk";
        SickLeave = "sick_leave", "Sygefraværssamtale", "Sick-leave talk";
        FollowUp = "follow_up", "Opfølgning på handleplan", "Follow-up on the action plan";
        Concern = "concern", "Samtale efter bekymring", "Talk after a concern";
    }
    /// Where a talk stands (docs/field 4.4).
    TalkStatus {
        Due = "due", "Skal holdes", "Due";
        Invited = "invited", "Indkaldt", "Invited";
        Held = "held", "Holdt", "Held";
        ActionPlan = "action_plan", "Handleplan aftalt", "Action plan agreed";
        Closed = "closed", "Afsluttet", "Closed";
        NotNeeded = "not_needed", "Ikke nødvendig", "Not needed";
    }
    /// How a talk is held: in person if possible, else by phone (R9).
    TalkForm {
        InPerson = "in_person", "Fysisk møde", "In person";
        Phone = "phone", "Telefon", "Phone";
        Video = "video", "Video", "Video";
    }
    /// A step of a talk.
    TalkStep {
        Invite = "invite", "Indkald", "Invite";
        Reschedule = "reschedule", "Flyt samtalen", "Reschedule";
        Hold = "hold", "Registrér som holdt", "Record as held";
        WriteMinutes = "write_minutes", "Skriv referat", "Write the minutes";
        Close = "close", "Afslut samtalen", "Close the talk";
        Cancel = "cancel", "Ikke nødvendig", "Not needed";
        Acknowledge = "acknowledge", "Jeg har læst referatet", "I have read the minutes";
    }
    /// A condition of a step of a talk.
    TalkGuard {
        NoMinutes = "no_minutes", "Der mangler et referat.", "The minutes are missing.";
    }
}

impl TalkStatus {
    /// Whether the talk is over, one way or the other.
    #[must_use]
    pub const fn is_ended(self) -> bool {
        matches!(self, Self::Closed | Self::NotNeeded)
    }

    /// Someone is at it: invited, held or written up, and not over.
    pub const UNDER_WAY: &'static [Self] = &[Self::Invited, Self::Held, Self::ActionPlan];

    /// Whether someone is at it.
    #[must_use]
    pub fn is_under_way(self) -> bool {
        Self::UNDER_WAY.contains(&self)
    }
}

/// A talk. The minutes are confidential (K3) and only in the answer to those who may read them.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Talk {
    /// Which one.
    pub id: TalkId,
    /// About whom.
    pub traineeship_id: TraineeshipId,
    /// The trainee's name.
    pub trainee_name: String,
    /// The task it does.
    pub task_id: Option<TaskId>,
    /// What it is about.
    pub kind: TalkKind,
    /// Where it stands.
    pub status: TalkStatus,
    /// The last day for it.
    pub due_on: NaiveDate,
    /// When the invitation was sent.
    pub invited_at: Option<Instant>,
    /// The day of the meeting.
    pub meets_on: Option<NaiveDate>,
    /// The municipality's time of the meeting, `13:00`.
    pub meets_time: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// How.
    pub form: Option<TalkForm>,
    /// The day it was held.
    pub held_on: Option<NaiveDate>,
    /// Whether the trainee had a companion with them. Never who (R9, R19).
    pub companion: Option<bool>,
    /// The minutes, where the reader may see them.
    pub minutes: Option<String>,
    /// Whether there are minutes at all.
    pub has_minutes: bool,
    /// The next date that was agreed.
    pub next_on: Option<NaiveDate>,
    /// Whether the trainee may read the minutes.
    pub shared_with_trainee: bool,
    /// When the trainee acknowledged the minutes.
    pub acknowledged_at: Option<Instant>,
    /// Why it was not needed.
    pub not_needed_reason: Option<String>,
    /// The steps there are for the reader: those of who holds this talk, and the trainee's own. In a list only the latter.
    pub options: Vec<OptionOf<TalkStatus>>,
    /// For optimistic locking.
    pub version: i32,
}

fields! {
    /// Takes a step of a talk; which facts it asks for is the table's to say.
    MoveTalk {
        /// The step.
        to: TalkStep = given, "Trin", "Step";
        meets_on: Option<NaiveDate> = coming, "Dato", "Date";
        /// The time of day, `13:00`.
        meets_time: Option<String> = time, "Klokkeslæt", "Time", hint "For eksempel 13:00", "For example 13:00";
        /// Where, or the phone number to be called on.
        place: Option<String> = line(120), "Sted", "Place", hint "Lokale og adresse, eller hvem der ringer op", "Room and address, or who calls";
        held_on: Option<NaiveDate> = past, "Holdt den", "Held on";
        form: Option<TalkForm> = chips, "Form", "Form";
        companion: Option<bool> = tick, "Eleven havde en bisidder med", "The trainee had a companion";
        minutes: Option<String> = area(10_000), "Referat", "Minutes", hint "Hvad kan eleven? Hvad skal tilpasses? Hvornår? Skriv ikke sygdom eller diagnose.", "What can the trainee do? What must be adapted? When? Write no illness or diagnosis.";
        shared_with_trainee: Option<bool> = tick, "Eleven kan læse referatet", "The trainee can read the minutes";
        /// The next date that was agreed.
        next_on: Option<NaiveDate> = coming, "Næste opfølgning", "Next follow-up";
        /// Why the talk is not needed.
        reason: Option<String> = reason(3, 500), "Begrundelse", "Reason", hint "Kort og uden helbredsoplysninger.", "Short, and nothing about health.";
    }
}

/// Who may read the minutes (docs/field 3, K3): the consultant in scope, the education lead of the talks her unit owns
/// (`own_task`), and the trainee where they are shared.
#[must_use]
pub const fn may_read_minutes(role: Role, own_task: bool, shared_with_trainee: bool) -> bool {
    match role {
        Role::Consultant => true,
        Role::EducationLead => own_task,
        Role::Trainee => shared_with_trainee,
        _ => false,
    }
}

/// Words of illness in a text: the writer is warned before saving, since the talk is about what the trainee can do
/// and what must be adapted, never about a diagnosis (helbredsoplysningsloven; docs/field 3, R7).
#[must_use]
pub fn illness_words(text: &str) -> Vec<&'static str> {
    const WORDS: [&str; 14] = [
        "depression",
        "angst",
        "stress",
        "kræft",
        "cancer",
        "diagnos",
        "migræne",
        "adhd",
        "autis",
        "influenza",
        "covid",
        "misbrug",
        "operation",
        "gravid",
    ];
    let text = text.to_lowercase();
    WORDS.into_iter().filter(|word| text.split(|letter: char| !letter.is_alphanumeric()).any(|part| part.starts_with(word))).collect()
}

mod machine;

pub use machine::TalkFacts;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_writer_is_warned_of_illness_words() {
        assert_eq!(illness_words("Har haft Angstanfald; diagnosen er stillet"), ["angst", "diagnos"]);
        assert!(illness_words("Kan arbejde fire timer og skal have pauser").is_empty());
    }
}
