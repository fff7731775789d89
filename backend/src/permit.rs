//! The key to the database: [`Permit`].

use crate::error::Error;
use chrono::{NaiveDate, TimeDelta};
use domain::Lang;
use domain::access::{Grant, Reach, Role};
use domain::ids::{PersonId, TenantId, UserId};
use domain::settings::Stored;
use std::sync::Arc;

/// The right to do one thing, and how far it reaches: the key to the database.
#[derive(Debug, Clone)]
pub struct Permit {
    /// The municipality.
    pub tenant: TenantId,
    /// The user; none for the system itself.
    pub user_id: Option<UserId>,
    /// What the user is called, for the audit log.
    pub user_name: Arc<str>,
    /// The person the user is.
    pub person_id: Option<PersonId>,
    /// How far it reaches, by role.
    pub reaches: Arc<[(Reach, Grant)]>,
    /// The municipality's date.
    pub today: NaiveDate,
    /// The language asked for.
    pub lang: Lang,
    /// How many days before and after an assignment it reaches the trainee (docs/field 3, visibility classes).
    pub margin: TimeDelta,
    /// What the municipality has set; none where the system works, which reads it when it is asked for.
    pub settings: Option<Arc<Stored>>,
}

impl Permit {
    /// A permit that reaches a whole municipality: for jobs, the command line, and what follows by rule from what a user
    /// did, also where it is out of her own sight.
    pub(crate) fn of_whole(tenant: TenantId, today: NaiveDate) -> Self {
        let everything = Grant {
            role: Role::Consultant,
            org_unit_id: domain::ids::OrgUnitId(uuid::Uuid::nil()),
            org_path: "/".to_owned(),
            programmes: Vec::new(),
        };
        Self {
            tenant,
            user_id: None,
            user_name: Arc::from("Praktikspor"),
            person_id: None,
            reaches: Arc::from(vec![(Reach::Scope, everything)]),
            today,
            lang: Lang::Da,
            margin: TimeDelta::zero(),
            settings: None,
        }
    }

    /// The same permit through one role only; `None` where the role gives none.
    #[must_use]
    pub fn through(&self, role: Role) -> Option<Self> {
        let reaches: Vec<_> = self.reaches.iter().filter(|(_, grant)| grant.role == role).cloned().collect();
        (!reaches.is_empty()).then(|| Self { reaches: Arc::from(reaches), ..self.clone() })
    }

    /// The roles that give it.
    #[must_use]
    pub fn roles(&self) -> Vec<Role> {
        self.reaches.iter().map(|(_, grant)| grant.role).collect()
    }

    /// The same permit, where it reaches all of the municipality and all programmes.
    ///
    /// # Errors
    /// 403 where it reaches a part only.
    pub fn over_all(self) -> Result<Self, Error> {
        let whole = self.reaches.iter().any(|(reach, grant)| *reach == Reach::Scope && grant.is_root() && grant.programmes.is_empty());
        if whole { Ok(self) } else { Err(Error::not_allowed()) }
    }

    /// Whether the programme is one of those the permit reaches.
    #[must_use]
    pub fn covers(&self, programme_code: &str) -> bool {
        self.reaches.iter().any(|(reach, grant)| *reach == Reach::Scope && grant.covers(programme_code))
    }

    /// What the permit makes its holder to one trainee, who was found within its sight: the roles that reach her.
    #[must_use]
    pub fn roles_on(&self, person_id: PersonId, org_path: &str, programme_code: &str) -> Vec<Role> {
        let reaches_her = |reach: Reach, grant: &Grant| match reach {
            Reach::Own => self.person_id == Some(person_id),
            // The row was found within sight, and nothing else than an assignment gives this reach.
            Reach::Assigned => true,
            Reach::Scope => org_path.starts_with(&grant.org_path) && grant.covers(programme_code),
        };
        self.reaches.iter().filter(|(reach, grant)| reaches_her(*reach, grant)).map(|(_, grant)| grant.role).collect()
    }
}
