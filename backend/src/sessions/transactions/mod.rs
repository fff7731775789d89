//! What happens with sessions, links and passwords in one transaction. Nobody is signed in yet, so each is opened here.

mod sign_in;

use super::token;
use crate::actor::Actor;
use crate::app::App;
use crate::db::Within;
use crate::db::schema::{org_units, password_links, people, refresh_tokens, role_assignments, sessions, tenants, traineeships, users};
use crate::db::{AuditEntry, MultiBackend, Reader, Writer};
use crate::error::Error;
use crate::join;
use crate::permit::Permit;
use diesel::prelude::*;
use domain::access::{Grant, Role};
use domain::audit::AuditAction;
use domain::ids::{AnyId, OrgUnitId, PersonId, SessionId, TenantId, UserId};
use domain::sessions::{Me, ScreenSettings};
use domain::settings::Place;
use domain::{Instant, Lang};

pub(super) use sign_in::{accounts, which};

/// What signing in needs to know of a user.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = users, check_for_backend(MultiBackend))]
pub(super) struct Account {
    pub tenant_id: TenantId,
    pub id: UserId,
    pub display_name: String,
    pub password_hash: Option<String>,
    pub active: bool,
}

/// Nobody is signed in yet: the permit for finding out who it is.
fn nobody(app: &App) -> Permit {
    app.system(TenantId(0))
}

fn of_account(app: &App, tenant: TenantId, user: UserId, name: &str) -> Permit {
    Permit { user_id: Some(user), user_name: name.into(), ..app.system(tenant) }
}

/// The municipality of a refresh token. One of before secrets named theirs is looked for in each.
pub(super) async fn tenant_of_refresh(app: &App, secret: &str) -> Result<Option<TenantId>, Error> {
    if let Some(tenant) = token::tenant_of(secret) {
        return Ok(Some(tenant));
    }
    let hash = token::stored(secret);
    app.db
        .read(&nobody(app), move |c| {
            let anywhere = refresh_tokens::tenant_id.eq_any(tenants::table.select(tenants::id)).and(refresh_tokens::hash.eq(&hash));
            Ok(refresh_tokens::table.filter(anywhere).select(refresh_tokens::tenant_id).first(c).optional()?)
        })
        .await
}

/// The account of a user, by id.
pub(super) async fn account_of(app: &App, permit: &Permit, user: UserId) -> Result<Account, Error> {
    let tenant = permit.tenant;
    app.db.read(permit, move |c| Ok(users::table.find((tenant, user)).select(Account::as_select()).first(c)?)).await
}

pub(super) async fn begin_session(app: &App, account: &Account, refresh: &str, until: Instant) -> Result<SessionId, Error> {
    let id: SessionId = app.ids.next();
    let (tenant, user) = (account.tenant_id, account.id);
    let hash = token::stored(refresh);
    let permit = of_account(app, tenant, user, &account.display_name);
    app.db
        .write(&permit, move |w| {
            let now = w.now;
            diesel::insert_into(sessions::table)
                .values((
                    sessions::tenant_id.eq(tenant),
                    sessions::id.eq(id),
                    sessions::user_id.eq(user),
                    sessions::created_at.eq(now),
                    sessions::expires_at.eq(until),
                ))
                .execute(&mut **w)?;
            insert_refresh(w, tenant, id, &hash)?;
            w.audit(AuditEntry { object_kind: "session", object_id: Some(AnyId(id.0)), ..AuditEntry::of(AuditAction::SessionBegun) })?;
            Ok(id)
        })
        .await
}

fn insert_refresh(w: &mut Writer<'_>, tenant: TenantId, session: SessionId, hash: &str) -> Result<(), Error> {
    let now = w.now;
    diesel::insert_into(refresh_tokens::table)
        .values((
            refresh_tokens::tenant_id.eq(tenant),
            refresh_tokens::hash.eq(hash),
            refresh_tokens::session_id.eq(session),
            refresh_tokens::created_at.eq(now),
        ))
        .execute(&mut **w)?;
    Ok(())
}

/// What became of a refresh token.
#[derive(Debug, Clone, Copy)]
pub(super) enum Rotation {
    /// It has a successor of the same session.
    Renewed(UserId, SessionId),
    /// It was used too long ago: either it was stolen, or its successor was (RFC 9700).
    Reused(UserId, SessionId),
    /// It is not known, or its session is over.
    Over,
}

