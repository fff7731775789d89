//! Writing persons, traineeships, their segments and supervisors.

use super::changes;
use super::cohorts::{NewCohort, create};
use super::registers::{Cohort, cohort_plans};
use super::versions::Versions;
use crate::db::schema::{people, segments, supervisor_assignments, traineeships};
use crate::db::{AuditEntry, Writer};
use crate::error::Error;
use crate::insert_all;
use chrono::{NaiveDate, TimeDelta};
use diesel::prelude::*;
use domain::Instant;
use domain::audit::AuditAction;
use domain::ids::{
    AnyId, CohortId, OrgUnitId, PersonId, ProgrammeVersionId, SegmentId, SupervisorAssignmentId, SupervisorProfileId, TenantId,
    TraineeshipId, UserId,
};
use domain::imports::cohorts::{CohortRef, Segment};
use domain::imports::rows::{Checked, Target};
use domain::imports::trainees::{Place, Plan, TraineeRow};
use domain::imports::{RowResult, key, planning};
use domain::people::SupervisorKind;
use domain::programmes::TermSet;
use domain::search::{search_key, sort_key};
use domain::traineeships::{EmploymentBasis, SegmentKind, SegmentStatus, TraineeshipStatus};
use std::collections::HashMap;

#[derive(Insertable)]
#[diesel(table_name = people, treat_none_as_default_value = false)]
struct NewPerson {
    tenant_id: TenantId,
    id: PersonId,
    given_name: String,
    family_name: String,
    search_key: String,
    sort_key: String,
    birth_date: NaiveDate,
    email: Option<String>,
    phone: Option<String>,
    created_at: Instant,
    updated_at: Instant,
    version: i32,
}

#[derive(Insertable)]
#[diesel(table_name = traineeships, treat_none_as_default_value = false)]
struct NewTraineeship {
    tenant_id: TenantId,
    id: TraineeshipId,
    person_id: PersonId,
    programme_code: String,
    programme_version_id: ProgrammeVersionId,
    cohort_id: Option<CohortId>,
    status: TraineeshipStatus,
    employment_basis: EmploymentBasis,
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

#[derive(Insertable)]
#[diesel(table_name = segments, treat_none_as_default_value = false)]
struct NewSegment {
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

#[derive(Insertable)]
#[diesel(table_name = supervisor_assignments, treat_none_as_default_value = false)]
pub(super) struct NewAssignment {
    tenant_id: TenantId,
    id: SupervisorAssignmentId,
    traineeship_id: TraineeshipId,
    profile_id: SupervisorProfileId,
    user_id: UserId,
    kind: SupervisorKind,
    starts_on: NaiveDate,
    ends_on: Option<NaiveDate>,
    created_at: Instant,
}

/// A traineeship that an earlier row of the file makes, with its periods so far.
struct Growing {
    index: usize,
    periods: Vec<(NaiveDate, NaiveDate)>,
    segments: i32,
}

struct Batch {
    cohorts: HashMap<String, Cohort>,
    versions: Versions,
    people: Vec<NewPerson>,
    people_of_rows: HashMap<u32, PersonId>,
    traineeships: Vec<NewTraineeship>,
    of_rows: HashMap<u32, Growing>,
    segments: Vec<NewSegment>,
    assignments: Vec<NewAssignment>,
    audits: Vec<AuditEntry>,
}

/// Writes the good rows that make or change something.
pub(super) fn write(w: &mut Writer<'_>, rows: Vec<Checked<Plan>>) -> Result<(), Error> {
    let tenant = w.permit.tenant;
    let mut batch = Batch {
        cohorts: cohort_plans(w, tenant)?,
        versions: Versions::of(w)?,
        people: Vec::new(),
        people_of_rows: HashMap::new(),
        traineeships: Vec::new(),
        of_rows: HashMap::new(),
        segments: Vec::new(),
        assignments: Vec::new(),
        audits: Vec::new(),
    };
    let mut changed = Vec::new();
    for row in rows {
        let Some(plan) = row.value else { continue };
        if row.row.result == RowResult::Unchanged {
            continue;
        }
        let cohort = batch.cohort(w, &plan.row)?;
        let person = batch.person(w, row.row.number, &plan)?;
        match plan.place {
            Place::New => batch.traineeship(w, row.row.number, &plan.row, person, cohort)?,
            Place::AddPeriod(Target::Row(earlier)) => batch.period(w, earlier, &plan.row, person, cohort)?,
            Place::AddPeriod(Target::Existing(id)) => changed.push((id, person, plan, cohort, row.row.changed)),
            Place::AddPeriod(Target::New) => return Err(Error::internal("a period needs a traineeship")),
            Place::Period { id, .. } => changed.push((id, person, plan, cohort, row.row.changed)),
        }
    }
    insert_all!(w, people::table, batch.people);
    insert_all!(w, traineeships::table, batch.traineeships);
    insert_all!(w, segments::table, batch.segments);
    insert_all!(w, supervisor_assignments::table, batch.assignments);
    w.audit_all(batch.audits)?;
    for (id, person, plan, cohort, fields) in changed {
        match plan.place {
            Place::Period { main, .. } => changes::period(w, id, person, &plan.row, cohort, &fields, main)?,
            _ => add_period(w, id, person, &plan.row, cohort, &batch.cohorts, &batch.versions)?,
        }
    }
    Ok(())
}

impl Batch {
    /// The row's cohort; made with the row's dates where no plan was imported for it.
    fn cohort(&mut self, w: &mut Writer<'_>, row: &TraineeRow) -> Result<Option<CohortId>, Error> {
        let Some(code) = &row.cohort else { return Ok(None) };
        if let Some(cohort) = self.cohorts.get(&key(code)) {
            return Ok(Some(cohort.id));
        }
        let days = (row.starts_on, row.ends_on);
        let id = create(w, &NewCohort { code, programme: &row.programme, school: row.school.as_deref(), days })?;
        let plan = CohortRef { programme: row.programme.clone(), school: row.school.clone().unwrap_or_default(), segments: HashMap::new() };
        self.cohorts.insert(key(code), Cohort { id, plan });
        Ok(Some(id))
    }

