//! What each command does.

use actix_web::web;
use backend::app::{App, Options};
use backend::clock::{Clock, Ids};
use backend::config::{Checked, key_beside};
use backend::{demo, serve, sessions, tenants};
use chrono::NaiveDate;
use domain::ids::TenantId;
use std::net::TcpListener;
use std::path::Path;
use tokio::signal::unix::{Signal, SignalKind, signal};

/// The number of the first municipality of a database.
const FIRST: TenantId = TenantId(1);

fn open(settings: &Checked, clock: Clock, options: Options) -> Result<App, String> {
    let key = match &settings.signing_key {
        Some(key) => key.clone(),
        None => {
            let folder = Path::new(settings.database_url.trim_start_matches("sqlite://")).parent();
            if let Some(folder) = folder.filter(|folder| !folder.as_os_str().is_empty()) {
                std::fs::create_dir_all(folder).map_err(|error| format!("{} cannot be made: {error}", folder.display()))?;
            }
            key_beside(&settings.database_url)?
        }
    };
    let ids = Ids::random(clock.clone());
    App::open(&settings.database_url, &key, clock, ids, options)
}

fn said(error: backend::error::Error) -> String {
    error.to_string()
}

pub(super) async fn serve(settings: Checked, municipality: String) -> Result<(), String> {
    let (signals, listener) = (Signals::taken()?, listen(&settings)?);
    let clock = Clock::machine(settings.time_zone);
    let app = open(&settings, clock, settings.options.clone())?;
    if !tenants::any_exists(&app).await.map_err(said)? {
        let new = tenants::NewTenant { name: municipality, municipality_code: "000".to_owned(), is_demo: false };
        tenants::found(&app, FIRST, new).await.map_err(said)?;
        let email = "administrator@localhost.invalid".to_owned();
        let user = tenants::create_administrator(&app, FIRST, "Administrator".to_owned(), email.clone()).await.map_err(said)?;
        let secret = sessions::issue_link(&app, &app.system(FIRST), user).await.map_err(said)?;
        println!("The database is new. Set the first administrator's password within 72 hours:");
        println!("  {}/ny-adgangskode#{secret}", settings.public_url);
        println!("  and sign in as {email}");
    }
    run(app, listener, signals).await
}

pub(super) async fn demo(settings: Checked, today: NaiveDate) -> Result<(), String> {
    let (signals, listener) = (Signals::taken()?, listen(&settings)?);
    let clock = Clock::starting_on(settings.time_zone, today);
    let app = open(&settings, clock, Options { demo: true, ..settings.options.clone() })?;
    if tenants::any_exists(&app).await.map_err(said)? {
        if !demo::is_demo(&app).await.map_err(said)? {
            return Err("this database holds a real municipality: the demonstration needs a database of its own".to_owned());
        }
    } else {
        println!("Loading the demonstration municipality …");
        demo::load(&app).await.map_err(said)?;
    }
    println!("A demonstration with invented people. One sign-in per role, all with the password {}:", demo::PASSWORD);
    for login in demo::logins() {
        println!("  {:<26} {:<22} {}", login.role.label(domain::Lang::Da), login.name, login.email);
    }
    run(app, listener, signals).await
}

pub(super) async fn import(settings: &Checked, kind: &str, file: &Path, only_good_rows: bool, tenant: i32) -> Result<(), String> {
    let kind = kind.parse().map_err(|error: String| error)?;
    let bytes = std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let app = open(settings, Clock::machine(settings.time_zone), settings.options.clone())?;
    let permit = app.system(TenantId(tenant));
    let counts = backend::imports::load_bytes(&app, &permit, kind, &name, bytes, only_good_rows).await.map_err(said)?;
    println!("{}", serde_json::to_string_pretty(&counts).unwrap_or_default());
    app.db.close();
    Ok(())
}

pub(super) fn migrate(settings: &Checked) -> Result<(), String> {
    let app = open(settings, Clock::machine(settings.time_zone), settings.options.clone())?;
    app.db.close();
    println!("The tables are up to date.");
    Ok(())
}

pub(super) async fn distribute(settings: &Checked) -> Result<(), String> {
    let app = open(settings, Clock::machine(settings.time_zone), settings.options.clone())?;
    let statements = app.db.read(&app.system(FIRST), backend::db::distribute::statements).await.map_err(said)?;
    app.db.close();
    let statements = statements.ok_or("a SQLite database is one file on one machine: only PostgreSQL is spread over many")?;
    statements.iter().for_each(|statement| println!("{statement}"));
    Ok(())
}

pub(super) async fn create_admin(settings: &Checked, name: String, email: String, tenant: i32) -> Result<(), String> {
    let app = open(settings, Clock::machine(settings.time_zone), settings.options.clone())?;
    let tenant = TenantId(tenant);
    let user = tenants::create_administrator(&app, tenant, name, email).await.map_err(said)?;
    let secret = sessions::issue_link(&app, &app.system(tenant), user).await.map_err(said)?;
    println!("Set the password within 72 hours:\n  {}/ny-adgangskode#{secret}", settings.public_url);
    app.db.close();
    Ok(())
}

/// Takes the port, before the database is touched: a second start by mistake changes nothing.
fn listen(settings: &Checked) -> Result<TcpListener, String> {
    TcpListener::bind(settings.listen)
        .map_err(|error| format!("{} cannot be listened on: {error}. Is another server running there?", settings.listen))
}

/// Serves until a signal comes, then finishes what is under way.
async fn run(app: App, listener: TcpListener, signals: Signals) -> Result<(), String> {
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    let app = web::Data::new(app);
    let workers = std::thread::available_parallelism().map_or(2, std::num::NonZeroUsize::get);
    let server = serve::start(app.clone(), listener, workers).map_err(|error| error.to_string())?;
    let handle = server.handle();
    actix_web::rt::spawn(backend::night::scheduler(app.clone()));
    actix_web::rt::spawn(async move {
        signals.one().await;
        handle.stop(true).await;
    });
    println!("Ready on http://{address}");
    server.await.map_err(|error| error.to_string())?;
    app.db.close();
    Ok(())
}

/// The signals that end the server. Taken before anything else: one that comes during the start is not lost.
struct Signals {
    terminate: Signal,
    interrupt: Signal,
}

impl Signals {
    fn taken() -> Result<Self, String> {
        let take = |kind| signal(kind).map_err(|error| format!("signals cannot be taken: {error}"));
        Ok(Self { terminate: take(SignalKind::terminate())?, interrupt: take(SignalKind::interrupt())? })
    }

    async fn one(mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}
