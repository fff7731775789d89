//! A traineeship with its segments as it is made, one or many at once: the rows of every door are made here.

use crate::db::Writer;
use crate::db::schema::{segments, traineeships};
use crate::error::Error;
use crate::insert_all;
use chrono::NaiveDate;
use diesel::prelude::*;
use domain::Instant;
use domain::ids::{ApplicationId, CohortId, OrgUnitId, PersonId, ProgrammeVersionId, SegmentId, TenantId, TraineeshipId, UserId};
use domain::people::NameKeys;
use domain::programmes::TermSet;
use domain::traineeships::planning::{self, Planned};
use domain::traineeships::{EmploymentBasis, SegmentKind, SegmentStatus, TraineeshipStatus};

/// All that stands of a traineeship when it is made.
#[derive(Debug, Clone)]
pub struct Birth {
    /// Its id.
    pub id: TraineeshipId,
    /// Whose it is.
    pub person_id: PersonId,
    /// The keys of her name.
    pub keys: NameKeys,
    /// The programme.
    pub programme_code: String,
    /// The version of it that it follows.
    pub programme_version_id: ProgrammeVersionId,
    /// The cohort.
    pub cohort_id: Option<CohortId>,
    /// The application it came from.
    pub application_id: Option<ApplicationId>,
    /// Where it stands.
    pub status: TraineeshipStatus,
    /// How the trainee is employed.
    pub employment_basis: EmploymentBasis,
    /// Whose trainee she is.
    pub consultant_user_id: Option<UserId>,
    /// The site.
    pub site_id: OrgUnitId,
    /// The site's path in the tree.
    pub org_path: String,
    /// First day.
    pub starts_on: NaiveDate,
    /// Planned last day.
    pub ends_on: NaiveDate,
    /// Minutes a week.
    pub weekly_minutes: Option<i32>,
    /// The school.
    pub school: Option<String>,
    /// The number in the municipality's own list.
    pub external_ref: Option<String>,
    /// What else is known.
    pub note: Option<String>,
}

/// A period of a traineeship: its segments follow the cohort's plan within its days.
#[derive(Debug, Clone, Copy)]
pub struct Period<'a> {
    /// The traineeship.
    pub traineeship_id: TraineeshipId,
    /// The cohort.
    pub cohort_id: Option<CohortId>,
    /// The cohort's plan, in its order.
    pub plan: &'a [Planned],
    /// The site of its placements.
    pub site_id: OrgUnitId,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day.
    pub ends_on: NaiveDate,
    /// The number in the municipality's own list.
    pub external_ref: Option<&'a str>,
    /// The programme's own words.
    pub terms: TermSet,
}

#[derive(Insertable)]
#[diesel(table_name = traineeships, treat_none_as_default_value = false)]
struct Row {
    tenant_id: TenantId,
    id: TraineeshipId,
    person_id: PersonId,
    programme_code: String,
    programme_version_id: ProgrammeVersionId,
    cohort_id: Option<CohortId>,
    application_id: Option<ApplicationId>,
    status: TraineeshipStatus,
    employment_basis: EmploymentBasis,
    consultant_user_id: Option<UserId>,
    site_id: OrgUnitId,
    org_path: String,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    weekly_minutes: Option<i32>,
    school: Option<String>,
    external_ref: Option<String>,
    note: Option<String>,
    sort_key: String,
    search_key: String,
    created_at: Instant,
    updated_at: Instant,
    version: i32,
}

/// A segment that is to be inserted.
#[derive(Debug, Insertable)]
#[diesel(table_name = segments, treat_none_as_default_value = false)]
pub struct NewSegment {
    tenant_id: TenantId,
    id: SegmentId,
    traineeship_id: TraineeshipId,
    number: i32,
    kind: SegmentKind,
    label: String,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    site_id: Option<OrgUnitId>,
    status: SegmentStatus,
    cohort_id: Option<CohortId>,
    external_ref: Option<String>,
}

/// The segments of a period, numbered on from the last one that is there. Their status follows from their days.
pub fn new_segments(w: &Writer<'_>, period: &Period<'_>, last: i32) -> Vec<NewSegment> {
    let numbers = (1..).map(|number: i32| number.saturating_add(last));
    planning::segments(period.plan, period.starts_on, period.ends_on, period.terms)
        .into_iter()
        .zip(numbers)
        .map(|(segment, number)| NewSegment {
            tenant_id: w.permit.tenant,
            id: w.next_id(),
            traineeship_id: period.traineeship_id,
            number,
            kind: segment.kind,
            status: planning::segment_status(segment.starts_on, segment.ends_on, w.permit.today),
            label: segment.label,
            starts_on: segment.starts_on,
            ends_on: segment.ends_on,
            site_id: Some(period.site_id).filter(|_| segment.kind == SegmentKind::Placement),
            cohort_id: period.cohort_id,
            external_ref: period.external_ref.map(str::to_owned),
        })
        .collect()
}

/// Inserts traineeships with their segments.
///
/// # Errors
/// What the database says.
pub fn insert_all(w: &mut Writer<'_>, births: Vec<Birth>, segments: Vec<NewSegment>) -> Result<(), Error> {
    let (tenant_id, now) = (w.permit.tenant, w.now);
    let row = |birth: Birth| Row {
        tenant_id,
        id: birth.id,
        person_id: birth.person_id,
        programme_code: birth.programme_code,
        programme_version_id: birth.programme_version_id,
        cohort_id: birth.cohort_id,
        application_id: birth.application_id,
        status: birth.status,
        employment_basis: birth.employment_basis,
        consultant_user_id: birth.consultant_user_id,
        site_id: birth.site_id,
        org_path: birth.org_path,
        starts_on: birth.starts_on,
        ends_on: birth.ends_on,
        weekly_minutes: birth.weekly_minutes,
        school: birth.school,
        external_ref: birth.external_ref,
        note: birth.note,
        sort_key: birth.keys.sort,
        search_key: birth.keys.search,
        created_at: now,
        updated_at: now,
        version: 1,
    };
    let rows: Vec<Row> = births.into_iter().map(row).collect();
    insert_all!(w, traineeships::table, rows);
    insert_all!(w, segments::table, segments);
    Ok(())
}
