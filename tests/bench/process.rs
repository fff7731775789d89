//! The delivered server as a process of its own, and what the operating system counts of it.

use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection};
use std::fs::File;
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

/// How long a server may take to be ready on a large database.
const PATIENCE: Duration = Duration::from_secs(60);
/// What an idle server is given to settle before its memory is read.
const SETTLING: Duration = Duration::from_secs(2);
/// Linux counts processor time in hundredths of a second (`getconf CLK_TCK`).
const TICK: Duration = Duration::from_millis(10);

/// A running server.
pub struct Server {
    child: Child,
    pub url: String,
}

impl Server {
    /// Starts the server and waits until it is ready.
    pub fn start(binary: &Path, database: &str, folder: &Path, log: &Path) -> Self {
        let (port, key) = (free_port(), key(folder));
        let child = Command::new(binary)
            .args(["serve", "--listen", &format!("127.0.0.1:{port}"), "--database-url", database])
            .args(["--log", "info", "--sign-in-burst", "100000", "--signing-key-file"])
            .arg(key)
            .stderr(File::create(log).expect("a log file"))
            .stdout(std::process::Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{}: {error}", binary.display()));
        wait_for(port, &format!("the server; its log is {}", log.display()));
        std::thread::sleep(SETTLING);
        Self { child, url: format!("http://127.0.0.1:{port}") }
    }

    /// Starts the bare program on the file of a database, as a process of its own (see `floor`).
    pub fn floor(database: &Path, folder: &Path) -> Self {
        let (port, program) = (free_port(), std::env::current_exe().expect("this program"));
        let mut command = Command::new(program);
        command.args(["floor", &format!("127.0.0.1:{port}")]).arg(database).arg(key(folder));
        let child = command.stdout(std::process::Stdio::null()).spawn().expect("the bare program");
        wait_for(port, "the bare program");
        Self { child, url: format!("http://127.0.0.1:{port}") }
    }

    /// Resident memory, KiB.
    pub fn resident_kib(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).expect("the server's status");
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("VmRSS");
        line.trim().trim_end_matches("kB").trim().parse().expect("a number of KiB")
    }

    /// Processor time so far, user and system.
    pub fn cpu(&self) -> Duration {
        cpu_of(self.child.id())
    }

    /// Asks the server to end, as an operator would, and waits for it.
    pub fn stop(mut self) {
        let asked = Command::new("kill").arg(self.child.id().to_string()).status();
        assert!(asked.is_ok_and(|status| status.success()), "the server could not be asked to stop");
        assert!(self.child.wait().is_ok_and(|status| status.success()), "the server did not stop cleanly");
    }
}

/// Nothing stays behind when a measurement fails; and the bare program knows no other end.
impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Processor time of a process so far, user and system.
pub fn cpu_of(process: u32) -> Duration {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).expect("a process's stat");
    // The name in parentheses may hold blanks; utime and stime are the 12th and 13th field after it.
    let (_, fields) = stat.rsplit_once(')').expect("a name in parentheses");
    let ticks: u32 = fields.split_whitespace().skip(11).take(2).map(|field| field.parse::<u32>().expect("ticks")).sum();
    TICK * ticks
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a free port").port()
}

fn key(folder: &Path) -> std::path::PathBuf {
    let key = folder.join("signing.key");
    std::fs::write(&key, [7_u8; 32]).expect("a signing key");
    key
}

fn wait_for(port: u16, who: &str) {
    let started = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(started.elapsed() < PATIENCE, "it did not start: {who}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Lets another build's benchmark make the municipality, in the tables of that build.
pub fn town_of(bench: &Path, url: &str, size: usize) {
    let made = Command::new(bench).args(["town", url, &size.to_string()]).status();
    assert!(made.is_ok_and(|status| status.success()), "{} could not make the municipality", bench.display());
}

/// Makes an empty database on a PostgreSQL server.
pub fn new_database(server: &str, size: usize) -> String {
    let name = format!("bench_{size}");
    let mut connection = PgConnection::establish(server).expect("the PostgreSQL server");
    for statement in [format!("DROP DATABASE IF EXISTS {name}"), format!("CREATE DATABASE {name}")] {
        connection.batch_execute(&statement).expect("a database for the benchmark");
    }
    let (base, _) = server.rsplit_once('/').expect("a database in the URL");
    format!("{base}/{name}")
}

/// Lets PostgreSQL count and tidy the tables now. It does so by itself within a minute of such a load, beside whoever asks.
pub fn settle(url: &str) {
    let mut connection = PgConnection::establish(url).expect("the database that was made");
    connection.batch_execute("VACUUM ANALYZE").expect("tables that are counted");
}
