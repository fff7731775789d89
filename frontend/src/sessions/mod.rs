//! Signing in, and the own account.

mod account;
mod frame;
mod password;
mod sign_in;

pub use account::{AccountPage, SignOut};
pub use password::SetPasswordPage;
pub use sign_in::{SignInAgain, SignInPage};
