//! Supervision at the boundary: who suits and why, assigning, sessions and concerns.

pub mod ground;

use crate::support::House;
use domain::ids::TenantId;
use ground::{assign, costs_at_most, lay};
use serde_json::{Value, json};

fn of<'a>(candidates: &'a Value, name: &str) -> &'a Value {
    candidates.as_array().unwrap().iter().find(|candidate| candidate["name"] == name).unwrap()
}

#[actix_web::test]
async fn the_consultant_assigns_a_supervisor_and_the_list_says_why() {
    let house = House::new().await;
    let ground = lay(&house, TenantId(1)).await;
    let consultant = house.as_consultant().await;
    let path = format!("/traineeships/{}/supervisor-candidates", ground.amina);
    let answer = consultant.get(&path).await.expect(200);
    costs_at_most(&answer, 7);
    let names: Vec<&str> = answer.body.as_array().unwrap().iter().map(|candidate| candidate["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Mette", "Ole", "Dina", "Bo"], "the site's own first, the suitable ones before, who cannot be chosen last");
    assert_eq!(
        *of(&answer.body, "Mette"),
        json!({
        "profile_id": ground.mette, "name": "Mette", "site": "Plejecenter Havblik", "suitable": true, "needs_exception": false,
        "blocked": false, "reasons": ["formal", "of_programme", "places_left", "at_site"], "trainees": 0, "max_trainees": 2 })
    );
    assert_eq!(of(&answer.body, "Ole")["reasons"], json!(["no_qualification", "of_programme", "places_left", "at_site"]));
    assert_eq!(of(&answer.body, "Ole")["needs_exception"], true);
    assert_eq!(of(&answer.body, "Bo")["suitable"], false, "another site");
    assert_eq!(of(&answer.body, "Dina")["blocked"], true, "a daily supervisor assesses nobody");

    let given = assign(&consultant, ground.amina, ground.mette, "responsible", "2026-11-23").await.expect(201).body;
    assert_eq!((&given["name"], &given["ends_on"]), (&json!("Mette"), &Value::Null));
    let again = assign(&consultant, ground.amina, ground.mette, "responsible", "2026-11-23").await.expect(422).body;
    assert_eq!(again["errors"][0]["params"]["reason"], "already_assigned");

    let refused = assign(&consultant, ground.amina, ground.ole, "responsible", "2026-12-01").await.expect(422).body;
    let fields: Vec<&str> = refused["errors"].as_array().unwrap().iter().map(|error| error["field"].as_str().unwrap()).collect();
    assert_eq!(fields, ["exception_reason", "exception_until"]);
    let excepted = json!({ "profile_id": ground.ole, "kind": "responsible", "starts_on": "2026-12-01", "exception_reason": "Kursus i januar", "exception_until": "2027-01-31" });
    consultant.post(&format!("/traineeships/{}/supervisor-assignments", ground.amina), excepted).await.expect(201);
    let all = consultant.get(&format!("/traineeships/{}/supervisor-assignments", ground.amina)).await.expect(200).body;
    assert_eq!((&all[0]["name"], &all[0]["exception_until"]), (&json!("Ole"), &json!("2027-01-31")));
    assert_eq!((&all[1]["name"], &all[1]["ends_on"]), (&json!("Mette"), &json!("2026-11-30")));
}

