//! The hire case: from 120 days before the end, over the wish and the offer, to the answer.

use crate::absence::trainee::{Trainee, day};
use crate::support::{Answer, House, Person, With};
use backend::db::schema::{hire_cases, traineeships};
use chrono::NaiveDate;
use diesel::prelude::*;
use domain::ids::TenantId;
use serde_json::{Value, json};

/// Sets the last day of a trainee past the screens.
async fn ends_on(house: &House, tenant: TenantId, trainee: &Trainee, last: &str) {
    let (id, last) = (trainee.id, day(last));
    let write = move |w: &mut backend::db::Writer<'_>| {
        w.nothing_to_do();
        diesel::update(traineeships::table.find((w.permit.tenant, id))).set(traineeships::ends_on.eq(last)).execute(&mut **w)?;
        Ok(())
    };
    house.app.db.write(&house.app.system(tenant), write).await.unwrap();
}

async fn night(house: &House) {
    let today = house.app.clock.today();
    backend::night::run(&house.app, TenantId(1), today).await.unwrap();
}

/// A trainee who ends on 15 February 2027, with the case the night opened.
pub async fn due(house: &House, key: &str) -> (Trainee, String) {
    let trainee = Trainee::new(house, key, "eud_trainee").await;
    ends_on(house, TenantId(1), &trainee, "2027-02-15").await;
    night(house).await;
    let cases = house.as_leader().await.get(&format!("/hire-cases?traineeship={}", trainee.id)).await.expect(200).body;
    let id = cases["items"][0]["id"].as_str().unwrap().to_owned();
    (trainee, id)
}

pub async fn step(person: &Person, id: &str, body: Value) -> Answer {
    let version = person.get(&format!("/hire-cases/{id}")).await.expect(200).version();
    person.post_if_match(&format!("/hire-cases/{id}/transitions"), body, version).await
}

fn fields(problem: &Value) -> Vec<&str> {
    problem["errors"].as_array().unwrap().iter().map(|error| error["field"].as_str().unwrap()).collect()
}

pub async fn offer(person: &Person) -> Value {
    let units = person.get("/org-units").await.expect(200).body;
    let site = units.as_array().unwrap().iter().find(|unit| unit["kind"] == "site").unwrap()["id"].clone();
    json!({
        "to": "offered", "offer_unit_id": site, "offer_position": "Social- og sundhedsassistent", "offer_weekly_minutes": 2220,
        "offer_starts_on": "2027-03-01", "offer_deadline": "2026-12-15"
    })
}

#[actix_web::test]
pub async fn the_night_opens_a_case_and_the_trainee_answers_the_offer_in_the_end() {
    let house = House::new().await;
    let (trainee, id) = due(&house, "freja").await;
    let leader = house.as_leader().await;
    let opened = leader.get(&format!("/hire-cases/{id}")).await.expect(200);
    assert_eq!((opened.body["status"].clone(), opened.body["ends_on"].clone()), (json!("open"), json!("2027-02-15")));
    assert_eq!(leader.get(&format!("/traineeships/{}", trainee.id)).await.expect(200).body["status"], "completing");

    let own = trainee.signed_in(&house).await;
    let wish = own.put(&trainee.path("job-wish"), json!({ "wish": "yes" }), opened.version()).await.expect(200).body;
    assert_eq!((wish["status"].clone(), wish["wish"].clone(), wish["options"].clone()), (json!("wish_known"), json!("yes"), json!([])));

    assert_eq!(fields(&step(&leader, &id, json!({ "to": "recommended" })).await.expect(422).body), ["recommendation_text"]);
    step(&leader, &id, json!({ "to": "recommended", "recommendation_text": "Rolig og grundig." })).await.expect(200);
    assert_eq!(
        own.get(&format!("/hire-cases/{id}")).await.expect(200).body["recommendation_text"],
        "Rolig og grundig.",
        "the trainee reads it"
    );

    let missing = step(&leader, &id, json!({ "to": "offered" })).await.expect(422).body;
    assert_eq!(fields(&missing), ["offer_unit_id", "offer_position", "offer_weekly_minutes", "offer_starts_on", "offer_deadline"]);
    let mut part_time = offer(&leader).await;
    part_time["offer_weekly_minutes"] = json!(1920);
    assert_eq!(fields(&step(&leader, &id, part_time).await.expect(422).body), ["deviation_reason"]);
    step(&leader, &id, offer(&leader).await).await.expect(200);
    let version = own.get(&format!("/hire-cases/{id}")).await.version();
    own.put(&trainee.path("job-wish"), json!({ "wish": "no" }), version).await.expect(409);

    let yes = step(&leader, &id, json!({ "to": "accepted" })).await.expect(200).body;
    for (field, value) in [
        ("status", json!("accepted")),
        ("outcome", json!("accepted")),
        ("decided_on", json!("2026-11-23")),
        ("offer_starts_on", json!("2027-03-01")),
        ("reasons", json!([])),
        ("options", json!([{ "to": "closed", "asks": [], "blockers": [], "may_override": false }])),
    ] {
        assert_eq!(yes[field], value, "{field}");
    }
    let history = house.as_consultant().await.get(&trainee.path("history")).await.expect(200).body;
    let actions: Vec<_> = history["items"].as_array().unwrap().iter().map(|entry| entry["action"].as_str().unwrap()).collect();
    for action in ["hire_case.opened", "traineeship.moved", "hire_case.wish_stated", "hire_case.moved"] {
        assert!(actions.contains(&action), "{action}: {actions:?}");
    }
}

