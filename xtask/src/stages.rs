//! `cargo xtask test`: one stage after the other; the first that fails ends the run and is named.

use crate::build::Kind;
use crate::postgres::Cluster;
use crate::sh::{Outcome, run, run_keeping};
use crate::{compress, journeys, licenses, needs, spa, tidy};
use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

/// What a browser may have to fetch before the first screen, the sign-in, stands: bytes, compressed. It was 257,800 when this was
/// written: two kilobytes more are a reason to look where they come from, and to say in the commit why the limit is raised.
const FIRST_LOAD_LIMIT: u64 = 260_000;
/// How the files begin that are fetched later, with the first screen that needs them (`frontend/src/screens.rs`), and what the names of
/// fonts hold whose letters seldom stand on a page (`frontend/styles/fonts.css`).
const LATER: [&str; 3] = ["pack_", "split_", "chunk_"];
const SELDOM: &str = ".more-";

/// All crates but the screens, which compile for the browser only. Always the same choice, so that
/// cargo finds the same features and compiles every dependency once.
const NATIVE: [&str; 3] = ["--workspace", "--exclude", "frontend"];
/// The screens, in the profile in which they are built anyway.
const SCREENS: [&str; 8] = ["-p", "frontend", "--features", "split", "--target", "wasm32-unknown-unknown", "--profile", "wasm-release"];

/// A stage gives the lines with which its test runners closed.
type Stage = fn() -> Outcome<Vec<String>>;

const STAGES: [(&str, Stage); 15] = [
    ("needs", || needs_of_all().map(none)),
    ("format", || run(cargo().args(["fmt", "--all", "--check"])).map(none)),
    ("tidy", tidy::check),
    ("licences", || licenses::check().map(none)),
    ("lints", || run(cargo().arg("clippy").args(NATIVE).args(["--all-targets", "--", "-D", "warnings"])).map(none)),
    ("lints of the screens", || run(cargo().arg("clippy").args(SCREENS).args(["--", "-D", "warnings"])).map(none)),
    ("docs", || docs().map(none)),
    ("unit tests", || run_keeping(cargo().arg("test").args(NATIVE).args(["--lib", "--bins"]), is_result)),
    ("API on SQLite", || api("sqlite", &[])),
    ("API on PostgreSQL", || with_postgres(api, &[])),
    ("operation", || with_postgres(operation, &[])),
    ("screens", || spa::make(Kind::Release).map(none)),
    ("first load", first_load),
    ("server", || server().map(none)),
    ("journeys", journeys::run),
];

/// The quick way: the API tests with this name, on one engine.
pub fn one(name: &str, on_postgres: bool) -> Outcome {
    if on_postgres { with_postgres(api, &[name]) } else { api("sqlite", &[name]) }.map(drop)
}

/// Everything, or from one stage on, or one stage.
pub fn all(from: Option<&str>, only: Option<&str>) -> Outcome {
    let known = |name: &str| STAGES.iter().any(|(stage, _)| *stage == name);
    if let Some(unknown) = [from, only].into_iter().flatten().find(|name| !known(name)) {
        let names = STAGES.map(|(name, _)| name).join(", ");
        return Err(format!("no stage `{unknown}`; there are: {names}").into());
    }
    let started = Instant::now();
    let mut done: Vec<(&str, Duration, Vec<String>)> = Vec::new();
    let mut begun = from.is_none();
    for (name, stage) in STAGES {
        begun |= from == Some(name);
        if !begun || only.is_some_and(|only| only != name) {
            continue;
        }
        println!("\n=== {name} (at {} s)", started.elapsed().as_secs());
        let at = Instant::now();
        let lines = stage().map_err(|failure| format!("stage `{name}` failed after {} s: {failure}", at.elapsed().as_secs()))?;
        println!("=== {name}: ok, {:.1} s", at.elapsed().as_secs_f64());
        done.push((name, at.elapsed(), lines));
    }
    println!("\n=== all stages passed in {} s", started.elapsed().as_secs());
    for (name, took, lines) in done {
        println!("{name:22} {:>7.1} s", took.as_secs_f64());
        for line in lines.iter().filter(|line| !line.contains(" 0 passed; 0 failed;")) {
            println!("    {line}");
        }
    }
    Ok(())
}

