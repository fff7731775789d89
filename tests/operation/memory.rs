//! How much memory a file may cost: measured on the real process.

use crate::database::Database;
use crate::person::Person;
use crate::server::Server;
use std::fmt::Write;

/// The most that one file may take beside what the server has anyway.
const MOST_KIB: u64 = 64 * 1024;
const MIB: usize = 1024 * 1024;

/// What the kernel says of the server, KiB.
fn status(server: &Server, field: &str) -> u64 {
    let text = std::fs::read_to_string(format!("/proc/{}/status", server.pid())).unwrap();
    let line = text.lines().find(|line| line.starts_with(field)).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// Does something and fails where the server grew by more than it may.
#[track_caller]
fn within_bounds(server: &Server, what: &str, work: impl FnOnce()) {
    // Resets the highest size to what it is now.
    std::fs::write(format!("/proc/{}/clear_refs", server.pid()), "5").unwrap();
    let before = status(server, "VmRSS");
    work();
    let extra = status(server, "VmHWM").saturating_sub(before);
    eprintln!("{what}: {:.1} MiB extra", f64::from(u32::try_from(extra).unwrap()) / 1024.0);
    assert!(extra <= MOST_KIB, "{what} took {extra} KiB");
}

/// A server with sites, supervisors and cohorts, and someone who may import.
fn prepared(database: &Database) -> (Server, Person) {
    let server = Server::start(database);
    let consultant = server.administrator().consultant();
    consultant.import("sites", include_bytes!("../../backend/demo/praktiksteder.csv"));
    consultant.import("supervisors", include_bytes!("../../backend/demo/vejledere.csv"));
    consultant.import("cohorts", include_bytes!("../../backend/demo/holdplaner.csv"));
    (server, consultant)
}

fn letters(number: usize) -> String {
    number.to_string().bytes().map(|digit| char::from(digit - b'0' + b'a')).collect()
}

/// 19 MB of good trainees in UTF-8, with notes.
fn trainees(rows: usize) -> Vec<u8> {
    let mut text =
        "Fornavn;Efternavn;Fødselsdato;E-mail;Mobil;Uddannelse;Hold;Praktiksted;Start;Slut;Ansættelsesform;Elevnr;Skole;Timer pr. uge;Bemærkning\r\n"
            .to_owned();
    let note = "Har kørekort og kan møde tidligt. ".repeat(6);
    for number in 0..rows {
        let (name, day) = (letters(number), number % 28 + 1);
        write!(
            text,
            "Anna{name};Sørensen-Bjerg;{day:02}-03-1999;anna.{name}@example.dk;+45 05 45 53 47;Social- og sundhedsassistent;SSA2608;\
             Plejecenter Havblik;03-08-2026;20-05-2029;Elev (uddannelsesaftale);{number:06};SOSU H;37,0;{note}\r\n"
        )
        .unwrap();
    }
    text.into_bytes()
}

/// 19 MB of absence in Windows-1252 of trainees that nobody knows: every row has something said about it.
fn absence(rows: usize) -> Vec<u8> {
    let mut bytes =
        b"L\xf8benr;Elevnr;Frav\xe6rstype;F\xf8rste dag;Sidste dag;Omfang i %;Kilde;Registreret;Enhed;Bem\xe6rkning\r\n".to_vec();
    let note: Vec<u8> = b"\xe6\xf8\xe5 ".iter().copied().cycle().take(110).collect();
    for number in 0..rows {
        let row = format!("{number:06};{:06};Sygdom;24-05-2025;26-05-2025;;Skole;24-05-2025 08:20;Plejecenter Havblik;", number % 40_000);
        bytes.extend_from_slice(row.as_bytes());
        bytes.extend_from_slice(&note);
        bytes.extend_from_slice(b"\r\n");
    }
    bytes
}

#[test]
fn a_file_of_19_mb_is_accepted_within_64_mib() {
    for (kind, bytes, result) in [("trainees", trainees(46_000), "new"), ("absence", absence(96_000), "rejected")] {
        // A new one each time: a process keeps room that it once had.
        let database = Database::sqlite();
        let (server, consultant) = prepared(&database);
        eprintln!("{kind}: {:.1} MB", f64::from(u32::try_from(bytes.len()).unwrap()) / 1e6);
        assert!((18 * MIB..20 * MIB).contains(&bytes.len()), "{}", bytes.len());
        within_bounds(&server, kind, || {
            let import = consultant.upload(kind, "stor.csv", bytes).expect(201).body;
            assert_eq!(import["counts"]["rows"], import["counts"][result], "{import}");
            let rows = consultant.get(&format!("/imports/{}/rows?limit=100", import["id"].as_str().unwrap())).expect(200).body;
            assert_eq!(rows["items"].as_array().unwrap().len(), 100);
        });
        server.stop();
    }
}

#[test]
fn what_is_too_much_is_refused_within_64_mib() {
    let database = Database::sqlite();
    let (server, consultant) = prepared(&database);
    let large = vec![b'a'; 25 * MIB];
    within_bounds(&server, "25 MB", || drop(consultant.upload("trainees", "stor.csv", large).expect_problem(413, "too_large")));
    let wide = "Hold;Uddannelse;Nr;Type;Fra;Til\r\n".to_owned() + &"A;B;1;Skole;01-01-2026;02-01-2026\r\n".repeat(500_000);
    for (name, bytes) in [
        ("zip_bomb.xlsx", include_bytes!("../data/zip_bomb.xlsx").to_vec()),
        ("far_cell.xlsx", include_bytes!("../data/far_cell.xlsx").to_vec()),
        ("many_texts.xlsx", include_bytes!("../data/many_texts.xlsx").to_vec()),
        ("many_rows.csv", wide.into_bytes()),
    ] {
        within_bounds(&server, name, || {
            let refused = consultant.upload("cohorts", name, bytes).expect_problem(422, "invalid_fields").body;
            assert_eq!(refused["errors"][0]["code"], "file_too_big", "{refused}");
        });
    }
    consultant.get("/imports").expect(200);
    server.stop();
}
