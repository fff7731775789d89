//! From an application to a traineeship: the way, its guards, and what others may not see.

use crate::support::{Answer, House, Person};
use domain::ids::TenantId;
use domain::imports::ImportKind;
use serde_json::{Value, json};

pub async fn with_sites(house: &House) {
    load(house, ImportKind::Sites, include_bytes!("../../backend/demo/praktiksteder.csv")).await;
    load(house, ImportKind::Cohorts, include_bytes!("../../backend/demo/holdplaner.csv")).await;
}

async fn load(house: &House, kind: ImportKind, bytes: &[u8]) {
    let permit = house.app.system(TenantId(1));
    backend::imports::load_bytes(&house.app, &permit, kind, "fil.csv", bytes.to_vec(), true).await.unwrap();
}

pub fn applicant() -> Value {
    json!({
        "given_name": "Åse", "family_name": "Blåbjerg", "birth_date": "2001-04-12", "email": "aase@example.dk",
        "programme_code": "ssa", "entry_route": "ordinary", "source": "website", "received_on": "2026-11-20", "note": "Har kørekort"
    })
}

/// The applicant with the next cohort of her programme, as she must have it where one is coming.
pub async fn with_cohort(consultant: &Person, mut applicant: Value) -> Value {
    let programme = applicant["programme_code"].as_str().unwrap();
    let page = consultant.get(&format!("/cohorts?programme={programme}&open_on=2026-11-23")).await.expect(200).body;
    let coming = page["items"].as_array().unwrap().iter().find(|cohort| cohort["starts_on"].as_str().unwrap() >= "2026-11-23");
    applicant["cohort_id"] = coming.map_or(Value::Null, |cohort| cohort["id"].clone());
    applicant
}

pub async fn step(person: &Person, id: &str, body: Value) -> Answer {
    let version = person.get(&format!("/applications/{id}")).await.expect(200).version();
    person.post_if_match(&format!("/applications/{id}/transitions"), body, version).await
}

pub async fn site(person: &Person) -> String {
    let units = person.get("/org-units").await.expect(200).body;
    let found = units.as_array().unwrap().iter().find(|unit| unit["name"] == "Plejecenter Havblik").unwrap();
    found["id"].as_str().unwrap().to_owned()
}

/// Registers an applicant and takes her to the recommendation.
pub async fn recommended(house: &House, consultant: &Person, applicant: Value) -> String {
    let id = consultant.post("/applications", applicant).await.expect(201).body["id"].as_str().unwrap().to_owned();
    step(consultant, &id, json!({ "to": "screening" })).await.expect(200);
    for code in ["danish", "first_aid", "gf2", "science"] {
        let version = consultant.get(&format!("/applications/{id}")).await.version();
        consultant.put(&format!("/applications/{id}/requirements/{code}"), json!({ "met": true }), version).await.expect(200);
    }
    step(consultant, &id, json!({ "to": "interview" })).await.expect(200);
    for person in [consultant.clone(), house.as_leader().await] {
        let version = person.get(&format!("/applications/{id}")).await.expect(200).version();
        let record = json!({ "held_on": "2026-11-23", "conclusion": "recommend" });
        person.put(&format!("/applications/{id}/interview"), record, version).await.expect(200);
    }
    step(consultant, &id, json!({ "to": "recommended" })).await.expect(200);
    id
}

/// An offer; whether GF2 is included stands in it as it must for an adult.
pub async fn offer(consultant: &Person) -> Value {
    let site = site(consultant).await;
    json!({ "to": "offered", "offer_deadline": "2026-12-01", "employment_basis": "eud_trainee", "site_id": site, "gf2_included": true })
}

/// Takes an application to an offer.
async fn offered(house: &House, consultant: &Person) -> String {
    let applicant = with_cohort(consultant, applicant()).await;
    let id = recommended(house, consultant, applicant).await;
    let missing = step(consultant, &id, json!({ "to": "offered" })).await.expect(422).body;
    let fields: Vec<_> = missing["errors"].as_array().unwrap().iter().map(|error| error["field"].as_str().unwrap().to_owned()).collect();
    assert_eq!(fields, ["site_id", "employment_basis", "gf2_included", "offer_deadline"], "everything missing is said at once");
    step(consultant, &id, offer(consultant).await).await.expect(200);
    id
}

