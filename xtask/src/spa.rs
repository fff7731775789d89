//! The screens: WebAssembly by cargo, its JavaScript by wasm-bindgen, hashed names, one `index.html`.

use crate::build::Kind;
use crate::files::{hash, state, target, under, unless_done};
use crate::sh::{Outcome, run, step};
use crate::{compress, needs, styles};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

const TARGET: &str = "wasm32-unknown-unknown";

/// What the WebAssembly is made of.
const SOURCES: [&str; 7] =
    ["frontend/src", "frontend/Cargo.toml", "domain/src", "domain/Cargo.toml", "Cargo.toml", "Cargo.lock", "xtask/src/spa.rs"];

/// Makes `dist/`: everything that a browser loads, each file with its compressed twins.
pub fn make(kind: Kind) -> Outcome {
    styles::make()?;
    let glue = bindgen(kind)?;
    let sources = state(&[Path::new("frontend/assets"), Path::new("xtask/src"), &glue, &styles::made()])?;
    let ready = target().join("spa").join(kind.name()).join("dist");
    unless_done(&format!("dist-{}", kind.name()), &sources, &ready.join("index.html"), || {
        step("screens: names and compression", || {
            let _ = fs::remove_dir_all(&ready);
            assemble(&glue, &ready)?;
            compress::twins(&ready, kind)
        })
    })?;
    publish(&ready, Path::new("dist"))
}

/// Compiles the app and gives the folder with `app.js` and `app_bg.wasm`.
fn bindgen(kind: Kind) -> Outcome<PathBuf> {
    let out = target().join("spa").join(kind.name()).join("glue");
    let profile = kind.wasm_profile();
    unless_done(&format!("wasm-{}", kind.name()), &state(&SOURCES)?, &out.join("app.js"), || {
        needs::wasm_target()?;
        step(&format!("screens: cargo build ({profile})"), || {
            run(Command::new("cargo").args(["build", "-p", "frontend", "--lib", "--target", TARGET, "--profile", profile]))
        })?;
        step("screens: wasm-bindgen", || {
            let _ = fs::remove_dir_all(&out);
            let wasm = target().join(TARGET).join(profile).join("frontend.wasm");
            let mut bindgen = Bindgen::new();
            bindgen
                .input_path(wasm)
                .out_name("app")
                .typescript(false)
                .keep_debug(false)
                .remove_name_section(kind == Kind::Release)
                .omit_default_module_path(true);
            bindgen.web(true)?.generate(&out)?;
            Ok(())
        })
    })?;
    Ok(out)
}

/// Lays the files out as they are served. What is under `assets/` carries the hash of its content in
/// its name and may be kept by browsers for ever.
fn assemble(glue: &Path, ready: &Path) -> Outcome {
    let assets = ready.join("assets");
    fs::create_dir_all(&assets)?;
    let put = |stem: &str, extension: &str, bytes: &[u8]| -> Outcome<String> {
        let name = format!("assets/{stem}-{}.{extension}", hash(bytes));
        fs::write(ready.join(&name), bytes)?;
        Ok(format!("/{name}"))
    };
    for entry in fs::read_dir(styles::made())? {
        let path = entry?.path();
        if let Some(name) = path.file_name().filter(|_| path.extension().is_some_and(|end| end == "woff2")) {
            fs::copy(&path, assets.join(name))?;
        }
    }
    copy_snippets(&glue.join("snippets"), &assets.join("snippets"))?;
    let css = put("app", "css", &fs::read(styles::made().join("app.css"))?)?;
    let wasm = put("app", "wasm", &fs::read(glue.join("app_bg.wasm"))?)?;
    let glue = put("app", "js", &fs::read(glue.join("app.js"))?)?;
    let filled = |name: &str, boot: &str| -> Outcome<String> {
        let template = fs::read_to_string(Path::new("frontend/assets").join(name))?;
        let names = [("{{css}}", css.as_str()), ("{{wasm}}", &wasm), ("{{glue}}", &glue), ("{{boot}}", boot)];
        Ok(names.iter().fold(template, |text, (slot, name)| text.replace(slot, name)))
    };
    let boot = put("boot", "js", filled("boot.js", "")?.as_bytes())?;
    fs::copy("frontend/assets/favicon.svg", ready.join("favicon.svg"))?;
    fs::write(ready.join("index.html"), filled("index.html", &boot)?)?;
    Ok(())
}

/// JavaScript that crates bring along; its folders are named by wasm-bindgen with a hash already.
fn copy_snippets(from: &Path, to: &Path) -> Outcome {
    if !from.is_dir() {
        return Ok(());
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            copy_snippets(&entry.path(), &to.join(entry.file_name()))?;
        } else {
            fs::copy(entry.path(), to.join(entry.file_name()))?;
        }
    }
    Ok(())
}

/// Brings `dist/` to the same content. The page itself goes last, so that it never names a file that
/// is not there yet, and files that are the same keep their time, so that cargo sees no change.
fn publish(ready: &Path, dist: &Path) -> Outcome {
    let relative =
        |root: &Path| -> Outcome<Vec<PathBuf>> { under(&[root])?.iter().map(|path| Ok(path.strip_prefix(root)?.to_owned())).collect() };
    let mut new = relative(ready)?;
    new.sort_by_key(|path| path.starts_with("index.html"));
    for path in &new {
        let (from, to) = (ready.join(path), dist.join(path));
        let bytes = fs::read(&from)?;
        if fs::read(&to).is_ok_and(|there| there == bytes) {
            continue;
        }
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(to, bytes)?;
    }
    for path in relative(dist)? {
        if !new.contains(&path) && path != Path::new(".gitkeep") {
            fs::remove_file(dist.join(path))?;
        }
    }
    Ok(())
}
