//! From absence to a closed task: rules, worklist, the talk of a task, and the next night.

use crate::absence::trainee::Trainee;
use crate::imports::{ABSENCE, COHORTS, SITES, SUPERVISORS, TRAINEES, import};
use crate::support::{House, Person};
use backend::db::schema::{absence_spells, traineeships};
use chrono::TimeDelta;
use diesel::prelude::*;
use domain::ids::{AbsenceSpellId, TenantId, TraineeshipId};
use serde_json::{Value, json};
use std::collections::{BTreeSet, HashMap};

pub async fn night(house: &House) -> Option<usize> {
    let today = house.app.clock.today();
    backend::night::run(&house.app, TenantId(1), today).await.unwrap()
}

pub async fn tasks(person: &Person, query: &str) -> Vec<Value> {
    person.get(&format!("/tasks?{query}")).await.expect(200).body["items"].as_array().unwrap().clone()
}

pub fn version(body: &Value) -> i32 {
    i32::try_from(body["version"].as_i64().unwrap()).unwrap()
}

pub fn id(body: &Value) -> String {
    body["id"].as_str().unwrap().to_owned()
}

pub fn invitation() -> Value {
    json!({ "to": "invite", "meets_on": "2026-11-26", "meets_time": "13.00", "place": "Lokale 2.14", "form": "in_person" })
}

/// The numbers that the municipality's own files have for trainees and spells.
async fn numbers(house: &House) -> HashMap<String, String> {
    let read = |c: &mut backend::db::Reader| {
        let trainees: Vec<(TraineeshipId, Option<String>)> =
            traineeships::table.select((traineeships::id, traineeships::external_ref)).load(c)?;
        let spells: Vec<(AbsenceSpellId, Option<String>)> =
            absence_spells::table.select((absence_spells::id, absence_spells::external_ref)).load(c)?;
        let trainees = trainees.into_iter().map(|(id, number)| (id.to_string(), number.unwrap_or_default()));
        Ok(trainees.chain(spells.into_iter().map(|(id, number)| (id.to_string(), number.unwrap_or_default()))).collect())
    };
    house.app.db.read(&house.app.system(TenantId(1)), read).await.unwrap()
}

async fn all_tasks(person: &Person) -> Vec<Value> {
    let (mut all, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = person.get(&format!("/tasks?limit=100&cursor={cursor}")).await.expect(200).body;
        all.extend(page["items"].as_array().unwrap().iter().cloned());
        match page["next_cursor"].as_str() {
            Some(next) => cursor = next.to_owned(),
            None => return all,
        }
    }
}

#[actix_web::test]
async fn the_files_of_a_municipality_make_exactly_their_tasks() {
    let house = House::new().await;
    let consultant = house.as_consultant().await;
    for (kind, bytes) in
        [("sites", SITES), ("supervisors", SUPERVISORS), ("cohorts", COHORTS), ("trainees", TRAINEES), ("absence", ABSENCE)]
    {
        import(&consultant, kind, &format!("{kind}.csv"), bytes).await;
    }
    let file: Value = serde_json::from_str(include_str!("../data/fravaer.expected.json")).unwrap();
    // The rule about working days is off by default; the file has it on.
    let wanted = file["must_exist"]
        .as_array()
        .unwrap()
        .iter()
        .chain(file["undecided"].as_array().unwrap().iter().filter(|task| task["exists_in_base"] == true));
    let wanted: BTreeSet<String> = wanted
        .filter(|task| task["rule"] != "absence.working_days")
        .map(|task| json!([task["rule"], task["external_ref"], task["causes"], task["trigger"], task["due"], task["owner"]]).to_string())
        .collect();
    assert!(wanted.len() > 60);

    let numbers = numbers(&house).await;
    let told = |task: &Value| {
        let inputs = &task["inputs"];
        let one = inputs["spell"]["id"].as_str().into_iter();
        let many = inputs["spells"].as_array().into_iter().flatten().filter_map(|spell| spell["id"].as_str());
        let mut causes: Vec<&String> = one.chain(many).map(|id| &numbers[id]).collect();
        causes.sort();
        json!([
            task["rule"],
            numbers[task["subject"]["traineeship_id"].as_str().unwrap()],
            causes,
            task["trigger_on"],
            task["due_on"],
            task["owner_role"]
        ])
        .to_string()
    };
    let without_causes = |task: &String| -> Value {
        let mut task: Value = serde_json::from_str(task).unwrap();
        if task[0] == "extension.limit" {
            task[2] = json!([]);
        }
        task
    };
    let made: BTreeSet<String> = all_tasks(&consultant).await.iter().map(told).map(|task| without_causes(&task).to_string()).collect();
    let wanted: BTreeSet<String> = wanted.iter().map(|task| without_causes(task).to_string()).collect();
    assert_eq!(made.difference(&wanted).collect::<Vec<_>>(), Vec::<&String>::new(), "made, but not wanted");
    assert_eq!(wanted.difference(&made).collect::<Vec<_>>(), Vec::<&String>::new(), "wanted, but not made");

    assert_eq!(night(&house).await, Some(0), "the night finds nothing new");
    import(&consultant, "absence", "igen.csv", ABSENCE).await;
    assert_eq!(all_tasks(&consultant).await.len(), made.len(), "the same file again makes no second task");
    let bytes = house.bytes();
    let stored = String::from_utf8_lossy(&bytes);
    for word in file["must_not_store"].as_array().unwrap() {
        assert!(!stored.contains(word.as_str().unwrap()), "{word}");
    }
}