fn none<T>(_: T) -> Vec<String> {
    Vec::new()
}

fn cargo() -> Command {
    Command::new("cargo")
}

fn is_result(line: &str) -> bool {
    line.starts_with("test result:")
}

/// Everything that a later stage would miss after half an hour is looked for at once.
fn needs_of_all() -> Outcome {
    needs::system(&needs::BUILD)?;
    needs::system(&needs::BROWSER)?;
    if std::env::var_os("DATABASE_URL").is_none() {
        needs::system(&needs::DATABASE)?;
    }
    needs::components()?;
    needs::wasm_target()
}

fn docs() -> Outcome {
    run(cargo().arg("doc").args(NATIVE).args(["--no-deps", "--document-private-items"]).env("RUSTDOCFLAGS", "-D warnings"))?;
    run(cargo().arg("doc").args(SCREENS).args(["--no-deps", "--document-private-items"]).env("RUSTDOCFLAGS", "-D warnings"))
}

/// The API's stories against a database; the tests make a database of their own for each story there.
fn api(database: &str, names: &[&str]) -> Outcome<Vec<String>> {
    let mut command = cargo();
    command.arg("test").args(NATIVE).args(["--test", "api", "--"]).args(names);
    command.env("PRAKTIKSPOR_TEST_DATABASE", database).env("INSTA_UPDATE", "no");
    let lines = run_keeping(&mut command, is_result)?;
    if lines.iter().all(|line| line.contains(" 0 passed;")) {
        return Err(format!("no API test has `{}` in its name", names.join(" ")).into());
    }
    Ok(lines)
}

/// The real binary in bad conditions, on SQLite and on this server. The binary must be there: the tests look for it beside
/// themselves. One after the other, because some measure memory and time.
fn operation(server: &str, names: &[&str]) -> Outcome<Vec<String>> {
    run(cargo().arg("build").args(NATIVE).args(["--bin", "praktikspor", "--test", "operation"]))?;
    let mut command = cargo();
    command.arg("test").args(NATIVE).args(["--test", "operation", "--", "--test-threads=1"]).args(names);
    run_keeping(command.env("PRAKTIKSPOR_TEST_DATABASE", server), is_result)
}

/// `DATABASE_URL` wins; else a server of our own for the time of the tests.
fn with_postgres(tests: fn(&str, &[&str]) -> Outcome<Vec<String>>, names: &[&str]) -> Outcome<Vec<String>> {
    if let Ok(url) = std::env::var("DATABASE_URL")
        && url.starts_with("postgres")
    {
        return tests(&url, names);
    }
    let cluster = Cluster::start()?;
    tests(&cluster.url, names)
}

/// The server for the journeys: quick to build, with the features that the tests before it were built with.
/// Naming a test beside it makes cargo count the crates for tests in; alone it would compile 300 crates again.
fn server() -> Outcome {
    run(cargo().arg("build").args(NATIVE).args(["--bin", "praktikspor", "--test", "api"]))
}

/// What a new visitor's browser fetches: all of `dist/` but the parts, in brotli where there is a twin.
fn first_load() -> Outcome<Vec<String>> {
    let (mut first, mut later) = (0, 0);
    for path in crate::files::under(&["dist"])? {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if [".br", ".gz", ".gitkeep"].iter().any(|end| name.ends_with(end)) {
            continue;
        }
        let twin = compress::twin(&path, "br");
        let size = fs::metadata(if twin.exists() { &twin } else { &path })?.len();
        println!("{size:>9}  {name}");
        let is_later = LATER.iter().any(|start| name.starts_with(start)) || name.contains(SELDOM);
        if is_later { later += size } else { first += size }
    }
    let line = format!("first load: {first} of {FIRST_LOAD_LIMIT} bytes; {later} more in parts, fetched when needed");
    println!("{line}");
    if first <= FIRST_LOAD_LIMIT { Ok(vec![line]) } else { Err(line.into()) }
}
