//! Compressed twins (`.br`, `.gz`) beside the files, made once here instead of at each request.

use crate::build::Kind;
use crate::files::under;
use crate::sh::Outcome;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Fonts are compressed already.
const NOT_WORTH_IT: [&str; 1] = ["woff2"];

/// Writes the twins of all files in a folder, on as many threads as there are cores.
pub fn twins(folder: &Path, kind: Kind) -> Outcome {
    let mut files = under(&[folder])?;
    files.retain(|path| path.extension().is_none_or(|end| NOT_WORTH_IT.iter().all(|known| end != *known)));
    std::thread::scope(|scope| {
        let workers: Vec<_> = files.iter().map(|path| scope.spawn(move || write_twins(path, kind))).collect();
        workers.into_iter().try_for_each(|worker| worker.join().map_err(|_| "compression stopped")?)
    })
}

fn write_twins(path: &Path, kind: Kind) -> Outcome {
    let (brotli_quality, gzip_level) = match kind {
        Kind::Release => (11, flate2::Compression::best()),
        Kind::Dev => (1, flate2::Compression::fast()),
    };
    let bytes = fs::read(path)?;
    let settings = brotli::enc::BrotliEncoderParams { quality: brotli_quality, ..Default::default() };
    let mut brotli = Vec::new();
    brotli::BrotliCompress(&mut bytes.as_slice(), &mut brotli, &settings)?;
    fs::write(twin(path, "br"), brotli)?;
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), gzip_level);
    gzip.write_all(&bytes)?;
    fs::write(twin(path, "gz"), gzip.finish()?)?;
    Ok(())
}

/// The name of a file's twin: `app.js` → `app.js.br`.
pub fn twin(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}
