//! What has to be on the machine, and getting it there where we may.

use crate::sh::{Outcome, output, run, step};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A system package: how to tell that it is there, and its names in Debian.
pub struct Need {
    pub what: &'static str,
    pub found: fn() -> bool,
    pub packages: &'static [&'static str],
}

const C_COMPILER: Need = Need {
    what: "a C compiler",
    found: || ["gcc", "clang", "cc"].iter().any(|name| program(name).is_some()),
    packages: &["build-essential"],
};
const PKG_CONFIG: Need = Need { what: "pkg-config", found: || program("pkg-config").is_some(), packages: &["pkg-config"] };
const OPENSSL: Need = Need {
    what: "OpenSSL's headers",
    found: || output(Command::new("pkg-config").args(["--exists", "openssl"])).is_ok(),
    packages: &["libssl-dev"],
};
const NODE: Need = Need {
    what: "node ≥ 20 and npm",
    found: || node_major().is_some_and(|major| major >= 20) && program("npm").is_some(),
    packages: &["nodejs", "npm"],
};
const POSTGRES: Need = Need { what: "PostgreSQL's server", found: || crate::postgres::programs().is_some(), packages: &["postgresql"] };
const CHROMIUM: Need = Need { what: "Chromium", found: || chromium().is_some(), packages: &["chromium"] };

/// For the screens and the server.
pub const BUILD: [Need; 4] = [C_COMPILER, PKG_CONFIG, OPENSSL, NODE];
/// For the API tests on the second engine, unless `DATABASE_URL` names one.
pub const DATABASE: [Need; 1] = [POSTGRES];
/// For the journeys.
pub const BROWSER: [Need; 2] = [NODE, CHROMIUM];

/// Installs what is missing by apt where this user may; otherwise names it in one line.
pub fn system(needs: &[Need]) -> Outcome {
    let missing: Vec<&Need> = needs.iter().filter(|need| !(need.found)()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.iter().map(|need| need.what).collect::<Vec<_>>().join(", ");
    let packages: Vec<&str> = missing.iter().flat_map(|need| need.packages.iter().copied()).collect();
    let Some(apt) = apt() else {
        return Err(format!("missing: {names}; install with: sudo apt-get install -y {}", packages.join(" ")).into());
    };
    step(&format!("installing {names} by apt"), || {
        output(apt_get(&apt).arg("update"))?;
        output(apt_get(&apt).args(["install", "-y", "--no-install-recommends"]).args(&packages)).map(drop)
    })?;
    match missing.iter().find(|need| !(need.found)()) {
        None => Ok(()),
        Some(need) => Err(format!("{} is still missing after apt-get install {}", need.what, packages.join(" ")).into()),
    }
}

/// The words before `apt-get` for a user who may install packages without being asked anything.
fn apt() -> Option<Vec<&'static str>> {
    program("apt-get")?;
    if is_root() {
        return Some(Vec::new());
    }
    let may = program("sudo").is_some() && output(Command::new("sudo").args(["-n", "true"])).is_ok();
    may.then(|| vec!["sudo", "-n"])
}

fn apt_get(before: &[&str]) -> Command {
    let mut words = before.iter().copied().chain(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]);
    let mut command = Command::new(words.next().unwrap_or("env"));
    command.args(words);
    command
}

/// Whether this process may do everything; PostgreSQL's server refuses to run like that.
pub fn is_root() -> bool {
    output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

/// A program on the path.
pub fn program(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// The first number of node's version, which it writes as `v20.20.2`.
fn node_major() -> Option<u32> {
    let version = output(Command::new("node").arg("--version")).ok()?;
    version.trim().trim_start_matches('v').split('.').next()?.parse().ok()
}

/// The browser: the one that `PRAKTIKSPOR_TEST_CHROMIUM` names, else one on the path.
pub fn chromium() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("PRAKTIKSPOR_TEST_CHROMIUM") {
        return Some(named.into());
    }
    ["chromium", "chromium-browser", "google-chrome"].iter().find_map(|name| program(name))
}

/// Whether the toolchain can compile for the browser.
pub fn has_wasm_target() -> bool {
    output(Command::new("rustc").args(["--print", "sysroot"]))
        .is_ok_and(|root| Path::new(root.trim()).join("lib/rustlib/wasm32-unknown-unknown").is_dir())
}

/// Fetches the toolchain's part for the browser. Where there is no rustup, `docs/operations/` names another way.
pub fn wasm_target() -> Outcome {
    if has_wasm_target() {
        return Ok(());
    }
    if program("rustup").is_none() {
        return Err("missing: the target wasm32-unknown-unknown, and no rustup to add it (see docs/operations/build.md)".into());
    }
    step("rustup target add wasm32-unknown-unknown", || run(Command::new("rustup").args(["target", "add", "wasm32-unknown-unknown"])))
}

/// Fetches rustfmt and clippy, which a minimal installation of the toolchain lacks.
pub fn components() -> Outcome {
    for (name, subcommand) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if output(Command::new("cargo").args([subcommand, "--version"])).is_err() {
            step(&format!("rustup component add {name}"), || run(Command::new("rustup").args(["component", "add", name])))?;
        }
    }
    Ok(())
}
