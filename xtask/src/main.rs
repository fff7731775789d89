//! Chores of the house: build it, run it, test it.
//!
//! Everything is a subcommand of `cargo xtask`; there are no other scripts to know.

mod bench;
mod bench_browser;
mod build;
mod compress;
mod doctor;
mod files;
mod journeys;
mod licenses;
mod needs;
mod packs;
mod postgres;
mod run;
mod server;
mod sh;
mod spa;
mod stages;
mod styles;
mod tidy;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", about = "Chores of the house")]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Builds the screens into dist/ and the server that carries them
    Build {
        /// Quick to build instead of small and fast
        #[arg(long)]
        dev: bool,
        /// Leaves the server out
        #[arg(long)]
        screens_only: bool,
    },
    /// Prepares what is missing, builds, and serves the demonstration municipality
    Run {
        /// Builds again and restarts when a source file changes
        #[arg(long)]
        watch: bool,
        /// The build that is delivered instead of the quick one
        #[arg(long, conflicts_with = "watch")]
        release: bool,
        /// Further arguments for `praktikspor demo`
        #[arg(last = true)]
        server_args: Vec<String>,
    },
    /// Runs every check; with a name, only the API tests of that name on `SQLite`
    Test {
        /// Part of a test's path, for example the name of a capability
        name: Option<String>,
        /// With a name: on a PostgreSQL made for this run instead of `SQLite`
        #[arg(long, requires = "name")]
        postgres: bool,
        /// Starts at this stage (see the list at the end of a run)
        #[arg(long, conflicts_with = "name")]
        from: Option<String>,
        /// Runs this stage only
        #[arg(long, conflicts_with_all = ["name", "from"])]
        only: Option<String>,
    },
    /// Measures the delivered server at two sizes on both engines, and in turn with a bare program; takes some minutes
    Bench {
        /// The screens in Chromium, as on a slow phone, instead of the server
        #[arg(long, conflicts_with = "against")]
        browser: bool,
        /// Another commit, whose server is measured in turn with this one
        #[arg(long)]
        against: Option<String>,
        /// Sizes of the municipality
        #[arg(long, default_values_t = [1_000, 100_000])]
        trainees: Vec<usize>,
        /// How long each measurement lasts
        #[arg(long, default_value_t = 3)]
        seconds: u64,
        /// How often two servers are measured in turn
        #[arg(long, default_value_t = 5)]
        rounds: usize,
    },
    /// Lists the tools, their versions and what is missing
    Doctor,
    /// Checks the licences of all crates against the list of allowed ones
    Licenses,
    /// Checks the rules of the house that the compiler cannot see
    Tidy,
}

fn main() -> ExitCode {
    let done = files::enter_root().and_then(|()| match Cli::parse().task {
        Task::Build { dev, screens_only } => build::build(build::Kind::from_dev(dev), screens_only),
        Task::Run { watch: true, server_args, .. } => run::watch(&server_args),
        Task::Run { release, server_args, .. } => run::run(build::Kind::from_dev(!release), &server_args),
        Task::Test { name: Some(name), postgres, .. } => stages::one(&name, postgres),
        Task::Test { from, only, .. } => stages::all(from.as_deref(), only.as_deref()),
        Task::Bench { browser: true, rounds, .. } => bench_browser::run_all(rounds),
        Task::Bench { trainees, seconds, rounds, against, .. } => {
            bench::run_all(&trainees, &bench::Effort { seconds, rounds }, against.as_deref())
        }
        Task::Doctor => doctor::doctor(),
        Task::Licenses => licenses::check(),
        Task::Tidy => tidy::check().map(drop),
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("xtask: {failure}");
            ExitCode::FAILURE
        }
    }
}
