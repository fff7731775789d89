//! Schools and others outside the municipality: the list, and the card with its contacts.

mod card;
mod contacts;
mod list;
mod meetings;

pub use card::ExternalOrganisationPage;
pub use list::ExternalOrganisationsPage;
