//! Talks: invited, held, written up and closed (docs/field 4.4, follow-up talk; section 3, R7 and R9).

use super::Role;
use crate::Instant;
use crate::ids::{TalkId, TaskId, TraineeshipId};
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
    }
    /// Why a step of a talk cannot be taken.
    TalkBlocker {
        NotInvited = "not_invited", "Eleven er ikke indkaldt endnu.", "The trainee has not been invited yet.";
        AlreadyInvited = "already_invited", "Eleven er allerede indkaldt.", "The trainee has already been invited.";
        AlreadyHeld = "already_held", "Samtalen er allerede holdt.", "The talk has already been held.";
        NotHeld = "not_held", "Samtalen er ikke holdt endnu.", "The talk has not been held yet.";
        NoMinutes = "no_minutes", "Der mangler et referat.", "The minutes are missing.";
        Ended = "ended", "Samtalen er afsluttet.", "The talk is closed.";
    }
}

impl TalkStatus {
    /// Whether the talk is over, one way or the other.
    #[must_use]
    pub const fn is_ended(self) -> bool {
        matches!(self, Self::Closed | Self::NotNeeded)
    }

    /// Whether someone is at it: invited, held or written up, and not over.
    #[must_use]
    pub const fn is_under_way(self) -> bool {
        matches!(self, Self::Invited | Self::Held | Self::ActionPlan)
    }

    /// What stands in the way of a step; nothing where it can be taken.
    #[must_use]
    pub const fn blocker(self, step: TalkStep, has_minutes: bool) -> Option<TalkBlocker> {
        use TalkBlocker as B;
        use TalkStep as Step;
        match (self, step) {
            (Self::Closed | Self::NotNeeded, _) => Some(B::Ended),
            (Self::Due, Step::Invite | Step::Cancel) | (Self::Invited, Step::Reschedule | Step::Hold | Step::Cancel) => None,
            (Self::Due, _) => Some(B::NotInvited),
            (Self::Invited, Step::Invite) => Some(B::AlreadyInvited),
            (Self::Invited, Step::WriteMinutes | Step::Close) => Some(B::NotHeld),
            (Self::Held | Self::ActionPlan, Step::Close) if !has_minutes => Some(B::NoMinutes),
            (Self::Held | Self::ActionPlan, Step::WriteMinutes | Step::Close) => None,
            (Self::Held | Self::ActionPlan, Step::Invite | Step::Reschedule | Step::Hold | Step::Cancel) => Some(B::AlreadyHeld),
        }
    }

    /// The steps that a talk has as it stands: one out of turn is left out, one that lacks something says what.
    #[must_use]
    pub fn options(self, has_minutes: bool) -> Vec<TalkOption> {
        let option = |step: &TalkStep| match self.blocker(*step, has_minutes) {
            blocker @ (None | Some(TalkBlocker::NoMinutes)) => Some(TalkOption { step: *step, blocker }),
            Some(_) => None,
        };
        TalkStep::ALL.iter().filter_map(option).collect()
    }

    /// Where the talk stands after a step; `next_agreed` is whether the minutes hold a next date.
    #[must_use]
    pub const fn after(self, step: TalkStep, next_agreed: bool) -> Self {
        match step {
            TalkStep::Invite | TalkStep::Reschedule => Self::Invited,
            TalkStep::Hold => Self::Held,
            TalkStep::WriteMinutes => {
                if next_agreed {
                    Self::ActionPlan
                } else {
                    Self::Held
                }
            }
            TalkStep::Close => Self::Closed,
            TalkStep::Cancel => Self::NotNeeded,
        }
    }
}

/// A step that can be taken with a talk, or what it lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TalkOption {
    /// The step.
    pub step: TalkStep,
    /// What must be there first.
    pub blocker: Option<TalkBlocker>,
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
    /// Whether the reader may acknowledge the minutes: her own, where they are shared.
    pub may_acknowledge: bool,
    /// The steps there are for the reader: none for who does not hold this talk, and none in a list.
    pub options: Vec<TalkOption>,
    /// For optimistic locking.
    pub version: i32,
}

