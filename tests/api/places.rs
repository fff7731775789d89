//! The places of a cohort: who gets the last one, who waits, and who moves an application.

use crate::recruitment::{applicant, offer, recommended, site, step, with_cohort, with_sites};
use crate::support::{House, Person};
use domain::access::Role;
use serde_json::{Value, json};

/// The first SSA cohort that has not ended, with this many places.
async fn cohort(consultant: &Person, places: i64) -> String {
    let page = consultant.get("/cohorts?programme=ssa&open_on=2026-11-23").await.expect(200).body;
    let cohort = &page["items"][0];
    let id = cohort["id"].as_str().unwrap().to_owned();
    let version = i32::try_from(cohort["version"].as_i64().unwrap()).unwrap();
    let changed = consultant.patch(&format!("/cohorts/{id}"), json!({ "target_places": places }), version).await.expect(200).body;
    assert_eq!(changed["places"], json!({ "target": places, "taken": 0 }));
    consultant.patch(&format!("/cohorts/{id}"), json!({ "target_places": 7 }), version).await.expect(412);
    id
}

/// A house with a cohort of so many places, and two who are recommended for it.
async fn two_for(places: i64) -> (House, Person, String, [String; 2]) {
    let house = House::new().await;
    with_sites(&house).await;
    let consultant = house.as_consultant().await;
    let cohort = cohort(&consultant, places).await;
    let both = [one(&house, &consultant, &cohort, "Ane").await, one(&house, &consultant, &cohort, "Bo").await];
    (house, consultant, cohort, both)
}

/// Another applicant for the cohort, recommended.
async fn one(house: &House, consultant: &Person, cohort: &str, name: &str) -> String {
    let mut one = applicant();
    (one["given_name"], one["cohort_id"]) = (json!(name), json!(cohort));
    recommended(house, consultant, one).await
}

fn to(card: &Value) -> Vec<(String, bool, bool)> {
    let options = card["options"].as_array().unwrap().iter();
    let line = |option: &Value| {
        let free = option["blockers"].as_array().unwrap().is_empty();
        (option["to"].as_str().unwrap().to_owned(), free, option["may_override"].as_bool().unwrap())
    };
    options.map(line).filter(|(to, ..)| ["offered", "waitlisted", "recommended"].contains(&to.as_str())).collect()
}

#[actix_web::test]
async fn cohorts_are_listed_by_programme_and_page() {
    let house = House::new().await;
    with_sites(&house).await;
    let consultant = house.as_consultant().await;
    let all = consultant.get("/cohorts?limit=100").await.expect(200);
    let one = consultant.get("/cohorts?limit=1").await.statements();
    assert_eq!(all.statements(), one, "as many statements for any number of rows");
    let first = consultant.get("/cohorts?programme=ssa&limit=1").await.expect(200).body;
    let next = format!("/cohorts?programme=ssa&limit=1&cursor={}", first["next_cursor"].as_str().unwrap());
    let second = consultant.get(&next).await.expect(200).body;
    assert!(first["items"][0]["starts_on"].as_str() <= second["items"][0]["starts_on"].as_str());
    assert_ne!(first["items"][0]["id"], second["items"][0]["id"]);
    for cohort in [&first["items"][0], &second["items"][0]] {
        assert_eq!((cohort["programme_code"].clone(), cohort["places"].clone()), (json!("ssa"), json!({ "target": null, "taken": 0 })));
    }
    let open = consultant.get("/cohorts?open_on=2026-11-23&limit=100").await.expect(200).body;
    let ended = |one: &Value| one["ends_on"].as_str().unwrap() < "2026-11-23";
    assert!(!open["items"].as_array().unwrap().iter().any(ended) && all.body["items"].as_array().unwrap().iter().any(ended));
    let theirs = house.as_foreigner().await.get("/cohorts").await.expect(200).body;
    assert_eq!(theirs["items"], json!([]));
}

#[actix_web::test]
async fn a_full_cohort_has_a_waiting_list_and_an_offer_beyond_it_needs_a_reason() {
    let (house, consultant, cohort, [first, second]) = two_for(1).await;
    let offer = offer(&consultant).await;
    let early = step(&consultant, &second, json!({ "to": "waitlisted" })).await.expect(409).body;
    assert_eq!(early["errors"][0]["params"]["guard"], "cohort_full", "nobody waits while a place is free");
    step(&consultant, &first, offer.clone()).await.expect(200);

    let card = consultant.get(&format!("/applications/{second}")).await.expect(200).body;
    assert_eq!(card["places"], json!({ "target": 1, "taken": 1 }));
    assert_eq!(to(&card), [("offered".to_owned(), false, true), ("waitlisted".to_owned(), true, false)]);
    let refused = step(&consultant, &second, offer.clone()).await.expect(409).body;
    assert_eq!(refused["errors"][0]["params"]["guard"], "place_free");
    let waiting = step(&consultant, &second, json!({ "to": "waitlisted" })).await.expect(200).body;
    assert_eq!(to(&waiting), [("recommended".to_owned(), false, false)]);

    // The one with the offer says no: the place is free again, and she who waited is first in line.
    step(&consultant, &first, json!({ "to": "offer_declined", "reason": "distance" })).await.expect(200);
    step(&consultant, &second, json!({ "to": "recommended" })).await.expect(200);
    step(&consultant, &second, offer.clone()).await.expect(200);

    let third = one(&house, &consultant, &cohort, "Cilla").await;
    let mut beyond = offer;
    beyond["override_reason"] = json!("Byrådet har givet en plads mere");
    let offered = step(&consultant, &third, beyond).await.expect(200).body;
    assert_eq!(
        (offered["override_reason"].clone(), offered["places"]["taken"].clone()),
        (json!("Byrådet har givet en plads mere"), json!(2))
    );
    let history = consultant.get(&format!("/applications/{third}/history")).await.expect(200).body;
    assert_eq!(history["items"][0]["details"]["overridden"], true);
}

