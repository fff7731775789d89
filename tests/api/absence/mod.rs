//! Reporting absence and recovery: who may say what, and who sees it.

pub mod trainee;

use crate::support::House;
use serde_json::{Value, json};
use trainee::Trainee;

const SICK_TODAY: &str = r#"{"kind":"sick","starts_on":"2026-11-23"}"#;

fn sick_today() -> Value {
    serde_json::from_str(SICK_TODAY).unwrap()
}

#[actix_web::test]
pub async fn a_trainee_reports_sick_and_well_and_a_double_click_is_one_report() {
    let house = House::new().await;
    let trainee = Trainee::new(&house, "amina", "eud_trainee").await;
    let amina = trainee.signed_in(&house).await;
    let path = trainee.path("absence-spells");
    let spell = amina.post_with_key(&path, sick_today(), "click").await.expect(201).body;
    let again = amina.post_with_key(&path, sick_today(), "click").await.expect(201).body;
    assert_eq!(spell, again);
    assert_eq!((&spell["kind"], &spell["source"], &spell["options"][0]["to"]), (&json!("sick"), &json!("trainee"), &json!("recover")));
    let twice = amina.post(&path, sick_today()).await.expect(422).body;
    assert_eq!(twice["errors"][0], json!({ "field": "starts_on", "code": "overlaps" }));

    let recovery = format!("/absence-spells/{}/transitions", spell["id"].as_str().unwrap());
    let back = json!({ "to": "recover", "ends_on": "2026-11-23" });
    amina.post(&recovery, back.clone()).await.expect(428);
    amina.post_if_match(&recovery, back.clone(), 7).await.expect(412);
    for (request, code) in [(json!("2026-11-22"), "end_before_start"), (json!("2026-11-24"), "in_future"), (Value::Null, "required")] {
        let wrong = amina.post_if_match(&recovery, json!({ "to": "recover", "ends_on": request }), 1).await.expect(422).body;
        assert_eq!(wrong["errors"], json!([{ "field": "ends_on", "code": code }]));
    }
    let answer = amina.post_if_match(&recovery, back.clone(), 1).await.expect(200);
    assert_eq!((answer.version(), &answer.body["ends_on"]), (2, &json!("2026-11-23")));
    assert_eq!(answer.body["options"], json!([]));
    amina.post_if_match(&recovery, back, 2).await.expect(422);
    let page = amina.get(&path).await.expect(200).body;
    assert_eq!(page["items"].as_array().unwrap().len(), 1);
}

#[actix_web::test]
async fn there_is_no_room_for_a_reason() {
    let house = House::new().await;
    let trainee = Trainee::new(&house, "bo", "eud_trainee").await;
    let body = json!({ "kind": "sick", "starts_on": "2026-11-23", "reason": "Migræneanfald" });
    let answer = house.as_consultant().await.post(&trainee.path("absence-spells"), body).await.expect(422).body;
    assert_eq!(answer["errors"][0], json!({ "field": "reason", "code": "unknown" }));
    assert!(!String::from_utf8_lossy(&house.bytes()).contains("Migræneanfald"));
}

#[actix_web::test]
async fn each_role_says_and_sees_its_part() {
    let house = House::new().await;
    let trainee = Trainee::new(&house, "carla", "eud_trainee").await;
    let path = trainee.path("absence-spells");
    let (supervisor, daily) = (trainee.supervisor(&house).await, trainee.daily_supervisor(&house).await);
    let own = trainee.signed_in(&house).await;
    own.post(&path, json!({ "kind": "unexcused", "starts_on": "2026-11-20", "ends_on": "2026-11-20" })).await.expect(422);
    daily.post(&path, sick_today()).await.expect(403);
    daily.get(&path).await.expect(403);
    house.as_leader().await.post(&path, sick_today()).await.expect(403);

    let reported =
        supervisor.post(&path, json!({ "kind": "partial_sick", "starts_on": "2026-11-20", "percent": 50 })).await.expect(201).body;
    assert_eq!(
        (&reported["kind"], &reported["percent"], &reported["source"]),
        (&Value::Null, &Value::Null, &json!("supervisor")),
        "supervisors see dates only"
    );
    for (person, kind) in [
        (house.as_leader().await, Value::Null),
        (supervisor, Value::Null),
        (own, json!("partial_sick")),
        (house.as_education_lead().await, json!("partial_sick")),
        (house.as_hr().await, json!("partial_sick")),
    ] {
        assert_eq!(person.get(&path).await.expect(200).body["items"][0]["kind"], kind);
    }
}

#[actix_web::test]
async fn the_absence_of_others_does_not_exist() {
    let house = House::new().await;
    let (trainee, other) = (Trainee::new(&house, "dan", "eud_trainee").await, Trainee::new(&house, "eva", "eud_trainee").await);
    let path = trainee.path("absence-spells");
    let spell = house.as_consultant().await.post(&path, sick_today()).await.expect(201).body;
    let recovery = format!("/absence-spells/{}/transitions", spell["id"].as_str().unwrap());
    let nowhere = format!("/traineeships/{}/absence-spells", uuid::Uuid::from_u128(5));
    for person in [other.signed_in(&house).await, other.supervisor(&house).await, house.as_foreigner().await] {
        let (there, not) = (person.get(&path).await.expect(404).body, person.get(&nowhere).await.expect(404).body);
        assert_eq!((&there["code"], &there["title"]), (&not["code"], &not["title"]));
        person.post(&path, sick_today()).await.expect(404);
        person.post_if_match(&recovery, json!({ "to": "recover", "ends_on": "2026-11-23" }), 1).await.expect(404);
    }
}

#[actix_web::test]
async fn the_administrator_reads_that_something_was_reported_and_neither_by_which_trainee_nor_when_she_was_away() {
    let house = House::new().await;
    let trainee = Trainee::new(&house, "amina", "eud_trainee").await;
    let amina = trainee.signed_in(&house).await;
    amina.post(&trainee.path("absence-spells"), sick_today()).await.expect(201);
    let log = house.as_administrator().await.get("/audit-events?action=absence").await.expect(200).body;
    let entry = &log["items"][0];
    assert_eq!(
        (&entry["action"], &entry["actor_name"], &entry["details"]),
        (&json!("absence.reported"), &json!("Elev/studerende"), &Value::Null)
    );
    let history = amina.get(&trainee.path("history")).await.expect(200).body;
    assert_eq!(history["items"][0]["details"]["starts_on"], "2026-11-23", "her own history has it all: {history}");
}
