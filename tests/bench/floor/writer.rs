//! A session is logged: its row and its audit row, on one thread that commits what waits in one go.

use super::{Bare, Caller, open};
use actix_web::{HttpRequest, HttpResponse, web};
use backend::clock::{Clock, Ids};
use rusqlite::Connection;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use tokio::sync::oneshot;

/// As many share a commit as in the product.
const GROUP: usize = 128;
const SESSION: &str = "INSERT INTO supervision_sessions (tenant_id, id, traineeship_id, person_id, kind, held_on, minutes, goals, next_step, \
                       logged_by, logged_at, version) SELECT ?1, ?2, t.id, t.person_id, ?4, ?5, ?6, '[]', ?7, ?8, ?9, 1 \
                       FROM traineeships t WHERE t.tenant_id = ?1 AND t.id = ?3";
const AUDIT: &str = "INSERT INTO audit_events (tenant_id, id, at, actor_user_id, actor_name, action, object_kind, object_id, traineeship_id, \
                     person_id, details) VALUES (?1, ?2, ?3, ?4, 'Vejleder', 'session.logged', 'supervision_session', ?5, ?6, NULL, '{}')";

#[derive(serde::Deserialize)]
pub(super) struct Logged {
    kind: String,
    minutes: i32,
    held_on: String,
    next_step: String,
}

struct Job {
    logged: Logged,
    caller: Caller,
    trainee: uuid::Uuid,
    done: oneshot::Sender<uuid::Uuid>,
}

/// Where writes are handed in.
pub(super) struct Queue(Sender<Job>);

/// Starts the one thread that writes.
pub(super) fn start(file: PathBuf) -> Queue {
    let (queue, jobs) = channel();
    let ids = Ids::random(Clock::machine(chrono_tz::Europe::Copenhagen));
    std::thread::spawn(move || write(&open(&file, false), &ids, &jobs));
    Queue(queue)
}

fn write(connection: &Connection, ids: &Ids, jobs: &Receiver<Job>) {
    while let Ok(first) = jobs.recv() {
        let group: Vec<Job> = std::iter::once(first).chain(jobs.try_iter().take(GROUP - 1)).collect();
        connection.execute_batch("BEGIN IMMEDIATE").expect("a transaction");
        let made: Vec<_> = group.into_iter().map(|job| (insert(connection, ids, &job), job.done)).collect();
        connection.execute_batch("COMMIT").expect("a commit");
        for (id, done) in made {
            let _ = done.send(id);
        }
    }
}

fn insert(connection: &Connection, ids: &Ids, job: &Job) -> uuid::Uuid {
    let now = chrono::Utc::now().to_rfc3339_opts(chrono::SecondsFormat::Micros, true);
    let (tenant, trainee, logged) = (job.caller.tenant, job.trainee.as_bytes(), &job.logged);
    let (id, event): (uuid::Uuid, uuid::Uuid) = (ids.next(), ids.next());
    let mut statement = connection.prepare_cached(SESSION).expect("a statement");
    let values = (tenant, id.as_bytes(), trainee, &logged.kind, &logged.held_on, logged.minutes, &logged.next_step, job.caller.user, &now);
    statement.execute(values).expect("a session");
    let mut statement = connection.prepare_cached(AUDIT).expect("a statement");
    statement.execute((tenant, event.as_bytes(), &now, job.caller.user, id.as_bytes(), trainee)).expect("an audit row");
    id
}

/// Answers when the session is on the disk.
pub(super) async fn answer(
    request: HttpRequest,
    bare: web::Data<Bare>,
    queue: web::Data<Queue>,
    trainee: web::Path<uuid::Uuid>,
    logged: web::Json<Logged>,
) -> HttpResponse {
    let Some(caller) = bare.caller(&request, &bare.connection.borrow()) else { return HttpResponse::Unauthorized().finish() };
    let (done, made) = oneshot::channel();
    let job = Job { logged: logged.into_inner(), caller, trainee: trainee.into_inner(), done };
    queue.0.send(job).unwrap_or_else(|_| panic!("the writer is gone"));
    match made.await {
        Ok(id) => HttpResponse::Created().json(serde_json::json!({ "id": id })),
        Err(_) => HttpResponse::ServiceUnavailable().finish(),
    }
}
