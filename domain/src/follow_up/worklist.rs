//! The worklist (Opfølgning): tasks in groups by how soon they are due, each with its why (docs/field 6.1).

use super::{Inputs, Role, Rule, TaskAction, TaskKind, TaskStatus, Topic, talks::TalkStatus};
use crate::fields::{Declared, Of};
use crate::ids::{TalkId, TaskId, TraineeshipId, UserId};
use crate::moves::OptionOf;
use crate::problem::{Checks, FieldCode, FieldError};
use crate::{Instant, traineeships::SegmentKind};
use chrono::{NaiveDate, TimeDelta};

words! {
    /// A group of the worklist.
    TaskGroup {
        Overdue = "overdue", "Over frist", "Overdue";
        Today = "today", "I dag", "Today";
        Week = "week", "Denne uge", "This week";
        Later = "later", "Senere", "Later";
        Waiting = "waiting", "Venter", "Waiting";
        Done = "done", "Klaret", "Done";
    }
    /// A step of a task.
    TaskStep {
        Wake = "wake", "Tag op igen", "Take up again";
        Snooze = "snooze", "Udsæt", "Put off";
        Done = "done", "Klaret", "Done";
        Waive = "waive", "Ikke relevant", "Not relevant";
        Assign = "assign", "Giv til en anden", "Give to someone else";
        Reopen = "reopen", "Åbn igen", "Open again";
    }
    /// A condition of a step of a task, and of the talk that does it.
    TaskGuard {
        TalkUnderWay = "talk_under_way", "Samtalen er i gang. Afslut den først.", "The talk is under way. Close it first.";
        AlreadyClosed = "already_closed", "Opgaven er allerede lukket.", "The task is already closed.";
        AlreadyInvited = "already_invited", "Eleven er allerede indkaldt.", "The trainee has already been invited.";
        NoTalk = "no_talk", "Opgaven løses ikke med en samtale.", "The task is not done with a talk.";
    }
}

/// The days that bound the groups on a given day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    /// Today.
    pub today: NaiveDate,
    /// The Sunday that ends the week; at the weekend the next one, so that Monday's work shows as this week's.
    pub week_end: NaiveDate,
    /// From here on what was done is still shown.
    pub done_since: NaiveDate,
}

impl Days {
    /// The days around today.
    #[must_use]
    pub fn around(today: NaiveDate) -> Self {
        let monday = crate::calendar::week_start(today);
        let sunday = monday + TimeDelta::days(6);
        let weekend = today >= monday + TimeDelta::days(5);
        Self { today, week_end: if weekend { sunday + TimeDelta::days(7) } else { sunday }, done_since: monday - TimeDelta::days(7) }
    }

    /// The group of an open task.
    #[must_use]
    pub fn group(&self, due_on: NaiveDate, snoozed_until: Option<NaiveDate>) -> TaskGroup {
        if snoozed_until.is_some_and(|until| until > self.today) {
            TaskGroup::Waiting
        } else if due_on < self.today {
            TaskGroup::Overdue
        } else if due_on == self.today {
            TaskGroup::Today
        } else if due_on <= self.week_end {
            TaskGroup::Week
        } else {
            TaskGroup::Later
        }
    }
}

/// Which tasks of the worklist are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[serde(deny_unknown_fields)]
pub struct TaskQuery {
    /// Only this group; without it all open ones.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<TaskGroup>,
    /// Only these topics, with commas between.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<String>,
    /// Only these programmes by code, with commas between.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme: Option<String>,
    /// Only those about this traineeship.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub traineeship_id: Option<TraineeshipId>,
    /// Where the page begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// Rows per page, 1–100; 25 where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

impl TaskQuery {
    /// The kinds of the topics asked for; empty where none is.
    ///
    /// # Errors
    /// The field, where a word is not one of the topics.
    pub fn kinds(&self) -> Result<Vec<TaskKind>, Vec<FieldError>> {
        let mut kinds = Vec::new();
        for word in words(self.topic.as_deref()) {
            let topic: Topic = word.parse().map_err(|_| vec![FieldError::new("topic", FieldCode::InvalidValue)])?;
            kinds.extend(topic.kinds());
        }
        Ok(kinds)
    }

    /// The programmes asked for; empty where none is.
    #[must_use]
    pub fn programmes(&self) -> Vec<String> {
        words(self.programme.as_deref()).map(str::to_owned).collect()
    }
}

/// Far more than a filter offers; a condition too many is more than an engine reads.
const MOST_CHOICES: usize = 100;

fn words(text: Option<&str>) -> impl Iterator<Item = &str> {
    text.unwrap_or_default().split(',').map(str::trim).filter(|word| !word.is_empty()).take(MOST_CHOICES)
}

/// A stretch of the mini-track.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TrackSegment {
    /// School, placement …
    pub kind: SegmentKind,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day.
    pub ends_on: NaiveDate,
}

