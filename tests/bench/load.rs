//! Clients that send one operation again and again for a bounded time.

use crate::process::Server;
use crate::report::Measured;
use crate::town::{CONSULTANT, PASSWORD, Town};
use serde_json::{Value, json};
use std::cell::Cell;
use std::rc::Rc;
use std::time::{Duration, Instant};

/// As many at once as make a busy Monday.
const CLIENTS: usize = 8;

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    List,
    Card,
    Worklist,
    LogSession,
    SignIn,
}

pub const OPERATIONS: [Operation; 5] = [Operation::List, Operation::Card, Operation::Worklist, Operation::LogSession, Operation::SignIn];

impl Operation {
    pub fn name(self) -> &'static str {
        match self {
            Self::List => "list of 25",
            Self::Card => "trainee card",
            Self::Worklist => "worklist",
            Self::LogSession => "log a session",
            Self::SignIn => "sign in",
        }
    }

    /// How the server's log names it.
    pub fn route(self) -> (&'static str, &'static str) {
        match self {
            Self::List => ("GET", "/api/v1/traineeships"),
            Self::Card => ("GET", "/api/v1/traineeships/{id}"),
            Self::Worklist => ("GET", "/api/v1/tasks"),
            Self::LogSession => ("POST", "/api/v1/traineeships/{id}/supervision-sessions"),
            Self::SignIn => ("POST", "/api/v1/sessions"),
        }
    }

    /// The one who does it.
    pub fn by(self, town: &Town) -> &str {
        if self == Self::LogSession { &town.supervisor } else { CONSULTANT }
    }
}

/// How many requests there was time for.
pub struct Spent {
    pub requests: usize,
    pub elapsed: Duration,
}

/// One who is signed in, and the trainees to ask for.
#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    url: String,
    token: String,
    trainees: Rc<[String]>,
    today: String,
    sent: Rc<Cell<usize>>,
}

/// Runs one client for its time, for what a single user feels, then several, for what the server carries.
pub async fn run(operation: Operation, server: &Server, town: &Town, time: Duration) -> Measured {
    let client = Client::new(server, operation.by(town)).await;
    // Not counted: connections, prepared statements, pages in memory.
    repeat(operation, client.clone(), time / 10).await;
    let alone = repeat(operation, client.clone(), time).await;
    let cpu = server.cpu();
    let Spent { requests, elapsed } = client.many(operation, CLIENTS, time).await;
    Measured { alone, requests, elapsed, cpu: server.cpu() - cpu }
}

async fn repeat(operation: Operation, client: Client, time: Duration) -> Vec<Duration> {
    let (started, mut took) = (Instant::now(), Vec::new());
    while started.elapsed() < time {
        let at = Instant::now();
        client.send(operation).await;
        took.push(at.elapsed());
    }
    took
}

impl Client {
    pub async fn new(server: &Server, email: &str) -> Self {
        let http = reqwest::Client::new();
        let answer = http.post(format!("{}/api/v1/sessions", server.url)).json(&json!({ "email": email, "password": PASSWORD }));
        let session: Value = answer.send().await.expect("an answer").json().await.expect("a session");
        let token = session["access_token"].as_str().unwrap_or_else(|| panic!("{email}: {session}")).to_owned();
        let mut client =
            Self { http, url: server.url.clone(), token, trainees: Rc::from([]), today: String::new(), sent: Rc::new(Cell::new(0)) };
        let page = client.get("/traineeships?limit=100").await;
        let ids = page["items"].as_array().expect("trainees").iter().map(|item| item["id"].as_str().expect("an id").to_owned());
        client.trainees = ids.collect();
        client.today = client.get("/me").await["today"].as_str().expect("a day").to_owned();
        client
    }

    /// The same one at another server, with the same token.
    pub fn at(&self, server: &Server) -> Self {
        Self { http: reqwest::Client::new(), url: server.url.clone(), sent: Rc::new(Cell::new(self.sent.get())), ..self.clone() }
    }

    /// Several at once for a bounded time.
    pub async fn many(&self, operation: Operation, clients: usize, time: Duration) -> Spent {
        let started = Instant::now();
        let many = (0..clients).map(|_| actix_web::rt::spawn(repeat(operation, self.clone(), time)));
        let mut requests = 0;
        for each in many.collect::<Vec<_>>() {
            requests += each.await.expect("a client").len();
        }
        Spent { requests, elapsed: started.elapsed() }
    }

    async fn get(&self, path: &str) -> Value {
        let request = self.http.get(format!("{}/api/v1{path}", self.url)).bearer_auth(&self.token);
        let answer = request.send().await.expect("an answer");
        assert!(answer.status().is_success(), "{path}: {}", answer.status());
        answer.json().await.expect("JSON")
    }

    /// Sends one request; gives its answer.
    pub async fn send(&self, operation: Operation) -> Vec<u8> {
        let number = self.sent.replace(self.sent.get() + 1);
        let trainee = self.trainees.get(number % self.trainees.len()).expect("a trainee");
        let request = match operation {
            Operation::List => self.http.get(format!("{}/api/v1/traineeships?limit=25", self.url)),
            Operation::Card => self.http.get(format!("{}/api/v1/traineeships/{trainee}", self.url)),
            Operation::Worklist => self.http.get(format!("{}/api/v1/tasks", self.url)),
            Operation::LogSession => self
                .http
                .post(format!("{}/api/v1/traineeships/{trainee}/supervision-sessions", self.url))
                .header("Idempotency-Key", format!("bench-{}-{number}", std::process::id()))
                .json(&json!({ "kind": "supervision", "minutes": 30, "held_on": self.today, "next_step": "Medicin på egen hånd" })),
            Operation::SignIn => {
                self.http.post(format!("{}/api/v1/sessions", self.url)).json(&json!({ "email": CONSULTANT, "password": PASSWORD }))
            }
        };
        let request = if operation == Operation::SignIn { request } else { request.bearer_auth(&self.token) };
        let answer = request.send().await.expect("an answer");
        let status = answer.status();
        let body = answer.bytes().await.expect("a body");
        assert!(status.is_success(), "{}: {status} {}", operation.name(), String::from_utf8_lossy(&body));
        body.into()
    }
}
