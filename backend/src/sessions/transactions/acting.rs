//! Who acts: the session that a token names, and what its user may.

use super::nobody;
use crate::actor::Actor;
use crate::app::App;
use crate::db::Reader;
use crate::db::schema::{org_units, people, role_assignments, sessions, tenants, users};
use crate::error::Error;
use crate::join;
use crate::sessions::known::{Access, AsOf};
use chrono::NaiveDate;
use diesel::prelude::*;
use domain::access::{Grant, Role};
use domain::ids::{OrgUnitId, SessionId, TenantId, UserId};
use domain::{Instant, Lang};

/// User, name, the counts of what she may, of the settings and of the units.
type LiveRow = (UserId, String, i32, i32, i32);

/// The user of a live session with the roles of today: one statement, where they are remembered as they are.
pub(in crate::sessions) async fn actor(app: &App, tenant: TenantId, session_id: SessionId, lang: Lang) -> Result<Option<Actor>, Error> {
    let (now, today) = (app.now(), app.clock.today());
    let live = app.db.glance(&nobody(app), move |c| live(c, tenant, session_id, now)).await?;
    let Some((user_id, user_name, access, settings_version, units)) = live else { return Ok(None) };
    let as_of = AsOf { access, units, today };
    let Access { person_id, grants } = match app.known.of(tenant, user_id, as_of) {
        Some(known) => known,
        None => {
            let (as_of, access) = app.db.read(&nobody(app), move |c| access_of(c, tenant, user_id, today)).await?;
            app.known.remember(tenant, user_id, as_of, &access);
            access
        }
    };
    let settings = match app.settings.known(tenant, settings_version) {
        Some(settings) => settings,
        None => {
            let cache = app.settings.clone();
            app.db.read(&nobody(app), move |c| cache.read(c, tenant)).await?
        }
    };
    Ok(Some(Actor { tenant, user_id, user_name, session_id, person_id, grants, today, lang, settings }))
}

fn live(c: &mut Reader, tenant: TenantId, session: SessionId, now: Instant) -> Result<Option<LiveRow>, Error> {
    Ok(sessions::table
        .inner_join(join!(users.id = sessions.user_id))
        .inner_join(tenants::table.on(tenants::id.eq(sessions::tenant_id)))
        .filter(sessions::tenant_id.eq(tenant).and(sessions::id.eq(session)))
        .filter(sessions::ended_at.is_null().and(sessions::expires_at.gt(now)).and(users::active))
        .select((users::id, users::display_name, users::access_version, tenants::settings_version, tenants::units_version))
        .first(c)
        .optional()?)
}

/// What a user may today, and as of when that is known.
fn access_of(c: &mut Reader, tenant: TenantId, user: UserId, today: NaiveDate) -> Result<(AsOf, Access), Error> {
    let (access, units, person_id) = users::table
        .inner_join(tenants::table.on(tenants::id.eq(users::tenant_id)))
        .left_join(join!(people.user_id = users.id?))
        .filter(users::tenant_id.eq(tenant).and(users::id.eq(user)))
        .select((users::access_version, tenants::units_version, people::id.nullable()))
        .first(c)?;
    let current = role_assignments::starts_on
        .le(today)
        .and(role_assignments::ends_on.is_null().or(role_assignments::ends_on.ge(today).assume_not_null()));
    let rows: Vec<(Role, String, OrgUnitId, String)> = role_assignments::table
        .inner_join(join!(org_units.id = role_assignments.org_unit_id))
        .filter(role_assignments::tenant_id.eq(tenant).and(role_assignments::user_id.eq(user)).and(current))
        .order(role_assignments::id)
        .select((role_assignments::role, role_assignments::programmes, org_units::id, org_units::path))
        .load(c)?;
    let grant = |(role, programmes, org_unit_id, org_path): (Role, String, OrgUnitId, String)| Grant {
        role,
        org_unit_id,
        org_path,
        programmes: serde_json::from_str(&programmes).unwrap_or_default(),
    };
    Ok((AsOf { access, units, today }, Access { person_id, grants: rows.into_iter().map(grant).collect() }))
}
