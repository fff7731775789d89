//! Items that ask for something: what is answered, who sees it, and what stays of it.

use crate::supervision::ground::{Ground, assign, costs_at_most, lay};
use crate::support::{House, Person, With};
use backend::db::Writer;
use backend::db::schema::checklist_items as i;
use diesel::prelude::*;
use domain::ids::{TenantId, TraineeshipId};
use serde_json::{Value, json};

const CONTACTS: &str = "Jeg har tjekket mine kontaktoplysninger";
const PULSE: &str = "Ét spørgsmål: Følte du dig velkommen?";
const PRIVACY: &str = "Jeg har læst, hvordan kommunen bruger";
const MENTOR: &str = "Mentor eller buddy er aftalt";

async fn item(person: &Person, id: TraineeshipId, title: &str) -> Value {
    let plan = person.get(&format!("/traineeships/{id}/checklist")).await.expect(200).body;
    let all = plan["phases"].as_array().unwrap().iter().flat_map(|phase| phase["items"].as_array().unwrap().clone());
    all.into_iter().find(|item| item["title"].as_str().unwrap().starts_with(title)).unwrap_or_else(|| panic!("{title}"))
}

fn of(item: &Value, what: &str) -> String {
    format!("/checklist-items/{}/{what}", item["id"].as_str().unwrap())
}

fn said(kind: &str, value: impl Into<Value>) -> Value {
    json!({ "answer": { "kind": kind, "value": value.into() } })
}

/// What is wrong, as `field code`.
fn wrong(answer: &Value) -> Vec<String> {
    let errors = answer["errors"].as_array().unwrap().iter();
    errors.map(|error| format!("{} {}", error["field"].as_str().unwrap(), error["code"].as_str().unwrap())).collect()
}

async fn planned(house: &House) -> (Ground, Person) {
    let ground = lay(house, TenantId(1)).await;
    let consultant = house.as_consultant().await;
    consultant.post(&format!("/traineeships/{}/checklist", ground.sofus), json!({})).await.expect(201);
    assign(&consultant, ground.sofus, ground.bo, "responsible", "2026-11-23").await.expect(201);
    (ground, consultant)
}

#[actix_web::test]
async fn an_item_is_done_with_the_answer_it_asks_for_and_each_answer_stays() {
    let house = House::new().await;
    let (ground, consultant) = planned(&house).await;
    let sofus = house.as_user("sofus@one.example.dk").await;
    let bo = house.as_user("bo@one.example.dk").await;

    let read = item(&sofus, ground.sofus, PRIVACY).await;
    assert_eq!((&read["asks"]["kind"], &read["tick_as"], &read["sees_answer"]), (&json!("read"), &json!("trainee"), &json!(true)));
    let done = sofus.put(&of(&read, "answer"), json!({ "answer": { "kind": "read" } }), 1).await.expect(200);
    assert_eq!((&done.body["status"], &done.body["closed_on"], done.version()), (&json!("done"), &json!("2026-11-23"), 2));
    assert_eq!(done.body["ticks"][0]["answer"], json!({ "kind": "read" }));

    // A form: what was left empty is left out, and what is kept is kept in its form.
    let contacts = item(&sofus, ground.sofus, CONTACTS).await;
    let form = |phone: &str| {
        said("form", json!({ "called": { "kind": "person", "value": " Sofus " }, "phone": { "kind": "text", "value": phone } }))
    };
    let first = sofus.put(&of(&contacts, "answer"), form("12 34 56 78"), 1).await.expect(200);
    assert_eq!(first.body["ticks"][0]["answer"]["value"]["called"]["value"], "Sofus");
    sofus.put(&of(&contacts, "answer"), form("12 34 56 79"), 1).await.expect(412);
    // The same again changes nothing; another answer is one more.
    assert_eq!(sofus.put(&of(&contacts, "answer"), form("12 34 56 78"), 2).await.expect(200).version(), 2);
    let second = sofus.put(&of(&contacts, "answer"), form("12 34 56 79"), 2).await.expect(200);
    assert_eq!((second.version(), &second.body["ticks"][0]["number"]), (3, &json!(2)));

    // Those who see the item see the answer and what was answered before.
    let seen = item(&bo, ground.sofus, CONTACTS).await;
    assert_eq!(seen["ticks"], second.body["ticks"]);
    assert!(seen["tick_as"].is_null());
    bo.put(&of(&seen, "answer"), form("1"), 3).await.expect(403);
    let history = bo.get(&of(&seen, "answers")).await.expect(200);
    costs_at_most(&history, 6);
    let phones: Vec<&Value> =
        history.body["items"].as_array().unwrap().iter().map(|one| &one["answer"]["value"]["phone"]["value"]).collect();
    assert_eq!(phones.len(), 2);
    assert!(phones[0].as_str().unwrap().ends_with("79") && phones[1].as_str().unwrap().ends_with("78"), "{phones:?}");
    let newest = &history.body["items"][0];
    assert_eq!((&newest["number"], &newest["role"], &newest["by"]), (&json!(2), &json!("trainee"), &json!("Sofus")));

    // Taken back, the item is open again; what was answered stays.
    let open = sofus.put(&of(&contacts, "tick"), json!({ "done": false }), 3).await.expect(200).body;
    assert_eq!((&open["status"], open["ticks"].as_array().unwrap().len()), (&json!("open"), 0));
    assert_eq!(bo.get(&of(&seen, "answers")).await.expect(200).body["items"].as_array().unwrap().len(), 2);

    // The consultant answers on behalf of the trainee.
    let third = consultant.put(&of(&contacts, "answer"), form("87654321"), 4).await.expect(200).body;
    assert_eq!(
        (&third["ticks"][0]["role"], &third["ticks"][0]["number"], &third["status"]),
        (&json!("trainee"), &json!(3), &json!("done"))
    );
    let written = consultant.get(&format!("/traineeships/{}/history", ground.sofus)).await.expect(200);
    assert!(written.text.contains("checklist_item.answered") && written.text.contains("\"on_behalf\":true"));
    assert!(!written.text.contains("87654321") && !written.text.contains("87 65 43 21"), "the history does not say what was answered");
}

