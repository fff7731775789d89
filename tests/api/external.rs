//! Schools and others outside the municipality: the register a municipality starts with, its contacts, and what is out of use.

use crate::support::{Answer, House, Person, With};
use serde_json::{Value, json};

/// A school with all its facts.
pub async fn school(person: &Person, name: &str) -> Value {
    let new = json!({
        "kind": "school", "name": name, "phone": "05 45 53 47", "email": "skolen@example.dk", "website": "skolen.example.dk",
        "note": "Ring til receptionen."
    });
    person.post("/external-organisations", new).await.expect(201).body
}

fn path(card: &Value) -> String {
    format!("/external-organisations/{}", card["line"]["id"].as_str().unwrap())
}

async fn contact(person: &Person, card: &Value, name: &str) -> Value {
    let new = json!({ "name": name, "role": "contact_teacher" });
    person.post(&format!("{}/contacts", path(card)), new).await.expect(201).body
}

fn wrong(answer: &Answer) -> Vec<(&str, &str)> {
    let errors = answer.body["errors"].as_array().unwrap();
    errors.iter().map(|error| (error["field"].as_str().unwrap(), error["code"].as_str().unwrap())).collect()
}

/// What the log says, the newest first.
async fn log(house: &House) -> Vec<String> {
    let entries = house.as_administrator().await.get("/audit-events?limit=100&action=external").await.expect(200).body;
    entries["items"].as_array().unwrap().iter().map(|entry| entry["action"].as_str().unwrap().to_owned()).collect()
}

#[actix_web::test]
async fn a_new_municipality_starts_with_the_schools_most_work_with() {
    let house = House::new().await;
    let list = house.as_education_lead().await.get("/external-organisations").await.expect(200).body;
    let lines: Vec<_> = list["items"].as_array().unwrap().iter().map(|line| (&line["name"], &line["kind"], &line["status"])).collect();
    let school = |name: &'static str| (json!(name), json!("school"), json!("in_use"));
    let wanted = ["Københavns Professionshøjskole", "Niels Brock", "SOSU H", "UC Diakonissestiftelsen"].map(school);
    assert_eq!(lines, wanted.iter().map(|(name, kind, status)| (name, kind, status)).collect::<Vec<_>>());
}

#[actix_web::test]
pub async fn a_school_is_added_corrected_and_read_by_those_who_lead() {
    let house = House::new().await;
    let consultant = house.as_consultant().await;
    let card = school(&consultant, "Strandby Erhvervsskole").await;
    let line = &card["line"];
    assert_eq!(
        card,
        json!({
            "line": {
                "id": line["id"], "kind": "school", "name": "Strandby Erhvervsskole", "status": "in_use", "phone": "+4505455347",
                "email": "skolen@example.dk", "website": "https://skolen.example.dk", "note": "Ring til receptionen.", "contacts": 0,
                "first_contact": null, "updated_at": "2026-11-23T07:00:00.000000Z", "version": 1
            },
            "contacts": [],
            "options": [{ "to": "out_of_use", "asks": [], "blockers": [], "may_override": false }]
        })
    );
    let said = json!({ "kind": "language_centre", "name": "Strandby Sprogcenter", "email": "sprog@example.dk" });
    let changed = house.as_hr().await.put(&path(&card), said.clone(), 1).await.expect(200);
    let line = &changed.body["line"];
    assert_eq!((changed.version(), &line["kind"], &line["name"]), (2, &json!("language_centre"), &json!("Strandby Sprogcenter")));
    assert_eq!(
        (&line["phone"], &line["website"], &line["note"]),
        (&Value::Null, &Value::Null, &Value::Null),
        "what is left empty is emptied"
    );
    assert_eq!(consultant.put(&path(&card), said.clone(), 2).await.expect(200).version(), 2, "nothing was changed");
    let stale = consultant.put(&path(&card), said, 1).await.expect(412).body;
    assert_eq!(stale["changed_by"], "HR/løn one");
    let read = house.as_leader().await.get(&path(&card)).await.expect(200).body;
    assert_eq!((&read["line"], &read["options"]), (line, &json!([])), "who leads reads and changes nothing");
    assert_eq!(log(&house).await, ["external_organisation.changed", "external_organisation.created"]);
}

