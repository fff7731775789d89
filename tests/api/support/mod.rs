//! A house to test in: a server on a port of its own, two municipalities, a clock to step, and people to act as.

pub mod database;
mod person;
pub mod recorder;
mod town;

pub use database::TestDatabase;
pub use person::{Answer, Person, With};
pub use town::hash as password_hash;

use actix_web::web;
use backend::app::{App, Options};
use backend::clock::{Clock, Ids};
use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::TenantId;
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

/// The password of every user of a test.
pub const PASSWORD: &str = "en lang adgangskode 7";

/// A running server with its own database.
pub struct House {
    pub app: web::Data<App>,
    url: String,
    now: Arc<Mutex<DateTime<Utc>>>,
    handle: actix_web::dev::ServerHandle,
    database: database::TestDatabase,
}

impl House {
    /// A server with two municipalities, each with a small town: users of every role, sites, programmes.
    /// It is Monday 23 November 2026, 8:00 in Copenhagen.
    pub async fn new() -> Self {
        Self::with(Options { sign_in_burst: 50, ..Options::default() }).await
    }

    /// The same, set up otherwise.
    pub async fn with(options: Options) -> Self {
        let house = Self::empty_with(options).await;
        for tenant in [TenantId(1), TenantId(2)] {
            town::found(&house.app, tenant).await;
        }
        house
    }

    /// A server with a database that holds nothing.
    pub async fn empty() -> Self {
        Self::empty_with(Options { sign_in_burst: 50, ..Options::default() }).await
    }

    async fn empty_with(options: Options) -> Self {
        let database = database::TestDatabase::new();
        recorder::open(&database.url);
        let now = Arc::new(Mutex::new("2026-11-23T07:00:00Z".parse::<DateTime<Utc>>().unwrap()));
        let hand = Arc::clone(&now);
        let clock = Clock::of(chrono_tz::Europe::Copenhagen, move || *hand.lock().unwrap());
        let options = Options { tell_statements: true, ..options };
        let app = App::open(&database.url, &[7; 32], clock, Ids::counting(), options).unwrap();
        let app = web::Data::new(app);
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let server = backend::serve::start(app.clone(), listener, 1).unwrap();
        let handle = server.handle();
        actix_web::rt::spawn(server);
        Self { app, url, now, handle, database }
    }

    /// Lets time pass.
    pub fn pass(&self, time: TimeDelta) {
        let mut now = self.now.lock().unwrap();
        *now += time;
    }

    /// The bytes of the database file and its log: to look for what must not be there. Empty on PostgreSQL.
    pub fn bytes(&self) -> Vec<u8> {
        self.database.bytes()
    }

    /// Where the database is.
    pub fn database_url(&self) -> &str {
        &self.database.url
    }

    /// Someone who is not signed in.
    pub fn anyone(&self) -> Person {
        Person::new(&self.url)
    }

    /// Signs in with an address and the password of the tests.
    pub async fn sign_in(&self, email: &str) -> Person {
        let mut person = self.anyone();
        let body = serde_json::json!({ "email": email, "password": PASSWORD });
        let answer = person.post("/sessions", body).await;
        assert_eq!(answer.status, 201, "{email}: {}", answer.body);
        person.token = answer.body["access_token"].as_str().map(str::to_owned);
        person
    }

    pub async fn as_consultant(&self) -> Person {
        self.sign_in("consultant@one.example.dk").await
    }

    pub async fn as_administrator(&self) -> Person {
        self.sign_in("administrator@one.example.dk").await
    }

    pub async fn as_leader(&self) -> Person {
        self.sign_in("leader@one.example.dk").await
    }

    pub async fn as_education_lead(&self) -> Person {
        self.sign_in("education_lead@one.example.dk").await
    }

    pub async fn as_hr(&self) -> Person {
        self.sign_in("hr@one.example.dk").await
    }

    /// The consultant of the other municipality.
    pub async fn as_foreigner(&self) -> Person {
        self.sign_in("consultant@two.example.dk").await
    }

    /// Makes a user of the first municipality with a role at one unit, and signs in.
    pub async fn as_role_at(&self, role: domain::access::Role, unit: &str) -> Person {
        let (email, hash) = (format!("{role}-{unit}@one.example.dk"), town::hash().await);
        let (address, unit) = (email.clone(), domain::ids::OrgUnitId(unit.parse().unwrap()));
        let make = move |w: &mut backend::db::Writer<'_>| {
            let new = backend::users::NewUser { name: role.label(domain::Lang::Da), email: &address, password_hash: Some(&hash) };
            let user = backend::users::insert(w, &new)?;
            backend::users::grant(w, user, role, unit, &[])
        };
        self.app.db.write(&self.app.system(TenantId(1)), make).await.unwrap();
        self.sign_in(&email).await
    }

    /// Gives a user of the first municipality the password of the tests, and signs in.
    pub async fn as_user(&self, email: &str) -> Person {
        let permit = self.app.system(TenantId(1));
        let (address, hash) = (email.to_owned(), town::hash().await);
        let set = move |w: &mut backend::db::Writer<'_>| backend::users::set_password_hash(w, &address, &hash);
        self.app.db.write(&permit, set).await.unwrap();
        self.sign_in(email).await
    }
}

impl Drop for House {
    fn drop(&mut self) {
        drop(self.handle.stop(false));
    }
}
