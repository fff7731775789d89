//! Signing in, staying signed in, and being signed out at once.

use crate::support::{House, PASSWORD, password_hash};
use backend::db::schema::{password_links, users};
use backend::users::{NewUser, by_email, grant, insert, root_unit};
use chrono::TimeDelta;
use diesel::prelude::*;
use domain::access::Role;
use domain::ids::TenantId;
use serde_json::{Value, json};

#[actix_web::test]
async fn a_user_signs_in_and_learns_what_she_may_do() {
    let house = House::new().await;
    let me = house.as_consultant().await.get("/me").await.expect(200).body;
    assert_eq!(me["display_name"], "Uddannelseskonsulent one");
    assert_eq!(me["tenant_name"], "Kommune one");
    assert_eq!(me["today"], "2026-11-23");
    assert_eq!(me["is_demo"], false);
    assert_eq!(me["grants"][0]["role"], "consultant");
    assert_eq!(me["grants"][0]["org_path"], "/1/");
}

#[actix_web::test]
async fn an_unknown_user_and_a_wrong_password_get_the_same_answer() {
    let house = House::new().await;
    let anyone = house.anyone();
    let wrong = anyone.post("/sessions", json!({ "email": "consultant@one.example.dk", "password": "forkert kode 1" })).await.expect(401);
    let unknown = anyone.post("/sessions", json!({ "email": "ingen@one.example.dk", "password": "forkert kode 1" })).await.expect(401);
    assert_eq!(wrong.body["code"], "wrong_credentials");
    assert_eq!(wrong.headers["content-type"], "application/problem+json");
    for key in ["status", "code", "title"] {
        assert_eq!(wrong.body[key], unknown.body[key]);
    }
}

#[actix_web::test]
async fn guessing_is_slowed_down_per_account() {
    let house = House::new().await;
    let guess = json!({ "email": "leader@one.example.dk", "password": "gæt" });
    let mut last = house.anyone().post("/sessions", guess.clone()).await;
    for _ in 0..60 {
        if last.status == 429 {
            break;
        }
        last = house.anyone().post("/sessions", guess.clone()).await;
    }
    assert_eq!(last.status, 429);
    assert!(last.headers.contains_key("retry-after"));
    house.sign_in("hr@one.example.dk").await;
}

#[actix_web::test]
pub async fn signing_out_ends_the_session_at_once() {
    let house = House::new().await;
    let person = house.as_leader().await;
    person.delete("/sessions/current").await.expect(204);
    let answer = person.get("/me").await.expect(401);
    assert_eq!(answer.body["code"], "not_signed_in");
}

#[actix_web::test]
async fn an_access_token_is_good_for_ten_minutes() {
    let house = House::new().await;
    let person = house.as_leader().await;
    house.pass(TimeDelta::seconds(599));
    person.get("/me").await.expect(200);
    house.pass(TimeDelta::seconds(2));
    person.get("/me").await.expect(401);
}

#[actix_web::test]
async fn changing_the_password_ends_every_other_session() {
    let house = House::new().await;
    let (here, there) = (house.as_hr().await, house.as_hr().await);
    let wrong = here
        .send("PUT", "/me/password", Some(json!({ "current": "forkert kode 1", "new": "en helt anden kode" })), Default::default())
        .await;
    assert_eq!(wrong.expect(422).body["errors"][0]["code"], "wrong_password");
    let short = here.send("PUT", "/me/password", Some(json!({ "current": PASSWORD, "new": "kort" })), Default::default()).await;
    assert_eq!(short.expect(422).body["errors"][0], json!({ "field": "new", "code": "too_short", "params": { "min": "12" } }));
    here.send("PUT", "/me/password", Some(json!({ "current": PASSWORD, "new": "en helt anden kode" })), Default::default())
        .await
        .expect(204);
    here.get("/me").await.expect(200);
    there.get("/me").await.expect(401);
}

