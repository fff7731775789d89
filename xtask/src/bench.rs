//! `cargo xtask bench`: the delivered server under a bounded load, on the loopback address.

use crate::build::{self, Kind};
use crate::needs;
use crate::postgres::Cluster;
use crate::server::binary;
use crate::sh::{Outcome, run};
use std::process::Command;

/// Builds what is delivered and measures it; `tests/bench` says what.
pub fn run_all(trainees: &[usize], seconds: u64) -> Outcome {
    needs::system(&needs::DATABASE)?;
    build::build(Kind::Release, false)?;
    let cluster = Cluster::start_durable()?;
    let mut command = Command::new("cargo");
    command.args(["bench", "-p", "tests", "--bench", "load", "--", "--binary"]);
    command.arg(std::fs::canonicalize(binary(Kind::Release))?);
    command.args(["--postgres", &cluster.url, "--seconds", &seconds.to_string()]);
    for size in trainees {
        command.args(["--trainees", &size.to_string()]);
    }
    run(&mut command)
}
