//! The rules of the house that the compiler cannot see, each in a file of its own. Each finding names its file, line and rule.

mod bans;
mod books;
mod citations;
mod deployment;
mod doors;
mod layers;
mod requirements;
mod unnamed;

use crate::files::under;
use crate::sh::Outcome;
use std::fs;

/// Where sources stand.
const SOURCES: [&str; 6] = ["domain", "backend", "frontend", "tests", "xtask", "migrations"];

/// Looks through the repository; gives how many requirements are met.
pub fn check() -> Outcome<Vec<String>> {
    let mut findings = Vec::new();
    bans::check(&mut findings)?;
    unnamed::check(&mut findings)?;
    deployment::check(&mut findings)?;
    layers::check(&mut findings)?;
    doors::check(&mut findings)?;
    citations::check(&mut findings)?;
    let counts = requirements::check(&mut findings)?;
    if findings.is_empty() {
        counts.iter().for_each(|line| println!("{line}"));
        return Ok(counts);
    }
    Err(format!("{} findings:\n{}", findings.len(), findings.join("\n")).into())
}

/// The files of these kinds within these folders, with their texts.
fn texts_of(folders: &[&str], kinds: &[&str]) -> Outcome<Vec<(String, String)>> {
    let mut found = Vec::new();
    for path in under(folders)? {
        let name = path.to_string_lossy().into_owned();
        if kinds.iter().any(|kind| name.ends_with(kind)) {
            found.push((name, fs::read_to_string(&path)?));
        }
    }
    Ok(found)
}