/// A point in time of use that gives no grace.
fn before_grace(now: Instant) -> Instant {
    now.plus_seconds(-super::REFRESH_GRACE_SECONDS - 1)
}

/// Uses up all refresh tokens of a session, without grace: one that comes again ends the session.
fn use_up(w: &mut Writer<'_>, tenant: TenantId, session: SessionId) -> Result<(), Error> {
    let over = before_grace(w.now);
    let of_session = refresh_tokens::tenant_id.eq(tenant).and(refresh_tokens::session_id.eq(session));
    let good = refresh_tokens::used_at.is_null().or(refresh_tokens::used_at.gt(over).assume_not_null());
    diesel::update(refresh_tokens::table.filter(of_session.and(good))).set(refresh_tokens::used_at.eq(over)).execute(&mut **w)?;
    Ok(())
}

/// Uses a refresh token and stores its successor. For a moment after its use it gives one more: where the answer got
/// lost, nobody holds the first. Of two successors only the line that is used next lives on.
pub(super) async fn rotate(app: &App, tenant: TenantId, old: &str, new: &str) -> Result<Rotation, Error> {
    let (old, new) = (token::stored(old), token::stored(new));
    app.db
        .write(&nobody(app), move |w| {
            w.nothing_to_do();
            let now = w.now;
            let found: Option<TokenRow> = refresh_tokens::table
                .inner_join(join!(sessions.id = refresh_tokens.session_id))
                .filter(refresh_tokens::tenant_id.eq(tenant).and(refresh_tokens::hash.eq(&old)))
                .select((sessions::id, refresh_tokens::used_at, sessions::user_id, sessions::ended_at, sessions::expires_at))
                .first(&mut **w)
                .optional()?;
            let Some((session, used_at, user, ended_at, expires_at)) = found else { return Ok(Rotation::Over) };
            if ended_at.is_some() || expires_at <= now {
                return Ok(Rotation::Over);
            }
            if used_at.is_some_and(|used_at| used_at.plus_seconds(super::REFRESH_GRACE_SECONDS) < now) {
                return Ok(Rotation::Reused(user, session));
            }
            // A first use ends the others of the session, the ones in their grace too: their answers are no longer waited
            // for. A second use is the only one that the grace gives.
            let (others, at) = if used_at.is_none() { (true, now) } else { (false, before_grace(now)) };
            if others {
                use_up(w, tenant, session)?;
            }
            diesel::update(refresh_tokens::table.find((tenant, &old))).set(refresh_tokens::used_at.eq(at)).execute(&mut **w)?;
            insert_refresh(w, tenant, session, &new)?;
            Ok(Rotation::Renewed(user, session))
        })
        .await
}

/// Ends one session of a user, or all of them.
pub(super) async fn end_sessions(
    app: &App,
    permit: &Permit,
    user: UserId,
    only: Option<SessionId>,
    reason: &'static str,
) -> Result<(), Error> {
    let tenant = permit.tenant;
    app.db
        .write(permit, move |w| {
            end(w, tenant, user, only, reason)?;
            w.audit(AuditEntry {
                object_kind: "user",
                object_id: Some(AnyId(user.0)),
                details: serde_json::json!({ "reason": reason }),
                ..AuditEntry::of(AuditAction::SessionEnded)
            })
        })
        .await
}

/// Ends all sessions of a user in the transaction under way.
///
/// # Errors
/// What the database says.
pub fn end_all(w: &mut Writer<'_>, user: UserId, reason: &str) -> Result<(), Error> {
    let tenant = w.permit.tenant;
    end(w, tenant, user, None, reason)
}

/// Ends sessions in the transaction under way.
pub(super) fn end(w: &mut Writer<'_>, tenant: TenantId, user: UserId, only: Option<SessionId>, reason: &str) -> Result<(), Error> {
    let now = w.now;
    let mut open = diesel::update(sessions::table)
        .filter(sessions::tenant_id.eq(tenant).and(sessions::user_id.eq(user)).and(sessions::ended_at.is_null()))
        .set((sessions::ended_at.eq(now), sessions::end_reason.eq(reason)))
        .into_boxed();
    if let Some(session) = only {
        open = open.filter(sessions::id.eq(session));
    }
    open.execute(&mut **w)?;
    Ok(())
}