fields! {
    /// Invites the trainee to a talk, or moves it.
    InviteToTalk {
        meets_on: NaiveDate = coming, "Dato", "Date";
        /// The time of day, `13:00`.
        meets_time: String = time, "Klokkeslæt", "Time", hint "For eksempel 13:00", "For example 13:00";
        /// Where, or the phone number to be called on.
        place: String = line(120), "Sted", "Place", hint "Lokale og adresse, eller hvem der ringer op", "Room and address, or who calls";
        form: TalkForm = chips, "Form", "Form";
    }
    /// Records that a talk was held.
    RecordTalkHeld {
        held_on: NaiveDate = past, "Holdt den", "Held on";
        form: TalkForm = chips, "Form", "Form";
        companion: bool = tick, "Eleven havde en bisidder med", "The trainee had a companion";
    }
    /// Writes the minutes of a talk.
    WriteMinutes {
        minutes: String = area(10_000), "Referat", "Minutes", hint "Hvad kan eleven? Hvad skal tilpasses? Hvornår? Skriv ikke sygdom eller diagnose.", "What can the trainee do? What must be adapted? When? Write no illness or diagnosis.";
        shared_with_trainee: bool = tick, "Eleven kan læse referatet", "The trainee can read the minutes";
        /// The next date that was agreed.
        next_on: Option<NaiveDate> = coming, "Næste opfølgning", "Next follow-up";
    }
    /// Says why a talk is not needed.
    CancelTalk {
        reason: String = reason(3, 500), "Begrundelse", "Reason", hint "Kort og uden helbredsoplysninger.", "Short, and nothing about health.";
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_straight_way_through() {
        let mut status = TalkStatus::Due;
        for step in [TalkStep::Invite, TalkStep::Reschedule, TalkStep::Hold, TalkStep::WriteMinutes, TalkStep::Close] {
            assert_eq!(status.blocker(step, true), None, "{step}");
            status = status.after(step, true);
        }
        assert_eq!(status, TalkStatus::Closed);
    }

    #[test]
    fn steps_out_of_turn_say_why() {
        assert_eq!(TalkStatus::Due.blocker(TalkStep::Hold, false), Some(TalkBlocker::NotInvited));
        assert_eq!(TalkStatus::Invited.blocker(TalkStep::WriteMinutes, false), Some(TalkBlocker::NotHeld));
        assert_eq!(TalkStatus::Held.blocker(TalkStep::Close, false), Some(TalkBlocker::NoMinutes));
        assert_eq!(TalkStatus::Held.blocker(TalkStep::Cancel, true), Some(TalkBlocker::AlreadyHeld));
        for step in TalkStep::ALL {
            assert_eq!(TalkStatus::Closed.blocker(*step, true), Some(TalkBlocker::Ended));
            assert_eq!(TalkStatus::NotNeeded.blocker(*step, true), Some(TalkBlocker::Ended));
        }
    }

    #[test]
    fn a_talk_offers_the_steps_that_are_its_turn() {
        let steps = |status: TalkStatus, minutes| -> Vec<_> {
            status.options(minutes).into_iter().map(|option| (option.step, option.blocker)).collect()
        };
        assert_eq!(steps(TalkStatus::Invited, false), [(TalkStep::Reschedule, None), (TalkStep::Hold, None), (TalkStep::Cancel, None)]);
        assert_eq!(steps(TalkStatus::Held, false), [(TalkStep::WriteMinutes, None), (TalkStep::Close, Some(TalkBlocker::NoMinutes))]);
        assert_eq!(steps(TalkStatus::ActionPlan, true), [(TalkStep::WriteMinutes, None), (TalkStep::Close, None)]);
        assert!(steps(TalkStatus::Closed, true).is_empty() && steps(TalkStatus::NotNeeded, false).is_empty());
    }

    #[test]
    fn the_writer_is_warned_of_illness_words() {
        assert_eq!(illness_words("Har haft Angstanfald; diagnosen er stillet"), ["angst", "diagnos"]);
        assert!(illness_words("Kan arbejde fire timer og skal have pauser").is_empty());
    }

    proptest! {
        #[test]
        fn an_ended_talk_stays_ended(steps in proptest::collection::vec(proptest::sample::select(TalkStep::ALL), 0..20), minutes in any::<bool>()) {
            let (mut status, mut ended) = (TalkStatus::Due, false);
            for step in steps {
                if status.blocker(step, minutes).is_none() {
                    prop_assert!(!ended);
                    status = status.after(step, minutes);
                    ended = status.is_ended();
                }
            }
        }
    }
}
