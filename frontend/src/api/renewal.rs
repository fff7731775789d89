//! Renewing the access token: once for all requests that find it run out, and one tab of the browser at a time.

use super::{ApiError, Headers, ahead, once, reading, request};
use crate::session;
use domain::sessions::SignedIn;
use futures_channel::oneshot::{Sender, channel};
use gloo_net::http::Method;
use js_sys::{Function, Promise, Reflect};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

/// How it went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Renewal {
    /// The request can be sent again.
    Done,
    /// The session has ended.
    Refused,
    /// No answer: the session may well live.
    Away,
}

thread_local! {
    // The requests that wait for the one that renews; none while nobody renews.
    static WAITING: RefCell<Option<Vec<Sender<Renewal>>>> = const { RefCell::new(None) };
}

pub(super) async fn renew() -> Renewal {
    let wait = WAITING.with_borrow_mut(|waiting| {
        let (tell, told) = channel();
        match waiting {
            Some(waiting) => {
                waiting.push(tell);
                Some(told)
            }
            None => {
                *waiting = Some(Vec::new());
                None
            }
        }
    });
    if let Some(told) = wait {
        return told.await.unwrap_or(Renewal::Away);
    }
    let outcome = Rc::new(Cell::new(Renewal::Away));
    in_turn(ask(Rc::clone(&outcome))).await;
    for waiting in WAITING.take().unwrap_or_default() {
        // Who no longer waits need not be told.
        let _ = waiting.send(outcome.get());
    }
    outcome.get()
}

async fn ask(outcome: Rc<Cell<Renewal>>) {
    let answer = once(&|abort: Option<&web_sys::AbortSignal>| {
        request(Method::POST, "/sessions/refresh", &Headers::default()).abort_signal(abort).build()
    })
    .await;
    outcome.set(match answer {
        Ok(response) if response.ok() => {
            if let Ok(signed_in) = reading::of_text::<SignedIn>(&response.text().await.unwrap_or_default()) {
                session::renewed(signed_in.me);
            }
            Renewal::Done
        }
        Ok(response) if response.status() == 401 => {
            // Read to its end, so that the request is over.
            drop(response.text().await);
            ahead::forget();
            Renewal::Refused
        }
        Ok(_) | Err(ApiError::Away | ApiError::Problem(_)) => Renewal::Away,
    });
}

/// Two tabs that renew with the same token at once would use up the grace that is meant for lost answers: the browser's
/// lock lets the second wait, and then it sends the new token. Without locks (plain http off loopback) it goes without.
async fn in_turn(work: impl Future<Output = ()> + 'static) {
    let get = |object: &JsValue, name: &str| Reflect::get(object, &JsValue::from_str(name)).ok().filter(JsValue::is_truthy);
    let locks = get(&leptos::prelude::window(), "navigator").and_then(|navigator| get(&navigator, "locks"));
    let lock = locks.as_ref().and_then(|locks| get(locks, "request")).and_then(|lock| lock.dyn_into::<Function>().ok());
    let (Some(locks), Some(lock)) = (locks, lock) else { return work.await };
    let run = Closure::once_into_js(move || {
        future_to_promise(async move {
            work.await;
            Ok(JsValue::UNDEFINED)
        })
    });
    let held = lock.call2(&locks, &JsValue::from_str("praktikspor-renewal"), &run).ok().and_then(|held| held.dyn_into::<Promise>().ok());
    if let Some(held) = held {
        // The outcome is in the cell; a lock that broke leaves it at "away".
        drop(JsFuture::from(held).await);
    }
}