/// Session, when the token was used, user, when the session ended, when it runs out.
type TokenRow = (SessionId, Option<Instant>, UserId, Option<Instant>, Instant);
type ActorRow = (UserId, String, i32, Option<PersonId>, Option<(Role, String)>, Option<(OrgUnitId, String)>);

/// The user of a live session with the roles of today: one statement.
pub(super) async fn actor(app: &App, tenant: TenantId, session_id: SessionId, lang: Lang) -> Result<Option<Actor>, Error> {
    let (now, today) = (app.now(), app.clock.today());
    let rows = app.db.glance(&nobody(app), move |c| actor_rows(c, tenant, session_id, now, today)).await?;
    let Some((user_id, user_name, settings_version, person_id, ..)) = rows.first().cloned() else { return Ok(None) };
    let settings = match app.settings.known(tenant, settings_version) {
        Some(settings) => settings,
        None => {
            let cache = app.settings.clone();
            app.db.read(&nobody(app), move |c| cache.read(c, tenant)).await?
        }
    };
    let grants = rows
        .into_iter()
        .filter_map(|(.., grant, unit)| Some((grant?, unit?)))
        .map(|((role, programmes), (org_unit_id, org_path))| Grant {
            role,
            org_unit_id,
            org_path,
            programmes: serde_json::from_str(&programmes).unwrap_or_default(),
        })
        .collect();
    Ok(Some(Actor { tenant, user_id, user_name, session_id, person_id, grants, today, lang, settings }))
}

fn actor_rows(
    c: &mut Reader,
    tenant: TenantId,
    session: SessionId,
    now: Instant,
    today: chrono::NaiveDate,
) -> Result<Vec<ActorRow>, Error> {
    let current = role_assignments::tenant_id
        .eq(users::tenant_id)
        .and(role_assignments::user_id.eq(users::id))
        .and(role_assignments::starts_on.le(today))
        .and(role_assignments::ends_on.is_null().or(role_assignments::ends_on.ge(today).assume_not_null()));
    let rows = sessions::table
        .inner_join(join!(users.id = sessions.user_id))
        .inner_join(tenants::table.on(tenants::id.eq(users::tenant_id)))
        .left_join(join!(people.user_id = users.id?))
        // One after the other: a join within brackets is made whole by SQLite, of all roles that anyone has.
        .left_join(role_assignments::table.on(current))
        .left_join(
            org_units::table.on(org_units::tenant_id
                .nullable()
                .eq(role_assignments::tenant_id.nullable())
                .and(org_units::id.nullable().eq(role_assignments::org_unit_id.nullable()))),
        )
        .filter(sessions::tenant_id.eq(tenant).and(sessions::id.eq(session)))
        .filter(sessions::ended_at.is_null().and(sessions::expires_at.gt(now)).and(users::active))
        .select((
            users::id,
            users::display_name,
            tenants::settings_version,
            people::id.nullable(),
            (role_assignments::role, role_assignments::programmes).nullable(),
            (org_units::id, org_units::path).nullable(),
        ))
        .load(c)?;
    Ok(rows)
}

/// What the SPA needs to know of the user.
pub(super) async fn me(app: &App, actor: &Actor) -> Result<Me, Error> {
    let (tenant, person) = (actor.tenant, actor.person_id);
    let (tenant_name, is_demo, traineeship_id) = app
        .db
        .read(&nobody(app), move |c| {
            let (name, is_demo): (String, bool) = tenants::table.find(tenant).select((tenants::name, tenants::is_demo)).first(c)?;
            let traineeship = match person {
                Some(person) => traineeships::table
                    .filter(traineeships::tenant_id.eq(tenant).and(traineeships::person_id.eq(person)))
                    .order(traineeships::starts_on.desc())
                    .select(traineeships::id)
                    .first(c)
                    .optional()?,
                None => None,
            };
            Ok((name, is_demo, traineeship))
        })
        .await?;
    let settings = actor.settings.at(Place::WHOLE, actor.today).map(|calendar| ScreenSettings { calendar });
    let settings = settings.inspect_err(|unreadable| tracing::error!(tenant = tenant.0, %unreadable, "a setting cannot be read")).ok();
    Ok(Me {
        user_id: actor.user_id,
        display_name: actor.user_name.clone(),
        tenant_name,
        is_demo,
        today: actor.today,
        grants: actor.grants.clone(),
        person_id: actor.person_id,
        traineeship_id,
        settings,
    })
}

