//! The same creation sent twice at the same moment: a double click, or a retry that overtakes.

use crate::support::{Answer, House};
use serde_json::{Value, json};

const KEY: &str = "0197-one-click";

/// What several equal requests got: one answer, and perhaps that another was under way.
fn agreed(answers: Vec<Answer>) -> Value {
    let (made, others): (Vec<Answer>, Vec<Answer>) = answers.into_iter().partition(|answer| answer.status == 201);
    for other in others {
        assert!(matches!(other.status, 409 | 503), "{}", other.text);
        assert!(other.body["code"] == "unavailable", "{}", other.text);
    }
    let first = made.first().expect("one was done").body.clone();
    assert!(made.iter().all(|answer| answer.body == first), "the answers agree");
    first
}

#[actix_web::test]
async fn one_application_is_made_however_many_clicks_arrive_at_once() {
    let house = House::new().await;
    let consultant = house.as_consultant().await;
    for round in 0..5 {
        let body = json!({
            "given_name": "Åse", "family_name": format!("Blåbjerg {round}"), "birth_date": "2001-04-12", "email": "aase@example.dk",
            "programme_code": "ssa", "entry_route": "ordinary", "source": "website", "received_on": "2026-11-20"
        });
        let key = format!("{KEY}-{round}");
        let clicks = (0..6).map(|_| {
            let (consultant, body, key) = (consultant.clone(), body.clone(), key.clone());
            actix_web::rt::spawn(async move { consultant.post_with_key("/applications", body, &key).await })
        });
        let mut answers = Vec::new();
        for click in clicks.collect::<Vec<_>>() {
            answers.push(click.await.unwrap());
        }
        let made = agreed(answers);
        let again = consultant.post_with_key("/applications", body.clone(), &key).await.expect(201).body;
        assert_eq!(again, made, "and so does a later one");
        let all = consultant.get("/applications?limit=100").await.expect(200).body;
        assert_eq!(all["items"].as_array().unwrap().len(), round + 1, "{all}");
    }
}

#[actix_web::test]
async fn one_user_is_made_although_the_address_is_taken_the_second_time() {
    let house = House::new().await;
    let administrator = house.as_administrator().await;
    let root = administrator.get("/org-units").await.expect(200).body[0]["id"].clone();
    for round in 0..5 {
        let email = format!("ny{round}@one.example.dk");
        let body = json!({ "display_name": "Ny Leder", "email": email, "role": "leader", "org_unit_id": root });
        let clicks = (0..6).map(|_| {
            let (administrator, body) = (administrator.clone(), body.clone());
            actix_web::rt::spawn(async move { administrator.post_with_key("/users", body, &format!("{KEY}-{round}")).await })
        });
        let mut answers = Vec::new();
        for click in clicks.collect::<Vec<_>>() {
            answers.push(click.await.unwrap());
        }
        assert_eq!(agreed(answers)["email"], email);
    }
}

#[actix_web::test]
async fn a_password_link_works_once_although_it_is_sent_twice_at_once() {
    let house = House::new().await;
    let administrator = house.as_administrator().await;
    let root = administrator.get("/org-units").await.expect(200).body[0]["id"].clone();
    for round in 0..3 {
        let email = format!("ny{round}@one.example.dk");
        let new = json!({ "display_name": "Ny Leder", "email": email, "role": "leader", "org_unit_id": root });
        let user = administrator.post_with_key("/users", new, &format!("{KEY}-{round}")).await.expect(201).body;
        let path = format!("/users/{}/password-links", user["id"].as_str().unwrap());
        let link = administrator.post(&path, json!({})).await.expect(201).body;
        let secret = link["path"].as_str().unwrap().split_once('#').unwrap().1.to_owned();
        let redeemed = (0..2).map(|one| {
            let (anyone, set) = (house.anyone(), json!({ "token": secret, "password": format!("en lang adgangskode {one}") }));
            actix_web::rt::spawn(async move { anyone.post("/password-links/redeem", set).await })
        });
        let mut statuses = Vec::new();
        for one in redeemed.collect::<Vec<_>>() {
            let answer = one.await.unwrap();
            if answer.status == 422 {
                assert_eq!(answer.body["errors"][0], json!({ "field": "token", "code": "not_found" }));
            }
            statuses.push(answer.status);
        }
        statuses.sort_unstable();
        assert_eq!(statuses, [204, 422]);
    }
}
