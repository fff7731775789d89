//! What each instance remembers of the settings. The version comes with the user at each request, in the statement that reads
//! the user anyway: a change on one instance counts at the next request on every other.

use super::load;
use crate::db::Reader;
use crate::db::schema::tenants;
use crate::error::Error;
use diesel::prelude::*;
use domain::ids::TenantId;
use domain::settings::Stored;
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

/// The settings of the municipalities, as of a version.
#[derive(Debug, Clone, Default)]
pub struct Cache(Arc<RwLock<HashMap<TenantId, Known>>>);

/// A version, and what was set then.
type Known = (i32, Arc<Stored>);

impl Cache {
    /// The settings of this version, where they are remembered.
    #[must_use]
    pub fn known(&self, tenant: TenantId, version: i32) -> Option<Arc<Stored>> {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&tenant).cloned();
        known.filter(|(of, _)| *of == version).map(|(_, stored)| stored)
    }

    /// Reads the settings with their version in one snapshot, and remembers them.
    ///
    /// # Errors
    /// What the database says.
    pub fn read(&self, c: &mut Reader, tenant: TenantId) -> Result<Arc<Stored>, Error> {
        let version = tenants::table.find(tenant).select(tenants::settings_version).first(c)?;
        let stored = Arc::new(load(c, tenant)?);
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(tenant, (version, Arc::clone(&stored)));
        Ok(stored)
    }
}