#[actix_web::test]
pub async fn a_contact_is_added_corrected_ended_and_taken_back() {
    let house = House::new().await;
    let consultant = house.as_consultant().await;
    let card = school(&consultant, "Strandby Erhvervsskole").await;
    let new = json!({ "name": "Opdigtet Øst", "role": "placement_coordinator", "phone": "+46 70 174 06 61", "email": "øst@example.dk" });
    let added = consultant.post(&format!("{}/contacts", path(&card)), new).await.expect(201).body;
    assert_eq!(
        added,
        json!({
            "id": added["id"], "name": "Opdigtet Øst", "role": "placement_coordinator", "phone": "+46701740661", "email": "øst@example.dk",
            "note": null, "ended": false, "version": 1
        })
    );
    house.pass(chrono::TimeDelta::minutes(1));
    contact(&consultant, &card, "Aase Opdigtet").await;
    let line = consultant.get("/external-organisations?search=erhvervsskole").await.expect(200).body["items"][0].clone();
    assert_eq!((&line["contacts"], &line["first_contact"]), (&json!(2), &json!("Opdigtet Øst")), "who was written first");

    let own = format!("/external-contacts/{}", added["id"].as_str().unwrap());
    let said = json!({ "name": "Opdigtet Østergård", "role": "sps_counsellor", "note": "Træffes om formiddagen." });
    let changed = consultant.put(&own, said.clone(), 1).await.expect(200);
    let wanted = json!({
        "id": added["id"], "name": "Opdigtet Østergård", "role": "sps_counsellor", "phone": null, "email": null,
        "note": "Træffes om formiddagen.", "ended": false, "version": 2
    });
    assert_eq!((changed.version(), &changed.body), (2, &wanted));
    assert_eq!(consultant.put(&own, said, 1).await.expect(412).body["changed_by"], "Uddannelseskonsulent one");

    let ended = consultant.put(&format!("{own}/ended"), json!({ "ended": true }), 2).await.expect(200).body;
    assert_eq!((&ended["ended"], &ended["version"]), (&json!(true), &json!(3)));
    consultant.put(&format!("{own}/ended"), json!({ "ended": true }), 2).await.expect(412);
    let line = consultant.get("/external-organisations?search=erhvervsskole").await.expect(200).body["items"][0].clone();
    assert_eq!((&line["contacts"], &line["first_contact"]), (&json!(1), &json!("Aase Opdigtet")));
    let contacts = consultant.get(&path(&card)).await.expect(200).body["contacts"].clone();
    assert_eq!(contacts.as_array().unwrap().len(), 2, "who has ended is still read");
    consultant.put(&format!("{own}/ended"), json!({ "ended": false }), 3).await.expect(200);
    let done = ["taken_back", "ended", "changed", "created", "created"].map(|verb| format!("external_contact.{verb}"));
    assert_eq!(log(&house).await[..5], done);
}

#[actix_web::test]
async fn contacts_have_an_end() {
    let house = House::new().await;
    let consultant = house.as_consultant().await;
    let card = school(&consultant, "Strandby Erhvervsskole").await;
    for number in 0..100 {
        // One after the other: who has ended counts too, since all are shown.
        let one = contact(&consultant, &card, &format!("Opdigtet {}", ["Øst", "Vest"][number % 2])).await;
        if number < 50 {
            let end = format!("/external-contacts/{}/ended", one["id"].as_str().unwrap());
            consultant.put(&end, json!({ "ended": true }), 1).await.expect(200);
        }
    }
    let more = json!({ "name": "En for meget", "role": "other" });
    let refused = consultant.post(&format!("{}/contacts", path(&card)), more).await.expect(422);
    assert_eq!(wrong(&refused), [("name", "too_many")]);
    let line = consultant.get("/external-organisations?search=erhvervsskole").await.expect(200).body["items"][0].clone();
    assert_eq!(line["contacts"], 50);
}

