//! The settings: flags or `PRAKTIKSPOR_…` variables, checked all at once.

use crate::app::Options;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

/// Exit code of a bad configuration (`EX_CONFIG`).
pub const EXIT_CONFIG: u8 = 78;

/// What can be set. Each has a flag and an environment variable of the same name.
#[derive(Debug, Clone, clap::Args)]
pub struct Settings {
    /// Address and port to listen on.
    #[arg(long, env = "PRAKTIKSPOR_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: String,
    /// The database: sqlite://PATH or postgres://USER:PASSWORD@HOST/NAME.
    #[arg(long, env = "PRAKTIKSPOR_DATABASE_URL", hide_env_values = true)]
    pub database_url: Option<String>,
    /// A file that holds the database URL.
    #[arg(long, env = "PRAKTIKSPOR_DATABASE_URL_FILE")]
    pub database_url_file: Option<PathBuf>,
    /// A file that holds the key that signs tokens, at least 32 bytes; made beside an SQLite database when not set.
    #[arg(long, env = "PRAKTIKSPOR_SIGNING_KEY_FILE")]
    pub signing_key_file: Option<PathBuf>,
    /// The address people use, e.g. `https://praktikspor.example.dk`; links are made with it.
    #[arg(long, env = "PRAKTIKSPOR_PUBLIC_URL", default_value = "http://127.0.0.1:8080")]
    pub public_url: String,
    /// Proxies whose X-Forwarded-For is believed, separated by commas.
    #[arg(long, env = "PRAKTIKSPOR_TRUSTED_PROXIES", default_value = "")]
    pub trusted_proxies: String,
    /// The municipality's time zone.
    #[arg(long, env = "PRAKTIKSPOR_TIME_ZONE", default_value = "Europe/Copenhagen")]
    pub time_zone: String,
    /// What is logged: error, warn, info, debug, or a filter such as info,backend=debug.
    #[arg(long, env = "PRAKTIKSPOR_LOG", default_value = "warn")]
    pub log: String,
    /// Sign-in attempts per account in a burst, then one per six seconds.
    #[arg(long, env = "PRAKTIKSPOR_SIGN_IN_BURST", default_value = "10")]
    pub sign_in_burst: String,
}

/// Every variable the server knows: a misspelt one is refused, not ignored.
pub const VARIABLES: &[&str] = &[
    "PRAKTIKSPOR_LISTEN",
    "PRAKTIKSPOR_DATABASE_URL",
    "PRAKTIKSPOR_DATABASE_URL_FILE",
    "PRAKTIKSPOR_SIGNING_KEY_FILE",
    "PRAKTIKSPOR_PUBLIC_URL",
    "PRAKTIKSPOR_TRUSTED_PROXIES",
    "PRAKTIKSPOR_TIME_ZONE",
    "PRAKTIKSPOR_LOG",
    "PRAKTIKSPOR_SIGN_IN_BURST",
    "PRAKTIKSPOR_TODAY",
];

/// The settings after all checks.
#[derive(Debug, Clone)]
pub struct Checked {
    /// Where to listen.
    pub listen: SocketAddr,
    /// The database URL.
    pub database_url: String,
    /// The signing key; none where it is to be made beside the SQLite file.
    pub signing_key: Option<Vec<u8>>,
    /// The address people use.
    pub public_url: String,
    /// The municipality's time zone.
    pub time_zone: chrono_tz::Tz,
    /// The options of the app.
    pub options: Options,
}

