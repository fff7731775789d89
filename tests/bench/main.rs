//! The benchmark: a municipality of a given size on one engine, the delivered server, and one operation after the other.
//!
//! `cargo xtask bench` builds the server and starts this. Figures of one run may be compared; machines are noisy.
#![allow(missing_docs, reason = "a program of ours, not an interface")]
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a measurement that fails should panic")]

mod floor;
mod load;
mod pairs;
mod process;
mod quiet;
mod report;
mod town;

use load::{Client, Operation};
use pairs::{Ratio, Side};
use process::Server;
use report::{Figures, Idle, Row};
use std::path::{Path, PathBuf};
use std::time::Duration;
use town::Town;

/// What was asked for on the command line.
struct Asked {
    binary: PathBuf,
    /// Another build: its server, and its own benchmark, which makes the municipality in its tables.
    against: Option<[PathBuf; 2]>,
    postgres: Option<String>,
    sizes: Vec<usize>,
    seconds: Duration,
    rounds: usize,
}

/// What is compared with the bare program: the product's operation, and what the bare program is asked for.
const FLOORS: [(Operation, Operation); 4] = [
    (Operation::List, Operation::List),
    (Operation::Card, Operation::Card),
    (Operation::Worklist, Operation::List),
    (Operation::LogSession, Operation::LogSession),
];

fn main() {
    let mut words = std::env::args().skip(1).filter(|word| word != "--bench");
    let first = words.next();
    actix_web::rt::System::new().block_on(async {
        match first.as_deref() {
            Some("floor") => floor::serve(words).await,
            Some("town") => {
                let (url, size) = (words.next().expect("a database"), words.next().expect("a number of trainees"));
                town::build(&url, size.parse().expect("a number of trainees")).await;
            }
            _ => measure(&asked(first.into_iter().chain(words))).await,
        }
    });
}

async fn measure(asked: &Asked) {
    assert!(quiet::is_quiet(), "the machine is busy: figures taken now would say nothing. End what runs beside, and start again.");
    let folder = tempfile::tempdir().expect("a folder for the databases");
    let (mut rows, mut idle, mut floors, mut others) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for &size in &asked.sizes {
        let file = folder.path().join(format!("{size}.db"));
        let mut urls = vec![("SQLite", format!("sqlite://{}", file.display()))];
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
            if engine == "SQLite" {
                floors.extend(against_floor(asked, &server, &town, &file, size).await);
                others.extend(against_build(asked, &server, &town, folder.path(), size).await);
            }
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
    pairs::print("this build", "the bare program", &floors);
    if asked.against.is_some() {
        pairs::print("this build", "the other build", &others);
    }
}

/// This build and the bare program on the same file.
async fn against_floor(asked: &Asked, server: &Server, town: &Town, file: &Path, size: usize) -> Vec<(String, Option<Ratio>)> {
    let floor = Server::floor(file, file.parent().expect("a folder"));
    let mut ratios = Vec::new();
    for (operation, bare) in FLOORS {
        let client = Client::new(server, operation.by(town)).await;
        let twin = client.at(&floor);
        if operation == bare && operation != Operation::LogSession {
            let (ours, theirs) = (client.send(operation).await, twin.clone().send(bare).await);
            assert!(ours == theirs, "{}: the bare program answers something else:\n{}\n{}", operation.name(), lossy(&ours), lossy(&theirs));
        }
        let name = format!("{}, {size} trainees", operation.name());
        let sides = [Side { server, client, operation }, Side { server: &floor, client: twin, operation: bare }];
        ratios.push((name.clone(), pairs::compare(name, sides, asked.rounds, asked.seconds).await));
    }
    ratios
}

/// This build and another, each on its own file.
async fn against_build(asked: &Asked, server: &Server, town: &Town, folder: &Path, size: usize) -> Vec<(String, Option<Ratio>)> {
    let Some([binary, bench]) = &asked.against else { return Vec::new() };
    let url = format!("sqlite://{}", folder.join(format!("other-{size}.db")).display());
    process::town_of(bench, &url, size);
    let other = Server::start(binary, &url, folder, &folder.join(format!("other-{size}.log")));
    let mut ratios = Vec::new();
    for operation in load::OPERATIONS.into_iter().filter(|operation| *operation != Operation::SignIn) {
        let name = format!("{}, {size} trainees", operation.name());
        let side = async |server| Side { server, client: Client::new(server, operation.by(town)).await, operation };
        let sides = [side(server).await, side(&other).await];
        ratios.push((name.clone(), pairs::compare(name, sides, asked.rounds, asked.seconds).await));
    }
    other.stop();
    ratios
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The arguments, as `cargo xtask bench` gives them.
fn asked(mut words: impl Iterator<Item = String>) -> Asked {
    let seconds = Duration::from_secs(3);
    let mut asked = Asked { binary: PathBuf::new(), against: None, postgres: None, sizes: Vec::new(), seconds, rounds: 5 };
    while let Some(word) = words.next() {
        let mut value = || words.next().unwrap_or_else(|| panic!("{word} wants a value"));
        match word.as_str() {
            "--binary" => asked.binary = value().into(),
            "--against" => asked.against = Some([value().into(), value().into()]),
            "--postgres" => asked.postgres = Some(value()),
            "--trainees" => asked.sizes.push(value().parse().expect("a number of trainees")),
            "--seconds" => asked.seconds = Duration::from_secs(value().parse().expect("a number of seconds")),
            "--rounds" => asked.rounds = value().parse().expect("a number of rounds"),
            _ => panic!("unknown argument {word}: start this with `cargo xtask bench`"),
        }
    }
    asked
}