#[actix_web::test]
async fn what_does_not_fit_is_refused_at_its_field_and_never_kept() {
    let house = House::new().await;
    let (ground, consultant) = planned(&house).await;
    let sofus = house.as_user("sofus@one.example.dk").await;
    let contacts = item(&sofus, ground.sofus, CONTACTS).await;
    let path = of(&contacts, "answer");
    for (body, errors) in [
        (said("yes_no", true), vec!["answer invalid_value"]),
        (json!({ "answer": { "kind": "read" } }), vec!["answer invalid_value"]),
        (said("form", json!({})), vec!["answer.called required"]),
        (said("form", json!({ "called": { "kind": "person", "value": "x".repeat(400) } })), vec!["answer.called too_long"]),
        (said("form", json!({ "called": { "kind": "text", "value": "Bo" } })), vec!["answer.called invalid_value"]),
        (
            said("form", json!({ "called": { "kind": "person", "value": "Bo" }, "salary": { "kind": "number", "value": 1 } })),
            vec!["answer.salary unknown"],
        ),
    ] {
        let refused = sofus.put(&path, body.clone(), 1).await.expect(422).body;
        assert_eq!(wrong(&refused), errors, "{body}");
    }
    for unreadable in [said("colour", "red"), said("date", "31.12.2026"), said("number", "many"), json!({ "answer": 5 }), json!({})] {
        sofus.put(&path, unreadable, 1).await.expect(422);
    }
    sofus.put(&path, json!({ "answer": { "kind": "read" }, "role": "leader" }), 1).await.expect(422);
    sofus.send("PUT", &path, Some(said("yes_no", true)), Default::default()).await.expect(428);

    // A CPR number stands nowhere, and a text has its end.
    let next = item(&consultant, ground.sofus, "Vejlederens anbefaling").await;
    let cpr = consultant.put(&of(&next, "answer"), said("text", "Hun er 010101-1234"), 1).await.expect(422).body;
    assert_eq!(wrong(&cpr), ["answer cpr_number"]);
    let long = consultant.put(&of(&next, "answer"), said("text", "x".repeat(1001)), 1).await.expect(422).body;
    assert_eq!((wrong(&long), &long["errors"][0]["params"]["max"]), (vec!["answer too_long".to_owned()], &json!("1000")));
    assert_eq!(consultant.get(&of(&next, "answers")).await.expect(200).body["items"], json!([]));

    // An item that asks is not ticked, and one that is ticked is not answered.
    let asked = sofus.put(&of(&contacts, "tick"), json!({ "done": true }), 1).await.expect(409).body;
    assert_eq!((wrong(&asked), &asked["errors"][0]["params"]["guard"]), (vec!["answer guard_not_met".to_owned()], &json!("answer_asked")));
    let ticked = item(&consultant, ground.sofus, "Velkomstbrev er sendt").await;
    let nothing = consultant.put(&of(&ticked, "answer"), json!({ "answer": { "kind": "read" } }), 1).await.expect(409).body;
    assert_eq!(nothing["errors"][0]["params"]["guard"], "nothing_asked");
    assert_eq!(item(&sofus, ground.sofus, CONTACTS).await, contacts, "nothing of it was kept");
}