#[actix_web::test]
async fn an_accepted_offer_keeps_its_place_and_an_expired_one_frees_it_by_night() {
    let (house, consultant, _, [yes, silent]) = two_for(2).await;
    for id in [&yes, &silent] {
        step(&consultant, id, offer(&consultant).await).await.expect(200);
    }
    step(&consultant, &yes, json!({ "to": "accepted", "evidence": "Mail 23.11." })).await.expect(200);
    let places = async |person: &Person| {
        let page = person.get("/cohorts?programme=ssa&open_on=2026-11-23").await.expect(200).body;
        page["items"][0]["places"]["taken"].as_i64().unwrap()
    };
    assert_eq!(places(&consultant).await, 2);
    house.pass(chrono::TimeDelta::days(9));
    let today = house.app.clock.today();
    backend::night::run(&house.app, domain::ids::TenantId(1), today).await.unwrap();
    let consultant = house.as_consultant().await;
    assert_eq!(consultant.get(&format!("/applications/{silent}")).await.body["status"], "offer_expired");
    assert_eq!(places(&consultant).await, 1);
}

#[actix_web::test]
async fn two_offers_on_the_last_place_at_once_and_one_wins() {
    let (_house, consultant, _, [first, second]) = two_for(1).await;
    let offer = offer(&consultant).await;
    let (one, other) = tokio::join!(step(&consultant, &first, offer.clone()), step(&consultant, &second, offer));
    let mut answers = [one.status, other.status];
    answers.sort_unstable();
    assert_eq!(answers, [200, 409], "{} {}", one.text, other.text);
}

#[actix_web::test]
pub async fn the_education_lead_screens_in_her_own_unit_and_offers_nothing() {
    let house = House::new().await;
    with_sites(&house).await;
    let consultant = house.as_consultant().await;
    let unit = site(&consultant).await;
    let lead = house.as_role_at(Role::EducationLead, &unit).await;
    let mut own = with_cohort(&consultant, applicant()).await;
    own["site_id"] = json!(unit);
    let own = consultant.post("/applications", own).await.expect(201).body["id"].as_str().unwrap().to_owned();
    let mut other = with_cohort(&consultant, applicant()).await;
    other["given_name"] = json!("Bo");
    let other = consultant.post("/applications", other).await.expect(201).body["id"].as_str().unwrap().to_owned();
    lead.post_if_match(&format!("/applications/{other}/transitions"), json!({ "to": "screening" }), 1).await.expect(404);

    let card = lead.get(&format!("/applications/{own}")).await.expect(200).body;
    let moves: Vec<_> = card["options"].as_array().unwrap().iter().map(|option| option["to"].clone()).collect();
    assert_eq!(moves, [json!("screening")]);
    step(&lead, &own, json!({ "to": "rejected", "reason": "other" })).await.expect(403);
    step(&lead, &own, json!({ "to": "screening" })).await.expect(200);
    for code in ["danish", "first_aid", "gf2", "science"] {
        let version = lead.get(&format!("/applications/{own}")).await.version();
        let path = format!("/applications/{own}/requirements/{code}");
        lead.put(&path, json!({ "met": false, "dispensation_reason": "Har lovet det" }), version).await.expect(403);
        lead.put(&path, json!({ "met": true }), version).await.expect(200);
    }
    let invited = step(&lead, &own, json!({ "to": "interview" })).await.expect(200).body;
    assert_eq!((invited["status"].clone(), invited["options"].clone()), (json!("interview"), json!([])));
    house.as_leader().await.post_if_match(&format!("/applications/{own}/transitions"), json!({ "to": "recommended" }), 9).await.expect(403);
}

#[actix_web::test]
pub async fn the_age_for_uftf_is_shown_on_the_first_day_of_the_cohort() {
    let house = House::new().await;
    with_sites(&house).await;
    let consultant = house.as_consultant().await;
    let cohort = cohort(&consultant, 9).await;
    let mut one = applicant();
    (one["entry_route"], one["birth_date"], one["lead"]) = (json!("uftf"), json!("1990-01-01"), json!(true));
    let id = consultant.post("/applications", one).await.expect(201).body["id"].as_str().unwrap().to_owned();
    let card = consultant.get(&format!("/applications/{id}")).await.expect(200).body;
    assert_eq!(card["uftf"], json!({ "min_age": 25, "age_at_start": null, "old_enough": null }));
    let changed = consultant.patch(&format!("/applications/{id}"), json!({ "cohort_id": cohort }), 1).await.expect(200).body;
    assert!(changed["uftf"]["age_at_start"].as_u64().unwrap() >= 30);
    assert_eq!(changed["uftf"]["old_enough"], true);
    let older = json!({ "value": "60", "scope": "municipality" });
    house.as_administrator().await.put("/settings/uftf.min_age", older, 0).await.expect(200);
    let card = consultant.get(&format!("/applications/{id}")).await.expect(200).body;
    assert_eq!((&card["uftf"]["min_age"], &card["uftf"]["old_enough"]), (&json!(60), &json!(false)), "as it is set");
}
