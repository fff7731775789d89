//! The disk is full: a small file system of its own, in a mount namespace that only the server is in.

use crate::database::Database;
use crate::person::Person;
use crate::server::{Server, binary, command, serve, soon};
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// `unshare` with what this account needs to mount.
fn namespace() -> Vec<&'static str> {
    let ways = [vec!["--mount"], vec!["--user", "--map-root-user", "--mount"]];
    let works = |way: &Vec<&str>| {
        let script = "mount -t tmpfs -o size=64k tmpfs /mnt";
        Command::new("unshare").args(way).args(["sh", "-c", script]).output().is_ok_and(|output| output.status.success())
    };
    ways.into_iter().find(works).expect(
        "a full disk is made with a mount namespace: run the tests as root, or install util-linux and allow user namespaces \
         (sysctl kernel.unprivileged_userns_clone=1, kernel.apparmor_restrict_unprivileged_userns=0)",
    )
}

/// Starts a server whose database lies on 24 MB of its own.
fn start(database: &Database) -> (Server, PathBuf) {
    let folder = database.folder.path();
    let script = "mount -t tmpfs -o size=24m tmpfs \"$0\" && exec \"$@\"";
    let mut command = command("unshare");
    command.args(namespace()).args(["sh", "-c", script]).arg(folder).arg(binary()).args(serve(database, "127.0.0.1:0"));
    let server = Server::of(command);
    // The folder as the server sees it.
    let inside = Path::new("/proc").join(server.pid().to_string()).join("root").join(folder.strip_prefix("/").unwrap());
    assert!(inside.join("praktikspor.db").exists(), "the file system of the server can be reached");
    (server, inside)
}

/// Fills the disk but for `left` bytes.
fn fill(folder: &Path, left: u64) -> PathBuf {
    let path = folder.join("ballast");
    let mut file = File::create(&path).unwrap();
    let (block, mut size) = (vec![1; 64 * 1024], 0);
    while let Ok(written) = file.write(&block) {
        size += u64::try_from(written).unwrap();
    }
    file.set_len(size - left).unwrap();
    path
}

#[test]
fn a_full_disk_refuses_writes_loses_nothing_and_is_over_when_there_is_room() {
    let database = Database::sqlite();
    let (server, folder) = start(&database);
    let administrator = server.administrator();
    let root = administrator.root();
    let user = |number: u32| Person::new_user(&root, &format!("nr{number}@example.dk"), "leader");
    let mut acknowledged: Vec<u32> = (0..5).collect();
    acknowledged.iter().for_each(|number| drop(administrator.post("/users", &user(*number)).expect(201)));

    let ballast = fill(&folder, 300 * 1024);
    let mut number = 5;
    let full = loop {
        let answer = administrator.post("/users", &user(number));
        if answer.status != 201 {
            break answer;
        }
        acknowledged.push(number);
        number += 1;
        assert!(number < 2000, "the disk does not get full");
    };
    full.expect_problem(507, "storage_full");
    let there = |administrator: &Person| {
        let users = administrator.users();
        acknowledged.iter().all(|number| users.contains(&format!("nr{number}@example.dk")))
    };
    for more in 0..20 {
        administrator.post("/users", &user(10_000 + more)).expect_problem(507, "storage_full");
        assert!(there(&administrator), "reads are answered, and nothing is lost");
    }
    server.anyone().get("/health/ready").expect(200);
    std::thread::scope(|scope| {
        for more in 0..8 {
            let (administrator, user) = (&administrator, &user);
            scope.spawn(move || administrator.post("/users", &user(20_000 + more)).expect_problem(507, "storage_full"));
        }
    });

    std::fs::remove_file(ballast).unwrap();
    soon("a write succeeds again", || administrator.post("/users", &user(30_000)).status == 201);
    for more in 1..20 {
        administrator.post("/users", &user(30_000 + more)).expect(201);
    }
    assert!(there(&administrator));
    let users = administrator.users();
    let refused = |number: &u32| users.contains(&format!("nr{number}@example.dk"));
    assert!(!(10_000..10_020).chain(20_000..20_008).any(|number| refused(&number)), "what was refused was not done");
    eprintln!("{} writes were acknowledged before the disk was full", acknowledged.len());
    server.stop();
}
