//! A trainee is invited: her user is found or made.

use crate::db::schema::people;
use crate::db::{AuditEntry, Writer, sight};
use crate::error::Error;
use crate::users::{self, NewUser};
use diesel::prelude::*;
use domain::access::Role;
use domain::audit::AuditAction;
use domain::ids::{AnyId, OrgUnitId, TraineeshipId, UserId};
use domain::people::PersonName;
use domain::problem::{FieldCode, FieldError};

/// The user of the trainee, made where there is none.
///
/// # Errors
/// 404 out of sight; 409 where the account is in use or there is more of her than is in sight: then it is for
/// the administrator, or for a consultant who sees all of it; 422 where the person has no e-mail, or another user has it.
pub fn user_of(w: &mut Writer<'_>, id: TraineeshipId) -> Result<UserId, Error> {
    let permit = w.permit;
    let found = sight::find_traineeship(w, permit, id)?;
    let key = (permit.tenant, found.person_id);
    if sight::is_elsewhere_too(w, permit, found.person_id)? {
        // The link opens all that is hers, also what is out of the sender's sight.
        return Err(Error::blocked(vec![FieldError::new("person", FieldCode::KnownElsewhere)]));
    }
    let (given, family, email, user): (String, String, Option<String>, Option<UserId>) =
        people::table.find(key).select((people::given_name, people::family_name, people::email, people::user_id)).first(&mut **w)?;
    let user = match user {
        Some(user) if users::is_in_use(w, user)? => {
            return Err(Error::blocked(vec![FieldError::new("user", FieldCode::AccountInUse)]));
        }
        Some(user) => user,
        None => {
            let email = email.ok_or_else(|| Error::field("email", FieldCode::Required))?;
            if users::email_taken(w, &email)? {
                return Err(Error::field("email", FieldCode::Duplicate));
            }
            let name = PersonName { given: &given, family: &family }.full();
            let user = users::insert(w, &NewUser { name: &name, email: &email, password_hash: None })?;
            let root: OrgUnitId = users::root_unit(w)?;
            users::grant(w, user, Role::Trainee, root, &[])?;
            crate::people::set_user(w, found.person_id, user)?;
            user
        }
    };
    w.audit(AuditEntry {
        object_kind: "traineeship",
        object_id: Some(AnyId(id.0)),
        traineeship_id: Some(id),
        person_id: Some(found.person_id),
        ..AuditEntry::of(AuditAction::TraineeInvited)
    })?;
    Ok(user)
}
