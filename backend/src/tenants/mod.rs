//! Municipalities: founding one gives it the root of its tree, the programme catalogue, the default templates
//! and the schools most work with.

mod transactions;

use crate::app::App;
use crate::error::Error;
use domain::ids::{OrgUnitId, TenantId, UserId};

pub use transactions::{any_exists, ids, is_demo};

/// A new municipality.
#[derive(Debug, Clone)]
pub struct NewTenant {
    /// What it is called, e.g. `Strandby Kommune`.
    pub name: String,
    /// The three-digit municipality code.
    pub municipality_code: String,
    /// Whether it is a demonstration.
    pub is_demo: bool,
}

/// What founding gave.
#[derive(Debug, Clone, Copy)]
pub struct Founded {
    /// The municipality.
    pub tenant: TenantId,
    /// The root of its tree.
    pub root: OrgUnitId,
}

/// Founds a municipality.
///
/// # Errors
/// What the database says; conflict where the id is taken.
pub async fn found(app: &App, tenant: TenantId, new: NewTenant) -> Result<Founded, Error> {
    let permit = app.system(tenant);
    app.db.write(&permit, move |w| transactions::found(w, tenant, &new)).await
}

/// Makes the first administrator of a municipality; the password is set by a one-time link.
///
/// # Errors
/// What the database says; conflict where the e-mail is taken.
pub async fn create_administrator(app: &App, tenant: TenantId, name: String, email: String) -> Result<UserId, Error> {
    let permit = app.system(tenant);
    app.db.write(&permit, move |w| transactions::create_administrator(w, tenant, &name, &email)).await
}
