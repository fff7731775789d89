//! Before anybody is signed in: who has an address, and in which municipality.

use super::{Account, nobody};
use crate::app::App;
use crate::db::MultiBackend;
use crate::db::schema::{tenants, users};
use crate::error::Error;
use diesel::prelude::*;
use domain::ids::TenantId;
use domain::problem::{FieldCode, FieldError};

/// The accounts with an address, in one municipality or in all, and how many of them an address may have: in one
/// municipality one, otherwise as many as the address that has most.
pub(in crate::sessions) async fn accounts(app: &App, email: String, only: Option<TenantId>) -> Result<(Vec<Account>, usize), Error> {
    app.db
        .read(&nobody(app), move |c| {
            let mut known = users::table.filter(users::email_key.eq(&email)).select(Account::as_select()).into_boxed::<MultiBackend>();
            if let Some(tenant) = only {
                known = known.filter(users::tenant_id.eq(tenant));
                return Ok((known.load(c)?, 1));
            }
            let accounts = known.order(users::tenant_id).load(c)?;
            // All users are counted only where an address can be known twice.
            if tenants::table.select(tenants::id).limit(2).load::<TenantId>(c)?.len() < 2 {
                return Ok((accounts, 1));
            }
            let most: Option<i64> = users::table
                .group_by(users::email_key)
                .select(diesel::dsl::count_star())
                .order(diesel::dsl::count_star().desc())
                .first(c)
                .optional()?;
            Ok((accounts, most.and_then(|most| usize::try_from(most).ok()).unwrap_or(1)))
        })
        .await
}

/// The question which municipality is meant: by number, what each is called.
pub(in crate::sessions) async fn which(app: &App, opened: &[Account]) -> Result<Error, Error> {
    let ids: Vec<TenantId> = opened.iter().map(|account| account.tenant_id).collect();
    let names: Vec<(TenantId, String)> = app
        .db
        .read(&nobody(app), move |c| {
            Ok(tenants::table.filter(tenants::id.eq_any(ids.clone())).select((tenants::id, tenants::name)).load(c)?)
        })
        .await?;
    let ask = FieldError::new("municipality", FieldCode::ChooseMunicipality);
    Ok(Error::fields(vec![names.into_iter().fold(ask, |ask, (id, name)| ask.with(&id.0.to_string(), name))]))
}
