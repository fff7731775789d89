//! Points in time.

use chrono::{DateTime, SecondsFormat, SubsecRound, Utc};

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
        Self(self.0 + chrono::TimeDelta::seconds(seconds))
    }
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
