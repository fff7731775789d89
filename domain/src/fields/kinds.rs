//! What a field can hold.

use crate::Lang;

/// The words of a closed list: code and label.
pub type Words = fn(Lang) -> Vec<(&'static str, &'static str)>;

/// What a field holds, with its limits: it decides the control and the check.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// Said by the screen, not by the person: where a move leads, what the request is about.
    Given,
    /// A given name, a family name, or what a user is called.
    Name,
    /// A person's name, written or chosen among the colleagues that the reader sees.
    Person,
    /// One line of text, from so many to so many characters.
    Line(usize, usize),
    /// Several lines of text, from so many to so many characters.
    Area(usize, usize),
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// The e-mail address by which somebody signs in; the browser may fill it in.
    Username,
    /// The password that somebody has.
    Password,
    /// The password that somebody chooses.
    NewPassword,
    /// A secret that the screen knows, e.g. of a link.
    Token,
    /// A web address.
    Web,
    /// A day.
    Date(Days),
    /// A time of day.
    Time,
    /// A whole number, from and to (both included), in a unit.
    Number(i32, i32, Unit),
    /// One of a closed list, in a drop-down.
    Choice,
    /// One of a closed list, all of them in sight.
    Chips,
    /// Several of a closed list.
    Several,
    /// Yes or no, with one tick.
    Tick,
    /// Yes, no, or not answered.
    YesNo,
    /// One of what there is in the municipality.
    Pick(Of),
    /// A few of what there is in the municipality.
    PickSeveral(Of),
    /// Several texts that the screen offers: so many at most, each with so many characters at most.
    Offered(usize, usize),
}

impl Kind {
    /// Whether it is shown nowhere and taken exactly as it is.
    #[must_use]
    pub const fn is_secret(self) -> bool {
        matches!(self, Self::Password | Self::NewPassword | Self::Token)
    }

    /// Whether the screen says it, not the person.
    #[must_use]
    pub const fn is_given(self) -> bool {
        matches!(self, Self::Given | Self::Token)
    }

    /// The least and the most of a number.
    #[must_use]
    pub const fn limits(self) -> Option<std::ops::RangeInclusive<i32>> {
        match self {
            Self::Number(min, max, _) => Some(min..=max),
            _ => None,
        }
    }
}

/// Which days are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Days {
    /// Any day of a year that somebody can mean.
    Any,
    /// Today or before.
    Past,
    /// Today or later.
    Coming,
}

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Things.
    Count,
    /// Minutes.
    Minutes,
    /// Hours as they are written ("37", "18,5"), kept in minutes.
    Hours,
    /// Days.
    Days,
}

/// What is picked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// A programme, by its code.
    Programme,
    /// A cohort of the programme that is chosen.
    Cohort,
    /// A place where trainees are.
    Site,
    /// A trainee, found by name.
    Trainee,
    /// A unit of the organisation.
    Unit,
}
