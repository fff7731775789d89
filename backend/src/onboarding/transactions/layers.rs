//! The layers of a municipality's template: each change is a new version, the old ones stay.

use crate::db::schema::{template_layers as t, tenants};
use crate::db::{AuditEntry, DbConnection, Writer};
use crate::error::Error;
use diesel::prelude::*;
use domain::audit::AuditAction;
use domain::ids::{TemplateLayerId, TenantId};
use domain::onboarding::{Layer, LayerKind};

const DEFAULTS: &str = include_str!("../../../defaults/onboarding_template.json");

#[derive(serde::Deserialize)]
struct Template {
    layers: Vec<Layer>,
}

/// A layer as it is stored.
pub struct StoredLayer {
    /// Its id.
    pub id: TemplateLayerId,
    /// What it is called.
    pub name: String,
    /// Its version.
    pub number: i32,
    /// What it says.
    pub layer: Layer,
}

/// Gives a new municipality the default template: its own standard and the programmes' layers; a demonstration gets
/// those of its sites too.
///
/// # Errors
/// What the database says.
pub fn load_default_layers(w: &mut Writer<'_>, tenant: TenantId) -> Result<(), Error> {
    let template: Template = serde_json::from_str(DEFAULTS).map_err(|error| Error::internal(&error.to_string()))?;
    let (tenant_name, is_demo): (String, bool) = tenants::table.find(tenant).select((tenants::name, tenants::is_demo)).first(&mut **w)?;
    for mut layer in template.layers {
        match layer.layer {
            LayerKind::Unit if !is_demo => continue,
            LayerKind::Municipality => layer.name = Some(tenant_name.clone()),
            LayerKind::Programme | LayerKind::Unit => {}
        }
        insert(w, tenant, &layer)?;
    }
    w.audit(AuditEntry { object_kind: "template", ..AuditEntry::of(AuditAction::TemplateLoaded) })
}

fn insert(w: &mut Writer<'_>, tenant: TenantId, layer: &Layer) -> Result<TemplateLayerId, Error> {
    let id: TemplateLayerId = w.next_id();
    let subject = match layer.layer {
        LayerKind::Municipality => String::new(),
        LayerKind::Programme => layer.programmes.join(","),
        LayerKind::Unit => layer.unit_code.clone().unwrap_or_default(),
    };
    let name = layer.name.as_ref().or(layer.unit_name.as_ref()).cloned().unwrap_or_default();
    let content = serde_json::to_string(layer).map_err(|error| Error::internal(&error.to_string()))?;
    diesel::insert_into(t::table)
        .values((
            t::tenant_id.eq(tenant),
            t::id.eq(id),
            t::layer.eq(layer.layer),
            t::subject.eq(subject),
            t::name.eq(name),
            t::number.eq(1),
            t::content.eq(content),
            t::created_at.eq(w.now),
        ))
        .execute(&mut **w)?;
    Ok(id)
}

/// The newest version of every layer, the municipality's first, then programmes, then sites.
pub(in crate::onboarding) fn current(c: &mut DbConnection, tenant: TenantId) -> Result<Vec<StoredLayer>, Error> {
    type Row = (TemplateLayerId, LayerKind, String, String, i32, String);
    let mut rows: Vec<Row> =
        t::table.filter(t::tenant_id.eq(tenant)).select((t::id, t::layer, t::subject, t::name, t::number, t::content)).load(c)?;
    rows.sort_by(|a, b| (a.1, &a.2, std::cmp::Reverse(a.4)).cmp(&(b.1, &b.2, std::cmp::Reverse(b.4))));
    rows.dedup_by(|later, first| (later.1, &later.2) == (first.1, &first.2));
    rows.into_iter()
        .map(|(id, _, _, name, number, content)| {
            let layer = serde_json::from_str(&content).map_err(|error| Error::internal(&error.to_string()))?;
            Ok(StoredLayer { id, name, number, layer })
        })
        .collect()
}
