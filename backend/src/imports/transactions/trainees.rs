//! Writing persons, traineeships, their segments and supervisors.

use super::changes;
use super::versions::Versions;
use crate::db::{AuditEntry, Writer};
use crate::error::Error;
use crate::people::{self, NewPerson};
use crate::programmes::{CohortPlan, NewCohort, cohort_plans, create_cohort};
use crate::settings;
use crate::supervision::{self, Assigned};
use crate::traineeships::{self, Birth, NewSegment, Period};
use chrono::NaiveDate;
use domain::audit::AuditAction;
use domain::ids::{AnyId, CohortId, PersonId, TraineeshipId};
use domain::imports::cohorts::CohortRef;
use domain::imports::rows::{Checked, Target};
use domain::imports::trainees::{Place, Plan, TraineeRow};
use domain::imports::{RowResult, key};
use domain::people::PersonName;
use domain::programmes::TermSet;
use domain::settings::{Place as Where, Stored};
use domain::traineeships::TraineeshipStatus;
use domain::traineeships::planning::{self, Planned};
use std::collections::HashMap;
use std::sync::Arc;

/// A traineeship that an earlier row of the file makes, with its periods so far.
struct Growing {
    index: usize,
    periods: Vec<(NaiveDate, NaiveDate)>,
    segments: i32,
}

struct Batch {
    cohorts: HashMap<String, CohortPlan>,
    versions: Versions,
    stored: Arc<Stored>,
    people: Vec<NewPerson>,
    people_of_rows: HashMap<u32, PersonId>,
    traineeships: Vec<Birth>,
    of_rows: HashMap<u32, Growing>,
    segments: Vec<NewSegment>,
    assignments: Vec<Assigned>,
    audits: Vec<AuditEntry>,
}

