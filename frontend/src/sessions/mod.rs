//! Signing in, and the own account.

mod account;
mod password;
mod sign_in;

pub use account::AccountPage;
pub use password::SetPasswordPage;
pub use sign_in::{SignInAgain, SignInPage};
