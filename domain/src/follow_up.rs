//! Follow-up: rules make tasks for people and say why; people do them, put them off, or say why not.

pub mod rules;
pub mod talks;
pub mod worklist;

use crate::access::Role;
use crate::ids::AbsenceSpellId;
use chrono::NaiveDate;

words! {
    /// The rules that make tasks; the codes are those of the parameters (docs/field 9.1).
    Rule {
        Spells = "absence.spells", "Tredje fraværsperiode på seks måneder", "Third absence spell in six months";
        ConsecutiveDays = "absence.consecutive_days", "Langt sygefravær", "Long sickness";
        WorkingDays = "absence.working_days", "Langt sygefravær i arbejdsdage", "Long sickness in working days";
        SickLeaveTalk = "sickleave.talk", "Sygefraværssamtale inden fire uger", "Sick-leave talk within four weeks";
        NoShow = "absence.unexcused.notify", "Udeblivelse", "Unexcused absence";
        NoShowReview = "absence.unexcused.review", "Gentagen udeblivelse", "Repeated unexcused absence";
        ExtensionLimit = "extension.limit", "Sygdom over grænsen for forlængelse", "Sickness over the extension limit";
        /// A concern that someone raised must be answered.
        Concern = "concern.unanswered", "Bekymring uden svar", "Unanswered concern";
        /// Something is missing before the first day (docs/field 4.2, B1).
        StartMissing = "start.missing", "Mangler før start", "Missing before the start";
        /// A talk agreed on a next date.
        NextTalk = "talk.next", "Aftalt opfølgning", "Agreed follow-up";
        /// A trainee answered low to a question of how she is (docs/field row 107).
        LowPulse = "pulse.low", "Lavt svar på puls", "A low answer to a pulse";
    }
    /// What is to be done.
    TaskKind {
        AbsenceTalk = "absence_talk", "Fraværssamtale", "Absence talk";
        SickLeaveTalk = "sickleave_talk", "Sygefraværssamtale inden 4 uger", "Sick-leave talk within 4 weeks";
        NoShow = "no_show", "Udeblevet: kontakt samme dag", "Did not appear: make contact the same day";
        NoShowReview = "no_show_review", "Vurdering efter gentagen udeblivelse", "Assessment after repeated unexcused absence";
        Extension = "extension", "Vurdér forlængelse af aftalen", "Consider extending the agreement";
        Concern = "concern", "Bekymring skal besvares", "A concern needs an answer";
        Call = "call", "Ring til eleven", "Call the trainee";
        Papers = "papers", "Aftaler og papirer", "Agreements and papers";
        FollowUpTalk = "follow_up_talk", "Opfølgning på handleplan", "Follow-up on the action plan";
        Other = "other", "Opgave", "Task";
    }
    /// What a task is about: the filter of the worklist.
    Topic {
        Absence = "absence", "Fravær", "Absence";
        Concern = "concern", "Bekymring", "Concern";
        Papers = "papers", "Aftaler og papirer", "Agreements and papers";
        Talks = "talks", "Samtaler", "Talks";
        Other = "other", "Andet", "Other";
    }
    /// Where a task stands.
    TaskStatus {
        Open = "open", "Åben", "Open";
        Done = "done", "Klaret", "Done";
        Waived = "waived", "Ikke relevant", "Not relevant";
    }
    /// The button of a task: the one thing to do next.
    TaskAction {
        Invite = "invite", "Indkald til samtale", "Invite to a talk";
        OpenTalk = "open_talk", "Åbn samtale", "Open the talk";
        Contact = "contact", "Kontakt elev", "Contact the trainee";
        OpenAbsence = "open_absence", "Se fravær", "See the absence";
        AnswerConcern = "answer_concern", "Svar på bekymring", "Answer the concern";
        OpenTrainee = "open_trainee", "Åbn elevkort", "Open the trainee card";
        Finish = "finish", "Markér som klaret", "Mark as done";
    }
}

/// The dates of a spell: all that an explanation says of it. Never a reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SpellDates {
    /// Which one.
    pub id: AbsenceSpellId,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day; none while it is open.
    pub ends_on: Option<NaiveDate>,
}