#[actix_web::test]
async fn a_token_of_another_key_or_shape_is_refused() {
    let house = House::new().await;
    let mut person = house.as_consultant().await;
    let good = person.token.clone().unwrap();
    let (head, _) = good.rsplit_once('.').unwrap();
    let none = "eyJhbGciOiJub25lIn0.e30.";
    for bad in ["", "x", none, head, &format!("{head}.AAAA"), &good[..good.len() - 2]] {
        person.token = Some(bad.to_owned());
        person.get("/me").await.expect(401);
    }
}

#[actix_web::test]
async fn unknown_fields_and_unreadable_bodies_are_refused() {
    let house = House::new().await;
    let answer = house.anyone().post("/sessions", json!({ "email": "a@b.dk", "password": "x", "admin": true })).await.expect(422);
    assert_eq!(answer.body["errors"][0], json!({ "field": "admin", "code": "unknown" }));
    let answer = house.anyone().post("/sessions", json!({ "email": "a@b.dk" })).await.expect(422);
    assert_eq!(answer.body["errors"][0], json!({ "field": "password", "code": "required" }));
    let large = json!({ "email": "a@b.dk", "password": "x".repeat(300_000) });
    house.anyone().post("/sessions", large).await.expect(413);
}

#[actix_web::test]
async fn every_answer_carries_the_security_headers() {
    let house = House::new().await;
    for path in ["/me", "/api/v1/nothing", "/health/live"] {
        let headers = house.anyone().get(path).await.headers;
        assert!(headers["content-security-policy"].to_str().unwrap().contains("frame-ancestors 'none'"), "{path}");
        assert_eq!(headers["x-content-type-options"], "nosniff", "{path}");
        assert_eq!(headers["referrer-policy"], "no-referrer", "{path}");
    }
}

#[actix_web::test]
async fn a_wrong_method_says_which_there_are() {
    let house = House::new().await;
    let answer = house.as_consultant().await.delete("/me").await.expect(405);
    assert_eq!(answer.headers["allow"], "GET");
    assert_eq!(answer.body["code"], "method_not_allowed");
}

#[actix_web::test]
async fn only_the_cookie_name_of_this_scheme_is_read() {
    for https in [true, false] {
        let house = House::with(backend::app::Options { https, ..Default::default() }).await;
        let (token, anyone) = (house.as_leader().await.token.unwrap(), house.anyone());
        let (plain, prefixed) = (format!("praktikspor_access={token}"), format!("__Host-praktikspor_access={token}"));
        let (right, wrong) = if https { (prefixed, plain) } else { (plain, prefixed) };
        anyone.send_with_headers("GET", "/me", None, &[("Cookie", &right)]).await.expect(200);
        anyone.send_with_headers("GET", "/me", None, &[("Cookie", &wrong)]).await.expect(401);
    }
}

/// A leader with the same address in each of the two municipalities.
async fn in_both(house: &House, hashes: [&str; 2]) {
    for (tenant, hash) in [TenantId(1), TenantId(2)].into_iter().zip(hashes) {
        let hash = hash.to_owned();
        let make = move |w: &mut backend::db::Writer<'_>| {
            let user = insert(w, &NewUser { name: "Ida Holm", email: "ida@example.dk", password_hash: Some(&hash) })?;
            let root = root_unit(w)?;
            grant(w, user, Role::Leader, root, &[])
        };
        house.app.db.write(&house.app.system(tenant), make).await.unwrap();
    }
}

fn ida(password: &str, municipality: Option<i32>) -> Value {
    let mut body = json!({ "email": "Ida@example.dk", "password": password });
    if let Some(number) = municipality {
        body["municipality"] = json!(number);
    }
    body
}