#[actix_web::test]
async fn room_is_counted_and_a_full_supervisor_needs_an_exception() {
    let house = House::new().await;
    let ground = lay(&house, TenantId(1)).await;
    let consultant = house.as_consultant().await;
    assign(&consultant, ground.sofus, ground.bo, "responsible", "2026-11-23").await.expect(201);
    let refused = assign(&consultant, ground.amina, ground.bo, "responsible", "2026-11-23").await.expect(422).body;
    assert_eq!(refused["errors"][0]["params"]["reason"], "full");
    assign(&consultant, ground.amina, ground.bo, "responsible", "2027-07-01").await.expect(422);
    let register = consultant.get("/supervisors?limit=2").await.expect(200);
    costs_at_most(&register, 5);
    assert_eq!(register.body["items"][0]["name"], "Bo");
    assert_eq!((&register.body["items"][0]["trainees"], &register.body["items"][0]["programmes"]), (&json!(1), &json!(["ssa", "ssh"])));
    let cursor = register.body["next_cursor"].as_str().unwrap();
    let next = consultant.get(&format!("/supervisors?limit=2&cursor={cursor}")).await.expect(200).body;
    assert_eq!((&next["items"][0]["name"], &next["items"][1]["name"]), (&json!("Mette"), &json!("Ole")));
    assert_eq!(next["next_cursor"], Value::Null);
    let at_nord = consultant.get(&format!("/supervisors?unit={}&programme=ssh", ground.nord)).await.expect(200).body;
    assert_eq!(at_nord["items"].as_array().unwrap().len(), 1);
    let lead = house.as_user("lead_havblik@one.example.dk").await;
    assert_eq!(lead.get("/supervisors").await.expect(200).body["items"].as_array().unwrap().len(), 3, "only her own site's");
}

#[actix_web::test]
async fn foreign_ids_do_not_exist() {
    let house = House::new().await;
    let (ours, theirs) = (lay(&house, TenantId(1)).await, lay(&house, TenantId(2)).await);
    let consultant = house.as_consultant().await;
    let foreign = assign(&consultant, ours.amina, theirs.mette, "responsible", "2026-11-23").await.expect(422).body;
    assert_eq!(foreign["errors"][0], json!({ "field": "profile_id", "code": "not_found" }));
    assign(&consultant, theirs.amina, ours.mette, "responsible", "2026-11-23").await.expect(404);
    assert!(!consultant.get("/supervisors?limit=100").await.body.to_string().contains(&theirs.mette.to_string()));
    let lead = house.as_user("lead_nord@one.example.dk").await;
    assign(&lead, ours.amina, ours.mette, "responsible", "2026-11-23").await.expect(404);
    let foreign = assign(&lead, ours.sofus, ours.mette, "responsible", "2026-11-23").await.expect(422).body;
    assert_eq!(foreign["errors"][0]["code"], "not_found", "a supervisor out of her scope");
    for path in ["supervisor-candidates", "supervisor-assignments", "supervision-sessions", "concerns"] {
        let (out, none) = (format!("/traineeships/{}/{path}", theirs.amina), format!("/traineeships/{}/{path}", uuid::Uuid::nil()));
        let (out, none) = (consultant.get(&out).await.expect(404), consultant.get(&none).await.expect(404));
        assert_eq!(out.body["code"], none.body["code"]);
        consultant.get(&format!("/traineeships/x/{path}")).await.expect(404);
    }
    house.anyone().get(&format!("/traineeships/{}/supervision-sessions", ours.amina)).await.expect(401);
    house.as_administrator().await.get(&format!("/traineeships/{}/supervision-sessions", ours.amina)).await.expect(403);
}