/// What the sentence "Vises fordi …" is made of: kept with the task, so that it says later what was known then.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "about", rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Inputs {
    /// Several sick spells in a window.
    Spells {
        /// The spells counted.
        spells: Vec<SpellDates>,
        /// The limit.
        count: u32,
        /// The window.
        window_months: u32,
    },
    /// One long sick spell.
    LongSpell {
        /// The spell.
        spell: SpellDates,
        /// The limit in days.
        limit: u32,
        /// Whether the limit is in working days.
        working_days: bool,
    },
    /// Open sickness that calls for the statutory talk.
    StatutoryTalk {
        /// The spell.
        spell: SpellDates,
        /// When it is escalated.
        escalate_on: NaiveDate,
        /// The last day of sickness for the talk.
        deadline_day: u32,
    },
    /// A no-show.
    NoShow {
        /// The spell.
        spell: SpellDates,
        /// The how-manieth it is.
        number: u32,
    },
    /// Several no-shows.
    NoShows {
        /// The spells counted.
        spells: Vec<SpellDates>,
        /// The limit.
        count: u32,
    },
    /// Sickness over the limit of the agreed time.
    Extension {
        /// Sick days in hundredths (a day at 50 % is 50).
        sick_hundredths: i64,
        /// The agreed days.
        agreed_days: i64,
        /// The limit.
        limit_percent: u32,
    },
    /// A concern that waits for an answer. What it is about stays in the concern.
    Concern {
        /// When it was raised.
        raised_on: NaiveDate,
        /// Within how many working days it should be answered.
        working_days: u32,
    },
    /// Something that must be there before the first day.
    StartMissing {
        /// The first day.
        starts_on: NaiveDate,
        /// What was missing when the task was made.
        missing: Vec<crate::traineeships::StartGuard>,
    },
    /// A next date agreed at a talk.
    NextTalk {
        /// When the talk was held.
        held_on: NaiveDate,
    },
    /// A low answer to a question of the plan. Which answer it was stands in the plan, for those who may see it.
    LowPulse {
        /// When it was given.
        answered_on: NaiveDate,
        /// What was asked.
        question: String,
        /// Within how many working days the trainee should be called.
        working_days: u32,
    },
    /// Someone wrote the task by hand.
    ByHand {
        /// When.
        on: NaiveDate,
    },
}

impl Inputs {
    /// The spells the task rests on.
    #[must_use]
    pub fn causes(&self) -> Vec<AbsenceSpellId> {
        match self {
            Self::Spells { spells, .. } | Self::NoShows { spells, .. } => spells.iter().map(|spell| spell.id).collect(),
            Self::LongSpell { spell, .. } | Self::StatutoryTalk { spell, .. } | Self::NoShow { spell, .. } => vec![spell.id],
            Self::Extension { .. }
            | Self::Concern { .. }
            | Self::StartMissing { .. }
            | Self::NextTalk { .. }
            | Self::LowPulse { .. }
            | Self::ByHand { .. } => Vec::new(),
        }
    }

    /// The same with the dates the spells have now: a spell is closed while its task is open.
    #[must_use]
    pub fn with_dates_of(&self, spells: &[SpellDates]) -> Self {
        let now = |spell: &mut SpellDates| {
            if let Some(same) = spells.iter().find(|other| other.id == spell.id) {
                *spell = *same;
            }
        };
        let mut inputs = self.clone();
        match &mut inputs {
            Self::Spells { spells, .. } | Self::NoShows { spells, .. } => spells.iter_mut().for_each(now),
            Self::LongSpell { spell, .. } | Self::StatutoryTalk { spell, .. } | Self::NoShow { spell, .. } => now(spell),
            Self::Extension { .. }
            | Self::Concern { .. }
            | Self::StartMissing { .. }
            | Self::NextTalk { .. }
            | Self::LowPulse { .. }
            | Self::ByHand { .. } => {}
        }
        inputs
    }

    /// Whether the task is so close to its legal limit that it is shown as escalated.
    #[must_use]
    pub fn is_escalated(&self, today: NaiveDate) -> bool {
        rules::is_escalated(self, today)
    }
}

impl TaskKind {
    /// What it is about.
    #[must_use]
    pub const fn topic(self) -> Topic {
        match self {
            Self::AbsenceTalk | Self::SickLeaveTalk | Self::NoShow | Self::NoShowReview | Self::Extension => Topic::Absence,
            Self::Concern | Self::Call => Topic::Concern,
            Self::Papers => Topic::Papers,
            Self::FollowUpTalk => Topic::Talks,
            Self::Other => Topic::Other,
        }
    }

    /// Whether it is not told in the history of the trainee, which she and those around her read (docs/field 3, K3).
    #[must_use]
    pub const fn is_confidential(self) -> bool {
        matches!(self, Self::Concern | Self::Call)
    }

    /// The talk with which it is done, where it is done with one.
    #[must_use]
    pub const fn talk(self) -> Option<talks::TalkKind> {
        match self {
            Self::AbsenceTalk | Self::NoShowReview => Some(talks::TalkKind::Absence),
            Self::SickLeaveTalk => Some(talks::TalkKind::SickLeave),
            Self::FollowUpTalk => Some(talks::TalkKind::FollowUp),
            Self::Concern => Some(talks::TalkKind::Concern),
            _ => None,
        }
    }

    /// The one thing to do next, given whether a talk is under way.
    #[must_use]
    pub const fn action(self, talk_under_way: bool) -> TaskAction {
        if talk_under_way {
            return TaskAction::OpenTalk;
        }
        match self {
            Self::AbsenceTalk | Self::SickLeaveTalk | Self::FollowUpTalk | Self::NoShowReview => TaskAction::Invite,
            Self::NoShow | Self::Call => TaskAction::Contact,
            Self::Extension => TaskAction::OpenAbsence,
            Self::Concern => TaskAction::AnswerConcern,
            Self::Papers => TaskAction::OpenTrainee,
            Self::Other => TaskAction::Finish,
        }
    }
}

impl Topic {
    /// The kinds of tasks of a topic.
    pub fn kinds(self) -> impl Iterator<Item = TaskKind> {
        TaskKind::ALL.iter().copied().filter(move |kind| kind.topic() == self)
    }
}
