//! The layers of the template and how they become one list of items.

use super::{Anchor, AskedAnswer, Assignee, Category, Completion, Condition, LayerKind, LayerReason, Phase, Track};

/// One layer as it is written: the municipality's standard, a programme's or a site's additions.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Layer {
    /// Which level.
    pub layer: LayerKind,
    /// What it is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The programmes a programme layer is for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub programmes: Vec<String>,
    /// The code of the site a unit layer is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit_code: Option<String>,
    /// The name of that site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit_name: Option<String>,
    /// Items this layer adds.
    pub items: Vec<LayerItem>,
    /// Keys of optional items of the layers above that are left out here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remove: Vec<String>,
    /// Items of the layers above that read otherwise here.
    #[serde(default, rename = "override", skip_serializing_if = "Vec::is_empty")]
    pub overrides: Vec<LayerOverride>,
}

/// An item as it is written in a layer.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LayerItem {
    /// Its name across layers and versions.
    pub key: String,
    /// What is to be done.
    pub title: String,
    /// How, in a sentence or two.
    #[serde(default)]
    pub help: Option<String>,
    /// When in the traineeship.
    pub phase: Phase,
    /// What the due date is counted from.
    pub anchor: Anchor,
    /// Days from the anchor; negative is before.
    #[serde(default)]
    pub offset_days: Option<i32>,
    /// Share of the period in percent, for the anchor `period_share`.
    #[serde(default)]
    pub offset_percent: Option<u8>,
    /// Whose it is. Texts here, because an unknown one is refused with its own reason.
    pub assignee_roles: Vec<String>,
    /// One tick or everyone's.
    pub completion: Completion,
    /// Whether it must be done.
    pub mandatory: bool,
    /// The education or the workplace.
    pub track: Track,
    /// The kind of item.
    pub category: Category,
    /// When it applies. A map here, because an unknown key is refused with its own reason.
    #[serde(default)]
    pub condition: serde_json::Map<String, serde_json::Value>,
    /// What it asks for; it is ticked where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<AskedAnswer>,
    /// Why the item is in the template.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// What a layer changes in an item of the layers above.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LayerOverride {
    /// The item.
    pub key: String,
    /// Another title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Another help text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// Makes an optional item mandatory; never the other way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mandatory: Option<bool>,
}

/// An item of the merged template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its name across layers and versions.
    pub key: String,
    /// What is to be done.
    pub title: String,
    /// How.
    pub help: Option<String>,
    /// When in the traineeship.
    pub phase: Phase,
    /// What the due date is counted from.
    pub anchor: Anchor,
    /// Days from the anchor, or percent of the period for `period_share`.
    pub offset: i32,
    /// Whose it is.
    pub assignees: Vec<Assignee>,
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
    /// What it asks for; it is ticked where nothing is said.
    pub answer: Option<AskedAnswer>,
    /// Which of the merged layers it comes from (its place in the list).
    pub layer: usize,
}

/// A layer that is refused, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LayerError {
    /// Why.
    pub reason: LayerReason,
    /// The item.
    pub key: String,
    /// Which of the layers (its place in the list).
    pub layer: usize,
}

impl std::fmt::Display for LayerError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "layer {}: {}: {}", self.layer, self.key, self.reason)
    }
}

impl std::error::Error for LayerError {}

/// Whether a layer is for a trainee of this programme at this site.
#[must_use]
pub fn applicable(layer: &Layer, programme: &str, unit_code: Option<&str>) -> bool {
    match layer.layer {
        LayerKind::Municipality => true,
        LayerKind::Programme => layer.programmes.iter().any(|code| code == programme),
        LayerKind::Unit => layer.unit_code.is_some() && layer.unit_code.as_deref() == unit_code,
    }
}

/// Makes one list of items of the layers, the highest first. A lower layer adds items, words them otherwise and
/// leaves out optional ones; it never takes away a mandatory one (docs/field 5.2, 15).
///
/// # Errors
/// The first thing that is wrong with a layer.
pub fn merge<'a>(layers: impl IntoIterator<Item = &'a Layer>) -> Result<Vec<Item>, LayerError> {
    let mut merged: Vec<Item> = Vec::new();
    for (number, layer) in layers.into_iter().enumerate() {
        let refuse = |key: &str, reason| LayerError { reason, key: key.to_owned(), layer: number };
        for key in &layer.remove {
            let item = merged.iter().find(|item| item.key == *key).ok_or_else(|| refuse(key, LayerReason::UnknownKey))?;
            if item.mandatory {
                return Err(refuse(key, LayerReason::MandatoryItemRemoved));
            }
            merged.retain(|item| item.key != *key);
        }
        for change in &layer.overrides {
            let refused = |reason| refuse(&change.key, reason);
            let item = merged.iter_mut().find(|item| item.key == change.key).ok_or_else(|| refused(LayerReason::UnknownKey))?;
            if item.mandatory && change.mandatory == Some(false) {
                return Err(refused(LayerReason::MandatoryItemMadeOptional));
            }
            if let Some(title) = &change.title {
                item.title = written(title).ok_or_else(|| refused(LayerReason::EmptyTitle))?;
            }
            item.help = change.help.as_deref().map_or(item.help.take(), written);
            item.mandatory = change.mandatory.unwrap_or(item.mandatory);
        }
        for added in &layer.items {
            let item = read(added, number).map_err(|reason| refuse(&added.key, reason))?;
            if merged.iter().any(|other| other.key == item.key) {
                return Err(refuse(&added.key, LayerReason::DuplicateKey));
            }
            merged.push(item);
        }
    }
    Ok(merged)
}

/// The items a layer adds, read on its own.
///
/// # Errors
/// The first item that is wrong.
pub fn items_of(layer: &Layer) -> Result<Vec<Item>, LayerError> {
    let read = |item: &LayerItem| read(item, 0).map_err(|reason| LayerError { reason, key: item.key.clone(), layer: 0 });
    layer.items.iter().map(read).collect()
}

fn read(item: &LayerItem, layer: usize) -> Result<Item, LayerReason> {
    let assignees: Vec<Assignee> =
        item.assignee_roles.iter().map(|role| role.parse().map_err(|_| LayerReason::UnknownRole)).collect::<Result<_, _>>()?;
    let offset = match (item.anchor, item.offset_days, item.offset_percent) {
        (Anchor::PeriodShare, None, Some(percent @ 0..=100)) => i32::from(percent),
        (Anchor::PeriodShare, ..) => return Err(LayerReason::OffsetMissing),
        // Ten years either way: more is a slip of the pen, and would leave the calendar.
        (_, Some(days @ -3660..=3660), None) => days,
        _ => return Err(LayerReason::OffsetMissing),
    };
    if item.answer.as_ref().is_some_and(|answer| !answer.is_sound()) {
        return Err(LayerReason::AnswerUnsound);
    }
    Ok(Item {
        key: item.key.clone(),
        title: written(&item.title).ok_or(LayerReason::EmptyTitle)?,
        help: item.help.as_deref().and_then(written),
        phase: item.phase,
        anchor: item.anchor,
        offset,
        assignees: if assignees.is_empty() { return Err(LayerReason::UnknownRole) } else { assignees },
        completion: item.completion,
        mandatory: item.mandatory,
        track: item.track,
        category: item.category,
        condition: Condition::read(&item.condition)?,
        answer: item.answer.clone(),
        layer,
    })
}

fn written(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
