//! What happens with traineeships in one transaction: made, read, begun, moved.

mod birth;
mod correcting;
mod following;
mod insertion;
mod invitation;
mod moving;
mod standing;
mod starting;

pub use birth::{Birth, NewSegment, Period, insert_all, new_segments};
pub use correcting::{Facts, add_period, correct, move_days, place};
pub use insertion::{NewTraineeship, find_by_email, insert, open_ids};
pub use invitation::user_of;
pub use moving::{move_to_site, move_with_site, rename};
pub use standing::near_end;
pub use starting::start_due;
pub(super) use starting::step;

use crate::db::Within;
use crate::db::listing::among;
use crate::db::schema::{cohorts, org_units, people, programmes, segments, supervisor_assignments as assignments, traineeships, users};
use crate::db::{MultiBackend, Reader, sight};
use crate::error::Error;
use crate::http::paging;
use crate::organisation::unit_path;
use crate::permit::Permit;
use crate::{join, keyset};
use chrono::NaiveDate;
use diesel::prelude::*;
use domain::Page;
use domain::access::Role;
use domain::hiring::opens_on;
use domain::ids::{CohortId, OrgUnitId, PersonId, TraineeshipId};
use domain::listing::Asked;
use domain::settings::{Absence, Hire, Place};
use domain::traineeships::{AssignedSupervisor, EmploymentBasis, Segment, TraineeshipCard, TraineeshipLine, TraineeshipStatus};

type LineRow = (
    TraineeshipId,
    String,
    String,
    String,
    String,
    Option<String>,
    String,
    TraineeshipStatus,
    NaiveDate,
    NaiveDate,
    Option<String>,
    Option<String>,
);

/// One page of the list: one statement finds the page by its index, one adds the names.
pub(super) fn list(c: &mut Reader, permit: &Permit, asked: &Asked) -> Result<Page<TraineeshipLine>, Error> {
    use traineeships as t;
    let statuses = asked.statuses(TraineeshipStatus::OPEN)?;
    let (path, words) = (unit_path(c, permit, asked)?, paging::searched(asked.text("search"))?);
    let found = || {
        let mut found = t::table.into_boxed::<MultiBackend>().filter(sight::traineeships(permit));
        match statuses.as_slice() {
            [] => {}
            [one] => found = found.filter(t::status.eq(*one)),
            several => found = found.filter(among("traineeships.status", several)),
        }
        if let Some(programme) = asked.text("programme") {
            found = found.filter(t::programme_code.eq(programme.to_owned()));
        }
        if let Some(path) = &path {
            found = found.filter(t::org_path.like(format!("{path}%")));
        }
        for word in &words {
            found = found.filter(t::search_key.like(paging::contains(word)).escape('\\'));
        }
        found
    };
    let keys = keyset!(c, asked, found(), t::id => TraineeshipId, {
        "name": String => t::sort_key;
        "ends_on": NaiveDate => t::ends_on, t::sort_key;
    });
    let lines = lines(c, permit, &keys.ids)?;
    Ok(keys.page(lines, |line: &TraineeshipLine| line.id))
}

fn lines(c: &mut Reader, permit: &Permit, ids: &[TraineeshipId]) -> Result<Vec<TraineeshipLine>, Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<LineRow> = traineeships::table
        .inner_join(join!(people.id = traineeships.person_id))
        .inner_join(join!(programmes.code = traineeships.programme_code))
        .inner_join(join!(org_units.id = traineeships.site_id))
        .left_join(join!(cohorts.id? = traineeships.cohort_id))
        .left_join(join!(users.id? = traineeships.consultant_user_id))
        .filter(traineeships::tenant_id.eq(permit.tenant).and(traineeships::id.within(ids.to_vec())))
        .select((
            traineeships::id,
            people::given_name,
            people::family_name,
            programmes::code,
            programmes::name,
            cohorts::code.nullable(),
            org_units::name,
            traineeships::status,
            traineeships::starts_on,
            traineeships::ends_on,
            traineeships::school,
            users::display_name.nullable(),
        ))
        .load(c)?;
    Ok(rows
        .into_iter()
        .map(|row| TraineeshipLine {
            id: row.0,
            given_name: row.1,
            family_name: row.2,
            programme_code: row.3,
            programme_name: row.4,
            cohort: row.5,
            site_name: row.6,
            status: row.7,
            starts_on: row.8,
            ends_on: row.9,
            school: row.10,
            consultant_name: row.11,
        })
        .collect())
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = traineeships, check_for_backend(MultiBackend))]
struct Row {
    id: TraineeshipId,
    person_id: PersonId,
    cohort_id: Option<CohortId>,
    status: TraineeshipStatus,
    employment_basis: EmploymentBasis,
    site_id: OrgUnitId,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    actual_start_on: Option<NaiveDate>,
    weekly_minutes: Option<i32>,
    school: Option<String>,
    external_ref: Option<String>,
    note: Option<String>,
    version: i32,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = people, check_for_backend(MultiBackend))]
struct PersonRow {
    given_name: String,
    family_name: String,
    birth_date: NaiveDate,
    email: Option<String>,
    phone: Option<String>,
}

