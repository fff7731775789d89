//! The lane of what is long by nature: a few at once, some that wait, and no more, so that a morning of reports leaves the
//! rest of the house its processors and its connections.

use crate::error::Error;
use tokio::sync::{Semaphore, SemaphorePermit};

/// The most that are under way at once, however many processors there are: each holds a connection of the pool.
const MOST_AT_ONCE: usize = 4;
/// How many may wait for each that is under way.
const WAITING_EACH: usize = 8;

pub(super) struct Lane {
    under_way: Semaphore,
    places: Semaphore,
}

/// A place in the lane; given back when dropped.
pub(super) struct Taken<'a> {
    _under_way: SemaphorePermit<'a>,
    _place: SemaphorePermit<'a>,
}

impl Lane {
    /// A lane that takes half of the processors.
    pub(super) fn new() -> Self {
        let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        Self::of((processors / 2).clamp(1, MOST_AT_ONCE))
    }

    fn of(at_once: usize) -> Self {
        let places = at_once.saturating_mul(WAITING_EACH.saturating_add(1));
        Self { under_way: Semaphore::new(at_once), places: Semaphore::new(places) }
    }

    /// Waits for its turn; 503 at once where too many wait already.
    pub(super) async fn enter(&self) -> Result<Taken<'_>, Error> {
        let place = self.places.try_acquire().map_err(|_| Error::unavailable())?;
        let under_way = self.under_way.acquire().await.map_err(|_| Error::unavailable())?;
        Ok(Taken { _under_way: under_way, _place: place })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::problem::ProblemCode;
    use std::future::Future;
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    #[test]
    fn one_is_under_way_some_wait_and_the_next_is_turned_away() {
        let lane = Lane::of(1);
        let mut context = Context::from_waker(Waker::noop());
        let Poll::Ready(Ok(first)) = pin!(lane.enter()).poll(&mut context) else { panic!("the lane is empty") };
        let mut waiting: Vec<_> = (0..WAITING_EACH).map(|_| Box::pin(lane.enter())).collect();
        for one in &mut waiting {
            assert!(one.as_mut().poll(&mut context).is_pending());
        }
        let Poll::Ready(Err(full)) = pin!(lane.enter()).poll(&mut context) else { panic!("the lane is full") };
        assert_eq!(full.code(), ProblemCode::Unavailable);
        drop(first);
        assert!(matches!(waiting.remove(0).as_mut().poll(&mut context), Poll::Ready(Ok(_))));
        assert!(pin!(lane.enter()).poll(&mut context).is_pending(), "who has left gave a place back");
    }
}
