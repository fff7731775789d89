//! Compressed twins (`.br`, `.gz`) beside the files, made once here instead of at each request.

use crate::files::under;
use crate::sh::Outcome;
use std::fs;
use std::io::Write;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// Fonts are compressed already.
const NOT_WORTH_IT: [&str; 1] = ["woff2"];

/// Writes the twins of all files in a folder, on as many threads as there are cores.
pub fn twins(folder: &Path) -> Outcome {
    let mut files = under(&[folder])?;
    files.retain(|path| path.extension().is_none_or(|end| NOT_WORTH_IT.iter().all(|known| end != *known)));
    let waiting = Mutex::new(files.into_iter());
    let next = || waiting.lock().ok().and_then(|mut files| files.next());
    let work = || std::iter::from_fn(next).try_for_each(|path| write_twins(&path));
    std::thread::scope(|scope| {
        let cores = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| worker.join().map_err(|_| "compression stopped")?)
    })
}

fn write_twins(path: &Path) -> Outcome {
    let bytes = fs::read(path)?;
    let settings = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    let mut brotli = Vec::new();
    brotli::BrotliCompress(&mut bytes.as_slice(), &mut brotli, &settings)?;
    fs::write(twin(path, "br"), brotli)?;
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
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
