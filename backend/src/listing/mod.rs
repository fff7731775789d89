//! Lists: a page, and the whole as a file. What a list has is declared in `domain::listing`; what it reads is its own query.

mod asked;
mod csv;
mod export;
mod queries;
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
