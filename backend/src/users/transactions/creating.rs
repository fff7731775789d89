//! Adding a user with a first role.

use super::{NewUser, email_taken, find, grant, insert, root_unit};
use crate::db::Within;
use crate::db::Writer;
use crate::db::schema::{org_units, programmes};
use crate::error::Error;
use diesel::prelude::*;
use domain::access::Role;
use domain::ids::OrgUnitId;
use domain::problem::FieldCode;
use domain::users::{CreateUser, User};

/// Adds a user with a first role; the password is set by a one-time link.
pub(in crate::users) fn create(w: &mut Writer<'_>, new: &CreateUser) -> Result<User, Error> {
    if !unit_exists(w, new.org_unit_id)? {
        return Err(Error::field("org_unit_id", FieldCode::NotFound));
    }
    // Users and their keys are of the whole municipality, so nobody manages those of a part of it.
    if new.role == Role::Administrator && new.org_unit_id != root_unit(w)? {
        return Err(Error::field("org_unit_id", FieldCode::InvalidValue));
    }
    if new.role == Role::Administrator && !new.programmes.is_empty() {
        return Err(Error::field("programmes", FieldCode::InvalidValue));
    }
    if !programmes_exist(w, &new.programmes)? {
        return Err(Error::field("programmes", FieldCode::NotFound));
    }
    if email_taken(w, &new.email)? {
        return Err(Error::field("email", FieldCode::Duplicate));
    }
    let id = insert(w, &NewUser { name: &new.display_name, email: &new.email, password_hash: None })?;
    let programmes: Vec<&str> = new.programmes.iter().map(String::as_str).collect();
    grant(w, id, new.role, new.org_unit_id, &programmes)?;
    find(w, id)
}

fn unit_exists(w: &mut Writer<'_>, unit: OrgUnitId) -> Result<bool, Error> {
    let tenant = w.permit.tenant;
    Ok(org_units::table.find((tenant, unit)).select(org_units::id).first::<OrgUnitId>(&mut **w).optional()?.is_some())
}

/// Whether all of these are programmes of the municipality.
fn programmes_exist(w: &mut Writer<'_>, codes: &[String]) -> Result<bool, Error> {
    let own = programmes::table.filter(programmes::tenant_id.eq(w.permit.tenant).and(programmes::code.within(codes.to_vec())));
    let known: Vec<String> = own.select(programmes::code).load(&mut **w)?;
    Ok(codes.iter().all(|code| known.contains(code)))
}
