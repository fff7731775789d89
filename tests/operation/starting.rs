//! A second start by mistake.

use crate::database::Database;
use crate::on_both_engines;
use crate::server::{Server, binary, command, ended, serve, soon};

on_both_engines! { a_port_in_use_is_named_and_the_database_is_not_touched }

fn a_port_in_use_is_named_and_the_database_is_not_touched(database: &Database) {
    let other = database.another();
    let server = Server::start(&other);
    let mut second = command(binary());
    second.args(serve(database, &server.address));
    let ended = ended(second);
    assert_eq!(ended.code, Some(1));
    assert!(ended.stderr.contains(&server.address) && ended.stderr.contains("Is another server running there?"), "{}", ended.stderr);
    assert!(database.is_untouched());
    soon("the first goes on", || server.anyone().get("/health/ready").status == 200);
}

#[test]
fn a_second_server_on_the_same_file_is_refused() {
    let database = Database::sqlite();
    let server = Server::start(&database);
    let administrator = server.administrator();
    for subcommand in ["serve", "migrate"] {
        let mut second = command(binary());
        second.args([subcommand, "--listen", "127.0.0.1:0", "--database-url", &database.url]);
        let ended = ended(second);
        assert_eq!(ended.code, Some(1));
        let file = database.file().display().to_string();
        assert!(ended.stderr.contains(&file) && ended.stderr.contains("in use by another Praktikspor server"), "{}", ended.stderr);
    }
    administrator.get("/me").expect(200);
    server.stop();
    Server::start(&database).stop();
}