#[actix_web::test]
pub async fn a_supervisor_logs_a_session_and_the_trainee_acknowledges_it() {
    let house = House::new().await;
    let ground = lay(&house, TenantId(1)).await;
    let consultant = house.as_consultant().await;
    assign(&consultant, ground.amina, ground.mette, "responsible", "2026-11-23").await.expect(201);
    let (mette, ole) = (house.as_user("mette@one.example.dk").await, house.as_user("ole@one.example.dk").await);
    let path = format!("/traineeships/{}/supervision-sessions", ground.amina);
    let session =
        json!({ "kind": "supervision", "minutes": 30, "held_on": "2026-11-23", "goals": ["Mål 3: Forflytning"], "next_step": "Øve lift" });
    ole.post(&path, session.clone()).await.expect(404);
    let logged = mette.post_with_key(&path, session.clone(), "tap").await.expect(201).body;
    assert_eq!(mette.post_with_key(&path, session.clone(), "tap").await.expect(201).body, logged, "a double tap logs once");
    assert_eq!((&logged["minutes"], &logged["logged_by"], &logged["acknowledged_at"]), (&json!(30), &json!("Mette"), &Value::Null));
    for (field, value) in [
        ("minutes", json!(0)),
        ("minutes", json!(481)),
        ("held_on", json!("2026-11-24")),
        ("held_on", json!("2026-08-02")),
        ("next_step", json!("x".repeat(501))),
    ] {
        let mut bad = session.clone();
        bad[field] = value;
        let refused = mette.post(&path, bad).await.expect(422).body;
        assert_eq!(refused["errors"][0]["field"], field);
    }
    let mut unknown = session.clone();
    unknown["mood"] = json!("fine");
    assert_eq!(mette.post(&path, unknown).await.expect(422).body["errors"][0]["code"], "unknown");

    let mine = mette.get("/my/trainees").await.expect(200);
    costs_at_most(&mine, 4);
    let amina = &mine.body["items"][0];
    assert_eq!((&amina["name"], &amina["segment"], &amina["absent"]), (&json!("Amina Prøve"), &json!("Oplæring 1"), &json!(false)));
    assert_eq!(
        (&amina["last_minutes"], &amina["last_next_step"], &amina["minutes_in_four_weeks"]),
        (&json!(30), &json!("Øve lift"), &json!(30))
    );
    assert_eq!(mine.body["items"].as_array().unwrap().len(), 1);

    let (amina, sofus) = (house.as_user("amina@one.example.dk").await, house.as_user("sofus@one.example.dk").await);
    let acknowledge = format!("/supervision-sessions/{}/acknowledgement", logged["id"].as_str().unwrap());
    sofus.post(&acknowledge, json!({})).await.expect(404);
    mette.post(&acknowledge, json!({})).await.expect(403);
    let read = amina.post(&acknowledge, json!({})).await.expect(200).body;
    assert!(read["acknowledged_at"].is_string());
    assert_eq!(amina.post(&acknowledge, json!({})).await.expect(200).body, read, "a second time changes nothing");
    assert_eq!(amina.get(&path).await.expect(200).body["items"], json!([read]));
    sofus.get(&path).await.expect(404);
}

#[actix_web::test]
async fn sessions_are_paged_the_latest_first() {
    let house = House::new().await;
    let ground = lay(&house, TenantId(1)).await;
    let consultant = house.as_consultant().await;
    let path = format!("/traineeships/{}/supervision-sessions", ground.amina);
    for day in ["2026-11-02", "2026-11-09", "2026-11-09", "2026-11-16"] {
        consultant.post(&path, json!({ "kind": "sparring", "minutes": 15, "held_on": day })).await.expect(201);
    }
    let (mut days, mut next) = (Vec::new(), String::new());
    for _ in 0..3 {
        let page = consultant.get(&format!("{path}?limit=2{next}")).await.expect(200).body;
        days.extend(page["items"].as_array().unwrap().iter().map(|session| session["held_on"].as_str().unwrap().to_owned()));
        let Some(cursor) = page["next_cursor"].as_str() else { break };
        next = format!("&cursor={cursor}");
    }
    assert_eq!(days, ["2026-11-16", "2026-11-09", "2026-11-09", "2026-11-02"]);
    consultant.get(&format!("{path}?limit=101")).await.expect(422);
    consultant.get(&format!("{path}?cursor=zz")).await.expect(422);
}

#[actix_web::test]
async fn one_who_was_assigned_by_mistake_sees_nothing_once_it_is_corrected() {
    let house = House::new().await;
    let ground = lay(&house, TenantId(1)).await;
    let consultant = house.as_consultant().await;
    let mette = house.as_user("mette@one.example.dk").await;
    let card = format!("/traineeships/{}", ground.amina);
    assign(&consultant, ground.amina, ground.mette, "responsible", "2026-12-01").await.expect(201);
    mette.get(&card).await.expect(200);
    let exception = json!({ "profile_id": ground.ole, "kind": "responsible", "starts_on": "2026-12-01", "exception_reason": "Kursus i januar", "exception_until": "2027-02-01" });
    consultant.post(&format!("{card}/supervisor-assignments"), exception).await.expect(201);
    mette.get(&card).await.expect(404);
    mette.get(&format!("{card}/checklist")).await.expect(404);
    assert_eq!(mette.get("/my/trainees").await.expect(200).text.matches("Amina").count(), 0);
}

