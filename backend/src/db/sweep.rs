//! What is removed by night: of the words for retention in privacy.toml those that are acted on already.

use super::Writer;
use super::listing::among;
use super::schema::{idempotency_keys, import_parts, imports, password_links, refresh_tokens, sessions};
use crate::error::Error;
use diesel::prelude::*;
use domain::ids::ImportId;
use domain::imports::ImportStatus;

const HOUR: i64 = 3600;
/// `idempotency`: longer than any client tries again.
const KEYS: i64 = 72 * HOUR;
/// `imports`: the rows of a file that was checked and never imported.
const UNUSED_IMPORTS: i64 = 24 * HOUR;
/// `imports`: what was said of the rows of a file that was imported.
const REPORTS: i64 = 30 * 24 * HOUR;
/// `sessions`: sessions that are over, their tokens, and links that are used or too old.
const TOKENS: i64 = 30 * 24 * HOUR;

/// Removes what has been kept long enough; gives how many rows.
///
/// # Errors
/// What the database says.
pub fn sweep(w: &mut Writer<'_>) -> Result<usize, Error> {
    let (tenant, now) = (w.permit.tenant, w.now);
    let mut removed = diesel::delete(idempotency_keys::table)
        .filter(idempotency_keys::tenant_id.eq(tenant).and(idempotency_keys::created_at.lt(now.plus_seconds(-KEYS))))
        .execute(&mut **w)?;

    let unused: Vec<ImportId> = imports::table
        .filter(imports::tenant_id.eq(tenant).and(among("imports.status", &[ImportStatus::Checked])))
        .filter(imports::created_at.lt(now.plus_seconds(-UNUSED_IMPORTS)))
        .select(imports::id)
        .load(&mut **w)?;
    for id in unused {
        let rows = import_parts::table.filter(import_parts::tenant_id.eq(tenant).and(import_parts::import_id.eq(id)));
        removed = removed.saturating_add(diesel::delete(rows).execute(&mut **w)?);
        // Without its rows it must not be imported: nothing would come of it, and it would look as if all had.
        diesel::update(imports::table.find((tenant, id)))
            .set((imports::status.eq(ImportStatus::Cancelled), imports::version.eq(imports::version + 1)))
            .execute(&mut **w)?;
    }

    // Asked of each part: there are parts of the last imports only.
    let told = imports::table
        .filter(imports::tenant_id.eq(tenant).and(imports::id.eq(import_parts::import_id)))
        .filter(imports::committed_at.is_not_null().and(imports::committed_at.lt(now.plus_seconds(-REPORTS)).assume_not_null()));
    let rows = import_parts::table.filter(import_parts::tenant_id.eq(tenant).and(diesel::dsl::exists(told)));
    removed = removed.saturating_add(diesel::delete(rows).execute(&mut **w)?);

    let before = now.plus_seconds(-TOKENS);
    let over = sessions::tenant_id
        .eq(tenant)
        .and(sessions::expires_at.lt(before).or(sessions::ended_at.lt(before).assume_not_null().and(sessions::ended_at.is_not_null())));
    let tokens = refresh_tokens::table
        .filter(refresh_tokens::tenant_id.eq(tenant))
        .filter(refresh_tokens::session_id.eq_any(sessions::table.filter(over).select(sessions::id)));
    removed = removed.saturating_add(diesel::delete(tokens).execute(&mut **w)?);
    removed = removed.saturating_add(diesel::delete(sessions::table.filter(over)).execute(&mut **w)?);
    let links = password_links::table.filter(password_links::tenant_id.eq(tenant)).filter(
        password_links::expires_at
            .lt(before)
            .or(password_links::used_at.lt(before).assume_not_null().and(password_links::used_at.is_not_null())),
    );
    Ok(removed.saturating_add(diesel::delete(links).execute(&mut **w)?))
}
