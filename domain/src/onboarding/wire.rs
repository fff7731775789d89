//! Requests and responses.

use super::{Anchor, Answer, AnswerKind, Asks, Assignee, Category, Completion, Condition, ItemStatus, LayerKind, Phase, Track};
use crate::Instant;
use crate::ids::{ChecklistItemId, SegmentId, TemplateLayerId, TraineeshipId};
use chrono::NaiveDate;

fields! {
    /// Makes a trainee's plan: what only a person knows about her (docs/field rows 34 and 35).
    #[derive(Default)]
    MakeChecklist {
        /// The block "Udenlandsk ansøger" is on.
        #[serde(default)]
        foreign_applicant: bool = tick, "Har en uddannelse fra et andet land", "Has an education from another country",
            hint "Planen får punkter om sprog, merit, transport og bolig.", "The plan gets items about language, credit, transport and housing.";
        /// A residence and work permit is required.
        #[serde(default)]
        needs_work_permit: bool = tick, "Skal have opholds- og arbejdstilladelse", "Needs a residence and work permit";
        /// The trainee's specialisation.
        #[serde(default)]
        specialisation: Option<String> = line(60), "Specialisering", "Specialisation";
    }
    /// Sets an item as not relevant.
    SetNotRelevant {
        /// Why.
        reason: String = reason(3, 300), "Begrundelse", "Reason";
    }
}

/// Ticks an item, or takes the tick away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TickItem {
    /// Whether it is done.
    pub done: bool,
    /// For which role; the actor's own where it is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Assignee>,
}

/// Answers an item that asks for something.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AnswerItem {
    /// The answer, of the kind that the item asks for.
    pub answer: Answer,
    /// For which role; the actor's own where it is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Assignee>,
}

/// A file that answers an item, as the parts of a form.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SendFile {
    /// The file: a PDF or a picture (PNG, JPEG, WebP), at most 5 MB.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Binary))]
    pub file: Vec<u8>,
    /// For which role; the actor's own where it is not said.
    pub role: Option<Assignee>,
}

/// How far a trainee's plan has come. What is not relevant does not count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Progress {
    /// Mandatory items that are done.
    pub mandatory_done: u32,
    /// Mandatory items.
    pub mandatory: u32,
    /// Items that are done, mandatory or not.
    pub done: u32,
    /// Items, mandatory or not.
    pub total: u32,
    /// Open items past their date.
    pub overdue: u32,
}

impl Progress {
    /// Counts the items.
    #[must_use]
    pub fn of<'a>(items: impl IntoIterator<Item = &'a ChecklistItem>, today: NaiveDate) -> Self {
        items.into_iter().filter(|item| item.status != ItemStatus::NotRelevant).fold(Self::default(), |sum, item| {
            let (done, mandatory) = (item.status == ItemStatus::Done, item.mandatory);
            Self {
                mandatory_done: sum.mandatory_done + u32::from(done && mandatory),
                mandatory: sum.mandatory + u32::from(mandatory),
                done: sum.done + u32::from(done),
                total: sum.total + 1,
                overdue: sum.overdue + u32::from(!done && item.due_on < today),
            }
        })
    }
}

/// A trainee's plan.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Checklist {
    /// Whose it is.
    pub traineeship_id: TraineeshipId,
    /// Whether a plan has been made.
    pub made: bool,
    /// How far it has come, counted in what the reader sees.
    pub progress: Progress,
    /// Its items by phase; phases without items are left out.
    pub phases: Vec<ChecklistPhase>,
}

impl Checklist {
    /// How far one track of the plan has come.
    #[must_use]
    pub fn progress_of(&self, track: Track, today: NaiveDate) -> Progress {
        Progress::of(self.items().filter(|item| item.track == track), today)
    }

    /// What is missing first: the titles of open items in the order of their dates, each once.
    #[must_use]
    pub fn missing_first(&self, count: usize) -> Vec<&str> {
        let mut open: Vec<&ChecklistItem> = self.items().filter(|item| item.status == ItemStatus::Open).collect();
        open.sort_by_key(|item| item.due_on);
        let mut titles: Vec<&str> = Vec::new();
        for item in open {
            if titles.len() < count && !titles.contains(&item.title.as_str()) {
                titles.push(&item.title);
            }
        }
        titles
    }

