//! Traineeships with their periods, and spells: what the rows of trainee and absence lists are compared with.

use crate::db::Within;
use crate::db::schema::{absence_spells, cohorts, people, segments, supervisor_assignments, traineeships};
use crate::db::{DbConnection, MultiBackend};
use crate::error::Error;
use crate::join;
use chrono::NaiveDate;
use diesel::prelude::*;
use domain::absence::AbsenceKind;
use domain::ids::{AbsenceSpellId, OrgUnitId, PersonId, SupervisorProfileId, TenantId, TraineeshipId};
use domain::imports::register::{PeriodRef, TraineeshipRef};
use domain::imports::{Field, Table, absence};
use domain::traineeships::{EmploymentBasis, SegmentKind, SegmentStatus, TraineeshipStatus};
use std::collections::{HashMap, HashSet};

/// How many values go into one `IN (…)`: both engines have a limit.
const AT_ONCE: usize = 1_000;

#[derive(Queryable)]
struct TraineeshipRow {
    id: TraineeshipId,
    person_id: PersonId,
    programme: String,
    status: TraineeshipStatus,
    basis: EmploymentBasis,
    weekly_minutes: Option<i32>,
    school: Option<String>,
    note: Option<String>,
    cohort: Option<String>,
    external_ref: Option<String>,
    site_id: OrgUnitId,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
}

type SegmentRow = (TraineeshipId, Option<String>, Option<String>, SegmentKind, Option<OrgUnitId>, NaiveDate, NaiveDate);

/// The traineeships of persons.
pub(super) fn traineeships_of(c: &mut DbConnection, tenant: TenantId, people: &[PersonId]) -> Result<Vec<TraineeshipRef>, Error> {
    use traineeships as t;
    let mut rows: Vec<TraineeshipRow> = t::table
        .left_join(join!(cohorts.id? = t.cohort_id))
        .filter(t::tenant_id.eq(tenant).and(t::person_id.within(people.to_vec())))
        .select((
            t::id,
            t::person_id,
            t::programme_code,
            t::status,
            t::employment_basis,
            t::weekly_minutes,
            t::school,
            t::note,
            cohorts::code.nullable(),
            t::external_ref,
            t::site_id,
            t::starts_on,
            t::ends_on,
        ))
        .load(c)?;
    // Sorted here: asked for in order, an engine may walk all of them by their keys.
    rows.sort_unstable_by_key(|row| row.id);
    let ids: Vec<TraineeshipId> = rows.iter().map(|row| row.id).collect();
    let mut periods = periods(c, tenant, &ids)?;
    let assigned: Vec<(TraineeshipId, SupervisorProfileId)> = supervisor_assignments::table
        .filter(supervisor_assignments::tenant_id.eq(tenant).and(supervisor_assignments::traineeship_id.within(ids)))
        .select((supervisor_assignments::traineeship_id, supervisor_assignments::profile_id))
        .load(c)?;
    let mut supervisors: HashMap<TraineeshipId, Vec<SupervisorProfileId>> = HashMap::new();
    for (traineeship, profile) in assigned {
        supervisors.entry(traineeship).or_default().push(profile);
    }
    let traineeship = |row: TraineeshipRow| {
        let own = PeriodRef {
            cohort: row.cohort,
            external_ref: row.external_ref,
            site_id: Some(row.site_id),
            starts_on: row.starts_on,
            ends_on: row.ends_on,
        };
        let supervisors = supervisors.remove(&row.id).unwrap_or_default();
        TraineeshipRef {
            id: row.id,
            person_id: row.person_id,
            programme: row.programme,
            status: row.status,
            basis: row.basis,
            weekly_minutes: row.weekly_minutes,
            school: row.school,
            note: row.note,
            periods: own_first(own, periods.remove(&row.id).unwrap_or_default()),
            supervisors,
        }
    };
    Ok(rows.into_iter().map(traineeship).collect())
}

/// The periods of a traineeship: as its segments have them where they are of several cohorts, else as it has them itself.
fn own_first(own: PeriodRef, mut periods: Vec<PeriodRef>) -> Vec<PeriodRef> {
    if periods.len() < 2 {
        return vec![own];
    }
    periods.sort_by_key(|period| (period.cohort != own.cohort, period.starts_on));
    if let Some(first) = periods.first_mut().filter(|first| first.cohort == own.cohort) {
        first.external_ref = own.external_ref;
    }
    periods
}

