//! What is fetched for a screen, without its type inside: the machinery of resources is compiled once, not per type.

use crate::api::{self, Answer, ApiError, Coming};
use leptos::prelude::*;
use serde::de::DeserializeOwned;
use std::any::Any;
use std::marker::PhantomData;
use std::rc::Rc;

type Anything = Result<Rc<dyn Any>, ApiError>;

/// What is fetched, again whenever a signal changes that its fetching reads.
pub struct Fetched<T> {
    inner: LocalResource<Anything>,
    kind: PhantomData<fn() -> T>,
}

impl<T> Clone for Fetched<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Fetched<T> {}

impl<T: Clone + 'static> Fetched<T> {
    /// Fetches when the screen is shown.
    pub fn new(fetch: impl Fn() -> Answer<T> + 'static) -> Self {
        Self { inner: resource(Box::new(move || fetch().coming())), kind: PhantomData }
    }

    /// Fetches what is at an address, which may read signals.
    pub fn at(path: impl Fn() -> String + 'static) -> Self
    where
        T: DeserializeOwned,
    {
        Self::new(move || api::get::<T>(&path()))
    }

    /// What has come; nothing while it is fetched for the first time.
    #[must_use]
    pub fn get(&self) -> Option<Result<T, ApiError>> {
        match self.inner.get()? {
            Ok(data) => data.downcast_ref::<T>().cloned().map(Ok),
            Err(error) => Some(Err(error)),
        }
    }

    /// Fetches once more; what has come stays until then.
    pub fn refetch(&self) {
        self.inner.refetch();
    }
}

fn resource(fetch: Box<dyn Fn() -> Coming>) -> LocalResource<Anything> {
    LocalResource::new(move || {
        let coming = fetch();
        async move { coming.await.map(Rc::from) }
    })
}
