//! The first day: what must be there before, what the night does, and who says that she came (docs/field 4.2, B1).

use crate::supervision::ground::{Ground, assign, lay};
use crate::support::{House, Person};
use chrono::TimeDelta;
use domain::ids::TenantId;
use serde_json::{Value, json};

const ALL_MISSING: [&str; 3] = ["agreement", "school_enrolment", "first_supervisor"];

/// Sofus begins on Monday 1 February 2027, seventy days after the day of the tests.
async fn card(person: &Person, ground: &Ground) -> Value {
    person.get(&format!("/traineeships/{}", ground.sofus)).await.expect(200).body
}

async fn night(house: &House, days: i64) -> Person {
    house.pass(TimeDelta::days(days));
    backend::night::run(&house.app, TenantId(1), house.app.clock.today()).await.unwrap();
    house.as_consultant().await
}

/// The step of who may say that she came, as the card has it.
fn start_option(missing: &[&str], may_override: bool) -> Value {
    let asks = json!([{ "field": "started_on", "must": true }, { "field": "override_reason", "must": false }]);
    json!({ "to": "start", "asks": asks, "blockers": missing, "may_override": may_override })
}

async fn tasks(consultant: &Person, ground: &Ground) -> Value {
    consultant.get(&format!("/tasks?traineeship_id={}", ground.sofus)).await.expect(200).body["items"].clone()
}

/// Ticks an item of the plan for everyone who must.
async fn tick(consultant: &Person, ground: &Ground, title: &str) {
    let plan = consultant.get(&format!("/traineeships/{}/checklist", ground.sofus)).await.expect(200).body;
    let phases = plan["phases"].as_array().unwrap();
    let mut items = phases.iter().flat_map(|phase| phase["items"].as_array().unwrap());
    let mut item = items.find(|item| item["title"].as_str().unwrap().starts_with(title)).unwrap().clone();
    let roles = item["roles"].as_array().unwrap().clone();
    for role in roles {
        if item["status"] != "open" {
            break;
        }
        let path = format!("/checklist-items/{}/tick", item["id"].as_str().unwrap());
        let version = i32::try_from(item["version"].as_i64().unwrap()).unwrap();
        // The day an agreement was signed is what its item asks for.
        item = match item["asks"]["kind"].as_str() {
            Some(kind) => {
                let answer = json!({ "answer": { "kind": kind, "value": "2026-11-20" }, "role": role });
                consultant.put(&path.replace("/tick", "/answer"), answer, version).await.expect(200).body
            }
            None => consultant.put(&path, json!({ "done": true, "role": role }), version).await.expect(200).body,
        };
    }
    assert_eq!(item["status"], "done", "{title}");
}

#[actix_web::test]
async fn what_is_missing_makes_a_task_a_week_ahead_and_who_lacks_nothing_begins_by_night() {
    let house = House::new().await;
    let ground = lay(&house, TenantId(1)).await;
    let consultant = house.as_consultant().await;
    consultant.post(&format!("/traineeships/{}/checklist", ground.sofus), json!({})).await.expect(201);
    let consultant_later = night(&house, 62).await;
    assert_eq!(tasks(&consultant_later, &ground).await, json!([]), "eight days before is too early");
    let consultant = night(&house, 1).await;
    let made = tasks(&consultant, &ground).await;
    assert_eq!((made[0]["title"].clone(), made[0]["due_on"].clone()), (json!("Aftaler og papirer"), json!("2027-02-01")));
    let why = made[0]["why"].as_str().unwrap();
    assert!(why.contains("underskrevet uddannelsesaftale") && why.contains("ansvarlig vejleder"), "{why}");
    let state = card(&consultant, &ground).await["start"].clone();
    assert_eq!(state, json!({ "missing": ALL_MISSING, "options": [] }));
    let sofus = house.as_user("sofus@one.example.dk").await;
    assert_eq!(card(&sofus, &ground).await["start"], Value::Null, "it is for those who confirm the start");

    tick(&consultant, &ground, "Uddannelsesaftalen er underskrevet").await;
    tick(&consultant, &ground, "Skolen har bekræftet").await;
    assign(&consultant, ground.sofus, ground.bo, "responsible", "2027-02-01").await.expect(201);
    assert_eq!(card(&consultant, &ground).await["start"]["missing"], json!([]));
    let consultant = night(&house, 6).await;
    assert_eq!(card(&consultant, &ground).await["status"], "preboarding", "the day before");
    let consultant = night(&house, 1).await;
    let begun = card(&consultant, &ground).await;
    assert_eq!((begun["status"].clone(), begun["started_on"].clone()), (json!("active"), json!("2027-02-01")));
    assert_eq!(begun["start"], Value::Null);
    assert_eq!(tasks(&consultant, &ground).await, json!([]), "the task is done");
    let history = consultant.get(&format!("/traineeships/{}/history", ground.sofus)).await.expect(200).body;
    assert!(history["items"].as_array().unwrap().iter().any(|entry| entry["action"] == "traineeship.started"));
}

