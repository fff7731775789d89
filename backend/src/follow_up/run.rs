//! Running the rules: for a few traineeships inside the write that changed their absence, and for a whole
//! municipality each night.

use super::queries::rules::{self, Followed, NewRow};
use crate::actor::Permit;
use crate::app::App;
use crate::db::{AuditEntry, Writer};
use crate::error::Error;
use chrono::NaiveDate;
use domain::Lang;
use domain::follow_up::SpellDates;
use domain::follow_up::rules::{Earlier, Finding, findings};
use domain::ids::{AnyId, TenantId, TraineeshipId};
use domain::problem::ProblemCode;
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

/// What the night does beside the rules: each a write of its own, so that what one cannot do does not hold up the others.
type Step = fn(&mut Writer<'_>) -> Result<usize, Error>;
const STEPS: [(&str, Step); 6] = [
    ("offers", |w| crate::recruitment::expire_offers(w)),
    ("starts", |w| crate::traineeships::start_due(w, w.permit.today)),
    ("completing", |w| crate::hiring::complete_due(w, w.permit.today)),
    ("opening", |w| crate::hiring::open_due(w, w.permit.today)),
    ("closing", |w| crate::hiring::close_done(w, w.permit.today)),
    ("sweep", |w| crate::db::sweep::sweep(w)),
];

/// Runs the rules for a whole municipality as of a day; gives how many tasks they made, and `None` where the day was
/// already done. The day counts as done when all of it is: what was cut short or failed is done again, here or on
/// another instance, and does nothing twice (one task for each cause, and states that have moved on).
///
/// # Errors
/// The last of what failed; the day is then tried again.
pub async fn run_rules(app: &App, tenant: TenantId, today: NaiveDate) -> Result<Option<usize>, Error> {
    let mut permit = app.system(tenant);
    permit.today = today;
    if app.db.read(&permit, move |c| rules::is_done(c, tenant, JOB, today)).await? {
        return Ok(None);
    }
    let (mut made, mut after, mut failed) = (0_usize, None, None);
    loop {
        let seen = permit.clone();
        let next = app.db.read(&permit, move |c| rules::next_followed(c, &seen, after, CHUNK)).await;
        let ids = next.unwrap_or_else(|error| {
            failed = Some(told("rules", tenant, error));
            Vec::new()
        });
        let Some(last) = ids.last().copied() else { break };
        after = Some(last);
        match step(app, &permit, move |w| run_for(w, &ids)).await {
            Ok(more) => made = made.saturating_add(more),
            Err(error) => failed = Some(told("rules", tenant, error)),
        }
    }
    for (name, work) in STEPS {
        if let Err(error) = step(app, &permit, work).await {
            failed = Some(told(name, tenant, error));
        }
    }
    if let Some(error) = failed {
        return Err(error);
    }
    step(app, &permit, move |w| rules::done(w, JOB, today)).await?;
    Ok(Some(made))
}

fn told(step: &str, tenant: TenantId, error: Error) -> Error {
    tracing::error!(step, tenant = tenant.0, %error, "a step of the night failed");
    error
}

/// One write of the night; once more where another instance did the same at the same moment.
async fn step<T, F>(app: &App, permit: &Permit, work: F) -> Result<T, Error>
where
    T: Send + 'static,
    F: Fn(&mut Writer<'_>) -> Result<T, Error> + Clone + Send + Sync + 'static,
{
    let again = work.clone();
    let first = app.db.write(permit, move |w| {
        w.nothing_to_do();
        work(w)
    });
    match first.await {
        Err(error) if error.code() == ProblemCode::Conflict => {
            let second = app.db.write(permit, move |w| {
                w.nothing_to_do();
                again(w)
            });
            second.await
        }
        other => other,
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

/// Every municipality, whatever happens to the others; the last error at the end.
async fn run_all(app: &App, today: NaiveDate) -> Result<(), Error> {
    let mut failed = None;
    for tenant in crate::tenants::ids(app).await? {
        match run_rules(app, tenant, today).await {
            Ok(Some(made)) => tracing::info!(tenant = tenant.0, made, "the nightly rules ran"),
            Ok(None) => {}
            Err(error) => {
                tracing::warn!(tenant = tenant.0, %error, "the night of a municipality did not run to the end");
                failed = Some(error);
            }
        }
    }
    failed.map_or(Ok(()), Err)
}
