//! An answer on its way. All that sends, waits and hands on knows no type, so that it is compiled once for all of them; the type
//! is known where an answer is asked for and where it is used.

use super::{ApiError, reading, unreadable};
use serde::de::DeserializeOwned;
use std::any::Any;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

/// What was answered, or why there is nothing.
pub(crate) type Anything = Result<Box<dyn Any>, ApiError>;

/// An answer whose type is known elsewhere.
pub(crate) type Coming = Pin<Box<dyn Future<Output = Anything>>>;

/// An answer on its way.
#[must_use = "nothing is sent until it is awaited"]
pub struct Answer<T> {
    coming: Coming,
    kind: PhantomData<fn() -> T>,
}

impl<T: 'static> Answer<T> {
    /// What several requests, or none, come to.
    pub fn of(work: impl Future<Output = Result<T, ApiError>> + 'static) -> Self {
        Self::known(Box::pin(async move { work.await.map(|told| -> Box<dyn Any> { Box::new(told) }) }))
    }

    /// What is made of the answer.
    pub fn map<U: 'static>(self, make: impl FnOnce(T) -> U + 'static) -> Answer<U> {
        Answer::known(mapped(self.coming, Box::new(move |told| type_of(told).map(|told| -> Box<dyn Any> { Box::new(make(told)) }))))
    }

    /// Without its type: for what only hands it on.
    pub(crate) fn coming(self) -> Coming {
        self.coming
    }

    fn known(coming: Coming) -> Self {
        Self { coming, kind: PhantomData }
    }
}

impl<T: DeserializeOwned + 'static> Answer<T> {
    /// What the text of a response says.
    pub(super) fn told(text: impl Future<Output = Result<String, ApiError>> + 'static) -> Self {
        Self::known(read(Box::pin(text), anything::<T>))
    }
}

impl<T: 'static> Future for Answer<T> {
    type Output = Result<T, ApiError>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.coming.as_mut().poll(context).map(|told| told.and_then(type_of))
    }
}

/// Gives an answer its type back.
pub(crate) fn type_of<T: 'static>(told: Box<dyn Any>) -> Result<T, ApiError> {
    told.downcast().map(|told| *told).map_err(|_| unreadable(500))
}

fn read(text: Pin<Box<dyn Future<Output = Result<String, ApiError>>>>, reads: fn(&str) -> Anything) -> Coming {
    Box::pin(async move { reads(&text.await?) })
}

fn mapped(coming: Coming, make: Box<dyn FnOnce(Box<dyn Any>) -> Anything>) -> Coming {
    Box::pin(async move { make(coming.await?) })
}

fn anything<T: DeserializeOwned + 'static>(text: &str) -> Anything {
    let told = reading::of_text::<T>(text);
    told.map(|told| -> Box<dyn Any> { Box::new(told) }).map_err(|_| unreadable(500))
}