/// A trainee whose third sick spell in six months is reported today.
pub async fn third_spell(house: &House, key: &str) -> Trainee {
    let trainee = Trainee::new(house, key, "eud_trainee").await;
    trainee.was_away(house, "sick", "2026-08-12", Some("2026-08-14")).await;
    trainee.was_away(house, "sick", "2026-10-05", Some("2026-10-06")).await;
    let report = json!({ "kind": "sick", "starts_on": "2026-11-17", "ends_on": "2026-11-20" });
    trainee.supervisor(house).await.post(&trainee.path("absence-spells"), report).await.expect(201);
    trainee
}

#[actix_web::test]
async fn the_third_spell_makes_a_task_that_says_why_and_a_closed_one_does_not_come_back() {
    let house = House::new().await;
    let trainee = third_spell(&house, "oliver").await;
    let consultant = house.as_consultant().await;
    let found = tasks(&consultant, "").await;
    assert_eq!(found.len(), 1, "the rules run in the same write as the report");
    let task = &found[0];
    assert_eq!(task["rule"], "absence.spells");
    assert_eq!(task["why"], "fravær 12.–14. aug., 5.–6. okt. og 17.–20. nov. Kommunens grænse er 3 perioder på 6 måneder.");
    assert_eq!(
        (&task["trigger_on"], &task["due_on"], &task["owner_role"]),
        (&json!("2026-11-17"), &json!("2026-12-01"), &json!("education_lead"))
    );
    assert_eq!((&task["group"], &task["action"], &task["subject"]["name"]), (&json!("later"), &json!("invite"), &json!("oliver Prøve")));
    assert_eq!(task["subject"]["track"].as_array().unwrap().len(), 2);

    assert_eq!(night(&house).await, Some(0), "the night finds nothing new");
    assert_eq!(night(&house).await, None, "a second instance does not run the same night");

    let path = format!("/tasks/{}/talk", id(task));
    let talk = consultant.post_with_key(&path, invitation(), "click").await.expect(201).body;
    assert_eq!(consultant.post_with_key(&path, invitation(), "click").await.expect(201).body, talk);
    assert_eq!(consultant.post(&path, invitation()).await.expect(409).body["errors"][0]["params"]["guard"], "already_invited");
    assert_eq!((&talk["status"], &talk["meets_time"], &talk["kind"]), (&json!("invited"), &json!("13:00"), &json!("absence")));
    let waiting = tasks(&consultant, "group=waiting").await;
    assert_eq!((waiting.len(), &waiting[0]["action"]), (1, &json!("open_talk")));
    let closing = json!({ "to": "done", "reason": "holdt i dag" });
    let early = consultant.post_if_match(&format!("/tasks/{}/transitions", id(task)), closing, version(&waiting[0])).await.expect(409).body;
    assert_eq!(
        early["errors"][0]["params"],
        json!({ "guard": "talk_under_way", "sentence": "Samtalen er i gang. Afslut den først." }),
        "why, in words"
    );

    house.pass(TimeDelta::days(3));
    let consultant = house.as_consultant().await;
    let path = format!("/talks/{}", id(&talk));
    let early = json!({ "to": "write_minutes", "minutes": "x", "shared_with_trainee": true });
    let early = consultant.post_if_match(&format!("{path}/transitions"), early, 1).await.expect(422).body;
    assert_eq!(early["errors"], json!([{ "field": "to", "code": "invalid_value" }]), "not held yet");
    let held = consultant
        .post_if_match(
            &format!("{path}/transitions"),
            json!({ "to": "hold", "held_on": "2026-11-26", "form": "phone", "companion": true }),
            1,
        )
        .await
        .expect(200);
    assert_eq!(
        consultant.post_if_match(&format!("{path}/transitions"), json!({ "to": "close" }), held.version()).await.expect(409).body["errors"]
            [0]["params"]["guard"],
        "no_minutes"
    );
    let minutes = json!({ "to": "write_minutes", "minutes": "Kan arbejde fire timer om dagen.", "shared_with_trainee": true, "next_on": "2026-12-10" });
    let stale = consultant.post_if_match(&format!("{path}/transitions"), minutes.clone(), 1).await.expect(412).body;
    assert_eq!(stale["changed_at"], "2026-11-26T07:00:00.000000Z", "{stale}");
    assert!(stale["changed_by"].is_string() && !stale.to_string().contains("phone"), "{stale}");
    let written = consultant.post_if_match(&format!("{path}/transitions"), minutes, held.version()).await.expect(200);
    assert_eq!(written.body["status"], "action_plan");
    let closed = consultant.post_if_match(&format!("{path}/transitions"), json!({ "to": "close" }), written.version()).await.expect(200);
    assert_eq!(closed.body["status"], "closed");

    let open = tasks(&consultant, "").await;
    assert_eq!((open.len(), &open[0]["kind"], &open[0]["due_on"]), (1, &json!("follow_up_talk"), &json!("2026-12-10")));
    house.pass(TimeDelta::days(1));
    assert_eq!(night(&house).await, Some(0), "the next night makes no second task");

    let consultant = house.as_consultant().await;
    let again = json!({ "kind": "sick", "starts_on": "2026-11-27" });
    consultant.post(&trainee.path("absence-spells"), again).await.expect(201);
    let rules: Vec<Value> = tasks(&consultant, "topic=absence").await.into_iter().map(|task| task["trigger_on"].clone()).collect();
    assert_eq!(rules, [json!("2026-11-27")], "a new spell is a new cause");
}

