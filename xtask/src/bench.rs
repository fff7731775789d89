//! `cargo xtask bench`: the delivered server under a bounded load, on the loopback address; and in turn with the bare program and with
//! another build of itself.

use crate::build::Kind;
use crate::files::target;
use crate::postgres::Cluster;
use crate::server::binary;
use crate::sh::{Outcome, output, run, step};
use crate::{needs, spa};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The choice of crates that the tests are built with, so that one build serves the server and its load.
const NATIVE: [&str; 5] = ["--workspace", "--exclude", "frontend", "--bench", "load"];

/// How long and how often is measured.
pub struct Effort {
    pub seconds: u64,
    pub rounds: usize,
}

/// Builds what is delivered and measures it; `tests/bench` says what. With a commit, that build is measured in turn with this one.
pub fn run_all(trainees: &[usize], effort: &Effort, against: Option<&str>) -> Outcome {
    needs::system(&needs::BUILD)?;
    needs::system(&needs::DATABASE)?;
    spa::make(Kind::Release)?;
    let bench = programs(Path::new("."), &target())?;
    let other = against.map(build_of).transpose()?;
    let cluster = Cluster::start_durable()?;
    let mut command = Command::new(bench);
    command.arg("--binary").arg(fs::canonicalize(binary(Kind::Release))?);
    command.args(["--postgres", &cluster.url, "--seconds", &effort.seconds.to_string(), "--rounds", &effort.rounds.to_string()]);
    if let Some([server, bench]) = other {
        command.arg("--against").args([server, bench]);
    }
    for size in trainees {
        command.args(["--trainees", &size.to_string()]);
    }
    run(&mut command)
}

/// Builds the server and its benchmark in a tree, and gives the benchmark.
fn programs(tree: &Path, target: &Path) -> Outcome<PathBuf> {
    step("server and load: cargo build (release)", || {
        let mut cargo = Command::new("cargo");
        cargo.current_dir(tree).args(["build", "--release", "--bin", "praktikspor", "--message-format=json-render-diagnostics"]);
        let told = output(cargo.args(NATIVE).env("CARGO_TARGET_DIR", std::path::absolute(target)?))?;
        let named = told.lines().filter(|line| line.contains(r#""kind":["bench"]"#));
        let program = named.filter_map(|line| line.split_once(r#""executable":""#)?.1.split_once('"')).next_back();
        Ok(program.map(|(path, _)| PathBuf::from(path)).ok_or("cargo named no benchmark")?)
    })
}

/// The server and the benchmark of another commit, built in a tree of its own under `target/`.
fn build_of(commit: &str) -> Outcome<[PathBuf; 2]> {
    let hash = output(Command::new("git").args(["rev-parse", "--verify", &format!("{commit}^{{commit}}")]))?;
    let folder = target().join("against");
    let (tree, built) = (folder.join("tree"), folder.join("target"));
    if tree.exists() {
        run(Command::new("git").args(["worktree", "remove", "--force"]).arg(&tree))?;
    }
    run(Command::new("git").args(["worktree", "add", "--detach"]).arg(&tree).arg(hash.trim()))?;
    if !tree.join("tests/bench/floor").exists() {
        return Err(format!("{commit} cannot make a municipality for the comparison: it is older than tests/bench/floor").into());
    }
    // The screens are not measured here; the server wants some.
    fs::create_dir_all(tree.join("dist"))?;
    for file in ["index.html", "favicon.svg"] {
        fs::copy(Path::new("dist").join(file), tree.join("dist").join(file))?;
    }
    let bench = programs(&tree, &built)?;
    Ok([built.join("release/praktikspor"), bench])
}