#[actix_web::test]
async fn a_no_has_a_reason_and_only_an_offer_is_answered() {
    let house = House::new().await;
    let (_, id) = due(&house, "noah").await;
    let consultant = house.as_consultant().await;
    assert_eq!(fields(&step(&consultant, &id, json!({ "to": "accepted" })).await.expect(422).body), ["to"], "there is no offer yet");
    assert_eq!(fields(&step(&consultant, &id, json!({ "to": "not_offered" })).await.expect(422).body), ["reasons"]);
    step(&consultant, &id, json!({ "to": "not_offered", "reasons": ["because"] })).await.expect(422);
    let no = step(&consultant, &id, json!({ "to": "not_offered", "reasons": ["no_vacancy", "distance"] })).await.expect(200).body;
    assert_eq!((no["status"].clone(), no["reasons"].clone()), (json!("not_offered"), json!(["no_vacancy", "distance"])));
    assert_eq!(fields(&step(&consultant, &id, json!({ "to": "hired_elsewhere" })).await.expect(422).body), ["destination"]);
    let gone = step(&consultant, &id, json!({ "to": "hired_elsewhere", "destination": "region" })).await.expect(200).body;
    assert_eq!((gone["outcome"].clone(), gone["destination"].clone()), (json!("hired_elsewhere"), json!("region")));
    assert_eq!(gone["reasons"], json!(["no_vacancy", "distance"]), "the reasons stay");
}

#[actix_web::test]
async fn a_case_is_opened_once_and_not_too_early() {
    let house = House::new().await;
    let consultant = house.as_consultant().await;
    let trainee = Trainee::new(&house, "ida", "eud_trainee").await;
    let path = trainee.path("hire-case");
    let early = consultant.send("POST", &path, None, With::default()).await.expect(409).body;
    assert_eq!(
        early["errors"],
        json!([{ "field": "to", "code": "guard_not_met", "params": { "guard": "too_early", "sentence": "Sagen åbner 120 dage før slut." } }])
    );
    ends_on(&house, TenantId(1), &trainee, "2027-02-15").await;
    let with = |key| With { key: Some(key), if_match: None };
    let first = consultant.send("POST", &path, None, with("k1")).await.expect(201).body;
    assert_eq!(consultant.send("POST", &path, None, with("k1")).await.expect(201).body, first, "the same key");
    assert_eq!(consultant.send("POST", &path, None, with("k2")).await.expect(201).body["id"], first["id"], "another key, the same case");
    night(&house).await;
    let cases = consultant.get("/hire-cases?status=open").await.expect(200).body;
    assert_eq!(cases["items"].as_array().unwrap().len(), 1, "the night opens no second one");
}

#[actix_web::test]
async fn a_decided_case_closes_90_days_after_the_end_and_keeps_its_outcome() {
    let house = House::new().await;
    let (trainee, id) = due(&house, "karla").await;
    let leader = house.as_leader().await;
    step(&leader, &id, json!({ "to": "not_offered", "reasons": ["no_wish"] })).await.expect(200);
    let end: NaiveDate = day("2026-08-24");
    let traineeship = trainee.id;
    let write = move |w: &mut backend::db::Writer<'_>| {
        w.nothing_to_do();
        diesel::update(hire_cases::table.filter(hire_cases::traineeship_id.eq(traineeship)))
            .set(hire_cases::ends_on.eq(end))
            .execute(&mut **w)?;
        Ok(())
    };
    house.app.db.write(&house.app.system(TenantId(1)), write).await.unwrap();
    house.pass(chrono::TimeDelta::days(1));
    night(&house).await;
    let case = house.as_leader().await.get(&format!("/hire-cases/{id}")).await.expect(200).body;
    assert_eq!((case["status"].clone(), case["outcome"].clone()), (json!("closed"), json!("not_offered")));
}

#[actix_web::test]
async fn two_people_at_once_other_trainees_and_the_other_municipality() {
    let house = House::new().await;
    let (trainee, id) = due(&house, "emil").await;
    let other = Trainee::new(&house, "asta", "eud_trainee").await;
    let foreign = Trainee::of(&house, TenantId(2), "signe", "eud_trainee").await;
    let (leader, path) = (house.as_leader().await, format!("/hire-cases/{id}/transitions"));
    let unknown = json!({ "to": "unknown" });
    leader.post(&path, unknown.clone()).await.expect(428);
    leader.post_if_match(&path, unknown.clone(), 7).await.expect(412);

    let stranger = other.signed_in(&house).await;
    stranger.get(&format!("/hire-cases/{id}")).await.expect(404);
    stranger.put(&trainee.path("job-wish"), json!({ "wish": "no" }), 1).await.expect(404);
    stranger.post_if_match(&path, unknown.clone(), 1).await.expect(403);
    let foreigner = house.as_foreigner().await;
    foreigner.get(&format!("/hire-cases/{id}")).await.expect(404);
    foreigner.post_if_match(&path, unknown, 1).await.expect(404);
    leader.send("POST", &foreign.path("hire-case"), None, With::default()).await.expect(404);

    let theirs = offer(&foreigner).await["offer_unit_id"].clone();
    let mut mixed = offer(&leader).await;
    mixed["offer_unit_id"] = theirs;
    let refused = step(&leader, &id, mixed).await.expect(422).body;
    assert_eq!(refused["errors"], json!([{ "field": "offer_unit_id", "code": "not_found" }]));
    assert_eq!(leader.get(&format!("/hire-cases/{id}")).await.expect(200).body["status"], "open");
}
