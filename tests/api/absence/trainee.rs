//! A trainee with a supervisor and a daily supervisor, written past the screens that make them.

use crate::support::{House, Person};
use backend::db::Writer;
use backend::db::schema::{
    absence_spells, org_units, people, programme_versions, segments, supervisor_assignments, supervisor_profiles, traineeships,
};
use backend::error::Error;
use backend::users::{self, NewUser};
use chrono::NaiveDate;
use diesel::prelude::*;
use domain::access::Role;
use domain::ids::{
    AbsenceSpellId, OrgUnitId, PersonId, SegmentId, SupervisorAssignmentId, SupervisorProfileId, TenantId, TraineeshipId, UserId,
};

/// A trainee of a test.
#[derive(Debug, Clone)]
pub struct Trainee {
    pub id: TraineeshipId,
    key: String,
}

impl Trainee {
    /// A trainee of the first municipality, employed unless `basis` says otherwise, from 1 June 2026 to 31 May 2028.
    pub async fn new(house: &House, key: &str, basis: &'static str) -> Self {
        Self::of(house, TenantId(1), key, basis).await
    }

    /// The same in any municipality.
    pub async fn of(house: &House, tenant: TenantId, key: &str, basis: &'static str) -> Self {
        let permit = house.app.system(tenant);
        let (name, hash) = (key.to_owned(), crate::support::password_hash().await);
        let id = house.app.db.write(&permit, move |w| written(w, &name, basis, &hash)).await.unwrap();
        Self { id, key: key.to_owned() }
    }

    pub fn path(&self, rest: &str) -> String {
        format!("/traineeships/{}/{rest}", self.id)
    }

    pub async fn signed_in(&self, house: &House) -> Person {
        house.sign_in(&format!("{}@trainee.example.dk", self.key)).await
    }

    pub async fn supervisor(&self, house: &House) -> Person {
        house.sign_in(&format!("{}@supervisor.example.dk", self.key)).await
    }

    pub async fn daily_supervisor(&self, house: &House) -> Person {
        house.sign_in(&format!("{}@daily_supervisor.example.dk", self.key)).await
    }

