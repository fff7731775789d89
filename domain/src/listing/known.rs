//! Every list there is, by name.

use super::{Listed, Shape};

/// The lists, one line each.
#[rustfmt::skip]
const LISTS: &[fn() -> Shape] = &[
    shape::<crate::traineeships::TraineeshipLine>,
    shape::<crate::hiring::HireCase>,
    shape::<crate::recruitment::Application>,
    shape::<crate::external::ExternalOrganisation>,
    shape::<crate::audit::HistoryEntry>,
    shape::<crate::users::User>,
    shape::<crate::supervision::Supervisor>,
    shape::<crate::absence::AbsenceSpell>,
    shape::<crate::imports::Import>,
    shape::<crate::imports::ImportRow>,
];

fn shape<L: Listed>() -> Shape {
    L::LIST.shape()
}

/// All lists.
pub fn all() -> impl Iterator<Item = Shape> {
    LISTS.iter().map(|list| list())
}

/// The list of this name.
#[must_use]
pub fn named(name: &str) -> Option<Shape> {
    all().find(|shape| shape.name == name)
}