impl Settings {
    /// Checks everything.
    ///
    /// # Errors
    /// One sentence per thing that is wrong, all of them.
    pub fn checked(&self, environment: impl Iterator<Item = String>) -> Result<Checked, Vec<String>> {
        let mut wrong: Vec<String> = environment
            .filter(|name| name.starts_with("PRAKTIKSPOR_") && !VARIABLES.contains(&name.as_str()))
            .filter(|name| !name.starts_with("PRAKTIKSPOR_TEST_"))
            .map(|name| format!("{name} is not known; the nearest is {}", nearest(&name)))
            .collect();
        let mut note = |key: &str, what: &str| wrong.push(format!("{key}: {what}"));
        let listen = self.listen.trim().parse::<SocketAddr>();
        if listen.is_err() {
            note("PRAKTIKSPOR_LISTEN", "must be an address and a port, e.g. 127.0.0.1:8080");
        }
        let database_url = match (&self.database_url, &self.database_url_file) {
            (Some(_), Some(_)) => Err("set either PRAKTIKSPOR_DATABASE_URL or it, not both".to_owned()),
            (Some(url), None) => Ok(url.trim().to_owned()),
            (None, Some(file)) => std::fs::read_to_string(file)
                .map(|text| text.trim_start_matches('\u{feff}').trim().to_owned())
                .map_err(|error| format!("{} cannot be read: {error}", file.display())),
            (None, None) => Ok("sqlite://./data/praktikspor.db".to_owned()),
        };
        let database_url = database_url.unwrap_or_else(|what| {
            note("PRAKTIKSPOR_DATABASE_URL_FILE", &what);
            "sqlite://".to_owned()
        });
        if !["sqlite://", "postgres://", "postgresql://"].iter().any(|scheme| database_url.starts_with(scheme)) {
            note("PRAKTIKSPOR_DATABASE_URL", "must begin with sqlite:// or postgres://");
        }
        let signing_key = match self.signing_key_file.as_ref().map(std::fs::read) {
            None if database_url.starts_with("postgres") => {
                note("PRAKTIKSPOR_SIGNING_KEY_FILE", "must be set with PostgreSQL: all instances share one key");
                None
            }
            None => None,
            Some(Ok(key)) if key.trim_ascii().len() >= 32 => Some(key.trim_ascii().to_vec()),
            Some(Ok(_)) => {
                note("PRAKTIKSPOR_SIGNING_KEY_FILE", "the key must have at least 32 bytes");
                None
            }
            Some(Err(error)) => {
                note("PRAKTIKSPOR_SIGNING_KEY_FILE", &format!("cannot be read: {error}"));
                None
            }
        };
        if !["http://", "https://"].iter().any(|scheme| self.public_url.starts_with(scheme)) {
            note("PRAKTIKSPOR_PUBLIC_URL", "must begin with http:// or https://");
        }
        let proxies = self.trusted_proxies.split(',').map(str::trim).filter(|text| !text.is_empty());
        let proxies: Result<Vec<IpAddr>, _> = proxies.map(str::parse).collect();
        if proxies.is_err() {
            note("PRAKTIKSPOR_TRUSTED_PROXIES", "must be addresses separated by commas");
        }
        let time_zone = self.time_zone.trim().parse::<chrono_tz::Tz>();
        if time_zone.is_err() {
            note("PRAKTIKSPOR_TIME_ZONE", "must be Europe/Copenhagen or UTC");
        }
        if self.log.parse::<tracing_subscriber::EnvFilter>().is_err() {
            note("PRAKTIKSPOR_LOG", "must be error, warn, info, debug, or a filter such as info,backend=debug");
        }
        let sign_in_burst = self.sign_in_burst.trim().parse::<u32>().ok().filter(|burst| (1..=100_000).contains(burst));
        if sign_in_burst.is_none() {
            note("PRAKTIKSPOR_SIGN_IN_BURST", "must be a whole number from 1 to 100000");
        }
        match (listen, proxies, time_zone, sign_in_burst, wrong.is_empty()) {
            (Ok(listen), Ok(trusted_proxies), Ok(time_zone), Some(sign_in_burst), true) => Ok(Checked {
                listen,
                database_url,
                signing_key,
                public_url: self.public_url.trim_end_matches('/').to_owned(),
                time_zone,
                options: Options { https: self.public_url.starts_with("https://"), trusted_proxies, sign_in_burst, ..Options::default() },
            }),
            _ => Err(wrong),
        }
    }
}

/// The known variable that shares the most letters with a misspelt one.
fn nearest(name: &str) -> &'static str {
    let likeness = |known: &str| name.chars().zip(known.chars()).take_while(|(a, b)| a == b).count();
    VARIABLES.iter().copied().max_by_key(|known| likeness(known)).unwrap_or("PRAKTIKSPOR_LISTEN")
}

/// The signing key beside an SQLite database, made at the first start and readable by its owner only.
///
/// # Errors
/// A sentence, where the file cannot be read or made.
pub fn key_beside(database_url: &str) -> Result<Vec<u8>, String> {
    use std::io::Write;
    use std::os::unix::fs::OpenOptionsExt;
    let path = format!("{}.key", database_url.trim_start_matches("sqlite://"));
    if let Ok(key) = std::fs::read(&path) {
        return Ok(key.trim_ascii().to_vec());
    }
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(|error| format!("no randomness: {error}"))?;
    let key = crate::db::hex(&bytes);
    let file = std::fs::OpenOptions::new().create_new(true).write(true).mode(0o600).open(&path);
    file.and_then(|mut file| file.write_all(key.as_bytes()))
        .map_err(|error| format!("{path} cannot be made: {error}. Does the folder exist, and may the server write in it?"))?;
    Ok(key.into_bytes())
}
