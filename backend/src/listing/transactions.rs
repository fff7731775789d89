//! Saved views, and what is noted of files.

use crate::db::schema::saved_views as v;
use crate::db::{AuditEntry, Reader, Writer};
use crate::error::Error;
use diesel::prelude::*;
use domain::audit::AuditAction;
use domain::ids::{AnyId, SavedViewId, TenantId, UserId};
use domain::listing::{MOST_VIEWS, SaveView, SavedView, Shape, cleaned};
use domain::problem::FieldCode;

/// The views of a list that a user has saved, by name; the one without a name first.
pub(super) fn views(c: &mut Reader, tenant: TenantId, user: UserId, shape: &Shape) -> Result<Vec<SavedView>, Error> {
    let rows: Vec<(SavedViewId, String, String, String)> = v::table
        .filter(v::tenant_id.eq(tenant).and(v::user_id.eq(user)).and(v::list.eq(shape.name)))
        .order((v::name, v::id))
        .select((v::id, v::name, v::address, v::shown))
        .load(c)?;
    let view = |(id, name, address, columns): (SavedViewId, String, String, String)| {
        let stored = (serde_json::from_str(&address).unwrap_or_default(), serde_json::from_str(&columns).unwrap_or_default());
        let (address, columns, gone) = cleaned(shape, stored.0, stored.1);
        SavedView { id, list: shape.name.to_owned(), name: Some(name).filter(|name| !name.is_empty()), address, columns, gone }
    };
    Ok(rows.into_iter().map(view).collect())
}

/// Saves a view that was checked.
pub(super) fn save(w: &mut Writer<'_>, view: &SaveView) -> Result<SavedView, Error> {
    let (tenant, user, now, id): (_, _, _, SavedViewId) = (w.permit.tenant, w.user_id()?, w.now, w.next_id());
    let name = view.name.as_deref().unwrap_or_default();
    let there: Vec<(SavedViewId, String)> = v::table
        .filter(v::tenant_id.eq(tenant).and(v::user_id.eq(user)).and(v::list.eq(&view.list)))
        .select((v::id, v::name))
        .load(&mut **w)?;
    match there.iter().find(|(_, other)| other == name) {
        Some(_) if !name.is_empty() => return Err(Error::field("name", FieldCode::Duplicate)),
        Some((before, _)) => {
            diesel::delete(v::table.find((tenant, *before))).execute(&mut **w)?;
        }
        None if there.len() >= MOST_VIEWS => return Err(Error::field("name", FieldCode::TooMany)),
        None => {}
    }
    diesel::insert_into(v::table)
        .values((
            v::tenant_id.eq(tenant),
            v::id.eq(id),
            v::user_id.eq(user),
            v::list.eq(&view.list),
            v::name.eq(name),
            v::address.eq(serde_json::json!(view.address).to_string()),
            v::shown.eq(serde_json::json!(view.columns).to_string()),
            v::created_at.eq(now),
        ))
        .execute(&mut **w)?;
    note(w, AuditAction::ViewSaved, id, &view.list)?;
    let SaveView { list, name, address, columns } = view.clone();
    Ok(SavedView { id, list, name, address, columns, gone: Vec::new() })
}

/// Deletes a view of the one who writes.
pub(super) fn remove(w: &mut Writer<'_>, id: SavedViewId) -> Result<(), Error> {
    let own = v::table.find((w.permit.tenant, id)).filter(v::user_id.eq(w.user_id()?));
    let list: String = own.select(v::list).first(&mut **w)?;
    diesel::delete(v::table.find((w.permit.tenant, id))).execute(&mut **w)?;
    note(w, AuditAction::ViewRemoved, id, &list)
}

fn note(w: &mut Writer<'_>, action: AuditAction, id: SavedViewId, list: &str) -> Result<(), Error> {
    let details = serde_json::json!({ "list": list });
    w.audit(AuditEntry { object_kind: "view", object_id: Some(AnyId(id.0)), details, ..AuditEntry::of(action) })
}

/// Says in the log what was sent of a list as a file.
pub(super) fn note_export(w: &mut Writer<'_>, details: serde_json::Value) -> Result<(), Error> {
    w.audit(AuditEntry { object_kind: "list", details, ..AuditEntry::of(AuditAction::ListExported) })
}
