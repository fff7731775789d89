//! Opening a task: by a rule, by another capability, by hand; and closing what a rule opened.

use super::moving::close_open;
use super::telling::show;
use crate::db::sight::{self, SeenTraineeship};
use crate::db::{AuditEntry, Writer};
use crate::error::Error;
use crate::follow_up::transactions::rules;
use chrono::NaiveDate;
use domain::access::Role;
use domain::audit::AuditAction;
use domain::follow_up::rules::Finding;
use domain::follow_up::worklist::{Task, WriteTask};
use domain::follow_up::{Inputs, Rule, TaskKind, TaskStatus};
use domain::ids::{AnyId, PersonId, TaskId, TraineeshipId, UserId};

/// A task that another capability opens.
#[derive(Debug, Clone)]
pub struct NewTask {
    /// What is to be done.
    pub kind: TaskKind,
    /// The rule behind it and the cause: the same pair never makes a second task.
    pub rule: Option<(Rule, String)>,
    /// What it is called; the kind's label where none is said.
    pub title: Option<String>,
    /// What its explanation is made of.
    pub inputs: Inputs,
    /// The trainee it is about.
    pub traineeship_id: Option<TraineeshipId>,
    /// The thing it is about, e.g. a concern.
    pub object_id: Option<AnyId>,
    /// In whose history it stands.
    pub person_id: Option<PersonId>,
    /// The path of the unit: who sees it.
    pub org_path: String,
    /// The programme: who sees it.
    pub programme_code: String,
    /// Whose it is by role.
    pub owner_role: Role,
    /// Whose it is by name.
    pub owner_user_id: Option<UserId>,
    /// The day it came up.
    pub trigger_on: NaiveDate,
    /// The day it should be done.
    pub due_on: NaiveDate,
}

/// Whom a finding is about: what its task takes over from the trainee.
#[derive(Debug, Clone)]
pub struct About<'a> {
    /// The trainee.
    pub traineeship_id: TraineeshipId,
    /// In whose history it stands; none where it must not be told there.
    pub person_id: Option<PersonId>,
    /// The thing it is about, e.g. a concern.
    pub object_id: Option<AnyId>,
    /// The path of the unit: who sees it.
    pub org_path: &'a str,
    /// The programme: who sees it.
    pub programme_code: &'a str,
    /// Whose it is by name.
    pub owner_user_id: Option<UserId>,
}

impl NewTask {
    /// The task of what a rule found.
    #[must_use]
    pub fn of(finding: Finding, about: About<'_>) -> Self {
        Self {
            kind: finding.rule.declared().makes,
            rule: Some((finding.rule, finding.cause_key)),
            title: None,
            inputs: finding.inputs,
            traineeship_id: Some(about.traineeship_id),
            object_id: about.object_id,
            person_id: about.person_id,
            org_path: about.org_path.to_owned(),
            programme_code: about.programme_code.to_owned(),
            owner_role: finding.owner_role,
            owner_user_id: about.owner_user_id,
            trigger_on: finding.trigger_on,
            due_on: finding.due_on,
        }
    }
}

/// Opens a task in a write that is under way; gives the one that is there where the rule made it before.
///
/// # Errors
/// What the database says.
pub fn open_task(w: &mut Writer<'_>, new: &NewTask) -> Result<TaskId, Error> {
    let tenant = w.permit.tenant;
    if let Some((rule, cause)) = &new.rule
        && let Some((id, _)) = rules::of_cause(w, tenant, *rule, cause)?
    {
        return Ok(id);
    }
    write_new(w, new)
}

/// Writes a task that is known not to be there.
pub(in crate::follow_up::transactions) fn write_new(w: &mut Writer<'_>, new: &NewTask) -> Result<TaskId, Error> {
    let id = rules::insert(w, new)?;
    let rule = new.rule.as_ref().map(|(rule, _)| rule.declared());
    w.audit(AuditEntry {
        action: AuditAction::TaskCreated,
        object_kind: "task",
        object_id: Some(AnyId(id.0)),
        traineeship_id: new.traineeship_id,
        person_id: new.person_id,
        details: serde_json::json!({
            "kind": new.kind, "rule": rule.map(|one| one.rule), "rule_version": rule.map(|one| one.version), "due_on": new.due_on,
        }),
    })?;
    Ok(id)
}

/// Opens the tasks of what a rule found about a trainee in sight, for her consultant by name where that is whose they are.
///
/// # Errors
/// What the database says.
pub fn open_found(w: &mut Writer<'_>, seen: &SeenTraineeship, object_id: AnyId, findings: Vec<Finding>) -> Result<(), Error> {
    if findings.is_empty() {
        return Ok(());
    }
    let consultant = rules::consultant_of(w, seen.id)?;
    for finding in findings {
        let about = About {
            traineeship_id: seen.id,
            person_id: Some(seen.person_id).filter(|_| !finding.rule.declared().makes.is_confidential()),
            object_id: Some(object_id),
            org_path: &seen.org_path,
            programme_code: &seen.programme_code,
            owner_user_id: consultant.filter(|_| finding.owner_role == Role::Consultant),
        };
        open_task(w, &NewTask::of(finding, about))?;
    }
    Ok(())
}

/// Whether a task of a rule about this thing is open.
///
/// # Errors
/// What the database says.
pub fn is_open(w: &mut Writer<'_>, rule: Rule, object_id: AnyId) -> Result<bool, Error> {
    rules::is_open(w, rule, object_id)
}

/// Closes the task of a rule and cause as done, where it is open: what it asked for has happened.
///
/// # Errors
/// What the database says.
pub fn close_task_of(w: &mut Writer<'_>, rule: Rule, cause: &str) -> Result<(), Error> {
    let tenant = w.permit.tenant;
    match rules::of_cause(w, tenant, rule, cause)? {
        Some((id, TaskStatus::Open)) => close_open(w, id, TaskStatus::Done, None),
        _ => Ok(()),
    }
}

/// Opens a task about a trainee in sight that a person wrote: it is her own.
pub(in crate::follow_up) fn write(w: &mut Writer<'_>, asked: &WriteTask) -> Result<Task, Error> {
    let permit = w.permit;
    let traineeship = sight::find_traineeship(w, permit, asked.traineeship_id)?;
    let roles = permit.roles_on(traineeship.person_id, &traineeship.org_path, &traineeship.programme_code);
    let owner_role = [Role::Consultant, Role::EducationLead, Role::Leader]
        .into_iter()
        .find(|role| roles.contains(role))
        .ok_or_else(Error::not_allowed)?;
    let new = NewTask {
        kind: TaskKind::Other,
        rule: None,
        title: Some(asked.title.clone()),
        inputs: Inputs::ByHand { on: permit.today },
        traineeship_id: Some(traineeship.id),
        object_id: None,
        person_id: Some(traineeship.person_id),
        org_path: traineeship.org_path,
        programme_code: traineeship.programme_code,
        owner_role,
        owner_user_id: permit.user_id,
        trigger_on: permit.today,
        due_on: asked.due_on,
    };
    let id = open_task(w, &new)?;
    show(w, permit, id)
}
