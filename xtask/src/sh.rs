//! Running other programs, with progress that a person can follow.

use std::error::Error;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

pub type Outcome<T = ()> = Result<T, Box<dyn Error + Send + Sync>>;

/// How often a long step says that it is still at it.
const SIGN_OF_LIFE: Duration = Duration::from_secs(20);

/// The command line, as a person would type it.
pub fn line(command: &Command) -> String {
    std::iter::once(command.get_program()).chain(command.get_args()).map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

/// Runs a program to its end with its output shown.
pub fn run(command: &mut Command) -> Outcome {
    let status = command.status().map_err(|error| format!("`{}`: {error}", line(command)))?;
    if status.success() { Ok(()) } else { Err(format!("`{}` ended with {status}", line(command)).into()) }
}

/// Runs a program quietly and gives what it wrote; its words are shown only when it fails.
pub fn output(command: &mut Command) -> Outcome<String> {
    let output = command.output().map_err(|error| format!("`{}`: {error}", line(command)))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let said = [output.stdout, output.stderr].concat();
    Err(format!("`{}` ended with {}\n{}", line(command), output.status, String::from_utf8_lossy(&said).trim_end()).into())
}

/// Runs a program with its output shown, and keeps the lines of that output that `keep` picks.
pub fn run_keeping(command: &mut Command, keep: fn(&str) -> bool) -> Outcome<Vec<String>> {
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(|error| format!("`{}`: {error}", line(command)))?;
    let mut kept = Vec::new();
    if let Some(stdout) = child.stdout.take() {
        for said in BufReader::new(stdout).lines() {
            let said = said?;
            println!("{said}");
            if keep(&said) {
                kept.push(said.trim().to_owned());
            }
        }
    }
    let status = child.wait()?;
    if status.success() { Ok(kept) } else { Err(format!("`{}` ended with {status}", line(command)).into()) }
}

/// Does a piece of work under a name: a line at its start, one now and then, and its time at the end.
pub fn step<T>(name: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    println!("· {name} …");
    let _ = std::io::stdout().flush();
    let started = Instant::now();
    let (done, is_done) = mpsc::channel::<()>();
    let told = name.to_owned();
    let teller = thread::spawn(move || {
        while is_done.recv_timeout(SIGN_OF_LIFE) == Err(mpsc::RecvTimeoutError::Timeout) {
            println!("  … still at it: {told}, {} s", started.elapsed().as_secs());
        }
    });
    let outcome = work();
    drop(done);
    let _ = teller.join();
    if outcome.is_ok() {
        println!("  {name}: {:.1} s", started.elapsed().as_secs_f64());
    }
    outcome
}
