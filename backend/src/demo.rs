//! The demonstration: "Strandby Kommune" with invented people, and one sign-in per role. Never outside demo mode.

use domain::sessions::DemoLogin;

/// The password of every demonstration user: it is shown on the sign-in page.
pub const PASSWORD: &str = "praktikspor-demo";

/// The sign-ins.
#[must_use]
pub fn logins() -> Vec<DemoLogin> {
    Vec::new()
}
