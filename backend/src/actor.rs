//! Who is calling, and what that lets them do: `Actor` → `may(Action)` → [`Permit`] → the database.

use crate::app::App;
use crate::error::Error;
use crate::http::request;
use crate::sessions;
use actix_web::{FromRequest, HttpRequest, dev::Payload, web};
use chrono::NaiveDate;
use domain::Lang;
use domain::access::{Action, Grant, Reach, Role, reach};
use domain::ids::{PersonId, SessionId, TenantId, UserId};
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

/// A signed-in user: a valid token, a live session, an active user, all read from the database at each request.
#[derive(Debug, Clone)]
pub struct Actor {
    /// The municipality.
    pub tenant: TenantId,
    /// The user.
    pub user_id: UserId,
    /// What the user is called.
    pub user_name: String,
    /// The session.
    pub session_id: SessionId,
    /// The person the user is, where the user is a trainee or applicant.
    pub person_id: Option<PersonId>,
    /// The roles of today.
    pub grants: Vec<Grant>,
    /// The municipality's date.
    pub today: NaiveDate,
    /// The language asked for.
    pub lang: Lang,
}

impl Actor {
    /// The permit for an action.
    ///
    /// # Errors
    /// 403 where no role of the user allows it anywhere.
    pub fn may(&self, action: Action) -> Result<Permit, Error> {
        let reaches: Vec<_> = self.grants.iter().filter_map(|grant| Some((reach(grant.role, action)?, grant.clone()))).collect();
        if reaches.is_empty() {
            return Err(Error::not_allowed());
        }
        Ok(Permit {
            tenant: self.tenant,
            user_id: Some(self.user_id),
            user_name: Arc::from(self.user_name.as_str()),
            person_id: self.person_id,
            action,
            reaches: Arc::from(reaches),
            today: self.today,
            lang: self.lang,
        })
    }
}

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
    /// The action it was given for.
    pub action: Action,
    /// How far it reaches, by role.
    pub reaches: Arc<[(Reach, Grant)]>,
    /// The municipality's date.
    pub today: NaiveDate,
    /// The language asked for.
    pub lang: Lang,
}

impl Permit {
    /// The permit of the system itself, for jobs and the command line: a whole municipality.
    pub(crate) fn of_system(tenant: TenantId, today: NaiveDate) -> Self {
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
            action: Action::UseOwnAccount,
            reaches: Arc::from(vec![(Reach::Scope, everything)]),
            today,
            lang: Lang::Da,
        }
    }

    /// The same permit through one role only; `None` where the role gives none.
    #[must_use]
    pub fn through(&self, role: Role) -> Option<Self> {
        let reaches: Vec<_> = self.reaches.iter().filter(|(_, grant)| grant.role == role).cloned().collect();
        (!reaches.is_empty()).then(|| Self { reaches: Arc::from(reaches), ..self.clone() })
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

impl FromRequest for Actor {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Error>>>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let app = req.app_data::<web::Data<App>>().cloned();
        let token = app.as_ref().and_then(|app| request::access_token(req, &app.options));
        let lang = request::lang(req);
        Box::pin(async move {
            let app = app.ok_or_else(|| Error::internal("the app is not there"))?;
            sessions::actor(&app, token.ok_or_else(Error::not_signed_in)?, lang).await
        })
    }
}
