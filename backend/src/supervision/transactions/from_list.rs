//! What a municipality's own list makes and changes in the register of supervisors.

use crate::db::schema::{supervisor_profiles, supervisor_programmes, supervisor_qualifications};
use crate::db::{AuditEntry, Writer};
use crate::error::Error;
use crate::insert_all;
use crate::users::{self, Held, NewUser};
use chrono::NaiveDate;
use diesel::prelude::*;
use domain::access::Role;
use domain::audit::AuditAction;
use domain::ids::{AnyId, OrgUnitId, QualificationId, SupervisorProfileId, TenantId, UserId};
use domain::imports::supervisors::{Place, Plan, Profile};
use domain::people::{QualificationKind, SupervisorKind};

#[derive(Insertable)]
#[diesel(table_name = supervisor_programmes)]
struct NewProgramme {
    tenant_id: TenantId,
    profile_id: SupervisorProfileId,
    programme_code: String,
}

#[derive(Insertable)]
#[diesel(table_name = supervisor_qualifications, treat_none_as_default_value = false)]
struct NewQualification {
    tenant_id: TenantId,
    id: QualificationId,
    profile_id: SupervisorProfileId,
    kind: QualificationKind,
    passed_on: Option<NaiveDate>,
}

/// Writes the good rows of a list of supervisors.
///
/// # Errors
/// What the database says.
pub fn write_supervisors(w: &mut Writer<'_>, plans: Vec<Plan>) -> Result<(), Error> {
    let (mut programmes, mut qualifications) = (Vec::new(), Vec::new());
    for plan in plans {
        let user = match plan.user {
            Some(user) => {
                users::rename(w, user, &plan.name)?;
                user
            }
            None => users::insert(w, &NewUser { name: &plan.name, email: &plan.email, password_hash: None })?,
        };
        for place in &plan.places {
            let profile = profile(w, user, place)?;
            role(w, user, place.site, &place.profile)?;
            let tenant_id = w.permit.tenant;
            programmes.extend(place.profile.programmes.iter().map(|code| NewProgramme {
                tenant_id,
                profile_id: profile,
                programme_code: code.clone(),
            }));
            for kind in place.profile.qualifications.iter().filter(|_| place.requalified) {
                let passed_on = place.profile.passed_on.filter(|_| *kind != QualificationKind::None);
                qualifications.push(NewQualification { tenant_id, id: w.next_id(), profile_id: profile, kind: *kind, passed_on });
            }
        }
    }
    insert_all!(w, supervisor_programmes::table, programmes);
    insert_all!(w, supervisor_qualifications::table, qualifications);
    Ok(())
}

/// The profile at a site, made or brought up to date, without its programmes and new qualifications: those follow.
fn profile(w: &mut Writer<'_>, user: UserId, place: &Place) -> Result<SupervisorProfileId, Error> {
    use {supervisor_profiles as p, supervisor_programmes as sp, supervisor_qualifications as sq};
    let (tenant, site, new) = (w.permit.tenant, place.site, &place.profile);
    let there: Option<SupervisorProfileId> = p::table
        .filter(p::tenant_id.eq(tenant).and(p::user_id.eq(user)).and(p::site_id.eq(site)))
        .select(p::id)
        .first(&mut **w)
        .optional()?;
    let says = (
        p::kind.eq(new.kind),
        p::max_trainees.eq(new.max_trainees),
        p::minutes_per_week.eq(new.minutes_per_week),
        p::appointed_on.eq(new.appointed_on),
        p::ended_on.eq(new.ended_on),
    );
    let (id, action) = match there {
        Some(id) => {
            diesel::update(p::table.find((tenant, id))).set(says).execute(&mut **w)?;
            let programmes = sp::table.filter(sp::tenant_id.eq(tenant).and(sp::profile_id.eq(id)));
            diesel::delete(programmes).execute(&mut **w)?;
            if place.requalified {
                let passed = sq::table.filter(sq::tenant_id.eq(tenant).and(sq::profile_id.eq(id)));
                diesel::delete(passed).execute(&mut **w)?;
            }
            (id, AuditAction::SupervisorChanged)
        }
        None => {
            let id: SupervisorProfileId = w.next_id();
            diesel::insert_into(p::table)
                .values((p::tenant_id.eq(tenant), p::id.eq(id), p::user_id.eq(user), p::site_id.eq(site), says))
                .execute(&mut **w)?;
            (id, AuditAction::SupervisorCreated)
        }
    };
    w.audit(AuditEntry { object_kind: "user", object_id: Some(AnyId(user.0)), ..AuditEntry::of(action) })?;
    Ok(id)
}

/// The role that goes with the function, in the same period and for the same programmes.
fn role(w: &mut Writer<'_>, user: UserId, site: OrgUnitId, new: &Profile) -> Result<(), Error> {
    let role = match new.kind {
        SupervisorKind::Responsible => Role::Supervisor,
        SupervisorKind::Daily => Role::DailySupervisor,
    };
    let held = Held { role, programmes: &new.programmes, starts_on: new.appointed_on, ends_on: new.ended_on };
    users::hold(w, user, site, &[Role::Supervisor, Role::DailySupervisor], &held)
}
