//! The shapes of answers.

use crate::db::Created;
use actix_web::body::BoxBody;
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, Responder};

impl<T: serde::Serialize> Responder for Created<T> {
    type Body = BoxBody;
    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        HttpResponse::Created().insert_header((header::LOCATION, self.location)).json(self.body)
    }
}

/// What carries its version.
pub trait HasVersion {
    /// The version, which each change raises.
    fn version(&self) -> i32;
}

/// The version stands in a field of the type, or of its line.
macro_rules! has_version {
    ($($type:path: $($field:ident).+);+ $(;)?) => {
        $(impl HasVersion for $type {
            fn version(&self) -> i32 {
                self.$($field).+
            }
        })+
    };
}

has_version! {
    domain::absence::AbsenceSpell: version;
    domain::external::ExternalContact: version;
    domain::external::ExternalMeeting: version;
    domain::external::ExternalOrganisationCard: line.version;
    domain::follow_up::talks::Talk: version;
    domain::follow_up::worklist::Task: version;
    domain::hiring::HireCase: version;
    domain::imports::Import: version;
    domain::onboarding::ChecklistItem: version;
    domain::programmes::Cohort: version;
    domain::recruitment::ApplicationCard: line.version;
    domain::settings::SettingLine: version;
    domain::supervision::Concern: version;
    domain::supervision::SupervisionSession: version;
    domain::traineeships::TraineeshipCard: version;
    domain::users::User: version;
}

/// 200 with the version of the thing as its ETag: what an update sends back in `If-Match`.
#[derive(Debug, Clone)]
pub struct Versioned<T>(pub T);

impl<T: serde::Serialize + HasVersion> Responder for Versioned<T> {
    type Body = BoxBody;
    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        HttpResponse::Ok().insert_header((header::ETAG, format!("\"{}\"", self.0.version()))).json(self.0)
    }
}
