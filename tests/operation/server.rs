//! The process under test.

use crate::database::Database;
use crate::person::Person;
use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread::{JoinHandle, sleep};
use std::time::{Duration, Instant};

/// How long a start or an end may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// The built binary: cargo puts it beside the folder of this test.
pub fn binary() -> PathBuf {
    let own = std::env::current_exe().unwrap();
    let path = own.parent().and_then(|deps| deps.parent()).unwrap().join("praktikspor");
    assert!(
        path.is_file(),
        "{} is not built: `cargo build --workspace --exclude frontend --bin praktikspor`, or `cargo xtask test --only operation`",
        path.display()
    );
    path
}

/// A command without the settings of whoever runs the tests.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("PRAKTIKSPOR_")) {
        command.env_remove(name);
    }
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// The arguments of a server on a database.
pub fn serve(database: &Database, listen: &str) -> Vec<String> {
    let mut args = ["serve", "--listen", listen, "--municipality", "Prøve Kommune", "--sign-in-burst", "1000"].map(str::to_owned).to_vec();
    args.extend(["--database-url".to_owned(), database.url.clone()]);
    if let Some(key) = database.key_file() {
        args.extend(["--signing-key-file".to_owned(), key.display().to_string()]);
    }
    args
}

/// A process that came to its end by itself.
#[derive(Debug)]
pub struct Ended {
    pub code: Option<i32>,
    pub stderr: String,
}

/// Runs a command that must end by itself.
pub fn ended(mut command: Command) -> Ended {
    let mut child = command.spawn().unwrap();
    let (mut stdout, mut stderr) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
    let out = std::thread::spawn(move || stdout.read_to_end(&mut Vec::new()));
    let err = std::thread::spawn(move || {
        let mut text = String::new();
        stderr.read_to_string(&mut text).map(|_| text)
    });
    let code = wait(&mut child).unwrap_or_else(|| {
        child.kill().unwrap();
        panic!("it still runs after {} s", PATIENCE.as_secs())
    });
    out.join().unwrap().unwrap();
    Ended { code, stderr: err.join().unwrap().unwrap() }
}

/// The exit code; none in time where it goes on.
fn wait(child: &mut Child) -> Option<Option<i32>> {
    let started = Instant::now();
    while started.elapsed() < PATIENCE {
        if let Some(status) = child.try_wait().unwrap() {
            return Some(status.code());
        }
        sleep(Duration::from_millis(20));
    }
    None
}

/// Asks again and again until the condition holds.
#[track_caller]
pub fn soon(what: &str, mut holds: impl FnMut() -> bool) {
    let started = Instant::now();
    while !holds() {
        assert!(started.elapsed() < PATIENCE, "in vain: {what}");
        sleep(Duration::from_millis(50));
    }
}

/// A server that is ready; killed when the story is over.
pub struct Server {
    child: Child,
    pub address: String,
    /// What it said before it was ready.
    pub said: Vec<String>,
    words: Vec<JoinHandle<()>>,
}

impl Server {
    pub fn start(database: &Database) -> Self {
        let mut command = command(binary());
        command.args(serve(database, "127.0.0.1:0"));
        Self::of(command)
    }

    /// A server that a command starts.
    pub fn of(mut command: Command) -> Self {
        let mut child = command.spawn().unwrap();
        let (sender, said) = channel();
        let out = BufReader::new(child.stdout.take().unwrap());
        let out = std::thread::spawn(move || out.lines().map_while(Result::ok).for_each(|line| drop(sender.send(line))));
        let err = BufReader::new(child.stderr.take().unwrap());
        // Shown where the test fails.
        let err = std::thread::spawn(move || err.lines().map_while(Result::ok).for_each(|line| eprintln!("server: {line}")));
        let mut server = Self { child, address: String::new(), said: Vec::new(), words: vec![out, err] };
        server.wait_until_ready(&said);
        server
    }

    fn wait_until_ready(&mut self, said: &Receiver<String>) {
        loop {
            let line = said.recv_timeout(PATIENCE).expect("the server did not start");
            if let Some(address) = line.strip_prefix("Ready on http://") {
                self.address = address.to_owned();
                return;
            }
            self.said.push(line);
        }
    }

    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    pub fn anyone(&self) -> Person {
        Person::new(&self.address)
    }

    /// Sets the first administrator's password by the link that was printed, and signs in.
    pub fn administrator(&self) -> Person {
        self.anyone().redeem(&self.secret()).expect(204);
        self.anyone().signed_in("administrator@localhost.invalid")
    }

    /// The secret of the link that was printed.
    pub fn secret(&self) -> String {
        let link = self.said.iter().find_map(|line| line.split_once("/ny-adgangskode#")).expect("a link");
        link.1.to_owned()
    }

    pub fn signal(&self, signal: &str) {
        assert!(Command::new("kill").args([signal, &self.pid().to_string()]).status().unwrap().success());
    }

    /// Whether it still runs.
    pub fn runs(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }

    /// The exit code when it has come to its end.
    pub fn exit_code(&mut self) -> Option<i32> {
        let code = wait(&mut self.child).expect("the server still runs");
        self.words.drain(..).for_each(|words| words.join().unwrap());
        code
    }

    /// Stops it as a service manager does.
    pub fn stop(mut self) {
        self.signal("-TERM");
        assert_eq!(self.exit_code(), Some(0));
    }

    /// Ends it in the midst of everything.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
