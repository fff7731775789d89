//! Who is calling, and what that lets them do: `Actor` → `may(Action)` → [`Permit`] → the database.

use crate::app::App;
use crate::error::Error;
use crate::http::request;
use crate::permit::Permit;
use crate::sessions;
use crate::settings;
use actix_web::{FromRequest, HttpRequest, dev::Payload, web};
use chrono::{NaiveDate, TimeDelta};
use domain::Lang;
use domain::access::{Action, Grant, Role, reach};
use domain::ids::{PersonId, SessionId, TenantId, UserId};
use domain::settings::{Place, Stored, Supervision};
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
    pub grants: Arc<[Grant]>,
    /// The municipality's date.
    pub today: NaiveDate,
    /// The language asked for.
    pub lang: Lang,
    /// What the municipality has set.
    pub settings: Arc<Stored>,
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
        // Only those who reach trainees by an assignment are stopped where what is set cannot be read.
        let margin = if reaches.iter().any(|(_, grant)| matches!(grant.role, Role::Supervisor | Role::DailySupervisor)) {
            settings::on::<Supervision>(&self.settings, Place::WHOLE, self.today)?.assignment_margin_days
        } else {
            0
        };
        Ok(Permit {
            tenant: self.tenant,
            user_id: Some(self.user_id),
            user_name: Arc::from(self.user_name.as_str()),
            person_id: self.person_id,
            reaches: Arc::from(reaches),
            today: self.today,
            lang: self.lang,
            margin: TimeDelta::days(i64::from(margin)),
            settings: Some(Arc::clone(&self.settings)),
        })
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
