//! The command line: settings, commands, exit codes.

mod commands;

use backend::config::{self, Checked, Settings};
use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

const EXAMPLES: &str = "\
Examples:
  praktikspor demo                                  the demonstration on http://127.0.0.1:8080
  praktikspor serve --database-url sqlite:///var/lib/praktikspor/praktikspor.db
  PRAKTIKSPOR_DATABASE_URL_FILE=/run/secrets/db praktikspor serve
  praktikspor create-admin --name \"Ida Holm\" --email ida.holm@example.dk
  praktikspor import trainees elever.csv
  praktikspor check-config";

/// Praktikspor: every trainee of a municipality, from recruitment to the hire decision.
#[derive(Parser)]
#[command(version, after_help = EXAMPLES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serves the pages and the API; on an empty database prints a one-time link for the first administrator.
    Serve {
        #[command(flatten)]
        settings: Settings,
        /// The municipality's name, for the first start on an empty database.
        #[arg(long, default_value = "Kommune")]
        municipality: String,
    },
    /// Serves a demonstration with invented people and one sign-in per role. Not for real data.
    Demo {
        #[command(flatten)]
        settings: Settings,
        /// The date the demonstration takes place on, e.g. 2026-11-23.
        #[arg(long, env = "PRAKTIKSPOR_TODAY", default_value = backend::demo::TODAY)]
        today: chrono::NaiveDate,
    },
    /// Imports a file: sites, supervisors, cohorts, trainees or absence. Nothing is stored if a row is rejected.
    Import {
        #[command(flatten)]
        settings: Settings,
        /// What the file holds: sites, supervisors, cohorts, trainees, absence.
        kind: String,
        /// The file: CSV or Excel.
        file: PathBuf,
        /// Store the good rows although others are rejected.
        #[arg(long)]
        only_good_rows: bool,
        /// The number of the municipality in the database.
        #[arg(long, default_value_t = 1)]
        tenant: i32,
    },
    /// Brings the tables of the database up to date and stops.
    Migrate {
        #[command(flatten)]
        settings: Settings,
    },
    /// Prints the statements that spread the tables over many PostgreSQL machines by municipality (Citus).
    Distribute {
        #[command(flatten)]
        settings: Settings,
        /// Print them: they are run by whoever runs the cluster, never from here.
        #[arg(long, required = true)]
        print: bool,
    },
    /// Makes an administrator and prints the one-time link with which a password is set.
    CreateAdmin {
        #[command(flatten)]
        settings: Settings,
        /// What the administrator is called.
        #[arg(long)]
        name: String,
        /// The e-mail address to sign in with.
        #[arg(long)]
        email: String,
        /// The number of the municipality in the database.
        #[arg(long, default_value_t = 1)]
        tenant: i32,
    },
    /// Checks the settings, says everything that is wrong, and stops.
    CheckConfig {
        #[command(flatten)]
        settings: Settings,
    },
}

pub(super) fn run() -> ExitCode {
    let cli = Cli::parse();
    let settings = match &cli.command {
        Command::Serve { settings, .. }
        | Command::Demo { settings, .. }
        | Command::Import { settings, .. }
        | Command::Migrate { settings }
        | Command::Distribute { settings, .. }
        | Command::CreateAdmin { settings, .. }
        | Command::CheckConfig { settings } => settings.clone(),
    };
    let checked = match settings.checked(std::env::vars_os().filter_map(|(name, _)| name.into_string().ok())) {
        Ok(checked) => checked,
        Err(wrong) => {
            eprintln!("The settings are not right:");
            wrong.iter().for_each(|what| eprintln!("  {what}"));
            return ExitCode::from(config::EXIT_CONFIG);
        }
    };
    log(&settings.log);
    match actix_web::rt::System::new().block_on(execute(cli.command, checked)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(what) => {
            eprintln!("praktikspor: {what}");
            ExitCode::FAILURE
        }
    }
}

async fn execute(command: Command, settings: Checked) -> Result<(), String> {
    match command {
        Command::Serve { municipality, .. } => commands::serve(settings, municipality).await,
        Command::Demo { today, .. } => commands::demo(settings, today).await,
        Command::Import { kind, file, only_good_rows, tenant, .. } => {
            commands::import(&settings, &kind, &file, only_good_rows, tenant).await
        }
        Command::Migrate { .. } => commands::migrate(&settings),
        Command::Distribute { .. } => commands::distribute(&settings).await,
        Command::CreateAdmin { name, email, tenant, .. } => commands::create_admin(&settings, name, email, tenant).await,
        Command::CheckConfig { .. } => {
            println!("The settings are right.");
            Ok(())
        }
    }
}

fn log(filter: &str) {
    let filter = filter.parse().unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn"));
    tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(std::io::stderr).init();
}
