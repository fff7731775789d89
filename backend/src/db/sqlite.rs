//! Embedded SQLite: readers side by side, and one writer that commits in groups.

use super::connection;
use super::engines::DbConnection;
use super::statistics::Statistics;
use super::{Repair, Work, migrations};
use crate::current::add_statements;
use crate::error::Error;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use domain::problem::ProblemCode;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use tokio::sync::{mpsc, oneshot};

/// How many writes may wait; one more is refused with 503.
const QUEUE: usize = 1024;
/// How many writes share one commit, and so one fsync.
const GROUP: usize = 128;
/// Reading connections kept open between requests.
const KEPT_READERS: usize = 16;

const PRAGMAS: &str = "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
                       PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;";

/// The open file.
pub(super) struct Sqlite {
    path: PathBuf,
    readers: Mutex<Vec<(u64, DbConnection)>>,
    // How often the tables were counted: a connection knows only the counts that were there when it was opened.
    counted: Arc<AtomicU64>,
    writes: mpsc::Sender<Job>,
    writer: Mutex<Option<std::thread::JoinHandle<()>>>,
    closing: Mutex<Option<oneshot::Sender<()>>>,
    // Held as long as the file is open: a second process must not write beside this one.
    _lock: std::fs::File,
}

/// What one write did to its group.
enum Done {
    /// There is something to commit.
    Change,
    /// Its savepoint was rolled back.
    Nothing,
    /// There is no room: the engine may have ended the whole transaction.
    Full,
}

/// One write: runs in a savepoint, and is answered after the commit of its group.
trait Write: Send {
    fn run(&mut self, connection: &mut DbConnection) -> Done;
    fn answer(self: Box<Self>, commit: Result<(), Error>);
}

type Job = Box<dyn Write>;

struct Pending<T, F> {
    work: F,
    result: Option<Result<T, Error>>,
    statements: u32,
    reply: oneshot::Sender<(Result<T, Error>, u32)>,
}

impl<T: Send, F: Fn(&mut DbConnection) -> Result<T, Error> + Send> Write for Pending<T, F> {
    fn run(&mut self, connection: &mut DbConnection) -> Done {
        // A panic must not take the writer with it: the savepoint is rolled back like any failure.
        let work = &self.work;
        let before = connection::statements_so_far();
        let result = connection::savepoint(connection, |c| {
            catch_unwind(AssertUnwindSafe(|| work(c))).unwrap_or_else(|_| Err(Error::internal("a write panicked")))
        });
        self.statements = connection::statements_so_far().wrapping_sub(before);
        let done = match &result {
            Ok(_) => Done::Change,
            Err(error) if error.code() == ProblemCode::StorageFull => Done::Full,
            Err(_) => Done::Nothing,
        };
        self.result = Some(result);
        done
    }

    fn answer(self: Box<Self>, commit: Result<(), Error>) {
        let result = match (commit, self.result) {
            (Err(error), Some(Ok(_)) | None) => Err(error),
            (_, Some(result)) => result,
            (Ok(()), None) => Err(Error::unavailable()),
        };
        // The client may have gone; its change is kept all the same.
        drop(self.reply.send((result, self.statements)));
    }
}

impl Sqlite {
    pub(super) fn open(path: &str, repairs: &[Repair]) -> Result<Self, String> {
        let path = PathBuf::from(path);
        let lock = lock(&path)?;
        examine(&path)?;
        let mut writer = connect(&path)?;
        migrations::run(&mut writer, repairs).map_err(|error| format!("{}: {error}", path.display()))?;
        let statistics = Statistics::count(&mut writer).map_err(|error| format!("{}: {error}", path.display()))?;
        let (writes, jobs) = mpsc::channel(QUEUE);
        let (closing, closed) = oneshot::channel();
        let (file, counted) = (path.clone(), Arc::new(AtomicU64::new(0)));
        let told = Arc::clone(&counted);
        let writer = std::thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || write_groups(&file, (writer, statistics), jobs, closed, &told))
            .map_err(|error| format!("the writer thread did not start: {error}"))?;
        Ok(Self {
            path,
            readers: Mutex::new(Vec::new()),
            counted,
            writes,
            writer: Mutex::new(Some(writer)),
            closing: Mutex::new(Some(closing)),
            _lock: lock,
        })
    }

    /// Reads in one snapshot.
    pub(super) fn read<T>(&self, work: &Work<T>) -> Result<T, Error> {
        self.with_reader(|connection| connection::snapshot(connection, work))
    }

    /// Reads with one statement, which is a snapshot by itself.
    pub(super) fn glance<T>(&self, work: &Work<T>) -> Result<T, Error> {
        self.with_reader(|connection| (work(connection), Ok(())))
    }

    /// Lends a reading connection; one that does not end well is dropped, not kept.
    fn with_reader<T>(&self, work: impl FnOnce(&mut DbConnection) -> (Result<T, Error>, QueryResult<()>)) -> Result<T, Error> {
        let counted = self.counted.load(Ordering::Relaxed);
        let kept = self.readers.lock().ok().and_then(|mut readers| readers.pop());
        let (opened_at, mut connection) = match kept {
            Some(kept) if kept.0 == counted => kept,
            _ => (counted, reader(&self.path)?),
        };
        let before = connection::statements_so_far();
        let (result, ended) = work(&mut connection);
        add_statements(connection::statements_so_far().wrapping_sub(before));
        if ended.is_ok()
            && let Ok(mut readers) = self.readers.lock()
            && readers.len() < KEPT_READERS
        {
            readers.push((opened_at, connection));
        }
        result
    }

    pub(super) async fn write<T: Send + 'static>(
        &self,
        work: impl Fn(&mut DbConnection) -> Result<T, Error> + Send + Sync + 'static,
    ) -> Result<T, Error> {
        let (reply, answer) = oneshot::channel();
        let job = Box::new(Pending { work, result: None, statements: 0, reply });
        self.writes.try_send(job).map_err(|_| Error::unavailable())?;
        let (result, statements) = answer.await.map_err(|_| Error::unavailable())?;
        add_statements(statements);
        result
    }

    pub(super) fn close(&self) {
        drop(self.closing.lock().ok().and_then(|mut closing| closing.take()));
        if let Some(writer) = self.writer.lock().ok().and_then(|mut writer| writer.take()) {
            drop(writer.join());
        }
    }
}

