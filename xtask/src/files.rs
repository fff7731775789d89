//! Where things stand, and whether they have changed.

use crate::sh::Outcome;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

/// What npm puts beside our files.
const NOT_OURS: &str = "node_modules";

/// All paths in this program are relative to the root of the repository.
pub fn enter_root() -> Outcome {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().ok_or("xtask does not stand in a workspace")?;
    std::env::set_current_dir(root)?;
    Ok(())
}

/// Where cargo builds.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from)
}

/// All files under these files and folders, in a stable order; what does not exist has none.
pub fn under<P: AsRef<Path>>(roots: &[P]) -> Outcome<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open: Vec<PathBuf> = roots.iter().map(|root| root.as_ref().to_owned()).filter(|path| path.exists()).collect();
    while let Some(path) = open.pop() {
        if !path.is_dir() {
            found.push(path);
        } else if path.file_name().is_none_or(|name| name != NOT_OURS) {
            for entry in fs::read_dir(&path)? {
                open.push(entry?.path());
            }
        }
    }
    found.sort();
    Ok(found)
}

/// One word for the state of these files: it changes with any name, size or time of change.
pub fn state<P: AsRef<Path>>(roots: &[P]) -> Outcome<String> {
    let mut digest = Sha256::new();
    for path in under(roots)? {
        // A file can go away between the listing and this look, while an editor saves.
        let Ok(metadata) = fs::metadata(&path) else {
            continue;
        };
        let changed = metadata.modified()?.duration_since(std::time::UNIX_EPOCH)?.as_nanos();
        digest.update(format!("{}\0{}\0{changed}\n", path.display(), metadata.len()));
    }
    Ok(short(&digest.finalize()))
}

/// The first 16 hex digits of the SHA-256 of some bytes: the part of a file's name that lets it be kept for ever.
pub fn hash(bytes: &[u8]) -> String {
    short(&Sha256::digest(bytes))
}

fn short(digest: &[u8]) -> String {
    digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// Does the work unless it was done for the same `state` and `made` is still there.
pub fn unless_done(stamp: &str, state: &str, made: &Path, work: impl FnOnce() -> Outcome) -> Outcome<bool> {
    let stamp = target().join("xtask").join(stamp);
    if made.exists() && fs::read_to_string(&stamp).is_ok_and(|done| done == state) {
        return Ok(false);
    }
    let _ = fs::remove_file(&stamp);
    work()?;
    if let Some(folder) = stamp.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(stamp, state)?;
    Ok(true)
}