    /// Absence from before the test, as an import leaves it.
    pub async fn was_away(&self, house: &House, kind: &'static str, first: &str, last: Option<&str>) {
        let (id, first, last) = (self.id, day(first), last.map(day));
        let write = move |w: &mut Writer<'_>| {
            w.nothing_to_do();
            let (spell, now): (AbsenceSpellId, _) = (w.next_id(), w.now);
            diesel::insert_into(absence_spells::table)
                .values((
                    absence_spells::tenant_id.eq(w.permit.tenant),
                    absence_spells::id.eq(spell),
                    absence_spells::traineeship_id.eq(id),
                    absence_spells::kind.eq(kind),
                    absence_spells::starts_on.eq(first),
                    absence_spells::ends_on.eq(last),
                    absence_spells::source.eq("import"),
                    absence_spells::registered_at.eq(now),
                    absence_spells::version.eq(1),
                ))
                .execute(&mut **w)?;
            Ok(())
        };
        house.app.db.write(&house.app.system(TenantId(1)), write).await.unwrap();
    }
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn written(w: &mut Writer<'_>, key: &str, basis: &str, hash: &str) -> Result<TraineeshipId, Error> {
    let (tenant, now) = (w.permit.tenant, w.now);
    let (root, number): (OrgUnitId, i64) = {
        let root =
            org_units::table.filter(org_units::tenant_id.eq(tenant).and(org_units::number.eq(1))).select(org_units::id).first(&mut **w)?;
        (root, org_units::table.filter(org_units::tenant_id.eq(tenant)).count().get_result(&mut **w)?)
    };
    let (site, number): (OrgUnitId, i32) = (w.next_id(), i32::try_from(number).unwrap() + 1);
    let path = format!("/1/{number}/");
    diesel::insert_into(org_units::table)
        .values((
            (org_units::tenant_id.eq(tenant), org_units::id.eq(site), org_units::number.eq(number), org_units::kind.eq("site")),
            org_units::name.eq(format!("Sted {number}")),
            org_units::search_key.eq(format!("sted {number}")),
            org_units::parent_id.eq(Some(root)),
            org_units::path.eq(&path),
            org_units::serves_children.eq(false),
            org_units::created_at.eq(now),
            org_units::updated_at.eq(now),
            org_units::version.eq(1),
        ))
        .execute(&mut **w)?;
    let user = |w: &mut Writer<'_>, role: Role| -> Result<UserId, Error> {
        let email = format!("{key}@{role}.example.dk");
        let id = users::insert(w, &NewUser { name: key, email: &email, password_hash: Some(hash) })?;
        users::grant(w, id, role, root, &[])?;
        Ok(id)
    };
    let (own, supervisor, daily) = (user(w, Role::Trainee)?, user(w, Role::Supervisor)?, user(w, Role::DailySupervisor)?);
    let person: PersonId = w.next_id();
    diesel::insert_into(people::table)
        .values((
            (people::tenant_id.eq(tenant), people::id.eq(person), people::given_name.eq(key), people::family_name.eq("Prøve")),
            people::search_key.eq(key),
            people::sort_key.eq(key),
            people::birth_date.eq(day("2001-02-03")),
            people::user_id.eq(Some(own)),
            people::created_at.eq(now),
            people::updated_at.eq(now),
            people::version.eq(1),
        ))
        .execute(&mut **w)?;
    let version: domain::ids::ProgrammeVersionId = programme_versions::table
        .filter(programme_versions::tenant_id.eq(tenant).and(programme_versions::programme_code.eq("ssa")))
        .select(programme_versions::id)
        .first(&mut **w)?;
    let id: TraineeshipId = w.next_id();
    diesel::insert_into(traineeships::table)
        .values((
            (
                traineeships::tenant_id.eq(tenant),
                traineeships::id.eq(id),
                traineeships::person_id.eq(person),
                traineeships::programme_code.eq("ssa"),
            ),
            (traineeships::programme_version_id.eq(version), traineeships::status.eq("active"), traineeships::employment_basis.eq(basis)),
            (traineeships::site_id.eq(site), traineeships::org_path.eq(&path)),
            (traineeships::starts_on.eq(day("2026-06-01")), traineeships::ends_on.eq(day("2028-05-31"))),
            (traineeships::sort_key.eq(key), traineeships::search_key.eq(key)),
            (traineeships::created_at.eq(now), traineeships::updated_at.eq(now), traineeships::version.eq(1)),
        ))
        .execute(&mut **w)?;
    for (number, kind, first, last) in [(1, "school", "2026-06-01", "2026-07-31"), (2, "placement", "2026-08-01", "2028-05-31")] {
        let segment: SegmentId = w.next_id();
        diesel::insert_into(segments::table)
            .values((
                (segments::tenant_id.eq(tenant), segments::id.eq(segment), segments::traineeship_id.eq(id), segments::number.eq(number)),
                (segments::kind.eq(kind), segments::label.eq(kind), segments::status.eq("planned")),
                (segments::starts_on.eq(day(first)), segments::ends_on.eq(day(last))),
            ))
            .execute(&mut **w)?;
    }
    for (user, kind) in [(supervisor, "responsible"), (daily, "daily")] {
        let (profile, assignment): (SupervisorProfileId, SupervisorAssignmentId) = (w.next_id(), w.next_id());
        diesel::insert_into(supervisor_profiles::table)
            .values((
                (
                    supervisor_profiles::tenant_id.eq(tenant),
                    supervisor_profiles::id.eq(profile),
                    supervisor_profiles::user_id.eq(user),
                    supervisor_profiles::site_id.eq(site),
                ),
                (
                    supervisor_profiles::kind.eq(kind),
                    supervisor_profiles::max_trainees.eq(3),
                    supervisor_profiles::appointed_on.eq(day("2026-01-01")),
                ),
            ))
            .execute(&mut **w)?;
        diesel::insert_into(supervisor_assignments::table)
            .values((
                (
                    supervisor_assignments::tenant_id.eq(tenant),
                    supervisor_assignments::id.eq(assignment),
                    supervisor_assignments::traineeship_id.eq(id),
                ),
                (
                    supervisor_assignments::profile_id.eq(profile),
                    supervisor_assignments::user_id.eq(user),
                    supervisor_assignments::kind.eq(kind),
                ),
                (supervisor_assignments::starts_on.eq(day("2026-06-01")), supervisor_assignments::created_at.eq(now)),
            ))
            .execute(&mut **w)?;
    }
    Ok(id)
}