/// Whom a task is about.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TaskSubject {
    /// The traineeship, where it is about a trainee.
    pub traineeship_id: Option<TraineeshipId>,
    /// The name.
    pub name: String,
    /// The programme's code.
    pub programme_code: String,
    /// The programme's name.
    pub programme: String,
    /// First day.
    pub starts_on: Option<NaiveDate>,
    /// Planned last day.
    pub ends_on: Option<NaiveDate>,
    /// The mini-track.
    pub track: Vec<TrackSegment>,
}

/// A task of the worklist.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Task {
    /// Which one.
    pub id: TaskId,
    /// What is to be done.
    pub kind: TaskKind,
    /// The rule that made it, where one did.
    pub rule: Option<Rule>,
    /// What it is about.
    pub topic: Topic,
    /// What it is called, in the language asked for.
    pub title: String,
    /// The sentence after "Vises fordi", in the language asked for.
    pub why: String,
    /// What the sentence was made of.
    pub inputs: Inputs,
    /// Its group today.
    pub group: TaskGroup,
    /// The day the rule was met.
    pub trigger_on: NaiveDate,
    /// The day it should be done.
    pub due_on: NaiveDate,
    /// How many working days it is over.
    pub working_days_over: u32,
    /// Close to a legal limit.
    pub escalated: bool,
    /// Open, done or waived.
    pub status: TaskStatus,
    /// Put off until.
    pub snoozed_until: Option<NaiveDate>,
    /// Whose it is by role.
    pub owner_role: Role,
    /// Whose it is by name.
    pub owner_user_id: Option<UserId>,
    /// The owner's name.
    pub owner_name: Option<String>,
    /// Whom it is about.
    pub subject: TaskSubject,
    /// The one thing to do next.
    pub action: TaskAction,
    /// The talk under way or held for it.
    pub talk_id: Option<TalkId>,
    /// Where the talk stands.
    pub talk_status: Option<TalkStatus>,
    /// When it was closed.
    pub closed_at: Option<Instant>,
    /// The steps there are for the reader.
    pub options: Vec<OptionOf<TaskStatus>>,
    /// For optimistic locking.
    pub version: i32,
}

/// How many tasks there are.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TaskSummary {
    /// By group; all groups, also the empty ones.
    pub groups: Vec<GroupCount>,
    /// Open ones by topic.
    pub topics: Vec<TopicCount>,
    /// Open ones by programme.
    pub programmes: Vec<ProgrammeCount>,
    /// How many working days the oldest overdue one is over.
    pub oldest_over: u32,
}

/// How many tasks a group has.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GroupCount {
    /// The group.
    pub group: TaskGroup,
    /// How many.
    pub count: i64,
}

/// How many open tasks a topic has.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TopicCount {
    /// The topic.
    pub topic: Topic,
    /// How many.
    pub count: i64,
}

/// How many open tasks a programme has.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProgrammeCount {
    /// The programme's code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// How many.
    pub count: i64,
}

fields! {
    /// A task written by hand.
    WriteTask {
        /// About whom.
        traineeship_id: TraineeshipId = pick(Of::Trainee), "Elev", "Trainee";
        title: String = text(3, 120), "Hvad skal gøres?", "What is to be done?";
        due_on: NaiveDate = coming, "Frist", "Due";
    }
    /// Takes a step of a task; which facts it asks for is the table's to say.
    MoveTask {
        /// The step.
        to: TaskStep = given, "Trin", "Step";
        /// Until when it is put off.
        until: Option<NaiveDate> = coming, "Udsæt til", "Put off until";
        /// Why it is not relevant; a remark where it is done.
        reason: Option<String> = reason(3, 500), "Begrundelse", "Reason", hint "Kort og uden helbredsoplysninger.", "Short, and nothing about health.";
        /// To whom it is given; none gives it back to the role.
        user_id: Option<UserId> = given, "Til", "To";
    }
}

impl WriteTask {
    /// # Errors
    /// All fields that are wrong.
    pub fn checked(mut self, today: NaiveDate) -> Result<Self, Vec<FieldError>> {
        let mut checks = Checks::default();
        self.check_fields(today, &mut checks);
        checks.require(self.due_on <= today + TimeDelta::days(3653), "due_on", FieldCode::OutOfRange);
        checks.finish(self)
    }
}

mod machine;

pub use machine::TaskFacts;

#[cfg(test)]
mod tests;