#[actix_web::test]
async fn a_private_answer_is_seen_by_whom_the_item_says() {
    let house = House::new().await;
    let (ground, consultant) = planned(&house).await;
    let sofus = house.as_user("sofus@one.example.dk").await;
    let pulse = item(&sofus, ground.sofus, PULSE).await;
    assert_eq!(pulse["answer_seen_by"], json!(["consultant"]));
    sofus.put(&of(&pulse, "answer"), said("choice", "6"), 1).await.expect(422);
    sofus.put(&of(&pulse, "answer"), said("choice", "2"), 1).await.expect(200);
    for sees in [&sofus, &consultant] {
        let seen = item(sees, ground.sofus, PULSE).await;
        assert_eq!(seen["ticks"][0]["answer"], json!({ "kind": "choice", "value": "2" }));
        assert_eq!(sees.get(&of(&pulse, "answers")).await.expect(200).body["items"].as_array().unwrap().len(), 1);
    }
    for other in ["bo@one.example.dk", "lead_nord@one.example.dk"] {
        let other = house.as_user(other).await;
        let seen = item(&other, ground.sofus, PULSE).await;
        assert_eq!((&seen["status"], &seen["sees_answer"]), (&json!("done"), &json!(false)));
        assert!(seen["ticks"][0]["answer"].is_null() && seen["ticks"][0]["by"] == "Sofus", "{seen}");
        other.get(&of(&pulse, "answers")).await.expect(404);
    }
    // Who does not see the trainee does not see that there is an item.
    for stranger in [house.as_user("mette@one.example.dk").await, house.as_user("amina@one.example.dk").await, house.as_foreigner().await] {
        stranger.get(&of(&pulse, "answers")).await.expect(404);
        stranger.put(&of(&pulse, "answer"), said("choice", "5"), 2).await.expect(404);
    }
    house.as_administrator().await.get(&of(&pulse, "answers")).await.expect(403);
}

#[actix_web::test]
async fn a_low_answer_asks_the_consultant_to_call_and_nobody_else_is_told() {
    let house = House::new().await;
    let (ground, consultant) = planned(&house).await;
    let sofus = house.as_user("sofus@one.example.dk").await;
    let pulse = item(&sofus, ground.sofus, PULSE).await;
    let answer = async |code: &str, version: i32| sofus.put(&of(&pulse, "answer"), said("choice", code), version).await.expect(200);
    let calls = async |person: &Person| {
        let tasks = person.get("/tasks?limit=100").await.expect(200).body;
        tasks["items"].as_array().unwrap().iter().filter(|task| task["kind"] == "call").cloned().collect::<Vec<_>>()
    };
    answer("3", 1).await;
    assert_eq!(calls(&consultant).await, Vec::<Value>::new(), "three is not low");
    answer("2", 2).await;
    let call = calls(&consultant).await.remove(0);
    let told = (&call["title"], &call["topic"], &call["action"], &call["due_on"]);
    assert_eq!(told, (&json!("Ring til eleven"), &json!("concern"), &json!("contact"), &json!("2026-11-25")));
    assert_eq!(
        call["inputs"],
        json!({ "about": "low_pulse", "answered_on": "2026-11-23", "question": PULSE, "working_days": 2 }),
        "what was asked, and not what was answered"
    );
    answer("1", 3).await;
    assert_eq!(calls(&consultant).await.len(), 1, "once while she has not called");
    let lead = house.as_user("lead_nord@one.example.dk").await;
    assert_eq!(calls(&lead).await, Vec::<Value>::new());
    for reader in [&sofus, &consultant] {
        let history = reader.get(&format!("/traineeships/{}/history", ground.sofus)).await.expect(200).body;
        assert!(!history.to_string().contains("task.") && history.to_string().contains("answered"), "{history}");
    }
    // A better answer does not take the call back: somebody may have asked for it.
    answer("5", 4).await;
    assert_eq!(calls(&consultant).await, std::slice::from_ref(&call));
    let done = json!({ "to": "done" });
    let version = i32::try_from(call["version"].as_i64().unwrap()).unwrap();
    consultant.post_if_match(&format!("/tasks/{}/transitions", call["id"].as_str().unwrap()), done, version).await.expect(200);
    assert_eq!(calls(&consultant).await, Vec::<Value>::new());
    // Low once more, after the call, is a cause of its own.
    answer("2", 5).await;
    assert_ne!(calls(&consultant).await.remove(0)["id"], call["id"]);
}

