//! Talks: who holds them, who reads the minutes, and what is not needed.

use crate::absence::trainee::{Trainee, day};
use crate::follow_up::{id, invitation, night, tasks, third_spell, version};
use crate::support::House;
use domain::access::Role;
use serde_json::{Value, json};

#[actix_web::test]
async fn minutes_are_read_by_few_and_every_reading_is_logged() {
    let house = House::new().await;
    let trainee = third_spell(&house, "nadia").await;
    let consultant = house.as_consultant().await;
    let task = tasks(&consultant, "").await.pop().unwrap();
    let talk = consultant.post(&format!("/tasks/{}/talk", id(&task)), invitation()).await.expect(201).body;
    let path = format!("/talks/{}", id(&talk));
    let held = json!({ "to": "hold", "held_on": "2026-11-23", "form": "in_person", "companion": false });
    consultant.post_if_match(&format!("{path}/transitions"), held, 1).await.expect(200);
    let secret = "Skal have faste pauser.";
    consultant
        .post_if_match(&format!("{path}/transitions"), json!({ "to": "write_minutes", "minutes": secret, "shared_with_trainee": false }), 2)
        .await
        .expect(200);

    let own = trainee.signed_in(&house).await;
    let seen = own.get(&path).await.expect(200).body;
    assert_eq!((&seen["minutes"], &seen["has_minutes"]), (&Value::Null, &json!(true)), "not shared");
    own.post_if_match(&format!("{path}/transitions"), json!({ "to": "acknowledge" }), 3).await.expect(422);
    consultant
        .post_if_match(&format!("{path}/transitions"), json!({ "to": "write_minutes", "minutes": secret, "shared_with_trainee": true }), 3)
        .await
        .expect(200);
    let seen = own.get(&path).await.expect(200).body;
    let acknowledge = json!([{ "to": "acknowledge", "asks": [], "blockers": [], "may_override": false }]);
    assert_eq!((&seen["minutes"], &seen["options"]), (&json!(secret), &acknowledge));
    let late = json!({ "to": "write_minutes", "minutes": "x", "shared_with_trainee": true });
    let stale = consultant.post_if_match(&format!("{path}/transitions"), late, 3).await.expect(412).body;
    assert_eq!(stale["changed_by"], "Uddannelseskonsulent one", "who only read it has saved nothing");
    let read = own.post_if_match(&format!("{path}/transitions"), json!({ "to": "acknowledge" }), 4).await.expect(200).body;
    assert!(read["acknowledged_at"].is_string());
    assert_eq!(read["options"], json!([]), "once is enough");
    assert_eq!(house.as_education_lead().await.get(&path).await.expect(200).body["minutes"], secret, "the unit's own talk");
    assert_eq!(consultant.get(&path).await.expect(200).body["minutes"], secret);
    let list = consultant.get(&trainee.path("talks")).await.expect(200).body;
    assert_eq!((&list[0]["minutes"], &list[0]["has_minutes"]), (&Value::Null, &json!(true)), "a list never carries minutes");
    for person in [
        trainee.supervisor(&house).await,
        trainee.daily_supervisor(&house).await,
        house.as_leader().await,
        house.as_hr().await,
        house.as_administrator().await,
    ] {
        person.get(&path).await.expect(403);
        person.get(&trainee.path("talks")).await.expect(403);
    }
    let other = Trainee::new(&house, "emil", "eud_trainee").await;
    for person in [other.signed_in(&house).await, house.as_foreigner().await] {
        person.get(&path).await.expect(404);
        person.get(&trainee.path("talks")).await.expect(404);
    }
    house.as_foreigner().await.post_if_match(&format!("{path}/transitions"), json!({ "to": "close" }), 5).await.expect(404);

    let log = house.as_administrator().await.get("/audit-events?action=talk.minutes_read").await.expect(200);
    assert_eq!(log.body["items"].as_array().unwrap().len(), 4, "{}", log.text);
    assert!(!log.text.contains(secret));
}

