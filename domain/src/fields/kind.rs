//! The kinds as they are written in `fields!`.

use super::{Days, Kind, Of, Unit};

/// Said by the screen.
#[must_use]
pub const fn given() -> Kind {
    Kind::Given
}
/// A name of a person.
#[must_use]
pub const fn name() -> Kind {
    Kind::Name
}
/// One line of at most so many characters.
#[must_use]
pub const fn line(max: usize) -> Kind {
    Kind::Line(1, max)
}
/// One line, from so many to so many characters.
#[must_use]
pub const fn text(min: usize, max: usize) -> Kind {
    Kind::Line(min, max)
}
/// Several texts that the screen offers.
#[must_use]
pub const fn offered(most: usize, max: usize) -> Kind {
    Kind::Offered(most, max)
}
/// Several lines of at most so many characters.
#[must_use]
pub const fn area(max: usize) -> Kind {
    Kind::Area(1, max)
}
/// A reason: several lines that say at least something.
#[must_use]
pub const fn reason(min: usize, max: usize) -> Kind {
    Kind::Area(min, max)
}
/// An e-mail address.
#[must_use]
pub const fn email() -> Kind {
    Kind::Email
}
/// A phone number.
#[must_use]
pub const fn phone() -> Kind {
    Kind::Phone
}
/// The e-mail address by which somebody signs in.
#[must_use]
pub const fn username() -> Kind {
    Kind::Username
}
/// The password that somebody has.
#[must_use]
pub const fn password() -> Kind {
    Kind::Password
}
/// The password that somebody chooses.
#[must_use]
pub const fn new_password() -> Kind {
    Kind::NewPassword
}
/// A secret that the screen knows.
#[must_use]
pub const fn token() -> Kind {
    Kind::Token
}
/// A web address.
#[must_use]
pub const fn web() -> Kind {
    Kind::Web
}
/// A day.
#[must_use]
pub const fn date() -> Kind {
    Kind::Date(Days::Any)
}
/// A day that has been, or today.
#[must_use]
pub const fn past() -> Kind {
    Kind::Date(Days::Past)
}
/// Today or a day that comes.
#[must_use]
pub const fn coming() -> Kind {
    Kind::Date(Days::Coming)
}
/// A time of day.
#[must_use]
pub const fn time() -> Kind {
    Kind::Time
}
/// How many.
#[must_use]
pub const fn number(min: i32, max: i32) -> Kind {
    Kind::Number(min, max, Unit::Count)
}
/// How many minutes.
#[must_use]
pub const fn minutes(min: i32, max: i32) -> Kind {
    Kind::Number(min, max, Unit::Minutes)
}
/// Hours, with limits in minutes as they are kept.
#[must_use]
pub const fn hours(min: i32, max: i32) -> Kind {
    Kind::Number(min, max, Unit::Hours)
}
/// How many days.
#[must_use]
pub const fn days(min: i32, max: i32) -> Kind {
    Kind::Number(min, max, Unit::Days)
}
/// One of a closed list, in a drop-down.
#[must_use]
pub const fn choice() -> Kind {
    Kind::Choice
}
/// One of a closed list, all in sight.
#[must_use]
pub const fn chips() -> Kind {
    Kind::Chips
}
/// Several of a closed list.
#[must_use]
pub const fn several() -> Kind {
    Kind::Several
}
/// One tick.
#[must_use]
pub const fn tick() -> Kind {
    Kind::Tick
}
/// Yes, no, or not answered.
#[must_use]
pub const fn yes_no() -> Kind {
    Kind::YesNo
}
/// One of what there is.
#[must_use]
pub const fn pick(of: Of) -> Kind {
    Kind::Pick(of)
}
/// A few of what there is.
#[must_use]
pub const fn pick_several(of: Of) -> Kind {
    Kind::PickSeveral(of)
}
