//! The benchmark: a municipality of a given size on one engine, the delivered server, and one operation after the other.
//!
//! `cargo xtask bench` builds the server and starts this. Figures of one run may be compared; machines are noisy.
#![allow(missing_docs, reason = "a program of ours, not an interface")]
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a measurement that fails should panic")]

mod load;
mod process;
mod report;
mod town;

use process::Server;
use report::{Figures, Idle, Row};
use std::path::PathBuf;
use std::time::Duration;

/// What was asked for on the command line.
struct Asked {
    binary: PathBuf,
    postgres: Option<String>,
    sizes: Vec<usize>,
    seconds: Duration,
}

fn main() {
    let asked = asked();
    actix_web::rt::System::new().block_on(async {
        let folder = tempfile::tempdir().expect("a folder for the databases");
        let (mut rows, mut idle) = (Vec::new(), Vec::new());
        for &size in &asked.sizes {
            let mut urls = vec![("SQLite", format!("sqlite://{}", folder.path().join(format!("{size}.db")).display()))];
            if let Some(server) = &asked.postgres {
                urls.push(("PostgreSQL", process::new_database(server, size)));
            }
            for (engine, url) in urls {
                println!("· {size} trainees on {engine}: making the municipality …");
                let started = std::time::Instant::now();
                let town = town::build(&url, size).await;
                if engine == "PostgreSQL" {
                    process::settle(&url);
                }
                println!("  made through imports in {:.1} s", started.elapsed().as_secs_f64());
                let log = folder.path().join(format!("{engine}-{size}.log"));
                let server = Server::start(&asked.binary, &url, folder.path(), &log);
                idle.push(Idle { engine, size, resident_kib: server.resident_kib() });
                for operation in load::OPERATIONS {
                    let measured = load::run(operation, &server, &town, asked.seconds).await;
                    rows.push(Row { engine, size, operation: operation.name(), figures: Figures::of(measured) });
                    println!("  {}", rows.last().expect("just pushed"));
                }
                server.stop();
                report::add_statements(&mut rows, engine, size, &log);
            }
        }
        report::print(&rows, &idle);
    });
}

/// The arguments, as `cargo xtask bench` gives them; `--bench` is what cargo itself adds.
fn asked() -> Asked {
    let mut asked = Asked { binary: PathBuf::new(), postgres: None, sizes: Vec::new(), seconds: Duration::from_secs(3) };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let mut value = || words.next().unwrap_or_else(|| panic!("{word} wants a value"));
        match word.as_str() {
            "--bench" => {}
            "--binary" => asked.binary = value().into(),
            "--postgres" => asked.postgres = Some(value()),
            "--trainees" => asked.sizes.push(value().parse().expect("a number of trainees")),
            "--seconds" => asked.seconds = Duration::from_secs(value().parse().expect("a number of seconds")),
            _ => panic!("unknown argument {word}: start this with `cargo xtask bench`"),
        }
    }
    asked
}
