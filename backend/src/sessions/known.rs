//! What each instance remembers of what its users may. It holds as long as two counts stand as they were: one of the user, which the
//! database raises when a role of hers is given, changed or taken, or who she is; and one of the municipality, raised when a unit
//! moves. Both come with the session at each request, so a right that is withdrawn on one instance is gone at the next request on all.

use chrono::NaiveDate;
use domain::access::Grant;
use domain::ids::{PersonId, TenantId, UserId};
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

/// So many users are remembered; then all are forgotten, which costs each one statement.
const MOST: usize = 20_000;

/// As of when something is known: the counts, and the municipality's date, since roles begin and end by day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AsOf {
    /// The count of the user.
    pub access: i32,
    /// The count of the municipality.
    pub units: i32,
    /// The date.
    pub today: NaiveDate,
}

/// What a user may, and which person she is.
#[derive(Debug, Clone)]
pub struct Access {
    /// The person the user is, where the user is a trainee or applicant.
    pub person_id: Option<PersonId>,
    /// The roles of the day.
    pub grants: Arc<[Grant]>,
}

/// What is remembered of all users.
#[derive(Debug, Default)]
pub struct Known(RwLock<HashMap<(TenantId, UserId), (AsOf, Access)>>);

impl Known {
    /// What a user may, where it is remembered as of the same.
    #[must_use]
    pub fn of(&self, tenant: TenantId, user: UserId, as_of: AsOf) -> Option<Access> {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        known.get(&(tenant, user)).filter(|(of, _)| *of == as_of).map(|(_, access)| access.clone())
    }

    /// Remembers what was read in the snapshot that gave the counts.
    pub fn remember(&self, tenant: TenantId, user: UserId, as_of: AsOf, access: &Access) {
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST {
            known.clear();
        }
        known.insert((tenant, user), (as_of, access.clone()));
    }
}
