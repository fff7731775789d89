//! Time and ids: the only place that asks the machine for either.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::Instant;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Tells the time. Tests give one that they step themselves.
#[derive(Clone)]
pub struct Clock {
    now: Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>,
    zone: chrono_tz::Tz,
}

impl Clock {
    /// The machine's clock, with the municipality's time zone.
    #[must_use]
    pub fn machine(zone: chrono_tz::Tz) -> Self {
        Self { now: Arc::new(Utc::now), zone }
    }

    /// A clock of the caller's own.
    #[must_use]
    pub fn of(zone: chrono_tz::Tz, now: impl Fn() -> DateTime<Utc> + Send + Sync + 'static) -> Self {
        Self { now: Arc::new(now), zone }
    }

    /// The machine's clock moved so that it is `today` now; it goes on from there. For demonstrations.
    #[must_use]
    pub fn starting_on(zone: chrono_tz::Tz, today: NaiveDate) -> Self {
        let days = today.signed_duration_since(Utc::now().with_timezone(&zone).date_naive());
        Self::of(zone, move || Utc::now() + TimeDelta::days(days.num_days()))
    }

    /// The point in time now.
    #[must_use]
    pub fn now(&self) -> Instant {
        (self.now)().into()
    }

    /// The municipality's date today, not UTC's.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.local_date(self.now())
    }

    /// The municipality's date at a point in time.
    #[must_use]
    pub fn local_date(&self, at: Instant) -> NaiveDate {
        at.utc().with_timezone(&self.zone).date_naive()
    }

    /// The point in time of a local one; the earlier where the clocks are set back, none where they are set forward.
    #[must_use]
    pub fn at_local(&self, at: chrono::NaiveDateTime) -> Option<Instant> {
        at.and_local_timezone(self.zone).earliest().map(|at| at.to_utc().into())
    }
}

/// Makes ids: UUIDv7, so that new rows stand together in the indexes.
#[derive(Clone)]
pub struct Ids(Arc<dyn Fn() -> uuid::Uuid + Send + Sync>);

impl Ids {
    /// Ids of the clock's time and the machine's randomness.
    #[must_use]
    pub fn random(clock: Clock) -> Self {
        Self(Arc::new(move || {
            let mut bytes = [0_u8; 10];
            // Without randomness ids could be guessed.
            if getrandom::fill(&mut bytes).is_err() {
                std::process::abort();
            }
            let millis = u64::try_from(clock.now().utc().timestamp_millis()).unwrap_or(0);
            uuid::Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid()
        }))
    }

    /// Ids that count, so that the answers of a test are the same each time.
    #[must_use]
    pub fn counting() -> Self {
        let next = AtomicU64::new(1);
        Self(Arc::new(move || {
            let number = u128::from(next.fetch_add(1, Ordering::Relaxed));
            uuid::Uuid::from_u128(0x0197_0000_0000_7000_8000_0000_0000_0000 | number)
        }))
    }

    /// The next id.
    #[must_use]
    pub fn next<T: From<uuid::Uuid>>(&self) -> T {
        (self.0)().into()
    }
}