#[actix_web::test]
async fn what_is_missing_refuses_the_start_and_only_the_consultant_overrides_it() {
    let house = House::new().await;
    let ground = lay(&house, TenantId(1)).await;
    let path = format!("/traineeships/{}/transitions", ground.sofus);
    let came = json!({ "to": "start", "started_on": "2027-02-02" });
    let early =
        house.as_consultant().await.post_if_match(&path, json!({ "to": "start", "started_on": "2026-11-23" }), 1).await.expect(422).body;
    assert_eq!(early["errors"], json!([{ "field": "to", "code": "invalid_value" }]), "her first day has not come");

    let consultant = night(&house, 71).await;
    assert_eq!(card(&consultant, &ground).await["status"], "preboarding", "the night begins nobody who lacks something");
    let (lead, other) = (house.as_user("lead_nord@one.example.dk").await, house.as_user("lead_havblik@one.example.dk").await);
    let state = card(&lead, &ground).await["start"].clone();
    assert_eq!(state, json!({ "missing": ALL_MISSING, "options": [start_option(&ALL_MISSING, false)] }));
    assert_eq!(card(&consultant, &ground).await["start"]["options"], json!([start_option(&ALL_MISSING, true)]));
    other.post_if_match(&path, came.clone(), 1).await.expect(404);
    house.as_leader().await.post_if_match(&path, came.clone(), 1).await.expect(403);
    lead.post(&path, came.clone()).await.expect(428);
    let refused = lead.post_if_match(&path, came.clone(), 1).await.expect(409).body;
    let guards: Vec<_> = refused["errors"].as_array().unwrap().iter().map(|error| error["params"]["guard"].clone()).collect();
    assert_eq!((refused["code"].clone(), guards), (json!("blocked"), ALL_MISSING.map(|guard| json!(guard)).to_vec()));
    let anyway = json!({ "to": "start", "started_on": "2027-02-02", "override_reason": "Skolen sender papirerne i morgen" });
    lead.post_if_match(&path, anyway.clone(), 1).await.expect(409);
    let begun = consultant.post_if_match(&path, anyway.clone(), 1).await.expect(200).body;
    assert_eq!((begun["status"].clone(), begun["started_on"].clone()), (json!("active"), json!("2027-02-02")));
    consultant.post_if_match(&path, anyway.clone(), 1).await.expect(412);
    consultant.post_if_match(&path, anyway, 2).await.expect(422);
}

#[actix_web::test]
pub async fn the_education_lead_confirms_that_she_came() {
    let house = House::new().await;
    let ground = lay(&house, TenantId(1)).await;
    let consultant = house.as_consultant().await;
    consultant.post(&format!("/traineeships/{}/checklist", ground.sofus), json!({})).await.expect(201);
    tick(&consultant, &ground, "Uddannelsesaftalen er underskrevet").await;
    tick(&consultant, &ground, "Skolen har bekræftet").await;
    assign(&consultant, ground.sofus, ground.bo, "responsible", "2027-01-04").await.expect(201);
    house.pass(TimeDelta::days(70));
    let lead = house.as_user("lead_nord@one.example.dk").await;
    assert_eq!(card(&lead, &ground).await["start"], json!({ "missing": [], "options": [start_option(&[], false)] }));
    let path = format!("/traineeships/{}/transitions", ground.sofus);
    let begun = lead.post_if_match(&path, json!({ "to": "start", "started_on": "2027-02-01" }), 1).await.expect(200).body;
    assert_eq!(begun["status"], "active");
}
