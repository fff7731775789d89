//! Where a list comes from: its declaration, the address of its pages, and what can be done with a row. The type of the rows
//! is known here and nowhere behind it.

use super::bulk::{self, Mover, Moves};
use crate::api::{self, Answer, ApiError};
use crate::session::{use_lang, use_today};
use domain::Page;
use domain::listing::{Cell, Listed, Shape, Told};
use domain::moves::Machine;
use leptos::prelude::*;
use serde::de::DeserializeOwned;
use std::rc::Rc;

/// What can be done with a row, beside its cells.
pub type Act = Rc<dyn Fn() -> AnyView>;

/// A page, by what is asked of the list and the place in it.
type Fetch = Rc<dyn Fn(String, String) -> Answer<Drawn>>;

/// The page at an address.
type PageAt = Rc<dyn Fn(&str) -> Answer<Drawn>>;

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
    pub(super) mover: Option<Mover>,
}

/// What a row has beside its cells.
#[derive(Default)]
struct Beside {
    act: Option<Act>,
    mover: Option<Mover>,
}

/// Where a list comes from.
pub struct Source {
    pub(super) shape: Shape,
    pub(super) path: String,
    pub(super) fetch: Fetch,
    pub(super) acts: bool,
    pub(super) moves: Option<Moves>,
}

impl Source {
    /// The list of these rows, whose pages are at `path`.
    #[must_use]
    pub fn of<L: Listed + DeserializeOwned>(path: impl Into<String>) -> Self {
        Self::made::<L>(path.into(), Rc::new(|_: Rc<L>| Beside::default()), Signal::from(0))
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
            Beside { act: Some(Rc::new(move || act(Rc::clone(&line)))), mover: None }
        };
        Self { acts: true, ..Self::made(path.into(), Rc::new(of), again) }
    }

    /// The same with the moves of a machine for the rows that are chosen. `stands` is the state of a row and its version; its moves
    /// are sent to `{path}/{id}/transitions`.
    #[must_use]
    pub fn with_moves<L: Listed + DeserializeOwned, S: Machine>(path: &'static str, stands: fn(&L) -> (S, i32)) -> Self {
        let of = move |line: Rc<L>| {
            let (state, version) = stands(&line);
            let mover = L::LIST.id.map(|id| id(&line)).map(|id| Mover {
                path: format!("{path}/{id}/transitions"),
                id,
                name: String::new(),
                state: state.to_string(),
                version,
            });
            Beside { act: None, mover }
        };
        Self { moves: Some(bulk::moves::<S>()), ..Self::made(path.to_owned(), Rc::new(of), Signal::from(0)) }
    }

    fn made<L: Listed + DeserializeOwned>(path: String, beside: Rc<dyn Fn(Rc<L>) -> Beside>, again: Signal<u32>) -> Self {
        let told = Told { lang: use_lang(), today: use_today() };
        let page = move |path: &str| {
            let beside = Rc::clone(&beside);
            api::get(path).map(move |page: Page<L>| Drawn {
                next: page.next_cursor,
                total: page.total,
                rows: page.items.into_iter().map(|line| row(line, told, &*beside)).collect(),
            })
        };
        Self { shape: L::LIST.shape(), fetch: fetching(path.clone(), Rc::new(page), again), path, acts: false, moves: None }
    }
}

/// How a page is fetched, from how the page at an address is drawn.
fn fetching(path: String, page: PageAt, again: Signal<u32>) -> Fetch {
    Rc::new(move |asked, cursor| {
        again.track();
        let (path, page) = (path.clone(), Rc::clone(&page));
        Answer::of(async move {
            match page(&paged(&path, &asked, &cursor)).await {
                // A place of another order, as in an old link: the list begins anew.
                Err(ApiError::Problem(problem)) if problem.errors.iter().any(|error| error.field == "cursor") => {
                    page(&paged(&path, &asked, "")).await
                }
                answer => answer,
            }
        })
    })
}

/// What a row is called.
pub(super) fn name_of(cells: &[Cell]) -> String {
    cells.iter().find_map(|cell| if let Cell::Name(name, _) = cell { Some(name.clone()) } else { None }).unwrap_or_default()
}

/// The address of a page.
fn paged(path: &str, asked: &str, cursor: &str) -> String {
    let sign = if asked.is_empty() { '?' } else { '&' };
    let place = if cursor.is_empty() { String::new() } else { format!("&cursor={}", api::encode(cursor)) };
    format!("{path}{asked}{sign}total=true{place}")
}

fn row<L: Listed>(line: L, told: Told, beside: &dyn Fn(Rc<L>) -> Beside) -> Row {
    let id = L::LIST.id.map(|id| id(&line));
    let cells: Vec<Cell> = L::LIST.columns.iter().map(|column| (column.cell)(&line, &told)).collect();
    let Beside { act, mover } = beside(Rc::new(line));
    let mover = mover.map(|mover| Mover { name: name_of(&cells), ..mover });
    Row { id, cells, act, mover }
}