#[actix_web::test]
async fn whoever_answers_is_the_one_whose_it_is_and_the_template_says_how() {
    let house = House::new().await;
    let (ground, consultant) = planned(&house).await;
    let lead = house.as_user("lead_nord@one.example.dk").await;
    let mentor = item(&lead, ground.sofus, MENTOR).await;
    let named = lead.put(&of(&mentor, "answer"), said("person", "Birgit  Lund"), 1).await.expect(200).body;
    assert_eq!((&named["ticks"][0]["role"], &named["status"]), (&json!("education_lead"), &json!("done")));
    let sofus = house.as_user("sofus@one.example.dk").await;
    assert_eq!(item(&sofus, ground.sofus, MENTOR).await["ticks"][0]["answer"]["value"], named["ticks"][0]["answer"]["value"]);

    // Both prepare, each for herself: it is done when both have.
    let prepared = item(&sofus, ground.sofus, "Prøvetidsvurderingen er forberedt").await;
    let both = |text: &str| said("form", json!({ "well": { "kind": "text", "value": text }, "hard": { "kind": "text", "value": text } }));
    let half = sofus.put(&of(&prepared, "answer"), both("Hans"), 1).await.expect(200).body;
    assert_eq!((&half["status"], &half["ticks"][0]["role"]), (&json!("open"), &json!("trainee")));
    let bo = house.as_user("bo@one.example.dk").await;
    let whole = bo.put(&of(&prepared, "answer"), both("Bos"), 2).await.expect(200).body;
    assert_eq!((&whole["status"], whole["ticks"].as_array().unwrap().len()), (&json!("done"), 2));
    let due = sofus.get("/my/checklist?until=2027-12-31").await.expect(200);
    costs_at_most(&due, 5);
    assert!(
        due.body["items"].as_array().unwrap().iter().all(|due| due["item"]["title"] != prepared["title"]),
        "it is no longer hers to do"
    );
    assert!(due.body["items"].as_array().unwrap().iter().any(|due| due["item"]["asks"]["kind"] == "choice"));

    let layers = consultant.get("/template-layers").await.expect(200).body;
    let kinds: Vec<&str> = layers
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|layer| layer["items"].as_array().unwrap())
        .map(|item| item["answer"].as_str().unwrap())
        .collect();
    for kind in ["tick", "yes_no", "choice", "number", "text", "date", "person", "read", "file", "form"] {
        assert!(kinds.contains(&kind), "{kind}");
    }
}