/// The person of a traineeship in sight.
pub(super) fn person_of(c: &mut Reader, permit: &Permit, id: TraineeshipId) -> Result<PersonId, Error> {
    Ok(sight::find_traineeship(c, permit, id)?.person_id)
}

/// The card: four statements, and before the first day five more for those who confirm it with the other permit.
pub(super) fn card(c: &mut Reader, permit: &Permit, id: TraineeshipId, starts: Option<&Permit>) -> Result<TraineeshipCard, Error> {
    let seen = sight::find_traineeship(c, permit, id)?;
    type Found = (Row, PersonRow, (String, String), (String, Option<String>), Option<String>, Option<String>);
    let found: Option<Found> = traineeships::table
        .inner_join(join!(people.id = traineeships.person_id))
        .inner_join(join!(programmes.code = traineeships.programme_code))
        .inner_join(join!(org_units.id = traineeships.site_id))
        .left_join(join!(cohorts.id? = traineeships.cohort_id))
        .left_join(join!(users.id? = traineeships.consultant_user_id))
        .filter(traineeships::tenant_id.eq(permit.tenant).and(traineeships::id.eq(id)))
        .select((
            Row::as_select(),
            PersonRow::as_select(),
            (programmes::code, programmes::name),
            (org_units::name, org_units::education_lead_name),
            cohorts::code.nullable(),
            users::display_name.nullable(),
        ))
        .first(c)
        .optional()?;
    let (row, person, programme, site, cohort, consultant_name) = found.ok_or_else(Error::not_found)?;
    let start = match starts.filter(|_| row.status == TraineeshipStatus::Preboarding) {
        Some(starts) => starting::state(c, starts, id)?,
        None => None,
    };
    let is_own = permit.person_id == Some(row.person_id);
    let supervisors = supervisors_of(c, permit, id)?;
    let assigned = supervisors.iter().any(|one| sight::is_own_assignment(permit, one.user_id, one.starts_on, one.ends_on));
    let mut roles = seen.roles(permit);
    // She may supervise others, and see this one in another role.
    roles.retain(|role| assigned || !matches!(role, Role::Supervisor | Role::DailySupervisor));
    roles.sort_unstable();
    roles.dedup();
    let (stored, place) = (crate::settings::of(c, permit)?, Place::at(&seen.org_path, &seen.programme_code));
    let (absence, hire): (Absence, Hire) = (crate::settings::held(&stored, permit, place)?, crate::settings::held(&stored, permit, place)?);
    // Birth date: those who make agreements with the person, and the person (docs/field 3, K0 and K4).
    let sees_birth_date = is_own || [Role::Consultant, Role::Hr, Role::EducationLead].iter().any(|role| roles.contains(role));
    Ok(TraineeshipCard {
        id: row.id,
        person_id: row.person_id,
        given_name: person.given_name,
        family_name: person.family_name,
        birth_date: sees_birth_date.then_some(person.birth_date),
        email: person.email,
        phone: person.phone,
        programme_code: programme.0,
        programme_name: programme.1,
        cohort_id: row.cohort_id,
        cohort,
        school: row.school,
        status: row.status,
        employment_basis: row.employment_basis,
        site_id: row.site_id,
        site_name: site.0,
        education_lead_name: site.1,
        starts_on: row.starts_on,
        ends_on: row.ends_on,
        started_on: row.actual_start_on,
        start,
        weekly_minutes: row.weekly_minutes,
        external_ref: row.external_ref,
        note: row.note.filter(|_| roles.contains(&Role::Consultant)),
        consultant_name,
        segments: segments_of(c, permit, id)?,
        supervisors,
        hire_opens_on: opens_on(row.ends_on, &hire),
        absence_window_months: absence.spells_window_months,
        roles,
        version: row.version,
    })
}

fn segments_of(c: &mut Reader, permit: &Permit, id: TraineeshipId) -> Result<Vec<Segment>, Error> {
    let rows = segments::table
        .filter(segments::tenant_id.eq(permit.tenant).and(segments::traineeship_id.eq(id)))
        .order((segments::starts_on, segments::number))
        .select((segments::id, segments::kind, segments::label, segments::starts_on, segments::ends_on, segments::status))
        .load(c)?;
    Ok(rows
        .into_iter()
        .map(|(id, kind, label, starts_on, ends_on, status)| Segment { id, kind, label, starts_on, ends_on, status })
        .collect())
}

fn supervisors_of(c: &mut Reader, permit: &Permit, id: TraineeshipId) -> Result<Vec<AssignedSupervisor>, Error> {
    let rows = assignments::table
        .inner_join(join!(users.id = assignments.user_id))
        .filter(assignments::tenant_id.eq(permit.tenant).and(assignments::traineeship_id.eq(id)))
        .order((assignments::starts_on.desc(), assignments::id))
        .select((
            assignments::id,
            users::id,
            users::display_name,
            users::email,
            assignments::kind,
            assignments::starts_on,
            assignments::ends_on,
            assignments::exception_until,
        ))
        .load(c)?;
    Ok(rows
        .into_iter()
        .map(|(id, user_id, name, email, kind, starts_on, ends_on, exception_until)| AssignedSupervisor {
            id,
            user_id,
            name,
            email,
            kind,
            starts_on,
            ends_on,
            exception_until,
        })
        .collect())
}