#[actix_web::test]
async fn what_is_out_of_use_has_no_contacts_and_is_read_all_the_same() {
    let house = House::new().await;
    let consultant = house.as_consultant().await;
    let card = school(&consultant, "Strandby Erhvervsskole").await;
    let one = contact(&consultant, &card, "Opdigtet Øst").await;
    let transitions = format!("{}/transitions", path(&card));
    let refused = consultant.post_if_match(&transitions, json!({ "to": "out_of_use" }), 1).await.expect(409).body;
    assert_eq!(
        refused["errors"],
        json!([{ "field": "to", "code": "guard_not_met", "params": { "guard": "has_contacts", "sentence": "Afslut kontakterne først." } }])
    );
    let end = format!("/external-contacts/{}/ended", one["id"].as_str().unwrap());
    consultant.put(&end, json!({ "ended": true }), 1).await.expect(200);
    let out = consultant.post_if_match(&transitions, json!({ "to": "out_of_use" }), 1).await.expect(200);
    assert_eq!((out.version(), &out.body["line"]["status"]), (2, &json!("out_of_use")));
    consultant.post_if_match(&transitions, json!({ "to": "in_use" }), 1).await.expect(412);

    let sentence = "Tag stedet i brug igen først.";
    let late = consultant.post(&format!("{}/contacts", path(&card)), json!({ "name": "Bo", "role": "other" })).await.expect(409).body;
    assert_eq!(late["errors"][0]["params"]["sentence"], sentence);
    let back = consultant.put(&end, json!({ "ended": false }), 2).await.expect(409).body;
    assert_eq!(back["errors"][0]["params"]["sentence"], sentence);

    let names = async |query: &str| {
        let list = consultant.get(&format!("/external-organisations?{query}")).await.expect(200).body;
        list["items"].as_array().unwrap().iter().map(|line| line["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names("status=out_of_use").await, ["Strandby Erhvervsskole"]);
    assert_eq!(names("status=open&search=strandby").await, Vec::<String>::new());
    assert_eq!(names("search=strandby&kind=school").await, ["Strandby Erhvervsskole"]);
    assert_eq!(names("search=strandby&kind=hospital").await, Vec::<String>::new());
    let back = consultant.post_if_match(&transitions, json!({ "to": "in_use" }), 2).await.expect(200).body;
    assert_eq!(back["line"]["status"], "in_use");
}

#[actix_web::test]
async fn what_is_wrong_is_said_by_field() {
    let house = House::new().await;
    let consultant = house.as_consultant().await;
    let list = "/external-organisations";
    let bad = json!({ "kind": "school", "name": " ", "phone": "mange", "email": "skolen", "website": "javascript:alert(1)", "note": "å".repeat(1001) });
    let said = consultant.post(list, bad).await.expect(422);
    let wanted =
        [("name", "required"), ("phone", "invalid_phone"), ("email", "invalid_email"), ("website", "invalid_web"), ("note", "too_long")];
    assert_eq!(wrong(&said), wanted);
    assert_eq!(
        wrong(&consultant.post(list, json!({ "kind": "school", "name": "å".repeat(151) })).await.expect(422)),
        [("name", "too_long")]
    );
    assert_eq!(wrong(&consultant.post(list, json!({ "kind": "school", "name": "sosu-h" })).await.expect(422)), [("name", "duplicate")]);
    for unreadable in
        [json!({ "kind": "shop", "name": "Netto" }), json!({ "name": "SOSU X" }), json!({ "kind": "school", "name": "X", "cvr": 1 })]
    {
        consultant.post(list, unreadable).await.expect(422);
    }
    let card = school(&consultant, "Strandby Erhvervsskole").await;
    let other = json!({ "kind": "school", "name": "Niels Brock" });
    assert_eq!(wrong(&consultant.put(&path(&card), other, 1).await.expect(422)), [("name", "duplicate")]);
    let numbers = json!({ "kind": "school", "name": "X", "email": "010165-4521@kp.dk", "website": "https://kp.dk/010165-4521" });
    assert_eq!(wrong(&consultant.post(list, numbers).await.expect(422)), [("email", "cpr_number"), ("website", "cpr_number")]);
    let message = json!({ "kind": "school", "name": "X", "email": "a@kp.dk?bcc=b@example.org" });
    assert_eq!(wrong(&consultant.post(list, message).await.expect(422)), [("email", "invalid_email")]);
    let contacts = format!("{}/contacts", path(&card));
    let bad = json!({ "name": "=Bo", "role": "other", "email": "bo", "note": "Om 010165-4521." });
    let wanted = [("name", "looks_like_formula"), ("email", "invalid_email"), ("note", "cpr_number")];
    assert_eq!(wrong(&consultant.post(&contacts, bad).await.expect(422)), wanted);
    let missing = consultant.send("PUT", &path(&card), Some(json!({ "kind": "school", "name": "X" })), With::default()).await;
    missing.expect(428);
    let unknown = "01970000-0000-7000-8000-0000ffffffff";
    consultant.get(&format!("{list}/{unknown}")).await.expect(404);
    consultant.post(&format!("{list}/{unknown}/contacts"), json!({ "name": "Bo", "role": "other" })).await.expect(404);
    consultant.put(&format!("/external-contacts/{unknown}"), json!({ "name": "Bo", "role": "other" }), 1).await.expect(404);
}

#[actix_web::test]
async fn another_municipality_has_schools_of_its_own() {
    let house = House::new().await;
    let consultant = house.as_consultant().await;
    let card = school(&consultant, "Strandby Erhvervsskole").await;
    let one = contact(&consultant, &card, "Opdigtet Øst").await;
    let own = format!("/external-contacts/{}", one["id"].as_str().unwrap());
    let foreigner = house.as_foreigner().await;
    foreigner.get(&path(&card)).await.expect(404);
    foreigner.put(&path(&card), json!({ "kind": "school", "name": "X" }), 1).await.expect(404);
    foreigner.post(&format!("{}/contacts", path(&card)), json!({ "name": "Bo", "role": "other" })).await.expect(404);
    foreigner.post_if_match(&format!("{}/transitions", path(&card)), json!({ "to": "out_of_use" }), 1).await.expect(404);
    foreigner.put(&own, json!({ "name": "Bo", "role": "other" }), 1).await.expect(404);
    foreigner.put(&format!("{own}/ended"), json!({ "ended": true }), 1).await.expect(404);
    assert_eq!(school(&foreigner, "Strandby Erhvervsskole").await["line"]["version"], 1, "the same name is free there");
}

#[actix_web::test]
async fn a_double_click_adds_once() {
    let house = House::new().await;
    let consultant = house.as_consultant().await;
    let new = json!({ "kind": "fund", "name": "Strandby Fond" });
    let first = consultant.post_with_key("/external-organisations", new.clone(), "k1").await.expect(201).body;
    assert_eq!(consultant.post_with_key("/external-organisations", new, "k1").await.expect(201).body, first);
    let (contacts, bo) = (format!("{}/contacts", path(&first)), json!({ "name": "Bo Opdigtet", "role": "other" }));
    let first = consultant.post_with_key(&contacts, bo.clone(), "k2").await.expect(201).body;
    assert_eq!(consultant.post_with_key(&contacts, bo, "k2").await.expect(201).body, first);
}

#[actix_web::test]
pub async fn what_was_agreed_is_noted_and_corrected_by_who_wrote_it() {
    let house = House::new().await;
    let consultant = house.as_consultant().await;
    let card = school(&consultant, "Strandby Erhvervsskole").await;
    let meetings = format!("{}/meetings", path(&card));
    let new = |day: &str, subject: &str| json!({ "held_on": day, "subject": subject, "note": "Næste hold er på 12." });
    let noted = consultant.post_with_key(&meetings, new("2026-11-20", "Optag i februar"), "k1").await.expect(201).body;
    assert_eq!(consultant.post_with_key(&meetings, new("2026-11-20", "Optag i februar"), "k1").await.expect(201).body, noted);
    house.as_hr().await.post(&meetings, new("2026-11-23", "Lønrefusion")).await.expect(201);
    consultant.post(&meetings, new("2026-10-01", "Besøg")).await.expect(201);

    let read = house.as_leader().await.get(&format!("{meetings}?limit=2")).await.expect(200).body;
    let subjects = |page: &Value| page["items"].as_array().unwrap().iter().map(|one| one["subject"].clone()).collect::<Vec<_>>();
    assert_eq!(subjects(&read), ["Lønrefusion", "Optag i februar"], "the latest first");
    let next = consultant.get(&format!("{meetings}?limit=2&cursor={}", read["next_cursor"].as_str().unwrap())).await.expect(200).body;
    assert_eq!((subjects(&next), &next["next_cursor"]), (vec![json!("Besøg")], &Value::Null));
    let wanted = json!({
        "id": noted["id"], "held_on": "2026-11-20", "subject": "Optag i februar", "note": "Næste hold er på 12.",
        "written_by": "Uddannelseskonsulent one", "is_own": true, "version": 1
    });
    assert_eq!(noted, wanted);
    assert_eq!((&read["items"][1]["id"], &read["items"][1]["is_own"]), (&noted["id"], &json!(false)), "the leader wrote none");

    let own = format!("/external-meetings/{}", noted["id"].as_str().unwrap());
    let said = json!({ "held_on": "2026-11-19", "subject": "Optag i februar 2027" });
    house.as_hr().await.put(&own, said.clone(), 1).await.expect(403);
    house.as_foreigner().await.put(&own, said.clone(), 1).await.expect(404);
    let changed = consultant.put(&own, said.clone(), 1).await.expect(200);
    assert_eq!((changed.version(), &changed.body["note"], &changed.body["held_on"]), (2, &Value::Null, &json!("2026-11-19")));
    assert_eq!(consultant.put(&own, said, 1).await.expect(412).body["changed_by"], "Uddannelseskonsulent one");
    let bad = json!({ "held_on": "2026-11-24", "subject": " ", "note": "Om 010165-4521." });
    let wanted = [("held_on", "in_future"), ("subject", "required"), ("note", "cpr_number")];
    assert_eq!(wrong(&consultant.post(&meetings, bad).await.expect(422)), wanted);
    house.as_foreigner().await.get(&meetings).await.expect(404);
    assert_eq!(wrong(&consultant.get(&format!("{meetings}?cursor=zz")).await.expect(422)), [("cursor", "invalid_value")]);
    let verbs = ["external_meeting.changed", "external_meeting.logged", "external_meeting.logged", "external_meeting.logged"];
    assert_eq!(log(&house).await[..4], verbs);
    consultant.post_if_match(&format!("{}/transitions", path(&card)), json!({ "to": "out_of_use" }), 1).await.expect(200);
    consultant.post(&meetings, new("2026-11-23", "For sent")).await.expect(409);
}
