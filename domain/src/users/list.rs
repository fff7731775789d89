//! The list of users.

use super::{RoleAssignment, User};
use crate::access::Role;
use crate::fields::Of;
use crate::listing::{Cell, Column, Filter, Listed, Listing, Told, Tone, words_of};
use crate::text::users as text;

type C = Column<User>;

words! {
    /// Whether a user can sign in.
    UserAccess {
        Active = "active", "Kan logge ind", "Can sign in";
        NoPassword = "no_password", "Mangler adgangskode", "Lacks a password";
        Closed = "closed", "Lukket", "Closed";
    }
}

impl User {
    /// Whether the user can sign in.
    #[must_use]
    pub const fn access(&self) -> UserAccess {
        match (self.active, self.has_password) {
            (false, _) => UserAccess::Closed,
            (true, false) => UserAccess::NoPassword,
            (true, true) => UserAccess::Active,
        }
    }
}

impl UserAccess {
    const fn tone(self) -> Tone {
        match self {
            Self::Active => Tone::Ok,
            Self::NoPassword => Tone::Soon,
            Self::Closed => Tone::Idle,
        }
    }
}

impl RoleAssignment {
    /// The role, where it applies, and its programmes where it is limited to some.
    fn told(&self, told: &Told) -> String {
        let (role, unit) = (self.role.label(told.lang), &self.org_unit_name);
        if self.programmes.is_empty() {
            text::role_at(told.lang, role, unit)
        } else {
            text::role_for(told.lang, role, unit, self.programme_names.join(", "))
        }
    }
}

impl Listed for User {
    const LIST: &'static Listing<Self> = &Listing {
        name: "users",
        title: text::title,
        columns: &[
            C::new("name", text::display_name, |user, _| Cell::Name(user.display_name.clone(), None)).sorted().on_line(0),
            C::new("email", text::email, |user, _| Cell::Text(user.email.clone())).on_line(1),
            C::new("roles", text::role, |user, told| Cell::Lines(user.roles.iter().map(|role| role.told(told)).collect())).on_line(2),
            C::new("access", text::state, |user, told| Cell::badge(user.access().tone(), user.access().label(told.lang))).on_line(3),
        ],
        filters: &[
            Filter::search(text::display_name),
            Filter::words("role", text::role, text::any_role, words_of::<Role>),
            Filter::pick("unit", text::unit, text::any_unit, Of::Unit),
            Filter::words("access", text::state, text::any_state, words_of::<UserAccess>),
        ],
        sort: "name",
        none: (text::empty, text::empty_text),
        none_found: (text::empty, text::empty_text),
        id: Some(|user| user.id.to_string()),
        exports: true,
    };
}