/// Writes the good rows that make or change something.
pub(super) fn write(w: &mut Writer<'_>, rows: Vec<Checked<Plan>>) -> Result<(), Error> {
    let (tenant, permit) = (w.permit.tenant, w.permit);
    let mut batch = Batch {
        cohorts: cohort_plans(w, tenant)?,
        versions: Versions::of(w)?,
        stored: settings::of(w, permit)?,
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
    people::insert_all(w, batch.people)?;
    traineeships::insert_all(w, batch.traineeships, batch.segments)?;
    supervision::insert_assigned(w, batch.assignments)?;
    w.audit_all(batch.audits)?;
    for (id, person, plan, cohort, fields) in changed {
        match plan.place {
            Place::Period { main, .. } => changes::period(w, id, person, &plan.row, cohort, &fields, main)?,
            _ => add_period(w, id, person, &plan.row, cohort, &batch.cohorts, &batch.versions)?,
        }
    }
    Ok(())
}

/// Where a traineeship of these periods stands, by what is set for its place and programme.
fn status(w: &Writer<'_>, stored: &Stored, place: Where<'_>, periods: &[(NaiveDate, NaiveDate)]) -> Result<TraineeshipStatus, Error> {
    let (hire, supervision) = (settings::held(stored, w.permit, place)?, settings::held(stored, w.permit, place)?);
    Ok(planning::status_by_days(periods, &hire, &supervision, w.permit.today))
}

impl Batch {
    /// The row's cohort; made with the row's dates where no plan was imported for it.
    fn cohort(&mut self, w: &mut Writer<'_>, row: &TraineeRow) -> Result<Option<CohortId>, Error> {
        let Some(code) = &row.cohort else { return Ok(None) };
        if let Some(cohort) = self.cohorts.get(&key(code)) {
            return Ok(Some(cohort.id));
        }
        let days = (row.starts_on, row.ends_on);
        let id = create_cohort(w, &NewCohort { code, programme: &row.programme, school: row.school.as_deref(), days })?;
        let plan = CohortRef { programme: row.programme.clone(), school: row.school.clone().unwrap_or_default(), segments: HashMap::new() };
        self.cohorts.insert(key(code), CohortPlan { id, plan });
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
                self.people_of_rows.insert(number, id);
                self.people.push(NewPerson {
                    id,
                    given_name: row.given_name.clone(),
                    family_name: row.family_name.clone(),
                    birth_date: row.birth_date,
                    email: row.email.clone(),
                    phone: row.phone.clone(),
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
        let days = (row.starts_on, row.ends_on);
        let version = self.versions.at(&row.programme, row.starts_on)?;
        self.of_rows.insert(number, Growing { index: self.traineeships.len(), periods: vec![days], segments: 0 });
        self.traineeships.push(Birth {
            id,
            person_id: person,
            keys: PersonName { given: &row.given_name, family: &row.family_name }.keys(),
            programme_code: row.programme.clone(),
            programme_version_id: version.id,
            cohort_id: cohort,
            application_id: None,
            status: status(w, &self.stored, Where::at(&row.site.path, &row.programme), &[days])?,
            employment_basis: row.basis,
            consultant_user_id: None,
            site_id: row.site.id,
            org_path: row.site.path.clone(),
            starts_on: row.starts_on,
            ends_on: row.ends_on,
            weekly_minutes: row.weekly_minutes,
            school: row.school.clone(),
            external_ref: row.external_ref.clone(),
            note: row.note.clone(),
        });
        let plan = plan_of(row, &self.cohorts);
        let added = traineeships::new_segments(w, &period_of(id, row, cohort, &plan, version.terms), 0);
        if let Some(growing) = self.of_rows.get_mut(&number) {
            growing.segments = i32::try_from(added.len()).unwrap_or(i32::MAX);
        }
        self.segments.extend(added);
        self.assignments.extend(assigned(w, id, row));
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
        let held = Where::at(&traineeship.org_path, &traineeship.programme_code);
        traineeship.status = status(w, &self.stored, held, &growing.periods)?;
        let plan = plan_of(row, &self.cohorts);
        let added = traineeships::new_segments(w, &period_of(traineeship.id, row, cohort, &plan, terms), growing.segments);
        growing.segments = growing.segments.saturating_add(i32::try_from(added.len()).unwrap_or(i32::MAX));
        self.segments.extend(added);
        self.assignments.extend(assigned(w, traineeship.id, row));
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
    cohorts: &HashMap<String, CohortPlan>,
    versions: &Versions,
) -> Result<(), Error> {
    let terms = versions.at(&row.programme, row.starts_on)?.terms;
    let plan = plan_of(row, cohorts);
    traineeships::add_period(w, &period_of(id, row, cohort, &plan, terms))?;
    let assigned = assigned(w, id, row);
    supervision::insert_assigned(w, Vec::from_iter(assigned))?;
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

/// The plan of the row's cohort, where it is the programme's.
fn plan_of(row: &TraineeRow, cohorts: &HashMap<String, CohortPlan>) -> Vec<Planned> {
    let known = row.cohort.as_deref().and_then(|code| cohorts.get(&key(code))).filter(|cohort| cohort.plan.programme == row.programme);
    let mut plan: Vec<(&i32, &Planned)> = known.map(|cohort| cohort.plan.segments.iter().collect()).unwrap_or_default();
    plan.sort_by_key(|(number, _)| **number);
    plan.into_iter().map(|(_, segment)| segment.clone()).collect()
}

fn period_of<'a>(id: TraineeshipId, row: &'a TraineeRow, cohort: Option<CohortId>, plan: &'a [Planned], terms: TermSet) -> Period<'a> {
    Period {
        traineeship_id: id,
        cohort_id: cohort,
        plan,
        site_id: row.site.id,
        starts_on: row.starts_on,
        ends_on: row.ends_on,
        external_ref: row.external_ref.as_deref(),
        terms,
    }
}

/// The row's supervisor: for the period, and without end where an agreement may still be extended.
pub(super) fn assigned(w: &Writer<'_>, id: TraineeshipId, row: &TraineeRow) -> Option<Assigned> {
    let supervisor = row.supervisor.as_ref()?;
    let open = row.agreement && row.ends_on >= w.permit.today;
    Some(Assigned {
        traineeship_id: id,
        profile_id: supervisor.id,
        user_id: supervisor.user_id,
        kind: supervisor.kind,
        starts_on: row.starts_on,
        ends_on: Some(row.ends_on).filter(|_| !open),
    })
}
