//! What each instance remembers of the settings. The version comes with the user at each request, in the statement that reads
//! the user anyway: a change on one instance counts at the next request on every other.

use super::load;
use crate::db::Reader;
use crate::error::Error;
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
    /// The settings of this version: remembered, or read in the snapshot that gave the version.
    ///
    /// # Errors
    /// What the database says.
    pub fn of(&self, c: &mut Reader, tenant: TenantId, version: i32) -> Result<Arc<Stored>, Error> {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&tenant).cloned();
        if let Some((_, stored)) = known.filter(|(of, _)| *of == version) {
            return Ok(stored);
        }
        let stored = Arc::new(load(c, tenant)?);
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(tenant, (version, Arc::clone(&stored)));
        Ok(stored)
    }
}