#[actix_web::test]
async fn the_statutory_talk_is_for_the_employed_and_is_escalated() {
    let house = House::new().await;
    let (employed, student) = (Trainee::new(&house, "kirstine", "eud_trainee").await, Trainee::new(&house, "sofie", "student_su").await);
    for trainee in [&employed, &student] {
        trainee.was_away(&house, "sick", "2026-10-30", None).await;
    }
    assert_eq!(night(&house).await, Some(3), "a long absence each, and one statutory talk");
    let consultant = house.as_consultant().await;
    let mut found = tasks(&consultant, "group=week").await;
    found.retain(|task| task["rule"] == "sickleave.talk");
    assert_eq!(found.len(), 1);
    assert_eq!(
        (&found[0]["rule"], &found[0]["due_on"], &found[0]["escalated"]),
        (&json!("sickleave.talk"), &json!("2026-11-26"), &json!(true))
    );
    assert_eq!(found[0]["why"], "eleven har været syg i 25 dage (fra fre. 30. okt.). Loven kræver en samtale senest på dag 28.");
    let english = consultant.get(&format!("/tasks/{}", id(&found[0]))).await.expect(200);
    assert_eq!(english.version(), 1);

    let spell = consultant.get(&employed.path("absence-spells")).await.body["items"][0].clone();
    consultant
        .post_if_match(&format!("/absence-spells/{}/transitions", id(&spell)), json!({ "to": "recover", "ends_on": "2026-11-22" }), 1)
        .await
        .expect(200);
    let told = consultant.get(&format!("/tasks/{}", id(&found[0]))).await.body;
    assert!(told["why"].as_str().unwrap().contains("er nu rask"), "{}", told["why"]);
    assert_eq!(told["escalated"], false);
}