#[actix_web::test]
async fn which_of_several_municipalities_is_asked_only_of_one_who_has_the_password() {
    let house = House::new().await;
    let hash = password_hash().await;
    in_both(&house, [&hash, &hash]).await;
    let anyone = house.anyone();
    let asked = anyone.post("/sessions", ida(PASSWORD, None)).await.expect(422).body;
    let choices = json!({ "1": "Kommune one", "2": "Kommune two" });
    assert_eq!(asked["errors"][0], json!({ "field": "municipality", "code": "choose_municipality", "params": choices }));
    for (number, name) in [(1, "Kommune one"), (2, "Kommune two")] {
        let begun = anyone.post("/sessions", ida(PASSWORD, Some(number))).await.expect(201);
        assert_eq!(begun.body["me"]["tenant_name"], name);
        assert!(begun.refresh_token().unwrap().starts_with(&format!("{number}.")), "the token carries the municipality");
    }
    let unknown = anyone.post("/sessions", json!({ "email": "ingen@example.dk", "password": "forkert kode 1" })).await.expect(401);
    for number in [None, Some(1), Some(2), Some(3)] {
        let wrong = anyone.post("/sessions", ida("forkert kode 1", number)).await.expect(401);
        for key in ["status", "code", "title", "errors"] {
            assert_eq!(wrong.body[key], unknown.body[key], "{number:?}");
        }
    }
    anyone.post("/sessions", ida(PASSWORD, Some(3))).await.expect(401);
}

#[actix_web::test]
async fn nothing_is_asked_where_the_password_opens_one_municipality() {
    let house = House::new().await;
    let other = backend::sessions::passwords::hash("en helt anden kode".to_owned()).await.unwrap();
    in_both(&house, [&password_hash().await, &other]).await;
    let anyone = house.anyone();
    let tenant = |answer: crate::support::Answer| answer.body["me"]["tenant_name"].clone();
    assert_eq!(tenant(anyone.post("/sessions", ida(PASSWORD, None)).await.expect(201)), "Kommune one");
    assert_eq!(tenant(anyone.post("/sessions", ida("en helt anden kode", None)).await.expect(201)), "Kommune two");
    anyone.post("/sessions", ida(PASSWORD, Some(2))).await.expect(401);

    let close = |w: &mut backend::db::Writer<'_>| {
        w.nothing_to_do();
        let (id, _) = by_email(w, "ida@example.dk")?;
        let tenant = w.permit.tenant;
        diesel::update(users::table.find((tenant, id))).set(users::active.eq(false)).execute(&mut **w)?;
        Ok(())
    };
    house.app.db.write(&house.app.system(TenantId(1)), close).await.unwrap();
    anyone.post("/sessions", ida(PASSWORD, None)).await.expect(401);
}

#[actix_web::test]
async fn a_link_of_before_links_named_their_municipality_still_works() {
    let house = House::new().await;
    let secret = "ab".repeat(32);
    let hash = backend::sessions::token::stored(&secret);
    let store = move |w: &mut backend::db::Writer<'_>| {
        w.nothing_to_do();
        let ((user, _), now, tenant) = (by_email(w, "leader@two.example.dk")?, w.now, w.permit.tenant);
        diesel::insert_into(password_links::table)
            .values((
                password_links::tenant_id.eq(tenant),
                password_links::hash.eq(&hash),
                password_links::user_id.eq(user),
                password_links::created_at.eq(now),
                password_links::expires_at.eq(now.plus_seconds(3600)),
            ))
            .execute(&mut **w)?;
        Ok(())
    };
    house.app.db.write(&house.app.system(TenantId(2)), store).await.unwrap();
    let set = |token: &str| json!({ "token": token, "password": "en helt anden kode" });
    house.anyone().post("/password-links/redeem", set(&format!("1.{secret}"))).await.expect(422);
    house.anyone().post("/password-links/redeem", set(&secret)).await.expect(204);
    let again = json!({ "email": "leader@two.example.dk", "password": "en helt anden kode" });
    house.anyone().post("/sessions", again).await.expect(201);
}
