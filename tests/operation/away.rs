//! PostgreSQL is away: at the start, and in the midst of the day.

use crate::database::Database;
use crate::person::Person;
use crate::proxy::Proxy;
use crate::server::{Server, binary, command, ended, soon};
use std::time::{Duration, Instant};

#[test]
fn a_database_that_is_away_at_the_start_is_said_at_once_and_without_its_password() {
    let folder = tempfile::tempdir().unwrap();
    let key = folder.path().join("key");
    std::fs::write(&key, "a key of the tests, longer than it must be").unwrap();
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    for password in ["hemmeligt", "hemme/ligt"] {
        let started = Instant::now();
        let mut command = command(binary());
        command.args(["serve", "--listen", "127.0.0.1:0", "--signing-key-file"]).arg(&key);
        command.env("PRAKTIKSPOR_DATABASE_URL", format!("postgres://app:{password}@127.0.0.1:{port}/praktikspor"));
        let ended = ended(command);
        assert_eq!(ended.code, Some(1), "{}", ended.stderr);
        assert!(ended.stderr.contains("PostgreSQL does not answer"), "{}", ended.stderr);
        assert!(!ended.stderr.contains("hemme") && !ended.stderr.contains("ligt"), "{}", ended.stderr);
        assert!(started.elapsed() < Duration::from_secs(20), "bounded");
    }
}

#[test]
fn a_database_that_goes_away_is_503_and_comes_back_without_a_restart() {
    let mut database = Database::postgres();
    let (scheme, rest) = database.url.split_once("://").unwrap();
    let (user, place) = rest.split_once('@').unwrap_or(("postgres", rest));
    let (server, name) = place.split_once('/').unwrap();
    let server = if server.contains(':') { server.to_owned() } else { format!("{server}:5432") };
    let proxy = Proxy::to(server);
    database.url = format!("{scheme}://{user}@{}/{name}", proxy.address);

    let server = Server::start(&database);
    let administrator = server.administrator();
    let root = administrator.root();
    let user = |number: u32| Person::new_user(&root, &format!("nr{number}@example.dk"), "leader");
    administrator.post("/users", &user(1)).expect(201);
    std::thread::scope(|scope| {
        // Several connections are open when the cable is cut.
        (0..8).for_each(|_| drop(scope.spawn(|| administrator.users())));
    });

    proxy.cut();
    for number in 0..20 {
        let read = administrator.get("/users").expect_problem(503, "unavailable");
        assert!(read.headers.contains_key("retry-after"));
        administrator.post("/users", &user(100 + number)).expect_problem(503, "unavailable");
    }
    let started = Instant::now();
    server.anyone().get("/health/ready").expect_problem(503, "unavailable");
    assert!(started.elapsed() < Duration::from_secs(5));
    server.anyone().get("/health/live").expect(200);

    proxy.mend();
    soon("ready again", || server.anyone().get("/health/ready").status == 200);
    for number in 0..20 {
        administrator.get("/users").expect(200);
        administrator.post("/users", &user(200 + number)).expect(201);
    }
    let users = administrator.users();
    assert!(users.contains("nr1@example.dk") && (0..20).all(|number| users.contains(&format!("nr{}@example.dk", 200 + number))));
    server.stop();
}
