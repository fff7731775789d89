//! The cookies of the tokens: never readable by scripts, never sent from another site. Beside them goes one that scripts may read and
//! that says nothing but that there are tokens, so that a page need not ask who is signed in where nobody is.

use crate::app::Options;
use crate::http::request::{ACCESS_COOKIE, REFRESH_COOKIE, cookie_name};
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};

pub(super) fn of(options: &Options, access: &str, refresh: &str) -> [Cookie<'static>; 3] {
    let hours = Duration::seconds(super::SESSION_SECONDS);
    [
        cookie(options, ACCESS_COOKIE, access, Duration::seconds(super::ACCESS_SECONDS)),
        cookie(options, REFRESH_COOKIE, refresh, hours),
        begun(options, "1", hours),
    ]
}

pub(super) fn removals(options: &Options) -> [Cookie<'static>; 3] {
    let gone = Duration::ZERO;
    [cookie(options, ACCESS_COOKIE, "", gone), cookie(options, REFRESH_COOKIE, "", gone), begun(options, "", gone)]
}

/// The cookie that says that a session was begun. Its name has no prefix: it is worth nothing.
fn begun(options: &Options, value: &'static str, age: Duration) -> Cookie<'static> {
    let cookie = Cookie::build(domain::sessions::BEGUN_COOKIE, value).path("/").secure(options.https);
    cookie.same_site(SameSite::Strict).max_age(age).finish()
}

fn cookie(options: &Options, name: &str, value: &str, age: Duration) -> Cookie<'static> {
    Cookie::build(cookie_name(options, name), value.to_owned())
        .path("/")
        .http_only(true)
        .secure(options.https)
        .same_site(SameSite::Strict)
        .max_age(age)
        .finish()
}