#[actix_web::test]
async fn a_talk_offers_its_steps_to_who_holds_it() {
    let house = House::new().await;
    let trainee = Trainee::new(&house, "kirstine", "eud_trainee").await;
    trainee.was_away(&house, "sick", "2026-10-30", None).await;
    night(&house).await;
    let consultant = house.as_consultant().await;
    let task = tasks(&consultant, "").await.into_iter().find(|task| task["rule"] == "sickleave.talk").unwrap();
    assert_eq!(task["owner_role"], "consultant");
    let talk = consultant.post(&format!("/tasks/{}/talk", id(&task)), invitation()).await.expect(201).body;
    let asks = |fields: &[(&str, bool)]| -> Value { fields.iter().map(|(field, must)| json!({ "field": field, "must": must })).collect() };
    let invitation_asks = asks(&[("meets_on", true), ("meets_time", true), ("place", true), ("form", true)]);
    let invited = json!([
        { "to": "reschedule", "asks": invitation_asks, "blockers": [], "may_override": false },
        { "to": "hold", "asks": asks(&[("held_on", true), ("form", true), ("companion", false)]), "blockers": [], "may_override": false },
        { "to": "cancel", "asks": asks(&[("reason", true)]), "blockers": [], "may_override": false },
    ]);
    let path = format!("/talks/{}", id(&talk));
    assert_eq!((&talk["options"], &consultant.get(&path).await.expect(200).body["options"]), (&invited, &invited));

    let lead = house.as_education_lead().await;
    let held = json!({ "to": "hold", "held_on": "2026-11-23", "form": "phone", "companion": false });
    for person in [&lead, &trainee.signed_in(&house).await] {
        let seen = person.get(&path).await.expect(200).body;
        assert_eq!(seen["options"], json!([]), "the consultant's to hold");
    }
    lead.post_if_match(&format!("{path}/transitions"), held.clone(), 1).await.expect(403);
    let written_up = consultant.post_if_match(&format!("{path}/transitions"), held, 1).await.expect(200).body;
    assert_eq!(written_up["options"][1], json!({ "to": "close", "asks": [], "blockers": ["no_minutes"], "may_override": false }));
}

#[actix_web::test]
pub async fn a_talk_that_is_not_needed_says_why_and_frees_its_task() {
    let house = House::new().await;
    let freja = third_spell(&house, "freja").await;
    let lead = house.as_education_lead().await;
    let task = tasks(&lead, "").await.pop().unwrap();
    let talk = lead.post(&format!("/tasks/{}/talk", id(&task)), invitation()).await.expect(201).body;
    let path = format!("/talks/{}", id(&talk));
    let moved = lead
        .post_if_match(
            &format!("{path}/transitions"),
            json!({ "to": "reschedule", "meets_on": "2026-11-27", "meets_time": "9:30", "place": "Kontoret", "form": "video" }),
            1,
        )
        .await
        .expect(200);
    assert_eq!((&moved.body["meets_time"], &moved.body["place"]), (&json!("09:30"), &json!("Kontoret")));
    lead.post_if_match(&format!("{path}/transitions"), json!({ "to": "cancel", "reason": "" }), 2).await.expect(422);
    let ended = lead
        .post_if_match(&format!("{path}/transitions"), json!({ "to": "cancel", "reason": "Samtalen er holdt på skolen" }), 2)
        .await
        .expect(200);
    assert_eq!((&ended.body["status"], &ended.body["not_needed_reason"]), (&json!("not_needed"), &json!("Samtalen er holdt på skolen")));
    crate::scopes::also(&house, "freja@trainee.example.dk", Role::Consultant, &["ssh"]).await;
    let own = freja.signed_in(&house).await.get(&path).await.expect(200).body;
    assert_eq!(own["not_needed_reason"], Value::Null, "to herself she is the trainee, whatever she is to others");
    lead.post_if_match(&format!("{path}/transitions"), json!({ "to": "hold", "held_on": "2026-11-23", "form": "phone" }), 3)
        .await
        .expect(422);
    let closed = tasks(&lead, "group=done").await.pop().unwrap();
    assert_eq!(closed["status"], "waived");
    lead.post_if_match(&format!("/tasks/{}/transitions", id(&closed)), json!({ "to": "reopen" }), version(&closed)).await.expect(200);
    lead.post(&format!("/tasks/{}/talk", id(&task)), invitation()).await.expect(201);
    assert_eq!(day("2026-11-23"), house.app.clock.today());
}
