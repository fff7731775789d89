//! Points in time.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, SecondsFormat, SubsecRound, TimeDelta, Utc};

/// A point in time, UTC, in whole microseconds: what both engines keep without loss.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
#[cfg_attr(feature = "database", derive(diesel::expression::AsExpression, diesel::deserialize::FromSqlRow), diesel(sql_type = crate::sql::Instant))]
#[serde(from = "DateTime<Utc>")]
pub struct Instant(DateTime<Utc>);

impl Instant {
    /// The point in time as chrono knows it.
    #[must_use]
    pub const fn utc(self) -> DateTime<Utc> {
        self.0
    }

    /// RFC 3339 with a fixed width, so that the order of texts is the order of time.
    #[must_use]
    pub fn to_text(self) -> String {
        self.0.to_rfc3339_opts(SecondsFormat::Micros, true)
    }

    /// This many seconds later (or earlier where negative).
    #[must_use]
    pub fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0 + TimeDelta::seconds(seconds))
    }

    /// The wall clock of Denmark: an hour ahead of UTC, two from the last Sunday of March to that of October, 01.00 UTC
    /// (directive 2000/84/EC).
    #[must_use]
    pub fn in_denmark(self) -> NaiveDateTime {
        let utc = self.0.naive_utc();
        let change = |month| last_sunday(utc.year(), month).and_then(|day| day.and_hms_opt(1, 0, 0));
        let summer = matches!((change(3), change(10)), (Some(start), Some(end)) if utc >= start && utc < end);
        utc + TimeDelta::hours(if summer { 2 } else { 1 })
    }
}

fn last_sunday(year: i32, month: u32) -> Option<NaiveDate> {
    let last = NaiveDate::from_ymd_opt(year, month, 31)?;
    Some(last - TimeDelta::days(i64::from(last.weekday().num_days_from_sunday())))
}

impl From<DateTime<Utc>> for Instant {
    fn from(at: DateTime<Utc>) -> Self {
        Self(at.trunc_subsecs(6))
    }
}

impl serde::Serialize for Instant {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_text())
    }
}

#[cfg(feature = "database")]
crate::sql::stored_as_instant!(Instant);
