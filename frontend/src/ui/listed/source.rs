//! Where a list comes from: its declaration, the address of its pages, and what can be done with a row. The type of the rows
//! is known here and nowhere behind it.

use crate::api::{self, ApiError};
use crate::session::{use_lang, use_today};
use domain::Page;
use domain::listing::{Cell, Listed, Shape, Told};
use leptos::prelude::*;
use serde::de::DeserializeOwned;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

/// What can be done with a row, beside its cells.
pub type Act = Rc<dyn Fn() -> AnyView>;

type Fetching = Pin<Box<dyn Future<Output = Result<Drawn, ApiError>>>>;

/// A page of a list in cells.
#[derive(Clone)]
pub(super) struct Drawn {
    pub(super) rows: Vec<Row>,
    pub(super) next: Option<String>,
    pub(super) total: Option<u32>,
}

/// A row: a cell for each column, in the order of the list.
#[derive(Clone)]
pub(super) struct Row {
    pub(super) id: Option<String>,
    pub(super) cells: Vec<Cell>,
    pub(super) act: Option<Act>,
}

/// Where a list comes from.
pub struct Source {
    pub(super) shape: Shape,
    pub(super) path: String,
    pub(super) fetch: Rc<dyn Fn(String, String) -> Fetching>,
    pub(super) acts: bool,
}

impl Source {
    /// The list of these rows, whose pages are at `path`.
    #[must_use]
    pub fn of<L: Listed + DeserializeOwned>(path: impl Into<String>) -> Self {
        Self::made::<L>(path.into(), false, Rc::new(|_: Rc<L>| None), Signal::from(0))
    }

    /// The same with something that can be done with each row, under a head of its own. It is fetched again whenever `again`
    /// changes.
    #[must_use]
    pub fn with_acts<L: Listed + DeserializeOwned>(
        path: impl Into<String>,
        act: impl Fn(Rc<L>) -> AnyView + Clone + 'static,
        again: Signal<u32>,
    ) -> Self {
        let of = move |line: Rc<L>| {
            let act = act.clone();
            let drawn: Act = Rc::new(move || act(Rc::clone(&line)));
            Some(drawn)
        };
        Self::made(path.into(), true, Rc::new(of), again)
    }

    fn made<L: Listed + DeserializeOwned>(
        path: String,
        has_acts: bool,
        acts: Rc<dyn Fn(Rc<L>) -> Option<Act>>,
        again: Signal<u32>,
    ) -> Self {
        let told = Told { lang: use_lang(), today: use_today() };
        let at = path.clone();
        let fetch = move |asked: String, cursor: String| -> Fetching {
            again.track();
            let (path, acts) = (at.clone(), Rc::clone(&acts));
            Box::pin(async move {
                let page: Page<L> = match api::get(&paged(&path, &asked, &cursor)).await {
                    // A place of another order, as in an old link: the list begins anew.
                    Err(ApiError::Problem(problem)) if problem.errors.iter().any(|error| error.field == "cursor") => {
                        api::get(&paged(&path, &asked, "")).await?
                    }
                    answer => answer?,
                };
                Ok(Drawn {
                    next: page.next_cursor,
                    total: page.total,
                    rows: page.items.into_iter().map(|line| row(line, told, &*acts)).collect(),
                })
            })
        };
        Self { shape: L::LIST.shape(), path, fetch: Rc::new(fetch), acts: has_acts }
    }
}

/// The address of a page.
fn paged(path: &str, asked: &str, cursor: &str) -> String {
    let sign = if asked.is_empty() { '?' } else { '&' };
    let place = if cursor.is_empty() { String::new() } else { format!("&cursor={}", api::encode(cursor)) };
    format!("{path}{asked}{sign}total=true{place}")
}

fn row<L: Listed>(line: L, told: Told, acts: &dyn Fn(Rc<L>) -> Option<Act>) -> Row {
    let id = L::LIST.id.map(|id| id(&line));
    let cells = L::LIST.columns.iter().map(|column| (column.cell)(&line, &told)).collect();
    Row { id, cells, act: acts(Rc::new(line)) }
}