#[actix_web::test]
pub async fn the_worklist_is_grouped_counted_put_off_closed_and_opened_again() {
    let house = House::new().await;
    let trainee = Trainee::new(&house, "yasmin", "eud_trainee").await;
    let consultant = house.as_consultant().await;
    for (title, due_on) in [("Ring til skolen", "2026-11-23"), ("Send papirer", "2026-11-27"), ("Husk evaluering", "2026-12-24")] {
        consultant.post("/tasks", json!({ "traineeship_id": trainee.id, "title": title, "due_on": due_on })).await.expect(201);
    }
    consultant.post("/tasks", json!({ "traineeship_id": trainee.id, "title": "x", "due_on": "2026-11-20" })).await.expect(422);
    let count = |summary: &Value, group: &str| {
        summary["groups"].as_array().unwrap().iter().find(|one| one["group"] == group).unwrap()["count"].clone()
    };
    let summary = consultant.get("/tasks/summary").await.expect(200).body;
    for (group, number) in [("overdue", 0), ("today", 1), ("week", 1), ("later", 1), ("waiting", 0), ("done", 0)] {
        assert_eq!(count(&summary, group), number, "{group}");
    }
    assert_eq!(summary["topics"], json!([{ "topic": "other", "count": 3 }]));
    assert_eq!(summary["programmes"][0]["code"], "ssa");

    let first = consultant.get("/tasks?limit=2").await.expect(200).body;
    let cursor = first["next_cursor"].as_str().unwrap();
    let rest = tasks(&consultant, &format!("limit=2&cursor={cursor}")).await;
    assert_eq!((first["items"].as_array().unwrap().len(), rest.len(), &rest[0]["title"]), (2, 1, &json!("Husk evaluering")));
    consultant.get("/tasks?limit=0").await.expect(422);
    consultant.get("/tasks?topic=weather").await.expect(422);
    assert!(tasks(&consultant, "topic=absence,papers").await.is_empty());
    assert_eq!(tasks(&consultant, "programme=ssa,ssh&topic=other").await.len(), 3);
    assert_eq!(tasks(&consultant, &format!("traineeship_id={}", trainee.id)).await.len(), 3);

    let task = first["items"][0].clone();
    let path = format!("/tasks/{}", id(&task));
    consultant.post(&format!("{path}/transitions"), json!({ "to": "snooze", "until": "2026-11-25" })).await.expect(428);
    consultant.post_if_match(&format!("{path}/transitions"), json!({ "to": "snooze", "until": "2026-11-23" }), 1).await.expect(422);
    let snoozed =
        consultant.post_if_match(&format!("{path}/transitions"), json!({ "to": "snooze", "until": "2026-11-25" }), 1).await.expect(200);
    assert_eq!(snoozed.body["group"], "waiting");
    consultant.post_if_match(&format!("{path}/transitions"), json!({ "to": "wake" }), 1).await.expect(412);
    let awake = consultant.post_if_match(&format!("{path}/transitions"), json!({ "to": "wake" }), 2).await.expect(200);
    assert_eq!(awake.body["group"], "today");

    let waive = json!({ "to": "waive" });
    let answer = consultant.post_if_match(&format!("{path}/transitions"), waive, 3).await.expect(422).body;
    assert_eq!(answer["errors"][0], json!({ "field": "reason", "code": "required" }));
    let done = consultant.post_if_match(&format!("{path}/transitions"), json!({ "to": "done" }), 3).await.expect(200);
    assert_eq!((&done.body["status"], &done.body["group"]), (&json!("done"), &json!("done")));
    assert_eq!(tasks(&consultant, "group=done").await.len(), 1);
    assert_eq!(count(&consultant.get("/tasks/summary").await.body, "done"), 1);
    consultant.post_if_match(&format!("{path}/transitions"), json!({ "to": "done" }), 4).await.expect(422);
    let open = consultant.post_if_match(&format!("{path}/transitions"), json!({ "to": "reopen" }), 4).await.expect(200);
    assert_eq!(open.body["status"], "open");

    let me = consultant.get("/me").await.body["user_id"].clone();
    let leader = house.as_leader().await.get("/me").await.body["user_id"].clone();
    consultant.post_if_match(&format!("{path}/transitions"), json!({ "to": "assign", "user_id": leader }), 5).await.expect(422);
    let mine = consultant.post_if_match(&format!("{path}/transitions"), json!({ "to": "assign", "user_id": me }), 5).await.expect(200);
    assert_eq!(mine.body["owner_user_id"], me);
    let (one, all) = (consultant.get("/tasks?limit=1").await.statements(), consultant.get("/tasks").await.statements());
    assert_eq!(one, all, "a page costs the same however many tasks there are");
}

#[actix_web::test]
async fn tasks_are_seen_by_those_who_do_them() {
    let house = House::new().await;
    let trainee = third_spell(&house, "hussein").await;
    let task = tasks(&house.as_consultant().await, "").await.pop().unwrap();
    assert_eq!(tasks(&house.as_education_lead().await, "").await.len(), 1);
    let closing = json!({ "to": "done", "reason": "holdt på enheden" });
    for person in [house.as_leader().await, house.as_foreigner().await] {
        assert!(tasks(&person, "").await.is_empty());
        person.get(&format!("/tasks/{}", id(&task))).await.expect(404);
        person.post_if_match(&format!("/tasks/{}/transitions", id(&task)), closing.clone(), 1).await.expect(404);
        person
            .post("/tasks", json!({ "traineeship_id": uuid::Uuid::from_u128(5), "title": "Ring", "due_on": "2026-11-24" }))
            .await
            .expect(404);
    }
    house.as_foreigner().await.post(&format!("/tasks/{}/talk", id(&task)), invitation()).await.expect(404);
    house
        .as_foreigner()
        .await
        .post("/tasks", json!({ "traineeship_id": trainee.id, "title": "Ring", "due_on": "2026-11-24" }))
        .await
        .expect(404);
    for person in [
        trainee.signed_in(&house).await,
        trainee.supervisor(&house).await,
        trainee.daily_supervisor(&house).await,
        house.as_hr().await,
        house.as_administrator().await,
    ] {
        person.get("/tasks").await.expect(403);
        person.get("/tasks/summary").await.expect(403);
        person.post(&format!("/tasks/{}/talk", id(&task)), invitation()).await.expect(403);
    }
}
