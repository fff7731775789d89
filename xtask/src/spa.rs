//! The screens: WebAssembly by cargo, cut into parts that are fetched when needed, JavaScript by wasm-bindgen, hashed
//! names, one `index.html`.

use crate::build::Kind;
use crate::files::{hash, state, target, under, unless_done};
use crate::sh::{Outcome, run, step};
use crate::{compress, needs, packs, styles};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

const TARGET: &str = "wasm32-unknown-unknown";
/// What the WebAssembly specification calls a section that does not change what a module does.
const CUSTOM_SECTION: u8 = 0;

/// What the WebAssembly is made of.
const SOURCES: [&str; 8] = [
    "frontend/src",
    "frontend/Cargo.toml",
    "domain/src",
    "domain/Cargo.toml",
    "Cargo.toml",
    "Cargo.lock",
    "xtask/src/spa.rs",
    "xtask/src/packs.rs",
];

/// Makes `dist/`: everything that a browser loads; as delivered, each file with its compressed twins.
pub fn make(kind: Kind) -> Outcome {
    styles::make()?;
    let glue = bindgen(kind)?;
    let sources =
        state(&[Path::new("frontend/assets"), Path::new("xtask/src/spa.rs"), Path::new("xtask/src/compress.rs"), &glue, &styles::made()])?;
    let ready = target().join("spa").join(kind.name()).join("dist");
    unless_done(&format!("dist-{}", kind.name()), &sources, &ready.join("index.html"), || {
        let _ = fs::remove_dir_all(&ready);
        assemble(&glue, &ready)?;
        // Nobody waits for the network on one's own machine.
        if kind == Kind::Release { step("screens: compression", || compress::twins(&ready)) } else { Ok(()) }
    })?;
    publish(&ready, Path::new("dist"))
}

/// Compiles the app and gives the folder with `app.js` and `app_bg.wasm`.
fn bindgen(kind: Kind) -> Outcome<PathBuf> {
    let out = target().join("spa").join(kind.name()).join("glue");
    let profile = kind.wasm_profile();
    unless_done(&format!("wasm-{}", kind.name()), &state(&SOURCES)?, &out.join("app.js"), || {
        needs::wasm_target()?;
        let mut cargo = Command::new("cargo");
        cargo.args(["rustc", "-p", "frontend", "--lib", "--crate-type", "cdylib", "--target", TARGET, "--profile", profile]);
        if kind == Kind::Release {
            cargo.args(["--features", "split", "--", "-C", "link-arg=--emit-relocs"]);
        }
        step(&format!("screens: cargo build ({profile})"), || run(&mut cargo))?;
        let _ = fs::remove_dir_all(&out);
        let mut wasm = target().join(TARGET).join(profile).join("frontend.wasm");
        if kind == Kind::Release {
            wasm = step("screens: parts", || cut(&wasm, &out))?;
        }
        step("screens: wasm-bindgen", || {
            let mut bindgen = Bindgen::new();
            bindgen
                .input_path(wasm)
                .out_name("app")
                .typescript(false)
                .keep_debug(false)
                .remove_name_section(kind == Kind::Release)
                // The parts share the table of functions with the app.
                .keep_lld_exports(kind == Kind::Release)
                .omit_default_module_path(true);
            bindgen.web(true)?.generate(&out)?;
            if kind == Kind::Release { packs::pack(&out) } else { Ok(()) }
        })
    })?;
    Ok(out)
}

/// Cuts the parts off (see `frontend/src/screens.rs`), and gives the file with what remains.
fn cut(wasm: &Path, out: &Path) -> Outcome<PathBuf> {
    let whole = fs::read(wasm)?;
    let main = wasm.with_file_name("frontend_main.wasm");
    let mut options = wasm_split_cli_support::Options::new(&whole);
    options.output_dir = out;
    options.main_out_path = &main;
    options.link_name = "./parts.js";
    options.main_module = "./app.js";
    let parts = wasm_split_cli_support::transform(options)?;
    for part in parts.split_modules {
        let bytes = without_names(&fs::read(&part)?)?;
        fs::write(part, bytes)?;
    }
    Ok(main)
}

/// The module without its custom sections: names of functions, half its size, which no browser needs.
fn without_names(wasm: &[u8]) -> Outcome<Vec<u8>> {
    let mut kept = wasm_encoder::Module::new();
    for payload in wasmparser::Parser::new(0).parse_all(wasm) {
        if let Some((id, range)) = payload?.as_section().filter(|(id, _)| *id != CUSTOM_SECTION) {
            let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
            let data = wasm.get(range).ok_or("a section beyond the end of its file")?;
            kept.section(&wasm_encoder::RawSection { id, data });
        }
    }
    Ok(kept.finish())
}

/// Lays the files out as they are served. What is under `assets/` carries a hash of its content in its name, or stands in
/// a folder that does, and may be kept by browsers for ever. The files of the app name each other: they share a folder.
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
    let css = put("app", "css", &fs::read(styles::made().join("app.css"))?)?;
    let app = format!("assets/app-{}", contents(glue)?);
    copy(glue, &ready.join(&app))?;
    let (glue, wasm) = (format!("/{app}/app.js"), format!("/{app}/app_bg.wasm"));
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

/// One word for the names and bytes of all files of a folder.
fn contents(folder: &Path) -> Outcome<String> {
    let mut all = Vec::new();
    for path in under(&[folder])? {
        all.extend_from_slice(path.to_string_lossy().as_bytes());
        all.extend(fs::read(path)?);
    }
    Ok(hash(&all))
}

fn copy(from: &Path, to: &Path) -> Outcome {
    for path in under(&[from])? {
        let to = to.join(path.strip_prefix(from)?);
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(path, to)?;
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
            fs::remove_file(dist.join(&path))?;
            // The folder goes with its last file; one that is not empty stays.
            let _ = path.parent().filter(|folder| !folder.as_os_str().is_empty()).map(|folder| fs::remove_dir(dist.join(folder)));
        }
    }
    Ok(())
}
