//! The first start on an empty database, without the demonstration.

use crate::database::Database;
use crate::on_both_engines;
use crate::server::Server;

on_both_engines! { the_first_start_prints_a_link_that_sets_the_password_once }

fn the_first_start_prints_a_link_that_sets_the_password_once(database: &Database) {
    let server = Server::start(database);
    let secret = server.secret();
    assert!(secret.len() >= 64, "256 random bits");
    assert!(server.said.iter().any(|line| line.contains("administrator@localhost.invalid")), "{:?}", server.said);
    let anyone = server.anyone();
    anyone.redeem("00112233445566778899aabbccddeeff").expect(422);
    anyone.redeem(&secret).expect(204);
    anyone.redeem(&secret).expect(422);
    let administrator = server.anyone().signed_in("administrator@localhost.invalid");
    let me = administrator.get("/me").expect(200).body;
    assert_eq!((&me["tenant_name"], &me["is_demo"]), (&"Prøve Kommune".into(), &false.into()));
    anyone.get("/demo/logins").expect(404);
    server.stop();

    let again = Server::start(database);
    assert!(again.said.is_empty(), "a database with people in it gets no link: {:?}", again.said);
    administrator.at(&again.address).get("/me").expect(200);
    again.stop();
}
