//! What every handler can reach: the settings, the clock, the ids and the database.

use crate::clock::{Clock, Ids};
use crate::db::{Database, Repair};
use crate::permit::Permit;
use crate::sessions::known::Known;
use crate::sessions::limits::Limits;
use crate::sessions::token::Keys;
use crate::settings::Cache;
use domain::Instant;
use domain::ids::TenantId;

/// How the server is set up.
#[derive(Debug, Clone)]
pub struct Options {
    /// Whether the pages are reached by https: cookies are then `Secure` and have the `__Host-` prefix.
    pub https: bool,
    /// Whether a demonstration runs: its sign-ins are shown, and every page says so.
    pub demo: bool,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<std::net::IpAddr>,
    /// Sign-in attempts per account in a burst, then one per six seconds.
    pub sign_in_burst: u32,
    /// Whether each answer says how many statements it took: for tests. In operation it stands in the log only.
    pub tell_statements: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { https: false, demo: false, trusted_proxies: Vec::new(), sign_in_burst: 10, tell_statements: false }
    }
}

/// The app.
pub struct App {
    /// The database behind its one door.
    pub db: Database,
    /// The time.
    pub clock: Clock,
    /// The ids.
    pub ids: Ids,
    /// How the server is set up.
    pub options: Options,
    pub(crate) keys: Keys,
    pub(crate) limits: Limits,
    pub(crate) settings: Cache,
    pub(crate) known: Known,
}

/// What is brought up to date at each start.
const REPAIRS: &[Repair] = &[crate::people::repair_keys, crate::users::repair_keys, crate::external::repair_keys];

impl App {
    /// Opens the database and puts the app together.
    ///
    /// # Errors
    /// A sentence that says what is wrong and what to do about it.
    pub fn open(database_url: &str, signing_key: &[u8], clock: Clock, ids: Ids, options: Options) -> Result<Self, String> {
        let db = Database::open(database_url, clock.clone(), ids.clone(), REPAIRS)?;
        let limits = Limits::new(options.sign_in_burst);
        Ok(Self { db, clock, ids, keys: Keys::new(signing_key)?, limits, settings: Cache::default(), known: Known::default(), options })
    }

    /// The point in time now.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// The permit of the system itself: for jobs, the command line and tests, never for a request.
    #[must_use]
    pub fn system(&self, tenant: TenantId) -> Permit {
        Permit::of_whole(tenant, self.clock.today())
    }
}
