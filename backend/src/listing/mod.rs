//! Lists: a page, and the whole as a file. What a list has is declared in `domain::listing`; what it reads is its own query.

mod asked;
mod csv;
mod export;
mod transactions;
mod views;
mod xlsx;

pub use asked::{AskedFor, FileOf};
pub use export::export;

use crate::app::App;
use crate::db::Reader;
use crate::error::Error;
use crate::permit::Permit;
use actix_web::web;
use domain::Page;
use domain::listing::{Asked, Listed};

/// The operations of this capability.
pub fn routes(config: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {
    config.configure(views::routes);
}

/// The query of a list: a page of it within the permit's sight.
pub trait Query<L>: Fn(&mut Reader, &Permit, &Asked) -> Result<Page<L>, Error> + Clone + Send + Sync + 'static {}
impl<L, F: Fn(&mut Reader, &Permit, &Asked) -> Result<Page<L>, Error> + Clone + Send + Sync + 'static> Query<L> for F {}

/// A page of a list.
///
/// # Errors
/// What the query says.
pub async fn page<L: Listed + Send>(
    app: &App,
    permit: Permit,
    asked: AskedFor<L>,
    query: impl Query<L>,
) -> Result<web::Json<Page<L>>, Error> {
    let (seen, asked) = (permit.clone(), asked.0);
    Ok(web::Json(app.db.read(&permit, move |c| query(c, &seen, &asked)).await?))
}

/// The two operations of a list: a page of it, and the whole as a file of the same rows. `Asked` and `File` are the names of what
/// each is asked for. In the routes the file stands before `/{id}`; `actix_web::get` is imported where it is used.
#[macro_export]
macro_rules! listed {
    ($(#[$told:meta])+ $tag:tt, $line:ty as $asked:ident | $file:ident, $path:tt $list:ident, $export_path:tt $export:ident,
        |$actor:ident, $app:ident| $permit:expr, $query:expr) => {
        type $asked = $crate::listing::AskedFor<$line>;
        type $file = $crate::listing::FileOf<$line>;

        $(#[$told])+
        #[utoipa::path(tag = $tag, params($asked), responses(
            (status = 200, body = domain::Page<$line>),
            (status = "4XX", body = domain::problem::Problem, content_type = "application/problem+json")))]
        #[get($path)]
        async fn $list(
            $actor: $crate::actor::Actor,
            $app: actix_web::web::Data<$crate::app::App>,
            asked: $asked,
        ) -> Result<actix_web::web::Json<domain::Page<$line>>, $crate::error::Error> {
            let query = $query;
            $crate::listing::page(&$app, $permit, asked, query).await
        }

        /// The same list as a file.
        #[utoipa::path(tag = $tag, params($file), responses(
            (status = 200, body = Vec<u8>, content_type = "text/csv"),
            (status = "4XX", body = domain::problem::Problem, content_type = "application/problem+json")))]
        #[get($export_path)]
        async fn $export(
            $actor: $crate::actor::Actor,
            $app: actix_web::web::Data<$crate::app::App>,
            file: $file,
        ) -> Result<actix_web::HttpResponse, $crate::error::Error> {
            let query = $query;
            $crate::listing::export($app, $permit, file, query).await
        }
    };
}