    fn person(&mut self, w: &Writer<'_>, number: u32, plan: &Plan) -> Result<PersonId, Error> {
        match plan.person {
            Target::Existing(id) => Ok(id),
            Target::Row(earlier) => {
                self.people_of_rows.get(&earlier).copied().ok_or_else(|| Error::internal("an earlier row made no person"))
            }
            Target::New => {
                let (row, id): (_, PersonId) = (&plan.row, w.next_id());
                let name = format!("{} {}", row.given_name, row.family_name);
                self.people_of_rows.insert(number, id);
                self.people.push(NewPerson {
                    tenant_id: w.permit.tenant,
                    id,
                    given_name: row.given_name.clone(),
                    family_name: row.family_name.clone(),
                    search_key: search_key(&name),
                    sort_key: sort_key(&name),
                    birth_date: row.birth_date,
                    email: row.email.clone(),
                    phone: row.phone.clone(),
                    created_at: w.now,
                    updated_at: w.now,
                    version: 1,
                });
                Ok(id)
            }
        }
    }

    fn traineeship(
        &mut self,
        w: &Writer<'_>,
        number: u32,
        row: &TraineeRow,
        person: PersonId,
        cohort: Option<CohortId>,
    ) -> Result<(), Error> {
        let id: TraineeshipId = w.next_id();
        let name = format!("{} {}", row.given_name, row.family_name);
        let days = (row.starts_on, row.ends_on);
        let version = self.versions.at(&row.programme, row.starts_on)?;
        self.of_rows.insert(number, Growing { index: self.traineeships.len(), periods: vec![days], segments: 0 });
        self.traineeships.push(NewTraineeship {
            tenant_id: w.permit.tenant,
            id,
            person_id: person,
            programme_code: row.programme.clone(),
            programme_version_id: version.id,
            cohort_id: cohort,
            status: planning::status_at_import(&[days], w.permit.today),
            employment_basis: row.basis,
            site_id: row.site.id,
            org_path: row.site.path.clone(),
            starts_on: row.starts_on,
            ends_on: row.ends_on,
            weekly_minutes: row.weekly_minutes,
            school: row.school.clone(),
            external_ref: row.external_ref.clone(),
            note: row.note.clone(),
            sort_key: sort_key(&name),
            search_key: search_key(&name),
            created_at: w.now,
            updated_at: w.now,
            version: 1,
        });
        let added = segments_of(w, id, row, cohort, &self.cohorts, version.terms, 0);
        if let Some(growing) = self.of_rows.get_mut(&number) {
            growing.segments = i32::try_from(added.len()).unwrap_or(i32::MAX);
        }
        self.segments.extend(added);
        self.assignments.extend(assignment(w, id, row));
        self.audits.push(AuditEntry {
            action: AuditAction::TraineeshipImported,
            object_kind: "traineeship",
            object_id: Some(AnyId(id.0)),
            traineeship_id: Some(id),
            person_id: Some(person),
            details: serde_json::json!({ "row": number, "programme": row.programme, "starts_on": row.starts_on, "ends_on": row.ends_on }),
        });
        Ok(())
    }

