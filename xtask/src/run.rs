//! `cargo xtask run`: the demonstration municipality on this machine.

use crate::build::{self, Kind};
use crate::files::state;
use crate::server::{binary, stop};
use crate::sh::Outcome;
use crate::{needs, spa};
use std::fs;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command};
use std::thread::sleep;
use std::time::Duration;

/// What the screens are made of, and what the server is made of.
const SCREENS: [&str; 4] = ["frontend/src", "frontend/assets", "frontend/styles", "domain/src"];
const SERVER: [&str; 6] = ["backend/src", "backend/Cargo.toml", "domain/src", "domain/Cargo.toml", "migrations", "Cargo.lock"];

const LOOK_EVERY: Duration = Duration::from_millis(300);

/// Builds and serves. The quick build is the default: it is ready in a fraction of the time, password
/// hashing is optimised in it too, and it reads `dist/` from the disk.
pub fn run(kind: Kind, server_args: &[String]) -> Outcome {
    prepare(kind)?;
    // The server takes this process's place, so that Ctrl-C and signals reach it directly.
    Err(demo(kind, server_args).exec().into())
}

fn prepare(kind: Kind) -> Outcome {
    needs::system(&needs::BUILD)?;
    spa::make(kind)?;
    build::server(kind)?;
    fs::create_dir_all("data")?;
    Ok(())
}

fn demo(kind: Kind, server_args: &[String]) -> Command {
    let mut command = Command::new(binary(kind));
    command.arg("demo");
    let chosen = ["PRAKTIKSPOR_DATABASE_URL", "PRAKTIKSPOR_DATABASE_URL_FILE"].iter().any(|name| std::env::var_os(name).is_some())
        || server_args.iter().any(|word| word.starts_with("--database-url"));
    if !chosen {
        command.args(["--database-url", "sqlite://./data/praktikspor.db"]);
    }
    command.args(server_args);
    command
}

/// Builds and serves, and does the part again whose files change. A failed build leaves the old one running.
pub fn watch(server_args: &[String]) -> Outcome {
    let kind = Kind::Dev;
    prepare(kind)?;
    let mut server = demo(kind, server_args).spawn()?;
    let (mut screens, mut code) = (state(&SCREENS)?, state(&SERVER)?);
    println!("· watching; Ctrl-C ends");
    loop {
        sleep(LOOK_EVERY);
        if let Some(status) = server.try_wait()? {
            if status.success() {
                return Ok(());
            }
            println!("· the server ended with {status}; the next change starts it again");
            wait_for_change(&code)?;
        }
        let (now_screens, now_code) = (state(&SCREENS)?, state(&SERVER)?);
        if now_screens != screens {
            screens = now_screens;
            told(spa::make(kind));
        }
        if now_code != code {
            code = now_code;
            if told(build::server(kind)) {
                restart(&mut server, kind, server_args)?;
            }
        }
    }
}

fn wait_for_change(code: &str) -> Outcome {
    while state(&SERVER)? == code {
        sleep(LOOK_EVERY);
    }
    Ok(())
}

fn restart(server: &mut Child, kind: Kind, server_args: &[String]) -> Outcome {
    stop(server, "-TERM");
    *server = demo(kind, server_args).spawn()?;
    Ok(())
}

/// Says what went wrong and whether all was well.
fn told(outcome: Outcome) -> bool {
    if let Err(failure) = &outcome {
        eprintln!("xtask: {failure}; waiting for the next change");
    }
    outcome.is_ok()
}
