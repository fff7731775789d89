//! The state machine of a task.

use super::super::{TaskAction, TaskKind, TaskStatus as S, talks::TalkStatus};
use super::{MoveTask as T, TaskGuard, TaskStep};
use crate::Text;
use crate::access::Role;
use crate::audit::AuditAction;
use crate::moves::{Ask, Machine, Move, may, must};
use crate::problem::{Checks, FieldCode};
use chrono::{NaiveDate, TimeDelta};

/// How far a task can be put off, days.
const LONGEST_SNOOZE: i64 = 90;

/// What the guards look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TaskFacts {
    /// What is to be done.
    pub kind: TaskKind,
    /// Where its talk stands.
    pub talk: Option<TalkStatus>,
    /// Whether it is put off.
    pub snoozed: bool,
}

const DOES: &[Role] = &[Role::Consultant, Role::EducationLead, Role::Leader];
const OPEN: &[S] = &[S::Open];

const fn on(step: TaskStep, from: &'static [S], to: Option<S>, da: &'static str, en: &'static str, audit: AuditAction) -> Move<S> {
    Move::new(step, from, to, DOES, Text { da, en }, audit)
}

/// The moves of a task: everyone who sees one can do it.
impl Machine for S {
    type Step = TaskStep;
    type Body = T;
    type Guard = TaskGuard;
    type Facts<'a> = TaskFacts;
    const OBJECT: &'static str = "task";
    const MOVES: &'static [Move<Self>] = &[
        on(TaskStep::Wake, OPEN, None, "Tag op igen", "Take up again", AuditAction::TaskSnoozed),
        on(TaskStep::Snooze, OPEN, None, "Udsæt", "Put off", AuditAction::TaskSnoozed).asking(&[must(T::until)]).undone_by(TaskStep::Wake),
        on(TaskStep::Done, OPEN, Some(S::Done), "Markér som klaret", "Mark as done", AuditAction::TaskClosed)
            .asking(&[may(T::reason)])
            .undone_by(TaskStep::Reopen),
        on(TaskStep::Waive, OPEN, Some(S::Waived), "Fjern opgaven", "Remove the task", AuditAction::TaskClosed)
            .asking(&[must(T::reason)])
            .undone_by(TaskStep::Reopen),
        on(TaskStep::Assign, OPEN, None, "Giv til en anden", "Give to someone else", AuditAction::TaskAssigned),
        on(TaskStep::Reopen, &[S::Done, S::Waived], Some(S::Open), "Åbn igen", "Open again", AuditAction::TaskReopened),
    ];

    fn step(body: &T) -> TaskStep {
        body.to
    }

    fn has(facts: &TaskFacts, step: TaskStep) -> bool {
        step != TaskStep::Wake || facts.snoozed
    }

    fn blockers(facts: &TaskFacts, step: TaskStep, _: NaiveDate) -> Vec<TaskGuard> {
        let closes = matches!(step, TaskStep::Done | TaskStep::Waive);
        if closes && facts.talk.is_some_and(TalkStatus::is_under_way) { vec![TaskGuard::TalkUnderWay] } else { Vec::new() }
    }

    /// Why a talk was not held here is said also where its task is done.
    fn asked(facts: &TaskFacts, step: TaskStep, ask: Ask, _: NaiveDate) -> Option<bool> {
        Some(ask.must || (step == TaskStep::Done && facts.kind.action(false) == TaskAction::Invite))
    }

    fn rules(body: &T, _: Option<&TaskFacts>, checks: &mut Checks, today: NaiveDate) {
        checks.require(body.until != Some(today), T::until, FieldCode::InPast);
        let latest = today + TimeDelta::days(LONGEST_SNOOZE);
        checks.require(body.until.is_none_or(|until| until <= latest), T::until, FieldCode::OutOfRange);
    }
}
