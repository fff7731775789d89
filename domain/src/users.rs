//! Users as the administrator sees them.

mod list;

pub use list::UserAccess;

use crate::access::Role;
use crate::fields::Of;
use crate::ids::{OrgUnitId, RoleAssignmentId, UserId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A user with roles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct User {
    /// The user.
    pub id: UserId,
    /// What the user is called.
    pub display_name: String,
    /// E-mail.
    pub email: String,
    /// Whether the user can sign in.
    pub active: bool,
    /// Whether a password has been set.
    pub has_password: bool,
    /// The roles, past and coming ones too.
    pub roles: Vec<RoleAssignment>,
    /// The version, for `If-Match`.
    pub version: i32,
}

/// A role of a user with its scope.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RoleAssignment {
    /// The assignment.
    pub id: RoleAssignmentId,
    /// The role.
    pub role: Role,
    /// The unit at the top of the scope.
    pub org_unit_id: OrgUnitId,
    /// The unit's name.
    pub org_unit_name: String,
    /// The programmes of the scope; empty means all.
    pub programmes: Vec<String>,
    /// What they are called, in the same order.
    pub programme_names: Vec<String>,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day; none while it goes on.
    pub ends_on: Option<NaiveDate>,
}

fields! {
    /// Adds a user with a first role.
    CreateUser {
        display_name: String = name, "Navn", "Name";
        /// Unique.
        email: String = email, "E-mail", "E-mail";
        role: Role = choice, "Rolle", "Role";
        /// The unit at the top of the scope.
        org_unit_id: OrgUnitId = pick(Of::Unit), "Gælder for", "Applies to";
        /// The programmes of the scope; empty means all.
        #[serde(default)]
        programmes: Vec<String> = pick_several(Of::Programme), "Kun disse uddannelser", "Only these programmes",
            hint "Uden valg gælder rollen alle uddannelser i enheden.", "Without a choice the role applies to all programmes in the unit.",
            when role is ["trainee", "supervisor", "daily_supervisor", "education_lead", "leader", "consultant", "hr", "steering_group"];
    }
}

/// The new user, and the one-time link that the administrator passes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PasswordLink {
    /// The user.
    pub user_id: UserId,
    /// The path of the page where the user sets a password, with the secret in its fragment.
    pub path: String,
}

/// Lets a user sign in or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SetActive {
    /// Whether the user can sign in; if not, all sessions end at once.
    pub active: bool,
}