/// What lets a user set a password.
pub(super) enum By {
    /// A one-time link, by its secret.
    Link(String),
    /// A session, which goes on with this refresh token and no other.
    Session(SessionId, String),
}

/// Sets a password, ends the user's other sessions and uses up all links; `false`, and nothing done, where the link is
/// not good any more.
pub(super) async fn set_password(app: &App, permit: &Permit, user: UserId, hash: String, by: By) -> Result<bool, Error> {
    let tenant = permit.tenant;
    let (link, keep) = match by {
        By::Link(secret) => (Some(token::stored(&secret)), None),
        By::Session(session, refresh) => (None, Some((session, token::stored(&refresh)))),
    };
    app.db
        .write(permit, move |w| {
            let now = w.now;
            if let Some(link) = &link {
                // In the same transaction as the password: of two requests at the same moment one finds it unused.
                let unused = password_links::used_at.is_null().and(password_links::expires_at.gt(now));
                let used = diesel::update(password_links::table)
                    .filter(password_links::tenant_id.eq(tenant).and(password_links::hash.eq(link)).and(unused))
                    .set(password_links::used_at.eq(now))
                    .execute(&mut **w)?;
                if used == 0 {
                    w.nothing_to_do();
                    return Ok(false);
                }
            }
            crate::users::set_password(w, user, &hash)?;
            let mut others = diesel::update(sessions::table)
                .filter(sessions::tenant_id.eq(tenant).and(sessions::user_id.eq(user)).and(sessions::ended_at.is_null()))
                .set((sessions::ended_at.eq(now), sessions::end_reason.eq("password_changed")))
                .into_boxed();
            if let Some((kept, _)) = &keep {
                others = others.filter(sessions::id.ne(*kept));
            }
            others.execute(&mut **w)?;
            if let Some((kept, refresh)) = &keep {
                use_up(w, tenant, *kept)?;
                insert_refresh(w, tenant, *kept, refresh)?;
            }
            diesel::update(password_links::table)
                .filter(password_links::tenant_id.eq(tenant).and(password_links::user_id.eq(user)).and(password_links::used_at.is_null()))
                .set(password_links::used_at.eq(now))
                .execute(&mut **w)?;
            w.audit(AuditEntry { object_kind: "user", object_id: Some(AnyId(user.0)), ..AuditEntry::of(AuditAction::UserPasswordSet) })?;
            Ok(true)
        })
        .await
}

/// The user an unused link is for.
pub(super) async fn link_owner(app: &App, secret: &str) -> Result<Option<Account>, Error> {
    let (hash, now, named) = (token::stored(secret), app.now(), token::tenant_of(secret));
    app.db
        .read(&nobody(app), move |c| {
            // A link of before secrets named their municipality is looked for in each.
            let tenants: Vec<TenantId> = match named {
                Some(tenant) => vec![tenant],
                None => tenants::table.select(tenants::id).load(c)?,
            };
            Ok(password_links::table
                .inner_join(join!(users.id = password_links.user_id))
                .filter(password_links::tenant_id.within(tenants).and(password_links::hash.eq(&hash)))
                .filter(password_links::used_at.is_null().and(password_links::expires_at.gt(now)).and(users::active))
                .select(Account::as_select())
                .first(c)
                .optional()?)
        })
        .await
}

/// Stores a link.
pub(super) async fn insert_link(app: &App, permit: &Permit, user: UserId, secret: &str, until: Instant) -> Result<(), Error> {
    let (tenant, hash) = (permit.tenant, token::stored(secret));
    app.db
        .write(permit, move |w| {
            let now = w.now;
            diesel::insert_into(password_links::table)
                .values((
                    password_links::tenant_id.eq(tenant),
                    password_links::hash.eq(&hash),
                    password_links::user_id.eq(user),
                    password_links::created_at.eq(now),
                    password_links::expires_at.eq(until),
                ))
                .execute(&mut **w)?;
            w.audit(AuditEntry { object_kind: "user", object_id: Some(AnyId(user.0)), ..AuditEntry::of(AuditAction::UserLinkIssued) })
        })
        .await
}