impl Drop for Sqlite {
    fn drop(&mut self) {
        self.close();
    }
}

fn lock(path: &Path) -> Result<std::fs::File, String> {
    let mut name = path.as_os_str().to_owned();
    name.push(".lock");
    let file = std::fs::OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&name)
        .map_err(|error| format!("{}: {error}. Does the folder exist, and may the server write in it?", path.display()))?;
    file.try_lock().map_err(|_| format!("{} is in use by another Praktikspor server. Stop it first.", path.display()))?;
    Ok(file)
}

#[derive(QueryableByName)]
struct Finding {
    #[diesel(sql_type = diesel::sql_types::Text)]
    quick_check: String,
}

/// Looks through a file that is there before anything may change it: even closing a connection that can write may.
fn examine(path: &Path) -> Result<(), String> {
    if std::fs::metadata(path).map_or(0, |file| file.len()) == 0 {
        return Ok(());
    }
    let text = path.to_str().ok_or("the path of the database is not text")?;
    let escaped = text.replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    let mut connection = diesel::SqliteConnection::establish(&format!("file:{escaped}?mode=ro")).map_err(|error| unusable(text, &error))?;
    let findings: Vec<Finding> =
        diesel::sql_query("PRAGMA quick_check(1)").load(&mut connection).map_err(|error| unusable(text, &error))?;
    match findings.into_iter().find(|finding| finding.quick_check != "ok") {
        Some(finding) => Err(unusable(text, &finding.quick_check.replace('\n', " "))),
        None => Ok(()),
    }
}

fn unusable(path: &str, why: &dyn std::fmt::Display) -> String {
    format!("{path} cannot be opened as a database: {why}. It was not changed. Restore a backup, or name another file.")
}

fn connect(path: &Path) -> Result<DbConnection, String> {
    let text = path.to_str().ok_or("the path of the database is not text")?;
    let fail = |error: &dyn std::fmt::Display| unusable(text, error);
    let mut connection = diesel::SqliteConnection::establish(text).map_err(|error| fail(&error))?;
    connection.batch_execute(PRAGMAS).map_err(|error| fail(&error))?;
    Ok(connection::counted(DbConnection::Sqlite(connection), text))
}

fn reader(path: &Path) -> Result<DbConnection, Error> {
    let mut connection = connect(path).map_err(|error| {
        tracing::error!(%error, "no reading connection");
        Error::unavailable()
    })?;
    connection.batch_execute("PRAGMA query_only = ON; PRAGMA mmap_size = 268435456;")?;
    Ok(connection)
}

/// The writer's life: take what waits, run each in a savepoint, commit once, answer all.
fn write_groups(
    path: &Path,
    opened: (DbConnection, Statistics),
    mut jobs: mpsc::Receiver<Job>,
    mut closed: oneshot::Receiver<()>,
    counted: &AtomicU64,
) {
    let mut opened = Some(opened);
    let Ok(runtime) = tokio::runtime::Builder::new_current_thread().build() else { return };
    loop {
        let first = runtime.block_on(async {
            tokio::select! {
                biased;
                job = jobs.recv() => job,
                _ = &mut closed => None,
            }
        });
        let Some(first) = first else { break };
        let mut group = vec![first];
        while group.len() < GROUP {
            let Ok(job) = jobs.try_recv() else { break };
            group.push(job);
        }
        let (mut connection, mut statistics) = match opened.take().map_or_else(|| connect(path).map(|new| (new, Statistics::default())), Ok)
        {
            Ok(usable) => usable,
            Err(error) => {
                tracing::error!(%error, "no writing connection");
                group.into_iter().for_each(|job| job.answer(Err(Error::unavailable())));
                continue;
            }
        };
        let commit = write_group(&mut connection, &mut group);
        for job in group {
            job.answer(commit.clone());
        }
        // After a failed commit nothing is known of the connection's state: the next group gets a new one.
        if commit.is_ok() {
            match statistics.count_again(&mut connection) {
                Ok(true) => drop(counted.fetch_add(1, Ordering::Relaxed)),
                Ok(false) => {}
                Err(error) => tracing::warn!(%error, "the tables were not counted"),
            }
            opened = Some((connection, statistics));
        }
    }
    if let Some((mut connection, _)) = opened {
        drop(connection.batch_execute("PRAGMA wal_checkpoint(TRUNCATE);"));
    }
}

fn write_group(connection: &mut DbConnection, group: &mut [Job]) -> Result<(), Error> {
    connection::begin(connection, "BEGIN", "BEGIN IMMEDIATE")?;
    let mut any = false;
    for job in group.iter_mut() {
        match job.run(connection) {
            Done::Change => any = true,
            Done::Nothing => {}
            Done::Full => return Err(Error::storage_full()),
        }
    }
    if any {
        connection::commit(connection)?;
    } else {
        connection::rollback(connection)?;
    }
    Ok(())
}