#[actix_web::test]
async fn unmet_requirements_block_the_interview_until_they_are_dispensed_with() {
    let house = House::new().await;
    let consultant = house.as_consultant().await;
    let id = consultant.post("/applications", applicant()).await.expect(201).body["id"].as_str().unwrap().to_owned();
    let screening = step(&consultant, &id, json!({ "to": "screening" })).await.expect(200).body;
    let codes: Vec<_> = screening["requirements"].as_array().unwrap().iter().map(|check| check["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["danish", "first_aid", "gf2", "science"]);
    let blocked = step(&consultant, &id, json!({ "to": "interview" })).await.expect(409).body;
    assert_eq!(blocked["code"], "blocked");
    let sentence = "Alle krav skal være opfyldt eller have dispensation.";
    let told = json!({ "field": "to", "code": "guard_not_met", "params": { "guard": "requirements_met", "sentence": sentence } });
    assert_eq!(blocked["errors"][0], told);
    let met = json!({ "met": true });
    let dispensed = json!({ "met": false, "dispensation_reason": "Tager naturfag i foråret" });
    for (code, set) in [("danish", met.clone()), ("first_aid", met.clone()), ("gf2", met), ("science", dispensed)] {
        let version = consultant.get(&format!("/applications/{id}")).await.version();
        consultant.put(&format!("/applications/{id}/requirements/{code}"), set, version).await.expect(200);
    }
    step(&consultant, &id, json!({ "to": "interview" })).await.expect(200);
}

#[actix_web::test]
async fn an_accepted_offer_becomes_a_traineeship_in_preboarding_and_nothing_is_lost() {
    let house = House::new().await;
    with_sites(&house).await;
    let consultant = house.as_consultant().await;
    let id = offered(&house, &consultant).await;
    let yes = json!({ "to": "accepted", "evidence": "Sagde ja i telefonen 23.11.", "starts_on": "2027-01-04", "ends_on": "2029-10-21" });
    let accepted = step(&consultant, &id, yes).await.expect(200).body;
    assert_eq!(accepted["status"], "accepted");
    let traineeship = accepted["traineeship_id"].as_str().unwrap();
    let card = consultant.get(&format!("/traineeships/{traineeship}")).await.expect(200).body;
    for (field, value) in [
        ("given_name", json!("Åse")),
        ("status", json!("preboarding")),
        ("employment_basis", json!("eud_trainee")),
        ("site_name", json!("Plejecenter Havblik")),
        ("starts_on", json!("2027-01-04")),
        ("email", json!("aase@example.dk")),
        ("note", json!("Har kørekort")),
        ("consultant_name", json!("Uddannelseskonsulent one")),
    ] {
        assert_eq!(card[field], value, "{field}");
    }
    let found = consultant.get("/traineeships?search=aase+blaa").await.expect(200).body;
    assert_eq!(found["items"][0]["id"], traineeship, "found by a part of the name, å written aa");
    let history = consultant.get(&format!("/traineeships/{traineeship}/history")).await.expect(200).body;
    let actions: Vec<_> = history["items"].as_array().unwrap().iter().map(|entry| entry["action"].as_str().unwrap()).collect();
    for action in ["application.registered", "application.moved", "traineeship.created"] {
        assert!(actions.contains(&action), "{actions:?}");
    }
}

#[actix_web::test]
async fn a_missing_plan_blocks_the_yes_and_changes_nothing() {
    let house = House::new().await;
    load(&house, ImportKind::Sites, include_bytes!("../../backend/demo/praktiksteder.csv")).await;
    let consultant = house.as_consultant().await;
    let id = offered(&house, &consultant).await;
    let blocked = step(&consultant, &id, json!({ "to": "accepted", "evidence": "Mail" })).await.expect(409).body;
    assert_eq!(blocked["errors"][0]["params"]["guard"], "cohort_chosen");
    assert_eq!(consultant.get(&format!("/applications/{id}")).await.body["status"], "offered");
    house.pass(chrono::TimeDelta::days(9));
    let consultant = house.as_consultant().await;
    let late = json!({ "to": "accepted", "evidence": "Mail", "starts_on": "2027-01-04", "ends_on": "2029-10-21" });
    assert_eq!(step(&consultant, &id, late).await.expect(409).body["errors"][0]["params"]["guard"], "before_deadline");
    step(&consultant, &id, json!({ "to": "offer_expired" })).await.expect(200);
}

#[actix_web::test]
async fn the_same_key_registers_one_applicant_and_a_known_person_is_used_again() {
    let house = House::new().await;
    let consultant = house.as_consultant().await;
    let first = consultant.post_with_key("/applications", applicant(), "k1").await.expect(201).body;
    assert_eq!(first["existing_person"], false);
    assert_eq!(consultant.post_with_key("/applications", applicant(), "k1").await.expect(201).body, first);
    let mut other = applicant();
    other["given_name"] = json!("AASE");
    other["programme_code"] = json!("ssh");
    assert_eq!(consultant.post_with_key("/applications", other.clone(), "k1").await.expect(422).body["code"], "key_reused");
    let second = consultant.post_with_key("/applications", other, "k2").await.expect(201).body;
    assert_eq!((second["existing_person"].clone(), second["person_id"].clone()), (json!(true), first["person_id"].clone()));
    let mut interested = applicant();
    (interested["given_name"], interested["lead"]) = (json!("Bo"), json!(true));
    let lead = consultant.post("/applications", interested).await.expect(201).body["id"].as_str().unwrap().to_owned();
    assert_eq!(consultant.get(&format!("/applications/{lead}")).await.body["status"], "lead");
    let board = consultant.get("/applications/board").await.expect(200).body;
    let received = board["columns"].as_array().unwrap().iter().find(|column| column["status"] == "received").unwrap();
    assert_eq!(received["count"], 2);
}

#[actix_web::test]
async fn two_people_at_once_and_the_other_municipality() {
    let house = House::new().await;
    let consultant = house.as_consultant().await;
    let id = consultant.post("/applications", applicant()).await.expect(201).body["id"].as_str().unwrap().to_owned();
    let path = format!("/applications/{id}/transitions");
    let withdraw = json!({ "to": "withdrawn" });
    consultant.post(&path, withdraw.clone()).await.expect(428);
    consultant.post_if_match(&path, json!({ "to": "screening" }), 1).await.expect(200);
    house.pass(chrono::TimeDelta::minutes(42));
    let consultant = house.as_consultant().await;
    let stale = consultant.post_if_match(&path, withdraw.clone(), 1).await.expect(412).body;
    let told = json!({
        "status": 412, "code": "stale_version", "title": "En anden har ændret det siden.",
        "changed_by": "Uddannelseskonsulent one", "changed_at": "2026-11-23T07:00:00.000000Z"
    });
    assert_eq!(without_instance(stale), told, "who saved and when, and nothing else of it");
    let foreigner = house.as_foreigner().await;
    let hidden = foreigner.get(&format!("/applications/{id}")).await.expect(404);
    let missing = foreigner.get("/applications/01970000-0000-7000-8000-0000ffffffff").await.expect(404);
    assert_eq!(without_instance(hidden.body), without_instance(missing.body));
    foreigner.post_if_match(&path, withdraw, 2).await.expect(404);
    let mut wrong = applicant();
    wrong["received_on"] = json!("2026-11-24");
    wrong["email"] = json!("ikke en mail");
    wrong["family_name"] = json!("  ");
    let errors = consultant.post("/applications", wrong).await.expect(422).body["errors"].clone();
    assert_eq!(
        errors,
        json!([
            { "field": "family_name", "code": "required" },
            { "field": "email", "code": "invalid_email" },
            { "field": "received_on", "code": "in_future" }
        ])
    );
}

fn without_instance(mut body: Value) -> Value {
    body.as_object_mut().unwrap().remove("instance");
    body
}

#[actix_web::test]
async fn the_list_finds_by_name_and_turns_round() {
    let house = House::new().await;
    let consultant = house.as_consultant().await;
    for (given, family, day) in [("Åse", "Blåbjerg", "2026-11-18"), ("Bo", "Ærø", "2026-11-19"), ("Åse", "Dam", "2026-11-20")] {
        let mut one = applicant();
        (one["given_name"], one["family_name"], one["received_on"]) = (json!(given), json!(family), json!(day));
        consultant.post("/applications", one).await.expect(201);
    }
    let names = |body: &Value| {
        body["items"].as_array().unwrap().iter().map(|one| one["family_name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let found = consultant.get("/applications?search=aase").await.expect(200).body;
    assert_eq!(names(&found), ["Blåbjerg", "Dam"]);
    let newest = consultant.get("/applications?sort=-received&limit=2").await.expect(200).body;
    assert_eq!(names(&newest), ["Dam", "Ærø"]);
    let rest = consultant
        .get(&format!("/applications?sort=-received&limit=2&cursor={}", newest["next_cursor"].as_str().unwrap()))
        .await
        .expect(200)
        .body;
    assert_eq!(names(&rest), ["Blåbjerg"]);
    consultant.get("/applications?sort=name").await.expect(422);
}

#[actix_web::test]
async fn corrections_change_what_they_name_and_a_known_persons_contact_facts_are_kept() {
    let house = House::new().await;
    let consultant = house.as_consultant().await;
    let first = consultant.post("/applications", applicant()).await.expect(201).body;
    let path = format!("/applications/{}", first["id"].as_str().unwrap());
    let change = json!({ "family_name": "Blåbjerg Holm", "note": "" });
    let changed = consultant.patch(&path, change.clone(), 1).await.expect(200).body;
    assert_eq!(
        (changed["family_name"].clone(), changed["note"].clone(), changed["email"].clone()),
        (json!("Blåbjerg Holm"), Value::Null, json!("aase@example.dk"))
    );
    consultant.patch(&path, change.clone(), 1).await.expect(412);
    house.as_foreigner().await.patch(&path, change, 2).await.expect(404);
    let history = consultant.get(&format!("{path}/history")).await.expect(200).body;
    assert_eq!(history["items"][0]["details"], json!({ "fields": ["family_name", "note"] }), "which fields, not what they say");
    house.as_foreigner().await.get(&format!("{path}/history")).await.expect(404);

    let mut again = applicant();
    (again["family_name"], again["email"], again["phone"]) = (json!("Blåbjerg Holm"), json!("ny@example.dk"), json!("20202020"));
    let second = consultant.post("/applications", again).await.expect(201).body;
    assert_eq!(second["existing_person"], true);
    let card = consultant.get(&format!("/applications/{}", second["id"].as_str().unwrap())).await.expect(200).body;
    assert_eq!((card["email"].clone(), card["phone"].clone()), (json!("aase@example.dk"), json!("+4520202020")));
    assert_eq!(card["note"], "Har kørekort\nE-mail i ansøgningen: ny@example.dk", "what differs is not lost");
}

#[actix_web::test]
async fn ids_of_the_other_municipality_are_not_found_in_the_body() {
    let house = House::new().await;
    with_sites(&house).await;
    let foreigner = house.as_foreigner().await;
    let cohort = {
        let read = |c: &mut backend::db::Reader| {
            use backend::db::schema::cohorts;
            use diesel::prelude::*;
            Ok(cohorts::table
                .filter(cohorts::tenant_id.eq(TenantId(1)).and(cohorts::programme_code.eq("ssa")))
                .select(cohorts::id)
                .first::<domain::ids::CohortId>(c)?)
        };
        house.app.db.read(&house.app.system(TenantId(1)), read).await.unwrap()
    };
    let mut theirs = applicant();
    theirs["cohort_id"] = json!(cohort);
    let refused = foreigner.post("/applications", theirs.clone()).await.expect(422).body;
    assert_eq!(refused["errors"], json!([{ "field": "cohort_id", "code": "not_found" }]));
    let own = house.as_consultant().await.post("/applications", theirs).await.expect(201);
    assert_eq!(own.headers["location"].to_str().unwrap(), format!("/api/v1/applications/{}", own.body["id"].as_str().unwrap()));
}

#[actix_web::test]
async fn a_cohort_is_chosen_where_one_of_the_programme_is_coming() {
    let house = House::new().await;
    with_sites(&house).await;
    let consultant = house.as_consultant().await;
    let missing = json!([{ "field": "cohort_id", "code": "required" }]);
    assert_eq!(consultant.post("/applications", applicant()).await.expect(422).body["errors"], missing);
    let mut merit = applicant();
    merit["programme_code"] = json!("pau");
    consultant.post("/applications", merit).await.expect(201);

    // One who is only interested chooses when she applies.
    let mut interested = applicant();
    interested["lead"] = json!(true);
    let lead = consultant.post("/applications", interested).await.expect(201).body["id"].as_str().unwrap().to_owned();
    assert_eq!(step(&consultant, &lead, json!({ "to": "received" })).await.expect(422).body["errors"], missing);
    let cohort = with_cohort(&consultant, applicant()).await["cohort_id"].clone();
    let other = with_cohort(&consultant, json!({ "programme_code": "ssh" })).await["cohort_id"].clone();
    let wrong = step(&consultant, &lead, json!({ "to": "received", "cohort_id": other })).await.expect(422).body;
    assert_eq!(wrong["errors"], json!([{ "field": "cohort_id", "code": "invalid_value" }]));
    let received = step(&consultant, &lead, json!({ "to": "received", "cohort_id": cohort })).await.expect(200).body;
    assert_eq!((&received["status"], &received["cohort_id"], &received["cohort"]), (&json!("received"), &cohort, &json!("SSA2701")));
}

#[actix_web::test]
async fn the_offer_to_an_adult_says_whether_gf2_is_in_the_employment() {
    let house = House::new().await;
    with_sites(&house).await;
    let consultant = house.as_consultant().await;
    let adult = offered(&house, &consultant).await;
    assert_eq!(consultant.get(&format!("/applications/{adult}")).await.expect(200).body["gf2_included"], true);

    // 25 the day after the first day: it is not asked, and an answer is not kept.
    let mut young = with_cohort(&consultant, applicant()).await;
    (young["given_name"], young["birth_date"]) = (json!("Bo"), json!("2002-01-05"));
    let young = recommended(&house, &consultant, young).await;
    let card = step(&consultant, &young, offer(&consultant).await).await.expect(200).body;
    assert_eq!(card["gf2_included"], Value::Null);
}

#[actix_web::test]
async fn a_move_leaves_the_facts_of_other_moves_alone() {
    let house = House::new().await;
    with_sites(&house).await;
    let consultant = house.as_consultant().await;
    let new = consultant.post("/applications", with_cohort(&consultant, applicant()).await).await.expect(201).body;
    let id = new["id"].as_str().unwrap();
    let planted = json!({
        "to": "screening", "clarification": "Alt er fint", "site_id": site(&consultant).await, "employment_basis": "paid_student",
        "offer_deadline": "2026-12-24", "evidence": "Mail", "guidance_plan": "Læs", "recontact_on": "2027-01-04", "reason": "other",
    });
    let card = step(&house.as_education_lead().await, id, planted).await.expect(200).body;
    for field in ["clarification", "employment_basis", "offer_deadline", "guidance_plan", "recontact_on", "outcome_reason"] {
        assert!(card[field].is_null(), "{field}: {card}");
    }
    assert_eq!(card["site_id"], new["site_id"]);
}

#[actix_web::test]
async fn who_needs_a_work_permit_does_not_begin_without_it() {
    let house = House::new().await;
    with_sites(&house).await;
    let consultant = house.as_consultant().await;
    let id = offered(&house, &consultant).await;
    let yes = json!({
        "to": "accepted", "evidence": "Mail", "starts_on": "2027-01-04", "ends_on": "2029-10-21", "needs_work_permit": true,
        "foreign_applicant": true,
    });
    let traineeship = step(&consultant, &id, yes).await.expect(200).body["traineeship_id"].clone();
    let path = format!("/traineeships/{}", traineeship.as_str().unwrap());
    let card = consultant.get(&path).await.expect(200).body;
    let missing = card["start"]["missing"].as_array().unwrap().clone();
    assert!(missing.contains(&json!("work_permit")), "{missing:?}");
    let plan = consultant.get(&format!("{path}/checklist")).await.expect(200).text;
    assert!(plan.contains("opholds- og arbejdstilladelse") || plan.contains("Opholds- og arbejdstilladelse"), "the plan asks for it");
}

#[actix_web::test]
async fn who_comes_by_the_jobcentre_has_a_contact_there() {
    let house = House::new().await;
    let consultant = house.as_consultant().await;
    let mut new = applicant();
    new["jobcentre_contact"] = json!("Ole Opdigt");
    let other_way = consultant.post("/applications", new.clone()).await.expect(422).body;
    assert_eq!(other_way["errors"], json!([{ "field": "jobcentre_contact", "code": "invalid_value" }]), "asked on this way in only");
    new["entry_route"] = json!("jobcentre_clarification");
    let id = consultant.post("/applications", new).await.expect(201).body["id"].as_str().unwrap().to_owned();
    let path = format!("/applications/{id}");
    assert_eq!(consultant.get(&path).await.expect(200).body["jobcentre_contact"], "Ole Opdigt");
    let changed = consultant.patch(&path, json!({ "jobcentre_contact": " Ida  Opdigt " }), 1).await.expect(200).body;
    assert_eq!(changed["jobcentre_contact"], "Ida Opdigt");
    assert_eq!(consultant.patch(&path, json!({ "note": "" }), 2).await.expect(200).body["jobcentre_contact"], "Ida Opdigt", "it stays");
    assert_eq!(consultant.patch(&path, json!({ "jobcentre_contact": "" }), 3).await.expect(200).body["jobcentre_contact"], Value::Null);
}
