//! A database file that is broken is named and left as it is.

use crate::database::Database;
use crate::server::{Server, binary, command, ended, serve};

/// A real database after a day.
fn used() -> (Database, Vec<u8>) {
    let database = Database::sqlite();
    let server = Server::start(&database);
    server.administrator();
    server.stop();
    let bytes = std::fs::read(database.file()).unwrap();
    assert!(bytes.len() > 100_000);
    (database, bytes)
}

#[test]
fn a_broken_file_is_named_and_left_byte_for_byte() {
    let (database, good) = used();
    let mut torn = good.clone();
    // The pages in the middle are noise; the first one, with the list of the tables, is whole.
    let middle = torn.len() / 3..torn.len() / 2;
    torn[middle].iter_mut().enumerate().for_each(|(index, byte)| *byte = u8::try_from(index % 251).unwrap());
    let header = [&good[..100], &[0xa5; 8000]].concat();
    for (name, bytes) in [
        ("no database", b"Fornavn;Efternavn\r\nHanne;Dahl\r\n".repeat(50)),
        ("only the header", header),
        ("half", good[..good.len() / 2].to_vec()),
        ("torn in the middle", torn),
    ] {
        std::fs::write(database.file(), &bytes).unwrap();
        let mut start = command(binary());
        start.args(serve(&database, "127.0.0.1:0"));
        let ended = ended(start);
        assert_eq!(ended.code, Some(1), "{name}: {}", ended.stderr);
        let file = database.file().display().to_string();
        assert!(ended.stderr.contains(&file) && ended.stderr.contains("It was not changed"), "{name}: {}", ended.stderr);
        assert!(std::fs::read(database.file()).unwrap() == bytes, "{name}: the file is not as it was");
    }
    std::fs::write(database.file(), &good).unwrap();
    Server::start(&database).stop();
}
