//! What must hold for every machine.

use super::*;
use crate::absence::SpellStatus;
use crate::external::ExternalStatus;
use crate::follow_up::TaskStatus;
use crate::follow_up::talks::TalkStatus;
use crate::hiring::HireCaseStatus;
use crate::recruitment::ApplicationStatus;
use crate::supervision::ConcernStatus;
use crate::traineeships::{SegmentStatus, TraineeshipStatus};
use std::collections::{BTreeMap, BTreeSet};

/// What is done with each machine alike.
pub(super) trait Visit {
    fn machine<S: Machine>(&mut self);
}

/// Every machine there is; a new one stands here, and is tested and drawn.
pub(super) fn each(visit: &mut impl Visit) {
    visit.machine::<ApplicationStatus>();
    visit.machine::<TraineeshipStatus>();
    visit.machine::<SegmentStatus>();
    visit.machine::<SpellStatus>();
    visit.machine::<ConcernStatus>();
    visit.machine::<TaskStatus>();
    visit.machine::<TalkStatus>();
    visit.machine::<HireCaseStatus>();
    visit.machine::<ExternalStatus>();
}

/// Its moves lead from one state to another, none twice, ask for fields that there are, and are taken back by moves that
/// lead back.
fn is_sound<S: Machine>() {
    let mut seen = BTreeSet::new();
    for one in S::MOVES {
        assert!(!one.from.is_empty(), "{}: {} begins nowhere", S::OBJECT, one.step);
        for from in one.from {
            assert_ne!(Some(*from), one.to, "{}: {}", S::OBJECT, one.step);
            assert!(seen.insert((from.as_str(), one.step.as_str())), "{}: {} from {from} stands twice", S::OBJECT, one.step);
        }
        for ask in one.asks {
            assert!(S::Body::FIELDS.iter().any(|field| field.name == ask.field), "{}: {} is no field", S::OBJECT, ask.field);
        }
        if let Some(undo) = one.undo {
            let back = |from: S| find(one.to.unwrap_or(from), undo).is_some_and(|undo| undo.to.is_none_or(|to| one.from.contains(&to)));
            assert!(one.from.iter().all(|from| back(*from)), "{}: {} is not taken back by {undo}", S::OBJECT, one.step);
        }
        assert!(!one.by.is_empty() || one.asks.is_empty(), "{}: the system is asked for nothing in {}", S::OBJECT, one.step);
    }
    assert!(S::Body::FIELDS.iter().any(|field| field.name == "to"), "{}: a request names its step", S::OBJECT);
}

struct Sound;
impl Visit for Sound {
    fn machine<S: Machine>(&mut self) {
        is_sound::<S>();
    }
}

#[test]
fn every_table_is_sound() {
    each(&mut Sound);
}

/// A guard's code is said with its own sentence, so two machines may share one; but then it means the same.
#[derive(Default)]
struct Guards(BTreeMap<&'static str, (&'static str, &'static str)>);
impl Visit for Guards {
    fn machine<S: Machine>(&mut self) {
        for guard in S::Guard::WORDS {
            let (object, sentence) = *self.0.entry(guard.as_str()).or_insert((S::OBJECT, guard.text().da));
            assert_eq!(sentence, guard.text().da, "{guard} means one thing in {object} and another in {}", S::OBJECT);
        }
    }
}

#[test]
fn a_guard_that_two_machines_share_means_one_thing() {
    each(&mut Guards::default());
}
