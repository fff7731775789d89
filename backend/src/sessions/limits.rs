//! Guessing is slow: attempts are counted per account and per address (IPv6 by /64).

use crate::error::Error;
use actix_web::HttpRequest;
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::time::Duration;

/// The counters of this instance.
pub struct Limits {
    accounts: DefaultKeyedRateLimiter<String>,
    addresses: DefaultKeyedRateLimiter<IpAddr>,
}

impl Limits {
    pub(crate) fn new(burst: u32) -> Self {
        let account = NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN);
        // Many colleagues share one address: three times as much.
        let address = account.saturating_mul(NonZeroU32::new(3).unwrap_or(NonZeroU32::MIN));
        let one_per = |period, burst| Quota::with_period(period).unwrap_or(Quota::per_second(burst)).allow_burst(burst);
        Self {
            accounts: RateLimiter::keyed(one_per(Duration::from_secs(6), account)),
            addresses: RateLimiter::keyed(one_per(Duration::from_secs(2), address)),
        }
    }

    /// Counts an attempt.
    ///
    /// # Errors
    /// 429 where there were too many.
    pub(crate) fn check(&self, account: &str, address: Option<IpAddr>) -> Result<(), Error> {
        let account = account.to_owned();
        if self.accounts.check_key(&account).is_err() {
            return Err(Error::too_many(6));
        }
        match address.map(network) {
            Some(address) if self.addresses.check_key(&address).is_err() => Err(Error::too_many(2)),
            _ => Ok(()),
        }
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