fn periods(c: &mut DbConnection, tenant: TenantId, ids: &[TraineeshipId]) -> Result<HashMap<TraineeshipId, Vec<PeriodRef>>, Error> {
    let rows: Vec<SegmentRow> = segments::table
        .left_join(join!(cohorts.id? = segments.cohort_id))
        .filter(segments::tenant_id.eq(tenant).and(segments::traineeship_id.within(ids.to_vec())))
        .filter(segments::status.ne(SegmentStatus::Cancelled))
        .order((segments::traineeship_id, segments::starts_on))
        .select((
            segments::traineeship_id,
            cohorts::code.nullable(),
            segments::external_ref,
            segments::kind,
            segments::site_id,
            segments::starts_on,
            segments::ends_on,
        ))
        .load(c)?;
    let mut by_traineeship: HashMap<TraineeshipId, Vec<PeriodRef>> = HashMap::new();
    for (traineeship, cohort, external_ref, kind, site_id, starts_on, ends_on) in rows {
        let site_id = site_id.filter(|_| kind == SegmentKind::Placement);
        let periods = by_traineeship.entry(traineeship).or_default();
        match periods.iter_mut().find(|period| period.cohort == cohort) {
            Some(period) => {
                period.starts_on = period.starts_on.min(starts_on);
                period.ends_on = period.ends_on.max(ends_on);
                period.site_id = site_id.or(period.site_id);
            }
            None => periods.push(PeriodRef { cohort, external_ref, site_id, starts_on, ends_on }),
        }
    }
    Ok(by_traineeship)
}

type NumberedRow = (Option<String>, TraineeshipId, String, String, NaiveDate, NaiveDate);

#[derive(Queryable, Selectable)]
#[diesel(table_name = absence_spells, check_for_backend(MultiBackend))]
struct SpellRow {
    id: AbsenceSpellId,
    traineeship_id: TraineeshipId,
    external_ref: Option<String>,
    kind: AbsenceKind,
    starts_on: NaiveDate,
    ends_on: Option<NaiveDate>,
    percent: Option<i32>,
}

fn spell(row: SpellRow) -> absence::SpellRef {
    absence::SpellRef {
        id: row.id,
        traineeship_id: row.traineeship_id,
        external_ref: row.external_ref,
        kind: row.kind,
        starts_on: row.starts_on,
        ends_on: row.ends_on,
        percent: row.percent,
    }
}

/// The trainees whose numbers stand in an absence list, and their spells.
pub(super) fn for_absence(c: &mut DbConnection, tenant: TenantId, table: &Table) -> Result<absence::Register, Error> {
    let wanted: HashSet<String> = table.rows.iter().map(|row| table.text(row, Field::ExternalRef)).collect();
    let wanted: Vec<String> = wanted.into_iter().collect();
    let mut register = absence::Register::default();
    for some in wanted.chunks(AT_ONCE) {
        for (number, id, given_name, family_name, starts_on, ends_on) in numbered(c, tenant, some)? {
            let Some(number) = number else { continue };
            let trainee = absence::TraineeRef { id, name: format!("{given_name} {family_name}"), starts_on, ends_on };
            register.trainees.insert(number, trainee);
        }
    }
    // A number belongs to one spell of the municipality, also to one of a trainee who is not in the file.
    let numbers: HashSet<String> =
        table.rows.iter().map(|row| table.text(row, Field::SpellNumber)).filter(|number| !number.is_empty()).collect();
    let numbers: Vec<String> = numbers.into_iter().collect();
    let in_file: HashSet<TraineeshipId> = register.trainees.values().map(|trainee| trainee.id).collect();
    for some in numbers.chunks(AT_ONCE) {
        use absence_spells as s;
        let numbered = s::external_ref.is_not_null().and(s::external_ref.assume_not_null().within(some.to_vec()));
        let rows: Vec<SpellRow> = s::table.filter(s::tenant_id.eq(tenant).and(numbered)).select(SpellRow::as_select()).load(c)?;
        register.spells.extend(rows.into_iter().map(spell).filter(|spell| !in_file.contains(&spell.traineeship_id)));
    }
    let ids: HashSet<TraineeshipId> = register.trainees.values().map(|trainee| trainee.id).collect();
    let ids: Vec<TraineeshipId> = ids.into_iter().collect();
    for some in ids.chunks(AT_ONCE) {
        use absence_spells as s;
        let rows: Vec<SpellRow> =
            s::table.filter(s::tenant_id.eq(tenant).and(s::traineeship_id.eq_any(some.to_vec()))).select(SpellRow::as_select()).load(c)?;
        register.spells.extend(rows.into_iter().map(spell));
    }
    Ok(register)
}

/// Trainees by their own number, and by those of later periods.
fn numbered(c: &mut DbConnection, tenant: TenantId, numbers: &[String]) -> Result<Vec<NumberedRow>, Error> {
    use traineeships as t;
    let same_person = people::tenant_id.eq(t::tenant_id).and(people::id.eq(t::person_id));
    let mut rows: Vec<NumberedRow> = segments::table
        .inner_join(join!(t.id = segments.traineeship_id))
        .inner_join(people::table.on(same_person))
        .filter(
            segments::tenant_id
                .eq(tenant)
                .and(segments::external_ref.is_not_null())
                .and(segments::external_ref.assume_not_null().within(numbers.to_vec())),
        )
        .select((segments::external_ref, t::id, people::given_name, people::family_name, t::starts_on, t::ends_on))
        .load(c)?;
    let own: Vec<NumberedRow> = t::table
        .inner_join(people::table.on(same_person))
        .filter(t::tenant_id.eq(tenant).and(t::external_ref.is_not_null()).and(t::external_ref.assume_not_null().within(numbers.to_vec())))
        .order(t::id)
        .select((t::external_ref, t::id, people::given_name, people::family_name, t::starts_on, t::ends_on))
        .load(c)?;
    rows.extend(own);
    Ok(rows)
}