    fn items(&self) -> impl Iterator<Item = &ChecklistItem> {
        self.phases.iter().flat_map(|phase| &phase.items)
    }
}

/// The items of one phase.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChecklistPhase {
    /// Which.
    pub phase: Phase,
    /// In the order of their dates.
    pub items: Vec<ChecklistItem>,
}

/// An item of a trainee's plan.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChecklistItem {
    /// Its id.
    pub id: ChecklistItemId,
    /// What is to be done.
    pub title: String,
    /// How.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// When in the traineeship.
    pub phase: Phase,
    /// The period it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub segment_id: Option<SegmentId>,
    /// What the period is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub segment: Option<String>,
    /// Last day in time.
    pub due_on: NaiveDate,
    /// Whose it is.
    pub roles: Vec<Assignee>,
    /// One tick or everyone's.
    pub completion: Completion,
    /// Whether it must be done.
    pub mandatory: bool,
    /// The education or the workplace.
    pub track: Track,
    /// The kind of item.
    pub category: Category,
    /// Which layer of the template it comes from.
    pub layer: LayerKind,
    /// What that layer is called.
    pub layer_name: String,
    /// Where it stands.
    pub status: ItemStatus,
    /// When it was done or set aside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_on: Option<NaiveDate>,
    /// Why it was set aside; not shown to the trainee and the supervisors.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// What it asks for; it is ticked where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asks: Option<Asks>,
    /// Who sees the answer beside those whose item it is; everyone who sees the item where nothing is said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answer_seen_by: Vec<Assignee>,
    /// Whether the reader sees what is answered.
    pub sees_answer: bool,
    /// Who has ticked or answered.
    pub ticks: Vec<ChecklistTick>,
    /// The role the reader ticks for; absent where the item is someone else's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tick_as: Option<Assignee>,
    /// Whether the reader may set it as not relevant.
    pub may_set_aside: bool,
    /// For `If-Match`.
    pub version: i32,
}

/// A tick.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChecklistTick {
    /// For which role.
    pub role: Assignee,
    /// By whom.
    pub by: String,
    /// When.
    pub at: Instant,
    /// The number of the answer it was done with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<i32>,
    /// That answer, where the reader sees it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Answer>,
}

/// An answer that was given, also where a later one stands in its place.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GivenAnswer {
    /// Which of the item's answers, from 1.
    pub number: i32,
    /// For which role.
    pub role: Assignee,
    /// By whom.
    pub by: String,
    /// When.
    pub at: Instant,
    /// What was answered.
    pub answer: Answer,
}

/// An open item that is the reader's own, of any of her trainees.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DueItem {
    /// Whose plan.
    pub traineeship_id: TraineeshipId,
    /// The trainee's name.
    pub trainee: String,
    /// The item.
    pub item: ChecklistItem,
}

/// A layer of the template as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TemplateLayer {
    /// Its id.
    pub id: TemplateLayerId,
    /// Which level.
    pub layer: LayerKind,
    /// What it is called.
    pub name: String,
    /// Its version, from 1.
    pub number: i32,
    /// The programmes it is for.
    pub programmes: Vec<String>,
    /// The site it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit_code: Option<String>,
    /// Its items.
    pub items: Vec<TemplateItem>,
}

/// An item of a layer as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TemplateItem {
    /// Its name across versions.
    pub key: String,
    /// What is to be done.
    pub title: String,
    /// How.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// When in the traineeship.
    pub phase: Phase,
    /// What the due date is counted from.
    pub anchor: Anchor,
    /// Days from the anchor, or percent of the period for `period_share`.
    pub offset: i32,
    /// Whose it is.
    pub roles: Vec<Assignee>,
    /// One tick or everyone's.
    pub completion: Completion,
    /// Whether it must be done.
    pub mandatory: bool,
    /// The education or the workplace.
    pub track: Track,
    /// The kind of item.
    pub category: Category,
    /// When it applies.
    pub condition: Condition,
    /// What it is done with.
    pub answer: AnswerKind,
}
