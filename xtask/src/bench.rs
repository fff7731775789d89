//! `cargo xtask bench`: the delivered server under a bounded load, on the loopback address.

use crate::build::Kind;
use crate::postgres::Cluster;
use crate::server::binary;
use crate::sh::{Outcome, run, step};
use crate::{needs, spa};
use std::fs;
use std::process::Command;

/// The choice of crates that the tests are built with, so that one build serves the server and its load.
const NATIVE: [&str; 5] = ["--workspace", "--exclude", "frontend", "--bench", "load"];

/// Builds what is delivered and measures it; `tests/bench` says what.
pub fn run_all(trainees: &[usize], seconds: u64) -> Outcome {
    needs::system(&needs::BUILD)?;
    needs::system(&needs::DATABASE)?;
    spa::make(Kind::Release)?;
    step("server and load: cargo build (release)", || {
        run(Command::new("cargo").args(["build", "--release", "--bin", "praktikspor"]).args(NATIVE))
    })?;
    let cluster = Cluster::start_durable()?;
    let mut command = Command::new("cargo");
    command.arg("bench").args(NATIVE).args(["--", "--binary"]).arg(fs::canonicalize(binary(Kind::Release))?);
    command.args(["--postgres", &cluster.url, "--seconds", &seconds.to_string()]);
    for size in trainees {
        command.args(["--trainees", &size.to_string()]);
    }
    run(&mut command)
}
