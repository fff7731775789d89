//! The cookies of the tokens: never readable by scripts, never sent from another site.

use crate::app::Options;
use crate::http::request::{ACCESS_COOKIE, REFRESH_COOKIE, cookie_name};
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};

pub(super) fn of(options: &Options, access: &str, refresh: &str) -> [Cookie<'static>; 2] {
    let hours = Duration::seconds(super::SESSION_SECONDS);
    [cookie(options, ACCESS_COOKIE, access, Duration::seconds(super::ACCESS_SECONDS)), cookie(options, REFRESH_COOKIE, refresh, hours)]
}

pub(super) fn removals(options: &Options) -> [Cookie<'static>; 2] {
    [cookie(options, ACCESS_COOKIE, "", Duration::ZERO), cookie(options, REFRESH_COOKIE, "", Duration::ZERO)]
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
