//! A new traineeship with its segments.

use crate::db::Writer;
use crate::db::schema::{cohort_segments, org_units, people, segments, traineeships};
use crate::error::Error;
use chrono::NaiveDate;
use diesel::prelude::*;
use domain::ids::{ApplicationId, CohortId, OrgUnitId, PersonId, SegmentId, TraineeshipId};
use domain::problem::FieldCode;
use domain::traineeships::{EmploymentBasis, SegmentKind, SegmentStatus, TraineeshipStatus};

/// What a new traineeship is made of.
#[derive(Debug, Clone)]
pub struct NewTraineeship {
    /// Whose it is.
    pub person_id: PersonId,
    /// The programme.
    pub programme_code: String,
    /// The cohort, whose plan it follows.
    pub cohort_id: Option<CohortId>,
    /// The application it came from.
    pub application_id: Option<ApplicationId>,
    /// How the trainee is employed.
    pub employment_basis: EmploymentBasis,
    /// The site.
    pub site_id: OrgUnitId,
    /// First day.
    pub starts_on: NaiveDate,
    /// Planned last day.
    pub ends_on: NaiveDate,
    /// The school.
    pub school: Option<String>,
    /// What else was known.
    pub note: Option<String>,
}

/// Inserts a traineeship in preboarding, with the cohort's segments clipped to its dates, or one placement where there
/// is no plan. The one who writes becomes its consultant.
///
/// # Errors
/// 422 where the site or the programme's version is not there; conflict where the person already has an open one.
pub fn insert(w: &mut Writer<'_>, new: &NewTraineeship) -> Result<TraineeshipId, Error> {
    let (id, tenant, now, user): (TraineeshipId, _, _, _) = (w.next_id(), w.permit.tenant, w.now, w.permit.user_id);
    let path: Option<String> = org_units::table.find((tenant, new.site_id)).select(org_units::path).first(&mut **w).optional()?;
    let org_path = path.ok_or_else(|| Error::field("site_id", FieldCode::NotFound))?;
    let version = crate::programmes::content_at(w, tenant, &new.programme_code, new.starts_on)?;
    let (version_id, _) = version.ok_or_else(|| Error::field("programme_code", FieldCode::NotFound))?;
    let (sort_key, search_key): (String, String) =
        people::table.find((tenant, new.person_id)).select((people::sort_key, people::search_key)).first(&mut **w)?;
    diesel::insert_into(traineeships::table)
        .values((
            (
                traineeships::tenant_id.eq(tenant),
                traineeships::id.eq(id),
                traineeships::person_id.eq(new.person_id),
                traineeships::programme_code.eq(&new.programme_code),
                traineeships::programme_version_id.eq(version_id),
                traineeships::cohort_id.eq(new.cohort_id),
                traineeships::application_id.eq(new.application_id),
                traineeships::status.eq(TraineeshipStatus::Preboarding),
                traineeships::employment_basis.eq(new.employment_basis),
                traineeships::consultant_user_id.eq(user),
            ),
            traineeships::site_id.eq(new.site_id),
            traineeships::org_path.eq(org_path),
            traineeships::starts_on.eq(new.starts_on),
            traineeships::ends_on.eq(new.ends_on),
            traineeships::school.eq(&new.school),
            traineeships::note.eq(&new.note),
            traineeships::sort_key.eq(sort_key),
            traineeships::search_key.eq(search_key),
            traineeships::created_at.eq(now),
            traineeships::updated_at.eq(now),
            traineeships::version.eq(1),
        ))
        .execute(&mut **w)?;
    let plan: Vec<(SegmentKind, String, NaiveDate, NaiveDate)> = match new.cohort_id {
        Some(cohort) => cohort_segments::table
            .filter(cohort_segments::tenant_id.eq(tenant).and(cohort_segments::cohort_id.eq(cohort)))
            .filter(cohort_segments::starts_on.le(new.ends_on).and(cohort_segments::ends_on.ge(new.starts_on)))
            .order(cohort_segments::number)
            .select((cohort_segments::kind, cohort_segments::label, cohort_segments::starts_on, cohort_segments::ends_on))
            .load(&mut **w)?,
        None => Vec::new(),
    };
    let plan = if plan.is_empty() {
        vec![(SegmentKind::Placement, SegmentKind::Placement.label(domain::Lang::Da).to_owned(), new.starts_on, new.ends_on)]
    } else {
        plan
    };
    for (number, (kind, label, starts_on, ends_on)) in (1_i32..).zip(plan) {
        let segment: SegmentId = w.next_id();
        let site = (kind == SegmentKind::Placement).then_some(new.site_id);
        diesel::insert_into(segments::table)
            .values((
                segments::tenant_id.eq(tenant),
                segments::id.eq(segment),
                segments::traineeship_id.eq(id),
                segments::number.eq(number),
                segments::kind.eq(kind),
                segments::label.eq(label),
                segments::starts_on.eq(starts_on.max(new.starts_on)),
                segments::ends_on.eq(ends_on.min(new.ends_on)),
                segments::site_id.eq(site),
                segments::status.eq(SegmentStatus::Planned),
            ))
            .execute(&mut **w)?;
    }
    Ok(id)
}

/// The open traineeships of the municipality with their first days.
///
/// # Errors
/// What the database says.
pub fn open_ids(w: &mut Writer<'_>) -> Result<Vec<(TraineeshipId, NaiveDate)>, Error> {
    let tenant = w.permit.tenant;
    Ok(traineeships::table
        .filter(traineeships::tenant_id.eq(tenant).and(traineeships::status.eq_any(TraineeshipStatus::OPEN.to_vec())))
        .order((traineeships::starts_on, traineeships::id))
        .select((traineeships::id, traineeships::starts_on))
        .load(&mut **w)?)
}

/// The latest traineeship of the person with this e-mail.
///
/// # Errors
/// 404 where there is none.
pub fn find_by_email(w: &mut Writer<'_>, email: &str) -> Result<TraineeshipId, Error> {
    let tenant = w.permit.tenant;
    Ok(traineeships::table
        .inner_join(people::table.on(people::tenant_id.eq(traineeships::tenant_id).and(people::id.eq(traineeships::person_id))))
        .filter(traineeships::tenant_id.eq(tenant).and(people::email.eq(email)))
        .order(traineeships::starts_on.desc())
        .select(traineeships::id)
        .first(&mut **w)?)
}
