//! The days that were done.

use crate::db::schema::job_runs;
use crate::db::{Reader, Writer};
use crate::error::Error;
use chrono::NaiveDate;
use diesel::prelude::*;
use domain::ids::TenantId;

/// Whether a job has run for a day, here or on another instance.
pub(super) fn is_done(c: &mut Reader, tenant: TenantId, job: &str, day: NaiveDate) -> Result<bool, Error> {
    let ran: i64 = job_runs::table
        .filter(job_runs::tenant_id.eq(tenant).and(job_runs::job.eq(job)).and(job_runs::ran_for.eq(day)))
        .count()
        .get_result(c)?;
    Ok(ran > 0)
}

/// Says that a job has run to its end for a day, unless another instance has said so.
pub(super) fn done(w: &mut Writer<'_>, job: &str, day: NaiveDate) -> Result<(), Error> {
    let (tenant, now) = (w.permit.tenant, w.now);
    if is_done(w, tenant, job, day)? {
        return Ok(());
    }
    diesel::insert_into(job_runs::table)
        .values((job_runs::tenant_id.eq(tenant), job_runs::job.eq(job), job_runs::ran_for.eq(day), job_runs::finished_at.eq(now)))
        .execute(&mut **w)?;
    Ok(())
}
