//! Guessing is slow: attempts are counted per address (IPv6 by /64), per account from one network, and per account from
//! everywhere. Accounts are kept as digests of one length, and only as long as they count.

use crate::error::Error;
use actix_web::HttpRequest;
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use sha2::{Digest, Sha256};
use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// How many attempts lie between two removals of the counters that are full again.
const TIDY_EVERY: u32 = 1_000;

type Account = [u8; 32];

/// The counters of this instance.
pub struct Limits {
    addresses: DefaultKeyedRateLimiter<IpAddr>,
    pairs: DefaultKeyedRateLimiter<(Account, Option<IpAddr>)>,
    accounts: DefaultKeyedRateLimiter<Account>,
    attempts: AtomicU32,
}

impl Limits {
    pub(crate) fn new(burst: u32) -> Self {
        let pair = NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN);
        let times = |factor| pair.saturating_mul(NonZeroU32::new(factor).unwrap_or(NonZeroU32::MIN));
        let one_per =
            |seconds, burst| Quota::with_period(Duration::from_secs(seconds)).unwrap_or(Quota::per_second(burst)).allow_burst(burst);
        Self {
            // Many colleagues share one address: three times as much.
            addresses: RateLimiter::keyed(one_per(2, times(3))),
            pairs: RateLimiter::keyed(one_per(6, pair)),
            // Looser and faster again than a pair: a stranger in one network never uses it up for the user elsewhere.
            accounts: RateLimiter::keyed(one_per(2, times(10))),
            attempts: AtomicU32::new(0),
        }
    }

    /// Counts an attempt: what the first counter refuses does not reach the next.
    ///
    /// # Errors
    /// 429 where there were too many.
    pub(crate) fn check(&self, account: &str, address: Option<IpAddr>) -> Result<(), Error> {
        if self.attempts.fetch_add(1, Ordering::Relaxed) % TIDY_EVERY == TIDY_EVERY - 1 {
            self.tidy();
        }
        let network = address.map(network);
        if network.is_some_and(|network| self.addresses.check_key(&network).is_err()) {
            return Err(Error::too_many(2));
        }
        let account: Account = Sha256::digest(account.as_bytes()).into();
        if self.pairs.check_key(&(account, network)).is_err() {
            return Err(Error::too_many(6));
        }
        self.accounts.check_key(&account).map_err(|_| Error::too_many(2))
    }

    /// Forgets what no longer counts.
    fn tidy(&self) {
        self.addresses.retain_recent();
        self.pairs.retain_recent();
        self.accounts.retain_recent();
    }
}

fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
    }
}

/// The client's address: the peer, or what a trusted proxy says of it.
#[must_use]
pub(crate) fn client_address(req: &HttpRequest, trusted: &[IpAddr]) -> Option<IpAddr> {
    let peer = req.peer_addr()?.ip();
    if !trusted.contains(&peer) {
        return Some(peer);
    }
    let forwarded = req.headers().get("x-forwarded-for").and_then(|value| value.to_str().ok())?;
    // The last entry that no trusted proxy added is the client.
    let mut addresses = forwarded.rsplit(',').filter_map(|part| part.trim().parse::<IpAddr>().ok());
    addresses.find(|address| !trusted.contains(address)).or(Some(peer))
}
