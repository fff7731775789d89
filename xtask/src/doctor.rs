//! `cargo xtask doctor`: what this machine has for us, and what it lacks.

use crate::needs::{self, Need};
use crate::sh::{Outcome, output};
use std::process::Command;

const VERSIONS: [(&str, &[&str]); 9] = [
    ("rustc", &["--version"]),
    ("cargo", &["--version"]),
    ("rustup", &["--version"]),
    ("cc", &["--version"]),
    ("pkg-config", &["--version"]),
    ("node", &["--version"]),
    ("npm", &["--version"]),
    ("chromium", &["--version"]),
    ("git", &["--version"]),
];

/// Lists the tools and what is missing for which chore.
pub fn doctor() -> Outcome {
    for (name, arguments) in VERSIONS {
        let version = output(Command::new(name).args(arguments)).ok();
        let first = version.as_deref().and_then(|text| text.lines().next()).unwrap_or("not found");
        println!("{name:12} {first}");
    }
    match crate::postgres::programs() {
        Some(folder) => println!("{:12} {}", "postgresql", folder.display()),
        None => println!("{:12} not found", "postgresql"),
    }
    println!(
        "{:12} {}",
        "wasm target",
        if needs::has_wasm_target() { "installed" } else { "missing: `cargo xtask build` adds it by rustup" }
    );
    println!();
    report("build and run", &needs::BUILD);
    report("test: PostgreSQL (or set DATABASE_URL)", &needs::DATABASE);
    report("test: journeys", &needs::BROWSER);
    Ok(())
}

fn report(chore: &str, needs: &[Need]) {
    let missing: Vec<&Need> = needs.iter().filter(|need| !(need.found)()).collect();
    if missing.is_empty() {
        println!("{chore}: all there");
        return;
    }
    let packages: Vec<&str> = missing.iter().flat_map(|need| need.packages.iter().copied()).collect();
    println!(
        "{chore}: missing {}; apt-get install {}",
        missing.iter().map(|need| need.what).collect::<Vec<_>>().join(", "),
        packages.join(" ")
    );
}
