//! The journeys through the screens: a demonstration server of their own, and node's test runner.

use crate::build::Kind;
use crate::server::{binary, free_port, is_ready, stop, wait_until};
use crate::sh::{Outcome, run_keeping};
use crate::{files, needs, styles};
use std::fs;
use std::path::PathBuf;
use std::process::{Child, Command};
use std::time::Duration;

/// The day on which all journeys take place; the data in `tests/data` is made for it.
const TODAY: &str = "2026-11-23";

/// A demonstration on a new `SQLite` file; dropping it stops it.
pub struct Demo {
    process: Child,
    folder: PathBuf,
    /// Where it listens.
    pub url: String,
}

/// Runs all journeys and gives the runner's closing lines.
pub fn run() -> Outcome<Vec<String>> {
    let mut journeys = files::under(&["tests/browser"])?;
    journeys.retain(|path| path.to_string_lossy().ends_with(".test.mjs"));
    if journeys.is_empty() {
        return Err("no journeys in tests/browser".into());
    }
    styles::npm_ci("tests/browser")?;
    let demo = Demo::start(Kind::Dev)?;
    let chromium = needs::chromium().ok_or("no Chromium")?;
    let outcome = run_keeping(
        Command::new("node")
            .args(["--test", "--test-concurrency=2", "--test-reporter=spec"])
            .args(&journeys)
            .env("PRAKTIKSPOR_TEST_URL", &demo.url)
            .env("PRAKTIKSPOR_TEST_CHROMIUM", chromium)
            .env("PRAKTIKSPOR_TEST_BINARY", binary(Kind::Dev))
            .env("PRAKTIKSPOR_TEST_TODAY", TODAY),
        is_result,
    );
    outcome.map_err(|failure| format!("{failure}\nthe server's last words:\n{}", demo.last_words()).into())
}

/// The closing lines of node's reporter: `ℹ tests 12`, `ℹ pass 12`, `ℹ fail 0`.
fn is_result(line: &str) -> bool {
    ["ℹ tests ", "ℹ pass ", "ℹ fail "].iter().any(|start| line.starts_with(start))
}

impl Demo {
    /// Starts the server of this build and waits until it is ready.
    pub fn start(kind: Kind) -> Outcome<Self> {
        let folder = files::target().join(format!("journeys-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        let port = free_port()?;
        let log = fs::File::create(folder.join("server.log"))?;
        let process = Command::new(binary(kind))
            .arg("demo")
            .args(["--listen", &format!("127.0.0.1:{port}")])
            .args(["--database-url", &format!("sqlite://{}", folder.join("demo.db").display())])
            .env("PRAKTIKSPOR_TODAY", TODAY)
            // Every journey signs in, and all from one address.
            .env("PRAKTIKSPOR_SIGN_IN_BURST", "10000")
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()?;
        let mut demo = Self { process, folder, url: format!("http://127.0.0.1:{port}") };
        let ready = wait_until(Duration::from_secs(120), || {
            if let Some(status) = demo.process.try_wait()? {
                return Err(format!("the server ended with {status}").into());
            }
            Ok(is_ready(port))
        });
        ready.map_err(|failure| format!("{failure}:\n{}", demo.last_words()))?;
        Ok(demo)
    }

    fn last_words(&self) -> String {
        let log = fs::read_to_string(self.folder.join("server.log")).unwrap_or_default();
        let lines: Vec<&str> = log.lines().collect();
        lines.iter().skip(lines.len().saturating_sub(40)).copied().collect::<Vec<_>>().join("\n")
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        stop(&mut self.process, "-TERM");
        let _ = fs::remove_dir_all(&self.folder);
    }
}
