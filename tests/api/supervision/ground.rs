//! Two sites, their supervisors and two trainees: what supervision and onboarding begin from.

use crate::support::{House, Person};
use backend::db::Writer;
use backend::db::schema::{
    org_units as o, people as p, programme_versions as v, segments as g, supervisor_profiles as sp, supervisor_programmes as spp,
    supervisor_qualifications as sq, traineeships as t, users as u,
};
use backend::users::{self, NewUser};
use chrono::NaiveDate;
use diesel::prelude::*;
use domain::access::Role;
use domain::ids::{
    OrgUnitId, PersonId, ProgrammeVersionId, QualificationId, SegmentId, SupervisorProfileId, TenantId, TraineeshipId, UserId,
};
use domain::organisation::SiteKind;
use domain::people::{QualificationKind, SupervisorKind};
use domain::traineeships::{SegmentKind, TraineeshipStatus};

/// What was laid out.
#[derive(Debug, Clone, Copy)]
pub struct Ground {
    /// The home care.
    pub nord: OrgUnitId,
    /// A social and health care assistant trainee at the care home since 3 August 2026; today in placement.
    pub amina: TraineeshipId,
    /// A trainee at the home care who begins on 1 February 2027.
    pub sofus: TraineeshipId,
    /// At the care home, with a diploma module, room for two.
    pub mette: SupervisorProfileId,
    /// At the care home, with no education as a supervisor.
    pub ole: SupervisorProfileId,
    /// At the home care, with the AMU course.
    pub bo: SupervisorProfileId,
    /// At the care home, a daily supervisor.
    pub dina: SupervisorProfileId,
}

pub fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Lays out the ground in a municipality.
pub async fn lay(house: &House, tenant: TenantId) -> Ground {
    let name = if tenant == TenantId(1) { "one" } else { "two" };
    let permit = house.app.system(tenant);
    house
        .app
        .db
        .write(&permit, move |w| {
            let consultant: UserId =
                u::table.filter(u::email_key.eq(format!("consultant@{name}.example.dk"))).select(u::id).first(&mut **w)?;
            let havblik = site(w, 2, "0670", "Plejecenter Havblik", SiteKind::CareHome);
            let nord = site(w, 3, "0840", "Hjemmeplejen Nord", SiteKind::HomeCare);
            let user = |w: &mut Writer<'_>, person: &str, role: Role, unit: OrgUnitId| {
                let email = format!("{}@{name}.example.dk", person.to_lowercase());
                let user = users::insert(w, &NewUser { name: person, email: &email, password_hash: None }).unwrap();
                users::grant(w, user, role, unit, &[]).unwrap();
                user
            };
            user(w, "Lead_nord", Role::EducationLead, nord);
            user(w, "Lead_havblik", Role::EducationLead, havblik);
            let mut supervisor = |person: &str, unit, kind, passed: Option<QualificationKind>, max| {
                let role = if kind == SupervisorKind::Daily { Role::DailySupervisor } else { Role::Supervisor };
                let user = user(w, person, role, unit);
                profile(w, user, unit, kind, passed, max)
            };
            let mette = supervisor("Mette", havblik, SupervisorKind::Responsible, Some(QualificationKind::DiplomaModule), 2);
            let ole = supervisor("Ole", havblik, SupervisorKind::Responsible, None, 2);
            let bo = supervisor("Bo", nord, SupervisorKind::Responsible, Some(QualificationKind::Amu), 1);
            let dina = supervisor("Dina", havblik, SupervisorKind::Daily, None, 2);
            let user_of_amina = user(w, "Amina", Role::Trainee, havblik);
            let user_of_sofus = user(w, "Sofus", Role::Trainee, nord);
            let amina = trainee(
                w,
                &Trainee {
                    given: "Amina",
                    user: user_of_amina,
                    programme: "ssa",
                    site: havblik,
                    path: "/1/2/",
                    status: TraineeshipStatus::Active,
                    starts_on: "2026-08-03",
                    ends_on: "2027-06-30",
                    consultant,
                },
            );
            let sofus = trainee(
                w,
                &Trainee {
                    given: "Sofus",
                    user: user_of_sofus,
                    programme: "ssh",
                    site: nord,
                    path: "/1/3/",
                    status: TraineeshipStatus::Preboarding,
                    starts_on: "2027-02-01",
                    ends_on: "2028-03-31",
                    consultant,
                },
            );
            for (number, kind, label, first, last) in [
                (1, SegmentKind::School, "Skole 1", "2026-08-03", "2026-10-04"),
                (2, SegmentKind::Placement, "Oplæring 1", "2026-10-05", "2027-01-31"),
                (3, SegmentKind::School, "Skole 2", "2027-02-01", "2027-03-28"),
                (4, SegmentKind::Placement, "Oplæring 2", "2027-03-29", "2027-06-30"),
            ] {
                segment(w, amina, havblik, number, kind, label, (first, last));
            }
            w.nothing_to_do();
            Ok(Ground { nord, amina, sofus, mette, ole, bo, dina })
        })
        .await
        .unwrap()
}

fn site(w: &mut Writer<'_>, number: i32, code: &str, name: &str, kind: SiteKind) -> OrgUnitId {
    let (tenant, now, id): (_, _, OrgUnitId) = (w.permit.tenant, w.now, w.next_id());
    let root: OrgUnitId = o::table.filter(o::tenant_id.eq(tenant).and(o::number.eq(1))).select(o::id).first(&mut **w).unwrap();
    let row = (
        (o::tenant_id.eq(tenant), o::id.eq(id), o::number.eq(number), o::kind.eq("site"), o::code.eq(Some(code)), o::name.eq(name)),
        (
            o::search_key.eq(name.to_lowercase()),
            o::parent_id.eq(Some(root)),
            o::path.eq(format!("/1/{number}/")),
            o::site_kind.eq(Some(kind)),
        ),
        (o::serves_children.eq(false), o::created_at.eq(now), o::updated_at.eq(now), o::version.eq(1)),
    );
    diesel::insert_into(o::table).values(row).execute(&mut **w).unwrap();
    id
}

