//! The end of a server: asked for, and in the midst of everything.

use crate::database::Database;
use crate::on_both_engines;
use crate::person::Person;
use crate::server::Server;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::sleep;
use std::time::Duration;

on_both_engines! {
    a_request_under_way_is_answered_before_the_server_stops
    every_acknowledged_write_survives_a_kill
}

fn a_request_under_way_is_answered_before_the_server_stops(database: &Database) {
    let mut server = Server::start(database);
    let administrator = server.administrator();
    let root = administrator.root();
    administrator.post("/users", &Person::new_user(&root, "foer@example.dk", "leader")).expect(201);
    let body = Person::new_user(&root, "midt@example.dk", "leader").to_string();
    let (first, second) = body.split_at(body.len() / 2);
    let mut stream = TcpStream::connect(&server.address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    let (token, length) = (administrator.token.clone().unwrap(), body.len());
    write!(
        stream,
        "POST /api/v1/users HTTP/1.1\r\nHost: {}\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\n\
         Content-Length: {length}\r\nConnection: close\r\n\r\n{first}",
        server.address
    )
    .unwrap();
    sleep(Duration::from_millis(300));
    server.signal("-TERM");
    sleep(Duration::from_millis(700));
    assert!(server.runs(), "it waits for the request");
    stream.write_all(second.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 201"), "{answer}");
    assert_eq!(server.exit_code(), Some(0));

    let again = Server::start(database);
    let users = administrator.at(&again.address).users();
    assert!(users.contains("foer@example.dk") && users.contains("midt@example.dk"), "{users:?}");
    again.stop();
}

fn every_acknowledged_write_survives_a_kill(database: &Database) {
    const ROUNDS: u64 = 5;
    const WRITERS: usize = 4;
    let mut server = Server::start(database);
    let mut administrator = server.administrator();
    let root = administrator.root();
    let (next, mut acknowledged) = (AtomicU32::new(1), Vec::new());
    for round in 0..ROUNDS {
        let writing = || {
            let mut done = Vec::new();
            loop {
                let email = format!("nr{}@example.dk", next.fetch_add(1, Ordering::Relaxed));
                match administrator.try_post("/users", &Person::new_user(&root, &email, "leader")) {
                    None => return done,
                    Some(answer) if answer.status == 201 => done.push(email),
                    Some(answer) => drop(answer.expect(503)),
                }
            }
        };
        std::thread::scope(|scope| {
            let writers: Vec<_> = (0..WRITERS).map(|_| scope.spawn(writing)).collect();
            sleep(Duration::from_millis(300 + 130 * round));
            server.signal("-KILL");
            acknowledged.extend(writers.into_iter().flat_map(|writer| writer.join().unwrap()));
        });
        server.kill();
        server = Server::start(database);
        administrator = administrator.at(&server.address);
        let there = administrator.users();
        let lost: Vec<_> = acknowledged.iter().filter(|email| !there.contains(*email)).collect();
        assert!(lost.is_empty(), "round {round}: {} of {} lost: {lost:?}", lost.len(), acknowledged.len());
    }
    eprintln!("{} acknowledged writes survived {ROUNDS} kills", acknowledged.len());
    assert!(acknowledged.len() > 20, "{}", acknowledged.len());
    server.stop();
}
