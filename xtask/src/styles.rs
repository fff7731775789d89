//! The stylesheet: npm brings dkfds as CSS, `frontend/styles/build.mjs` makes `app.css` and the fonts.

use crate::files::{state, target, unless_done};
use crate::sh::{Outcome, output, step};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where `app.css` and the fonts are after [`make`].
pub fn made() -> PathBuf {
    target().join("styles")
}

/// Installs what a folder's `package-lock.json` names, when that has changed since the last time.
pub fn npm_ci(folder: &str) -> Outcome {
    let lock = fs::read_to_string(Path::new(folder).join("package-lock.json"))?;
    let stamp = format!("npm-{}", folder.replace('/', "-"));
    let made = Path::new(folder).join("node_modules/.package-lock.json");
    unless_done(&stamp, &lock, &made, || {
        step(&format!("npm ci in {folder}"), || {
            output(Command::new("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(folder)).map(drop)
        })
    })?;
    Ok(())
}

/// Makes the stylesheet when one of its sources has changed.
pub fn make() -> Outcome {
    npm_ci("frontend")?;
    let sources = state(&["frontend/styles", "frontend/assets/index.html", "frontend/src", "frontend/package-lock.json"])?;
    let out = std::path::absolute(made())?;
    unless_done("styles", &sources, &out.join("app.css"), || {
        step("stylesheet", || output(Command::new("node").arg("styles/build.mjs").arg(&out).current_dir("frontend")).map(drop))
    })?;
    Ok(())
}
