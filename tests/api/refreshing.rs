//! Staying signed in over a bad connection, and being signed out when a token was stolen.

use crate::support::{House, PASSWORD};
use chrono::TimeDelta;
use serde_json::json;

async fn signed_in(house: &House) -> String {
    let body = json!({ "email": "consultant@one.example.dk", "password": PASSWORD });
    house.anyone().post("/sessions", body).await.expect(201).refresh_token().unwrap()
}

/// How often a session was ended because a token came again.
async fn thefts(house: &House) -> usize {
    let log = house.as_administrator().await.get("/audit-events?action=session.ended").await.expect(200).body;
    log["items"].as_array().unwrap().iter().filter(|event| event["details"]["reason"] == "refresh_reused").count()
}

#[actix_web::test]
async fn a_lost_answer_to_a_refresh_does_not_end_the_session() {
    let house = House::new().await;
    let (anyone, first) = (house.anyone(), signed_in(&house).await);
    let (lost, _) = anyone.refresh(&first).await;
    lost.expect(200);
    house.pass(TimeDelta::seconds(19));
    let (answer, second) = anyone.refresh(&first).await;
    let mut person = house.anyone();
    person.token = answer.expect(200).body["access_token"].as_str().map(str::to_owned);
    person.get("/me").await.expect(200);

    house.pass(TimeDelta::minutes(9));
    let (answer, third) = anyone.refresh(&second.unwrap()).await;
    answer.expect(200);
    person.get("/me").await.expect(200);
    assert_eq!(thefts(&house).await, 0);
    assert!(third.is_some());
}

#[actix_web::test]
async fn a_token_that_comes_again_later_ends_the_session_and_is_audited() {
    let house = House::new().await;
    let (anyone, first) = (house.anyone(), signed_in(&house).await);
    let (answer, second) = anyone.refresh(&first).await;
    let mut person = house.anyone();
    person.token = answer.expect(200).body["access_token"].as_str().map(str::to_owned);
    house.pass(TimeDelta::seconds(10));
    anyone.refresh(&first).await.0.expect(200);
    house.pass(TimeDelta::seconds(11));
    assert_eq!(anyone.refresh(&first).await.0.expect(401).body["code"], "not_signed_in", "the time is counted from the first use");
    person.get("/me").await.expect(401);
    anyone.refresh(&second.unwrap()).await.0.expect(401);
    assert_eq!(thefts(&house).await, 1, "once, however often it comes");
}

#[actix_web::test]
async fn of_two_successors_one_line_lives_on() {
    let house = House::new().await;
    let (anyone, first) = (house.anyone(), signed_in(&house).await);
    let (own, stolen) = (anyone.refresh(&first).await.1.unwrap(), anyone.refresh(&first).await.1.unwrap());
    house.pass(TimeDelta::minutes(5));
    let (answer, own) = anyone.refresh(&own).await;
    answer.expect(200);
    house.pass(TimeDelta::minutes(5));
    anyone.refresh(&stolen).await.0.expect(401);
    anyone.refresh(&own.unwrap()).await.0.expect(401);
    assert_eq!(thefts(&house).await, 1);
    anyone.refresh("0000").await.0.expect(401);
}

#[actix_web::test]
async fn a_thief_cannot_walk_beside_the_user_however_soon_both_renew() {
    let house = House::new().await;
    let (anyone, first) = (house.anyone(), signed_in(&house).await);
    let (own, stolen) = (anyone.refresh(&first).await.1.unwrap(), anyone.refresh(&first).await.1.unwrap());
    house.pass(TimeDelta::seconds(10));
    let own = anyone.refresh(&own).await.1.unwrap();
    house.pass(TimeDelta::seconds(10));
    anyone.refresh(&stolen).await.0.expect(401);
    anyone.refresh(&own).await.0.expect(401);
    assert_eq!(thefts(&house).await, 1);
}

#[actix_web::test]
async fn a_token_has_no_third_successor_and_none_once_a_successor_was_used() {
    let house = House::new().await;
    let (anyone, first) = (house.anyone(), signed_in(&house).await);
    anyone.refresh(&first).await.0.expect(200);
    anyone.refresh(&first).await.0.expect(200);
    anyone.refresh(&first).await.0.expect(401);
    assert_eq!(thefts(&house).await, 1);

    let first = signed_in(&house).await;
    let second = anyone.refresh(&first).await.1.unwrap();
    house.pass(TimeDelta::seconds(5));
    anyone.refresh(&second).await.0.expect(200);
    house.pass(TimeDelta::seconds(5));
    anyone.refresh(&first).await.0.expect(401);
    assert_eq!(thefts(&house).await, 2);
}

#[actix_web::test]
pub async fn a_new_password_gives_this_client_new_tokens_and_ends_the_old_ones() {
    let house = House::new().await;
    let body = json!({ "email": "hr@one.example.dk", "password": PASSWORD });
    let begun = house.anyone().post("/sessions", body).await.expect(201);
    let (mut person, old) = (house.anyone(), begun.refresh_token().unwrap());
    person.token = begun.body["access_token"].as_str().map(str::to_owned);
    let change = json!({ "current": PASSWORD, "new": "en helt anden kode" });
    let changed = person.send("PUT", "/me/password", Some(change), Default::default()).await.expect(204);
    let new = changed.refresh_token().expect("new tokens");
    let (answer, next) = person.refresh(&new).await;
    answer.expect(200);
    person.refresh(&old).await.0.expect(401);
    person.refresh(&next.unwrap()).await.0.expect(401);
    assert_eq!(thefts(&house).await, 1);
}