/// Lets an item ask for a file: of the default template only items of other programmes do.
async fn ask_for_a_file(house: &House, title: &'static str) {
    let permit = house.app.system(TenantId(1));
    let work = move |w: &mut Writer<'_>| {
        let named = i::table.filter(i::tenant_id.eq(TenantId(1)).and(i::title.eq(title)));
        let asked = diesel::update(named).set(i::answer.eq(Some(r#"{"asks":{"kind":"file"}}"#))).execute(&mut **w)?;
        assert_eq!(asked, 1);
        w.nothing_to_do();
        Ok(())
    };
    house.app.db.write(&permit, work).await.unwrap();
}

#[actix_web::test]
pub async fn a_file_is_taken_by_what_it_is_kept_once_and_fetched_by_those_who_see_it() {
    let house = House::new().await;
    let ground = lay(&house, TenantId(1)).await;
    let consultant = house.as_consultant().await;
    consultant.post(&format!("/traineeships/{}/checklist", ground.sofus), json!({})).await.expect(201);
    ask_for_a_file(&house, "Velkomstbrev er sendt").await;
    let lead = house.as_user("lead_nord@one.example.dk").await;
    let letter = item(&lead, ground.sofus, "Velkomstbrev er sendt").await;
    let path = of(&letter, "file");
    let at = |version: i32| With { if_match: Some(version), key: None };
    let pdf = |text: &str| format!("%PDF-1.7 {text}").into_bytes();
    consultant.get(&path).await.expect(404);
    for (name, bytes, status, code) in [
        ("brev.pdf", b"MZ\x90\x00".to_vec(), 422, "file_type_not_taken"),
        ("brev.pdf", b"<html><script>alert(1)</script>".to_vec(), 422, "file_type_not_taken"),
        ("brev.pdf", Vec::new(), 422, "empty_file"),
        ("brev.pdf", [pdf(""), vec![0; 5 * 1024 * 1024]].concat(), 413, "file_over_limit"),
    ] {
        let refused = lead.upload_with(&path, &[], name, bytes, at(1)).await.expect(status).body;
        assert_eq!(wrong(&refused), [format!("file {code}")]);
    }
    lead.upload(&path, &[], "brev.pdf", pdf("")).await.expect(428);
    lead.upload_with(&path, &[("colour", "red")], "brev.pdf", pdf(""), at(1)).await.expect(422);
    lead.put(&of(&letter, "answer"), said("text", "brev.pdf"), 1).await.expect(422);
    let claimed = json!({ "name": "x.pdf", "size": 1, "file_type": "pdf", "sha256": "" });
    lead.put(&of(&letter, "answer"), said("file", claimed), 1).await.expect(422);

    // The same key again sends nothing more, although the version has moved on.
    let keyed = With { if_match: Some(1), key: Some("k") };
    let first = lead.upload_with(&path, &[], "../Brev til Søren.exe", pdf("one"), keyed).await.expect(201).body;
    assert_eq!(lead.upload_with(&path, &[], "../Brev til Søren.exe", pdf("one"), keyed).await.expect(201).body, first);
    lead.upload_with(&path, &[], "brev.pdf", pdf("other"), keyed).await.expect(422);
    lead.upload_with(&path, &[], "brev.pdf", pdf("other"), at(1)).await.expect(412);
    assert_eq!((&first["status"], &first["version"]), (&json!("done"), &json!(2)));
    let kept = &first["ticks"][0]["answer"]["value"];
    assert_eq!((&kept["name"], &kept["file_type"], &kept["size"]), (&json!("Brev til Søren.pdf"), &json!("pdf"), &json!(12)));
    assert_eq!(kept["sha256"].as_str().unwrap().len(), 64);

    let sofus = house.as_user("sofus@one.example.dk").await;
    let fetched = sofus.get(&path).await.expect(200);
    assert_eq!(fetched.text, "%PDF-1.7 one");
    let header = |name: &str| fetched.headers[name].to_str().unwrap().to_owned();
    assert_eq!((header("content-type"), header("x-content-type-options")), ("application/pdf".to_owned(), "nosniff".to_owned()));
    assert!(header("content-disposition").starts_with("attachment;"), "{}", header("content-disposition"));
    assert!(header("content-disposition").contains("filename*=UTF-8''Brev%20til%20S%C3%B8ren.pdf"), "{}", header("content-disposition"));
    assert_eq!(
        (header("cache-control"), header("content-security-policy")),
        ("no-store".to_owned(), "default-src 'none'; sandbox".to_owned())
    );
    for stranger in [house.as_user("mette@one.example.dk").await, house.as_foreigner().await] {
        stranger.get(&path).await.expect(404);
        stranger.upload_with(&path, &[], "x.pdf", pdf(""), at(2)).await.expect(404);
    }
    sofus.upload_with(&path, &[], "x.pdf", pdf(""), at(2)).await.expect(403);

    // Another file stands in its place: of the first there is its name, and no more.
    let second = lead.upload_with(&path, &[], "nyt.pdf", pdf("two"), at(2)).await.expect(201).body;
    assert_eq!(second["ticks"][0]["number"], 2);
    assert_eq!(lead.get(&path).await.expect(200).text, "%PDF-1.7 two");
    lead.get(&format!("{path}?number=1")).await.expect(404);
    assert_eq!(lead.get(&format!("{path}?number=2")).await.expect(200).text, "%PDF-1.7 two");
    let names: Vec<Value> = lead.get(&of(&letter, "answers")).await.expect(200).body["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["answer"]["value"]["name"].clone())
        .collect();
    assert_eq!(names, ["nyt.pdf", "Brev til Søren.pdf"]);
    let history = consultant.get(&format!("/traineeships/{}/history", ground.sofus)).await.expect(200).text;
    assert_eq!(history.matches("checklist_item.file_read").count(), 1, "who fetched it is noted, its sender is not: {history}");
}