#[actix_web::test]
pub async fn a_concern_is_read_by_the_consultant_and_who_raised_it_only() {
    let house = House::new().await;
    let ground = lay(&house, TenantId(1)).await;
    let consultant = house.as_consultant().await;
    assign(&consultant, ground.amina, ground.mette, "responsible", "2026-11-23").await.expect(201);
    assign(&consultant, ground.amina, ground.dina, "daily", "2026-11-23").await.expect(201);
    let (mette, dina, amina) = (
        house.as_user("mette@one.example.dk").await,
        house.as_user("dina@one.example.dk").await,
        house.as_user("amina@one.example.dk").await,
    );
    let path = format!("/traineeships/{}/concerns", ground.amina);
    mette.post(&path, json!({ "kind": "wellbeing", "text": "x".repeat(1001) })).await.expect(422);
    mette.post(&path, json!({ "kind": "wellbeing", "text": " " })).await.expect(422);
    let concern = json!({ "kind": "wellbeing", "text": "Hun trækker sig ordløst tilbage" });
    let raised = mette.post_with_key(&path, concern.clone(), "k").await.expect(201);
    assert!(!raised.text.contains("ordløst"), "the kept answer does not repeat the text");
    mette.post_with_key(&path, concern, "k").await.expect(201);
    dina.post(&path, json!({ "kind": "language", "text": "Brug for sprogstøtte" })).await.expect(201);
    dina.get(&path).await.expect(403);

    assert_eq!(mette.get(&path).await.expect(200).body.as_array().unwrap().len(), 1);
    assert_eq!(amina.get(&path).await.expect(200).body, json!([]), "nobody reads of a worry about herself here");
    house.as_leader().await.get(&path).await.expect(403);
    let all = consultant.get(&path).await.expect(200).body;
    assert_eq!(all.as_array().unwrap().len(), 2);
    let first = all.as_array().unwrap().iter().find(|concern| concern["kind"] == "wellbeing").unwrap();
    assert_eq!((&first["raised_by"], &first["options"][0]["to"]), (&json!("Mette"), &json!("acknowledge")));

    let tasks = consultant.get("/tasks").await.expect(200).text;
    assert!(tasks.contains("Bekymring") && !tasks.contains("ordløst"), "{tasks}");
    let acknowledge = format!("/concerns/{}/transitions", first["id"].as_str().unwrap());
    let step = json!({ "to": "acknowledge" });
    mette.post_if_match(&acknowledge, step.clone(), 1).await.expect(403);
    house.as_foreigner().await.post_if_match(&acknowledge, step.clone(), 1).await.expect(404);
    consultant.post(&acknowledge, step.clone()).await.expect(428);
    let answered = consultant.post_if_match(&acknowledge, step.clone(), 1).await.expect(200).body;
    assert_eq!((&answered["status"], &answered["options"]), (&json!("acknowledged"), &json!([])));
    consultant.post_if_match(&acknowledge, step.clone(), 1).await.expect(412);
    consultant.post_if_match(&acknowledge, step, 2).await.expect(422);
    assert_eq!(mette.get(&path).await.expect(200).body[0]["status"], "acknowledged");
    let history = amina.get(&format!("/traineeships/{}/history", ground.amina)).await.expect(200);
    assert!(!history.text.contains("concern"), "nor in her own history: {}", history.text);
    let log = house.as_administrator().await.get("/audit-events?action=concern").await.expect(200).body;
    assert_eq!(log["items"].as_array().unwrap().len(), 7, "{log}");
    assert!(log["items"].as_array().unwrap().iter().all(|entry| entry["details"].is_null()), "{log}");
}
