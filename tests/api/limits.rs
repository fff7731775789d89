//! Guessing is slow, and does not shut out whom it is aimed at.

use crate::support::{House, PASSWORD};
use backend::app::Options;
use serde_json::json;

const LEADER: &str = "leader@one.example.dk";

async fn house() -> House {
    let options = Options { sign_in_burst: 3, trusted_proxies: vec!["127.0.0.1".parse().unwrap()], ..Options::default() };
    House::with(options).await
}

async fn attempt(house: &House, address: &str, email: &str, password: &str) -> u16 {
    let body = json!({ "email": email, "password": password });
    house.anyone().send_with_headers("POST", "/sessions", Some(body), &[("X-Forwarded-For", address)]).await.status
}

#[actix_web::test]
async fn a_stranger_who_guesses_does_not_lock_the_user_out() {
    let house = house().await;
    let mut last = 0;
    for _ in 0..5 {
        last = attempt(&house, "203.0.113.9", LEADER, "forkert kode 1").await;
    }
    assert_eq!(last, 429);
    assert_eq!(attempt(&house, "198.51.100.7", LEADER, PASSWORD).await, 201, "from elsewhere");
    assert_eq!(attempt(&house, "203.0.113.9", LEADER, PASSWORD).await, 429, "the stranger still waits");
}

#[actix_web::test]
async fn guesses_from_everywhere_are_slow_too() {
    let house = house().await;
    let mut last = 0;
    for network in 0..40 {
        last = attempt(&house, &format!("203.0.113.{network}"), LEADER, "forkert kode 1").await;
        if last == 429 {
            break;
        }
    }
    assert_eq!(last, 429);
}

#[actix_web::test]
async fn an_address_longer_than_any_is_refused_before_it_is_kept() {
    let house = house().await;
    let long = format!("{}@one.example.dk", "x".repeat(250));
    let body = json!({ "email": long, "password": PASSWORD });
    let answer = house.anyone().post("/sessions", body).await.expect(422).body;
    assert_eq!(answer["errors"][0]["field"], "email");
    assert_eq!(answer["errors"][0]["code"], "too_long");
}

#[actix_web::test]
async fn a_search_has_an_end_and_takes_no_control_characters() {
    let house = house().await;
    let consultant = house.as_consultant().await;
    for list in ["traineeships", "applications"] {
        let long = consultant.get(&format!("/{list}?search={}", "a+".repeat(16_000))).await.expect(422).body;
        assert_eq!(long["errors"], serde_json::json!([{ "field": "search", "code": "too_long" }]), "{list}");
        let nul = consultant.get(&format!("/{list}?search=a%00b")).await.expect(422).body;
        assert_eq!(nul["errors"], serde_json::json!([{ "field": "search", "code": "invalid_value" }]), "{list}");
        consultant.get(&format!("/{list}?search={}", "a+".repeat(50))).await.expect(200);
    }
    house.as_administrator().await.get("/users?search=%00").await.expect(422);
    let nul = house.anyone().post("/sessions", json!({ "email": "\u{0}@b.dk", "password": PASSWORD })).await;
    assert!((400..500).contains(&nul.status), "{}", nul.status);
    let years = consultant.get("/cohorts?open_on=-10000-01-01").await;
    assert!((400..500).contains(&years.status), "{}", years.status);
}
