//! `cargo xtask bench --browser`: the delivered screens in Chromium, as on a slow phone.

use crate::build::Kind;
use crate::files::target;
use crate::journeys::Demo;
use crate::sh::{Outcome, run, step};
use crate::{needs, spa, styles};
use std::process::Command;

/// Builds what is delivered, starts the demonstration and measures; `tests/browser/bench` says what.
pub fn run_all(rounds: usize) -> Outcome {
    needs::system(&needs::BUILD)?;
    needs::system(&needs::BROWSER)?;
    spa::make(Kind::Release)?;
    step("server: cargo build (release)", || run(Command::new("cargo").args(["build", "--release", "--bin", "praktikspor"])))?;
    styles::npm_ci("tests/browser")?;
    let demo = Demo::start(Kind::Release)?;
    let chromium = needs::chromium().ok_or("no Chromium")?;
    let folder = std::path::absolute(target().join("bench"))?;
    let mut node = Command::new("node");
    node.arg("tests/browser/bench/main.mjs").arg(folder).arg(rounds.to_string());
    run(node.env("PRAKTIKSPOR_TEST_URL", &demo.url).env("PRAKTIKSPOR_TEST_CHROMIUM", chromium))
}
