//! Running the rules: for a few traineeships inside the write that changed their absence, and for a whole
//! municipality each night.

use super::queries::rules::{self, Followed, NewRow};
use crate::app::App;
use crate::db::{AuditEntry, Writer};
use crate::error::Error;
use chrono::NaiveDate;
use domain::Lang;
use domain::follow_up::SpellDates;
use domain::follow_up::rules::{Earlier, Finding, findings};
use domain::ids::{AnyId, TenantId, TraineeshipId};
use std::time::Duration;

/// The name of the nightly job among the job runs.
const JOB: &str = "follow_up.rules";
/// How many traineeships one write of the nightly job looks at: the writes of people go between.
const CHUNK: i64 = 500;
/// How often the scheduler looks whether a new day has begun.
const LOOK_EVERY: Duration = Duration::from_secs(60);

/// Runs the rules for some traineeships in a write that is under way; gives how many tasks they made.
///
/// # Errors
/// What the database says.
pub fn run_for(w: &mut Writer<'_>, ids: &[TraineeshipId]) -> Result<usize, Error> {
    let (permit, mut made) = (w.permit.clone(), 0_usize);
    let settings = rules::settings(w, permit.tenant)?;
    for ids in ids.chunks(500) {
        for one in rules::followed(w, &permit, ids)? {
            let now: Vec<SpellDates> = one.spells.iter().map(SpellDates::from).collect();
            let earlier: Vec<Earlier> = one.earlier.iter().map(|task| task.task.clone()).collect();
            let found = findings(&one.subject, &one.spells, &earlier, &settings.follow_up, &settings.calendar, permit.today);
            for task in one.earlier.iter().filter(|task| task.task.open) {
                // Later spells are added to an open task, and a spell that has ended is told with its end.
                let same = found.iter().find(|finding| finding.rule == task.task.rule && finding.cause_key == task.task.cause_key);
                let inputs = same.map_or_else(|| task.inputs.with_dates_of(&now), |finding| finding.inputs.clone());
                if inputs != task.inputs {
                    rules::update_inputs(w, task.id, &inputs)?;
                }
            }
            for finding in found {
                made = made.saturating_add(usize::from(keep(w, &one, &finding)?));
            }
        }
    }
    Ok(made)
}

/// Writes the task of a finding, unless it is there.
fn keep(w: &mut Writer<'_>, one: &Followed, finding: &Finding) -> Result<bool, Error> {
    if one.earlier.iter().any(|task| task.task.rule == finding.rule && task.task.cause_key == finding.cause_key) {
        return Ok(false);
    }
    let by_consultant = finding.owner_role == domain::access::Role::Consultant;
    let kind = finding.rule.kind();
    let id = rules::insert(
        w,
        &NewRow {
            kind,
            rule: Some((finding.rule, &finding.cause_key)),
            title: kind.label(Lang::Da),
            inputs: &finding.inputs,
            traineeship_id: Some(one.facts.id),
            application_id: None,
            object_id: None,
            org_path: &one.facts.org_path,
            programme_code: &one.facts.programme_code,
            owner_role: finding.owner_role,
            owner_user_id: one.facts.consultant_user_id.filter(|_| by_consultant),
            trigger_on: finding.trigger_on,
            due_on: finding.due_on,
        },
    )?;
    w.audit(AuditEntry {
        action: "task.created",
        object_kind: "task",
        object_id: Some(AnyId(id.0)),
        traineeship_id: Some(one.facts.id),
        person_id: Some(one.facts.person_id),
        details: serde_json::json!({ "rule": finding.rule, "due_on": finding.due_on }),
    })?;
    Ok(true)
}

/// Runs the rules for a whole municipality as of a day, once for each day however many instances try; gives how many
/// tasks they made, and `None` where the day was already done.
///
/// # Errors
/// What the database says; the day is then tried again.
pub async fn run_rules(app: &App, tenant: TenantId, today: NaiveDate) -> Result<Option<usize>, Error> {
    let mut permit = app.system(tenant);
    permit.today = today;
    let claimed = app
        .db
        .write(&permit, move |w| {
            w.nothing_to_do();
            rules::claim(w, JOB, today)
        })
        .await?;
    if !claimed {
        return Ok(None);
    }
    let (mut made, mut after) = (0_usize, None);
    loop {
        let permit = permit.clone();
        let step = app
            .db
            .write(&permit, move |w| {
                w.nothing_to_do();
                let permit = w.permit.clone();
                let ids = rules::next_followed(w, &permit, after, CHUNK)?;
                if ids.is_empty() {
                    crate::recruitment::expire_offers(w)?;
                    crate::traineeships::start_due(w, today)?;
                    crate::hiring::open_due(w, today)?;
                    crate::hiring::close_done(w, today)?;
                }
                Ok((run_for(w, &ids)?, ids.last().copied()))
            })
            .await;
        match step {
            Ok((_, None)) => return Ok(Some(made)),
            Ok((more, last)) => {
                made = made.saturating_add(more);
                after = last;
            }
            Err(error) => {
                // The claim goes back, or the day would be lost.
                app.db
                    .write(&permit, move |w| {
                        w.nothing_to_do();
                        rules::release(w, JOB, today)
                    })
                    .await?;
                return Err(error);
            }
        }
    }
}

/// The scheduler: runs the rules of every municipality soon after each midnight and at the start. It never ends; a
/// night that fails is logged and tried again.
pub async fn nightly(app: actix_web::web::Data<App>) {
    let mut every = tokio::time::interval(LOOK_EVERY);
    let mut done = None;
    loop {
        every.tick().await;
        let today = app.clock.today();
        if done == Some(today) {
            continue;
        }
        match run_all(&app, today).await {
            Ok(()) => done = Some(today),
            Err(error) => tracing::warn!(%error, "the nightly rules did not run to the end"),
        }
    }
}

async fn run_all(app: &App, today: NaiveDate) -> Result<(), Error> {
    for tenant in crate::tenants::ids(app).await? {
        if let Some(made) = run_rules(app, tenant, today).await? {
            tracing::info!(tenant = tenant.0, made, "the nightly rules ran");
        }
    }
    Ok(())
}
