//! A list as a file, read page by page and sent as it comes. A file that breaks off ends its connection with an error, so that
//! nobody takes a part for the whole.

use super::xlsx::Sheet;
use super::{FileOf, Query, csv, transactions};
use crate::app::App;
use crate::error::Error;
use crate::permit::Permit;
use actix_web::http::header;
use actix_web::web::Bytes;
use actix_web::{HttpResponse, rt, web};
use domain::listing::{Asked, Cell, Column, Format, Head, Listed, Told};
use domain::search::search_key;
use futures_util::stream::poll_fn;
use std::fs::File;
use std::io::Read;
use tokio::sync::mpsc::{Sender, channel};

/// Rows per read: each is short, so that others are not kept waiting.
const ROWS: u32 = 1000;
/// How many pieces wait for a slow client.
const WAITING: usize = 2;
/// The size of a piece of a workbook, bytes.
const PIECE: usize = 64 * 1024;

/// What goes to the client.
type Pieces = Sender<Result<Bytes, Error>>;

/// A list as a file, of what the permit sees and the filters let through.
///
/// # Errors
/// What the query says of the first rows; what fails later ends the connection.
pub async fn export<L: Listed>(app: web::Data<App>, permit: Permit, file: FileOf<L>, query: impl Query<L>) -> Result<HttpResponse, Error> {
    let asked = file.0;
    let first = rows(&app, &permit, &asked, None, &query).await?;
    let (format, today) = (asked.format, permit.today);
    let (pieces, mut coming) = channel(WAITING);
    // Goes on where the client has left, to say what it got.
    rt::spawn(async move {
        let mut done = Done { list: L::LIST.name, format, rows: 0, whole: false };
        let sent = send(&app, &permit, &asked, first, &query, &pieces, &mut done).await;
        if let Err(error) = sent {
            // Who has left needs no answer.
            drop(pieces.send(Err(error)).await);
        }
        if !done.whole
            && let Err(error) = done.note(&app, &permit).await
        {
            tracing::error!(%error, list = done.list, rows = done.rows, "an export that broke off was not noted");
        }
    });
    let name = search_key((L::LIST.title)(domain::Lang::Da)).replace(' ', "-");
    let (kind, end) = match format {
        Format::Csv => ("text/csv; charset=utf-8", "csv"),
        Format::Xlsx => ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    };
    Ok(HttpResponse::Ok()
        .content_type(kind)
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}-{today}.{end}\"")))
        .streaming(poll_fn(move |context| coming.poll_recv(context))))
}

/// What was sent, for the log.
struct Done {
    list: &'static str,
    format: Format,
    rows: usize,
    whole: bool,
}

impl Done {
    async fn note(&self, app: &App, permit: &Permit) -> Result<(), Error> {
        let details = serde_json::json!({ "list": self.list, "format": self.format, "rows": self.rows, "whole": self.whole });
        app.db.write(permit, move |w| transactions::note_export(w, details.clone())).await
    }
}

/// The rows from a place on.
async fn rows<L: Listed>(
    app: &App,
    permit: &Permit,
    asked: &Asked,
    cursor: Option<String>,
    query: &impl Query<L>,
) -> Result<(Vec<Vec<Cell>>, Option<String>), Error> {
    let (seen, here, query) = (permit.clone(), asked.from_here(cursor, ROWS), query.clone());
    let told = Told { lang: permit.lang, today: permit.today };
    let columns = columns::<L>(asked);
    app.db
        .read_long(permit, move |c| {
            let page = query(c, &seen, &here)?;
            let cells = |line: &L| columns.iter().map(|column| (column.cell)(line, &told)).collect();
            Ok((page.items.iter().map(cells).collect(), page.next_cursor))
        })
        .await
}

fn columns<L: Listed>(asked: &Asked) -> Vec<&'static Column<L>> {
    let keys: Vec<&str> = asked.columns.iter().map(String::as_str).collect();
    L::LIST.shape().chosen(&keys).into_iter().filter_map(|at| L::LIST.columns.get(at)).collect()
}

/// Sends the whole list; the note in the log comes before its end.
async fn send<L: Listed>(
    app: &App,
    permit: &Permit,
    asked: &Asked,
    first: (Vec<Vec<Cell>>, Option<String>),
    query: &impl Query<L>,
    pieces: &Pieces,
    done: &mut Done,
) -> Result<(), Error> {
    let heads: Vec<Head> = columns::<L>(asked).into_iter().map(|column| column.head).collect();
    let words = csv::heads(&heads, permit.lang);
    let mut sheet = match asked.format {
        Format::Xlsx => Some(Sheet::new((L::LIST.title)(permit.lang), &words)?),
        Format::Csv => {
            let line = csv::lines(std::iter::once(words.iter().map(|word| (*word).to_owned()).collect()))?;
            give(pieces, [csv::MARK.as_bytes(), &line].concat()).await?;
            None
        }
    };
    let (mut page, mut next) = first;
    loop {
        let count = page.len();
        match &mut sheet {
            Some(sheet) => page.into_iter().try_for_each(|cells| sheet.add(&heads, cells))?,
            None => give(pieces, csv::lines(page.into_iter().map(|cells| csv::row(&heads, cells)))?).await?,
        }
        done.rows = done.rows.saturating_add(count);
        let Some(cursor) = next else { break };
        if pieces.is_closed() {
            return Err(Error::unavailable());
        }
        (page, next) = rows(app, permit, asked, Some(cursor), query).await?;
    }
    let file = match sheet {
        Some(sheet) => Some(web::block(move || sheet.finish()).await.map_err(|_| Error::unavailable())??),
        None => None,
    };
    done.whole = true;
    if let Err(error) = done.note(app, permit).await {
        done.whole = false;
        return Err(error);
    }
    match file {
        Some(file) => pass(file, pieces).await,
        None => Ok(()),
    }
}

async fn give(pieces: &Pieces, bytes: Vec<u8>) -> Result<(), Error> {
    if bytes.is_empty() {
        return Ok(());
    }
    pieces.send(Ok(Bytes::from(bytes))).await.map_err(|_| Error::unavailable())
}

/// Sends a file piece by piece.
async fn pass(mut file: File, pieces: &Pieces) -> Result<(), Error> {
    loop {
        let read = web::block(move || {
            let mut piece = Vec::with_capacity(PIECE);
            let read = file.by_ref().take(PIECE.try_into().unwrap_or(u64::MAX)).read_to_end(&mut piece);
            (file, read.map(|_| piece))
        });
        let (rest, piece) = read.await.map_err(|_| Error::unavailable())?;
        let piece = piece.map_err(|error| Error::internal(&error.to_string()))?;
        if piece.is_empty() {
            return Ok(());
        }
        give(pieces, piece).await?;
        file = rest;
    }
}