    /// A later period of a traineeship that an earlier row makes.
    fn period(&mut self, w: &Writer<'_>, earlier: u32, row: &TraineeRow, person: PersonId, cohort: Option<CohortId>) -> Result<(), Error> {
        let terms = self.versions.at(&row.programme, row.starts_on)?.terms;
        let missing = || Error::internal("an earlier row made no traineeship");
        let growing = self.of_rows.get_mut(&earlier).ok_or_else(missing)?;
        let traineeship = self.traineeships.get_mut(growing.index).ok_or_else(missing)?;
        growing.periods.push((row.starts_on, row.ends_on));
        traineeship.starts_on = traineeship.starts_on.min(row.starts_on);
        traineeship.ends_on = traineeship.ends_on.max(row.ends_on);
        traineeship.status = planning::status_at_import(&growing.periods, w.permit.today);
        let added = segments_of(w, traineeship.id, row, cohort, &self.cohorts, terms, growing.segments);
        growing.segments = growing.segments.saturating_add(i32::try_from(added.len()).unwrap_or(i32::MAX));
        self.segments.extend(added);
        self.assignments.extend(assignment(w, traineeship.id, row));
        self.audits.push(period_added(traineeship.id, person, row));
        Ok(())
    }
}

/// A period added to a traineeship that is there.
fn add_period(
    w: &mut Writer<'_>,
    id: TraineeshipId,
    person: PersonId,
    row: &TraineeRow,
    cohort: Option<CohortId>,
    cohorts: &HashMap<String, Cohort>,
    versions: &Versions,
) -> Result<(), Error> {
    let tenant = w.permit.tenant;
    let terms = versions.at(&row.programme, row.starts_on)?.terms;
    let last: Option<i32> = segments::table
        .filter(segments::tenant_id.eq(tenant).and(segments::traineeship_id.eq(id)))
        .select(diesel::dsl::max(segments::number))
        .first(&mut **w)?;
    let added = segments_of(w, id, row, cohort, cohorts, terms, last.unwrap_or(0));
    insert_all!(w, segments::table, added);
    insert_all!(w, supervisor_assignments::table, Vec::from_iter(assignment(w, id, row)));
    changes::spread(w, id, &[(row.starts_on, row.ends_on)])?;
    w.audit(period_added(id, person, row))
}

fn period_added(id: TraineeshipId, person: PersonId, row: &TraineeRow) -> AuditEntry {
    AuditEntry {
        action: AuditAction::TraineeshipPeriodAdded,
        object_kind: "traineeship",
        object_id: Some(AnyId(id.0)),
        traineeship_id: Some(id),
        person_id: Some(person),
        details: serde_json::json!({ "starts_on": row.starts_on, "ends_on": row.ends_on }),
    }
}

fn segments_of(
    w: &Writer<'_>,
    id: TraineeshipId,
    row: &TraineeRow,
    cohort: Option<CohortId>,
    cohorts: &HashMap<String, Cohort>,
    terms: TermSet,
    last: i32,
) -> Vec<NewSegment> {
    let known = row.cohort.as_deref().and_then(|code| cohorts.get(&key(code))).filter(|cohort| cohort.plan.programme == row.programme);
    let mut plan: Vec<(&i32, &Segment)> = known.map(|cohort| cohort.plan.segments.iter().collect()).unwrap_or_default();
    plan.sort_by_key(|(number, _)| **number);
    let plan: Vec<Segment> = plan.into_iter().map(|(_, segment)| segment.clone()).collect();
    let segments = planning::segments(&plan, row.starts_on, row.ends_on, terms);
    let numbers = (1..).map(|number: i32| number.saturating_add(last));
    segments
        .into_iter()
        .zip(numbers)
        .map(|(segment, number)| NewSegment {
            tenant_id: w.permit.tenant,
            id: w.next_id(),
            traineeship_id: id,
            number,
            kind: segment.kind,
            status: planning::segment_status_at_import(segment.starts_on, segment.ends_on, w.permit.today),
            label: segment.label,
            starts_on: segment.starts_on,
            ends_on: segment.ends_on,
            site_id: Some(row.site.id).filter(|_| segment.kind == SegmentKind::Placement),
            cohort_id: cohort,
            external_ref: row.external_ref.clone(),
        })
        .collect()
}

/// The row's supervisor: for the period, and without end where an agreement may still be extended.
pub(super) fn assignment(w: &Writer<'_>, id: TraineeshipId, row: &TraineeRow) -> Option<NewAssignment> {
    let supervisor = row.supervisor.as_ref()?;
    let open = row.agreement && row.ends_on >= w.permit.today;
    Some(NewAssignment {
        tenant_id: w.permit.tenant,
        id: w.next_id(),
        traineeship_id: id,
        profile_id: supervisor.id,
        user_id: supervisor.user_id,
        kind: supervisor.kind,
        starts_on: row.starts_on,
        ends_on: Some(row.ends_on).filter(|_| !open),
        created_at: w.now,
    })
}

impl NewAssignment {
    /// The same from a later day on.
    pub(super) fn not_before(self, day: NaiveDate) -> Self {
        let starts_on = self.starts_on.max(day);
        Self { starts_on, ends_on: self.ends_on.map(|end| end.max(starts_on)), ..self }
    }

    pub(super) const fn kind_and_start(&self) -> (SupervisorKind, NaiveDate) {
        (self.kind, self.starts_on)
    }

    pub(super) fn insert(self, w: &mut Writer<'_>) -> Result<(), Error> {
        insert_all!(w, supervisor_assignments::table, [self]);
        Ok(())
    }
}

/// The day before, for what ends when something else begins.
pub(super) fn day_before(day: NaiveDate) -> NaiveDate {
    day - TimeDelta::days(1)
}