fn profile(
    w: &mut Writer<'_>,
    user: UserId,
    site: OrgUnitId,
    kind: SupervisorKind,
    passed: Option<QualificationKind>,
    max: i32,
) -> SupervisorProfileId {
    let (tenant, id): (_, SupervisorProfileId) = (w.permit.tenant, w.next_id());
    let row = (
        (sp::tenant_id.eq(tenant), sp::id.eq(id), sp::user_id.eq(user), sp::site_id.eq(site), sp::kind.eq(kind)),
        (sp::max_trainees.eq(max), sp::minutes_per_week.eq(Some(60)), sp::appointed_on.eq(date("2024-01-01"))),
    );
    diesel::insert_into(sp::table).values(row).execute(&mut **w).unwrap();
    for code in ["ssa", "ssh"] {
        let row = (spp::tenant_id.eq(tenant), spp::profile_id.eq(id), spp::programme_code.eq(code));
        diesel::insert_into(spp::table).values(row).execute(&mut **w).unwrap();
    }
    if let Some(kind) = passed {
        let row = (sq::tenant_id.eq(tenant), sq::id.eq(w.next_id::<QualificationId>()), sq::profile_id.eq(id), sq::kind.eq(kind));
        diesel::insert_into(sq::table).values(row).execute(&mut **w).unwrap();
    }
    id
}

struct Trainee<'a> {
    given: &'a str,
    user: UserId,
    programme: &'a str,
    site: OrgUnitId,
    path: &'a str,
    status: TraineeshipStatus,
    starts_on: &'a str,
    ends_on: &'a str,
    consultant: UserId,
}

fn trainee(w: &mut Writer<'_>, new: &Trainee<'_>) -> TraineeshipId {
    let (tenant, now) = (w.permit.tenant, w.now);
    let (person, id): (PersonId, TraineeshipId) = (w.next_id(), w.next_id());
    let row = (
        (p::tenant_id.eq(tenant), p::id.eq(person), p::given_name.eq(new.given), p::family_name.eq("Prøve"), p::user_id.eq(Some(new.user))),
        (p::search_key.eq("prøve"), p::sort_key.eq(new.given), p::birth_date.eq(date("2001-05-05"))),
        (p::created_at.eq(now), p::updated_at.eq(now), p::version.eq(1)),
    );
    diesel::insert_into(p::table).values(row).execute(&mut **w).unwrap();
    let version: ProgrammeVersionId =
        v::table.filter(v::tenant_id.eq(tenant).and(v::programme_code.eq(new.programme))).select(v::id).first(&mut **w).unwrap();
    let row = (
        (
            t::tenant_id.eq(tenant),
            t::id.eq(id),
            t::person_id.eq(person),
            t::programme_code.eq(new.programme),
            t::programme_version_id.eq(version),
        ),
        (t::status.eq(new.status), t::employment_basis.eq("eud_trainee"), t::site_id.eq(new.site), t::org_path.eq(new.path)),
        (t::starts_on.eq(date(new.starts_on)), t::ends_on.eq(date(new.ends_on)), t::sort_key.eq(new.given), t::search_key.eq("prøve")),
        (t::consultant_user_id.eq(Some(new.consultant)), t::created_at.eq(now), t::updated_at.eq(now), t::version.eq(1)),
    );
    diesel::insert_into(t::table).values(row).execute(&mut **w).unwrap();
    id
}

fn segment(w: &mut Writer<'_>, of: TraineeshipId, site: OrgUnitId, number: i32, kind: SegmentKind, label: &str, days: (&str, &str)) {
    let row = (
        (
            g::tenant_id.eq(w.permit.tenant),
            g::id.eq(w.next_id::<SegmentId>()),
            g::traineeship_id.eq(of),
            g::number.eq(number),
            g::kind.eq(kind),
        ),
        (g::label.eq(label), g::starts_on.eq(date(days.0)), g::ends_on.eq(date(days.1)), g::status.eq("planned")),
        g::site_id.eq((kind == SegmentKind::Placement).then_some(site)),
    );
    diesel::insert_into(g::table).values(row).execute(&mut **w).unwrap();
}

/// Fails where an answer cost more statements than these. PostgreSQL counts the beginning and the end of both
/// transactions too: that of the actor and that of the work.
#[track_caller]
pub fn costs_at_most(answer: &crate::support::Answer, statements: u32) {
    let on_postgres = std::env::var("PRAKTIKSPOR_TEST_DATABASE").is_ok_and(|url| url.starts_with("postgres"));
    let most = if on_postgres { statements + 4 } else { statements };
    assert!(answer.statements() <= most, "{} statements", answer.statements());
}

/// Assigns a supervisor as the consultant.
pub async fn assign(
    consultant: &Person,
    to: TraineeshipId,
    profile: SupervisorProfileId,
    kind: &str,
    starts_on: &str,
) -> crate::support::Answer {
    let body = serde_json::json!({ "profile_id": profile, "kind": kind, "starts_on": starts_on });
    consultant.post(&format!("/traineeships/{to}/supervisor-assignments"), body).await
}
