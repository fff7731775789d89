//! What happens by night: the rules, offers that expire, first days, hire cases, and the sweep.

mod transactions;

use crate::app::App;
use crate::db::Writer;
use crate::error::Error;
use crate::follow_up;
use crate::permit::Permit;
use chrono::NaiveDate;
use domain::ids::TenantId;
use domain::problem::ProblemCode;
use std::time::Duration;

/// The name of the night among the job runs.
const JOB: &str = "night";
/// How often the scheduler looks whether a new day has begun.
const LOOK_EVERY: Duration = Duration::from_secs(60);

/// What the night does beside the rules of follow-up: each a write of its own, so that what one cannot do does not hold up the others.
type Step = fn(&mut Writer<'_>) -> Result<usize, Error>;
const STEPS: [(&str, Step); 6] = [
    ("offers", |w| crate::recruitment::expire_offers(w)),
    ("starts", |w| crate::traineeships::start_due(w, w.permit.today)),
    ("completing", |w| crate::hiring::complete_due(w, w.permit.today)),
    ("opening", |w| crate::hiring::open_due(w, w.permit.today)),
    ("closing", |w| crate::hiring::close_done(w, w.permit.today)),
    ("sweep", |w| crate::db::sweep::sweep(w)),
];

/// Does the night of a whole municipality as of a day; gives how many tasks the rules made, and `None` where the day was
/// already done. The day counts as done when all of it is: what was cut short or failed is done again, here or on
/// another instance, and does nothing twice (one task for each cause, and states that have moved on).
///
/// # Errors
/// The last of what failed; the day is then tried again.
pub async fn run(app: &App, tenant: TenantId, today: NaiveDate) -> Result<Option<usize>, Error> {
    let mut permit = app.system(tenant);
    permit.today = today;
    if app.db.read(&permit, move |c| transactions::is_done(c, tenant, JOB, today)).await? {
        return Ok(None);
    }
    let (mut made, mut after, mut failed) = (0_usize, None, None);
    loop {
        let seen = permit.clone();
        let next = app.db.read(&permit, move |c| follow_up::next(c, &seen, after)).await;
        let ids = next.unwrap_or_else(|error| {
            failed = Some(told("rules", tenant, error));
            Vec::new()
        });
        let Some(last) = ids.last().copied() else { break };
        after = Some(last);
        match step(app, &permit, move |w| follow_up::run_for(w, &ids)).await {
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
    step(app, &permit, move |w| transactions::done(w, JOB, today)).await?;
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

/// The scheduler: does the night of every municipality soon after each midnight and at the start. It never ends; a
/// night that fails is logged and tried again.
pub async fn scheduler(app: actix_web::web::Data<App>) {
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
            Err(error) => tracing::warn!(%error, "the night did not run to the end"),
        }
    }
}

/// Every municipality, whatever happens to the others; the last error at the end.
async fn run_all(app: &App, today: NaiveDate) -> Result<(), Error> {
    let mut failed = None;
    for tenant in crate::tenants::ids(app).await? {
        match run(app, tenant, today).await {
            Ok(Some(made)) => tracing::info!(tenant = tenant.0, made, "the night is done"),
            Ok(None) => {}
            Err(error) => {
                tracing::warn!(tenant = tenant.0, %error, "the night of a municipality did not run to the end");
                failed = Some(error);
            }
        }
    }
    failed.map_or(Ok(()), Err)
}
