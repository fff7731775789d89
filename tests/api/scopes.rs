//! What a scope keeps apart: one who sees a part of the municipality neither reads nor writes the rest by another door.

use crate::imports::{import, trainee_list};
use crate::recruitment::{applicant, offer, recommended, step, with_cohort, with_sites};
use crate::supervision::ground::{Ground, assign, lay};
use crate::support::{House, Person};
use backend::db::schema::{traineeships as t, users as u};
use diesel::prelude::*;
use domain::access::Role;
use domain::ids::{TenantId, UserId};
use serde_json::{Value, json};

/// Gives a user of the first municipality a further role, at the root.
pub async fn also(house: &House, email: &str, role: Role, programmes: &'static [&'static str]) {
    let email = email.to_owned();
    let grant = move |w: &mut backend::db::Writer<'_>| {
        let user: UserId = u::table.filter(u::email_key.eq(&email)).select(u::id).first(&mut **w)?;
        let root = backend::users::root_unit(w)?;
        backend::users::grant(w, user, role, root, programmes)
    };
    house.app.db.write(&house.app.system(TenantId(1)), grant).await.unwrap();
}

/// A user of the first municipality with roles at the root, each for the programmes named or all.
async fn with_roles(house: &House, email: &'static str, roles: &[(Role, &'static [&'static str])]) -> Person {
    let hash = crate::support::password_hash().await;
    let make = move |w: &mut backend::db::Writer<'_>| {
        backend::users::insert(w, &backend::users::NewUser { name: "Ida", email, password_hash: Some(&hash) })
    };
    house.app.db.write(&house.app.system(TenantId(1)), make).await.unwrap();
    for (role, programmes) in roles {
        also(house, email, *role, programmes).await;
    }
    house.sign_in(email).await
}

async fn helpers_consultant(house: &House) -> Person {
    with_roles(house, "ida@one.example.dk", &[(Role::Consultant, &["ssh"])]).await
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

async fn actions(person: &Person, path: &str) -> Vec<String> {
    let page = person.get(&format!("{path}/history")).await.expect(200).body;
    page["items"].as_array().unwrap().iter().map(|entry| text(&entry["action"])).collect()
}

#[actix_web::test]
pub async fn a_person_out_of_scope_is_neither_read_nor_changed_by_an_application() {
    let house = House::new().await;
    with_sites(&house).await;
    let (all, part) = (house.as_consultant().await, helpers_consultant(&house).await);
    let first = recommended(&house, &all, with_cohort(&all, applicant()).await).await;
    step(&all, &first, offer(&all).await).await.expect(200);
    let yes = json!({ "to": "accepted", "evidence": "Mail", "starts_on": "2027-01-04", "ends_on": "2029-10-21" });
    let traineeship = text(&step(&all, &first, yes).await.expect(200).body["traineeship_id"]);
    part.get(&format!("/traineeships/{traineeship}")).await.expect(404);

    let mut again = applicant();
    (again["programme_code"], again["phone"]) = (json!("ssh"), json!("20202020"));
    let again = with_cohort(&part, again).await;
    let second = part.post("/applications", again).await.expect(201).body;
    assert_eq!(second["existing_person"], true, "she must know");
    let path = format!("/applications/{}", text(&second["id"]));
    let card = part.get(&path).await.expect(200);
    let own = (&json!("aase@example.dk"), &json!("+4520202020"));
    assert_eq!((&card.body["email"], &card.body["phone"]), own, "what she gave here, also where the other has none");
    let note = "Har kørekort\nE-mail i ansøgningen: aase@example.dk\nTelefon i ansøgningen: +4520202020";
    assert_eq!(card.body["note"], note, "all that was given, and not whether it is the same");
    let known = all.get(&format!("/traineeships/{traineeship}")).await.expect(200).body;
    assert_eq!((&known["email"], &known["phone"]), (&json!("aase@example.dk"), &Value::Null), "nothing of hers was written");
    assert_eq!(actions(&part, &path).await, ["application.registered"], "her own, and nothing of the other");
    let everything = actions(&all, &path).await;
    assert!(["traineeship.created", "application.moved"].iter().all(|action| everything.contains(&(*action).to_owned())));

    let change = json!({ "given_name": "Aase", "birth_date": "2001-04-13", "email": "ny@example.dk", "note": "Ringet op" });
    let refused = part.patch(&path, change.clone(), 1).await.expect(409).body;
    let told: Vec<_> = refused["errors"].as_array().unwrap().iter().map(|error| (text(&error["field"]), text(&error["code"]))).collect();
    let wanted = ["given_name", "birth_date"].map(|field| (field.to_owned(), "known_elsewhere".to_owned()));
    assert_eq!((refused["code"].clone(), told), (json!("blocked"), wanted.to_vec()));
    let own = json!({ "given_name": "Åse", "note": "Ringet op", "phone": "30303030" });
    let changed = part.patch(&path, own, 1).await.expect(200).body;
    assert_eq!((&changed["note"], &changed["phone"]), (&json!("Ringet op"), &json!("+4530303030")), "the application itself is hers");
    let known = all.get(&format!("/traineeships/{traineeship}")).await.expect(200).body;
    assert_eq!((&known["email"], &known["phone"]), (&json!("aase@example.dk"), &Value::Null), "what is known elsewhere stays");
    let assistants = with_roles(&house, "eva@one.example.dk", &[(Role::Consultant, &["ssa"])]).await;
    let invitation = format!("/traineeships/{traineeship}/invitation");
    let refused = assistants.post(&invitation, json!({})).await.expect(409).body;
    assert_eq!(refused["errors"], json!([{ "field": "person", "code": "known_elsewhere" }]), "the key opens more than what is hers");
    all.post(&invitation, json!({})).await.expect(201);
    all.patch(&path, change, 2).await.expect(200);
    let known = all.get(&format!("/traineeships/{traineeship}")).await.expect(200).body;
    assert_eq!((&known["given_name"], &known["email"]), (&json!("Aase"), &json!("ny@example.dk")));
}

#[actix_web::test]
async fn contact_facts_from_elsewhere_stay_there_and_those_of_the_application_stay_with_it() {
    let house = House::new().await;
    let (all, part) = (house.as_consultant().await, helpers_consultant(&house).await);
    let mut own = applicant();
    (own["programme_code"], own["email"]) = (json!("ssh"), Value::Null);
    let own = part.post("/applications", own).await.expect(201).body;
    let path = format!("/applications/{}", text(&own["id"]));
    // She applies elsewhere too, and gives an address there.
    all.post("/applications", applicant()).await.expect(201);
    let contact = async |person: &Person| {
        let card = person.get(&path).await.expect(200).body;
        (card["email"].clone(), card["phone"].clone())
    };
    assert_eq!(contact(&part).await, (Value::Null, Value::Null), "the address was not given here");
    assert_eq!(contact(&all).await, (json!("aase@example.dk"), Value::Null), "who sees both sees what is known");
    all.patch(&path, json!({ "note": "Ringet op", "email": "aase@example.dk" }), 1).await.expect(200);
    assert_eq!(contact(&part).await, (Value::Null, Value::Null), "and no correction of something else carries it over");
    part.patch(&path, json!({ "email": "her@example.dk" }), 2).await.expect(200);
    assert_eq!(contact(&part).await.0, "her@example.dk");
    assert_eq!(contact(&all).await.0, "aase@example.dk");
}

#[actix_web::test]
pub async fn a_list_moves_the_first_day_and_starts_nobody() {
    let house = House::new().await;
    with_sites(&house).await;
    let consultant = house.as_consultant().await;
    let status = async |start: &str, end: &str| {
        let list = trainee_list(&[("Start", start), ("Slut", end)]);
        import(&consultant, "trainees", "elever.csv", list.as_bytes()).await;
        let line = consultant.get("/traineeships?search=aase").await.expect(200).body["items"][0].clone();
        (text(&line["starts_on"]), text(&line["status"]))
    };
    assert_eq!(status("01-12-2026", "20-05-2029").await, ("2026-12-01".to_owned(), "preboarding".to_owned()));
    assert_eq!(status("02-11-2026", "20-05-2029").await, ("2026-11-02".to_owned(), "preboarding".to_owned()), "the guards of the start");
    assert_eq!(status("02-11-2026", "20-12-2026").await.1, "preboarding", "not even one who is soon done");
    assert_eq!(status("02-11-2026", "20-11-2026").await.1, "completed", "what is over is over");
}

async fn invite(consultant: &Person, ground: &Ground) -> crate::support::Answer {
    consultant.post(&format!("/traineeships/{}/invitation", ground.amina), json!({})).await
}

#[actix_web::test]
async fn an_invitation_takes_over_no_account_that_lives() {
    let house = House::new().await;
    let ground = lay(&house, TenantId(1)).await;
    let consultant = house.as_consultant().await;
    invite(&consultant, &ground).await.expect(201);
    invite(&consultant, &ground).await.expect(201);
    house.as_user("amina@one.example.dk").await;
    let refused = invite(&consultant, &ground).await.expect(409).body;
    assert_eq!(refused["errors"], json!([{ "field": "user", "code": "account_in_use" }]), "she has a password");
}

#[actix_web::test]
async fn an_invitation_is_not_for_one_with_other_roles() {
    let house = House::new().await;
    let ground = lay(&house, TenantId(1)).await;
    also(&house, "amina@one.example.dk", Role::Administrator, &[]).await;
    invite(&house.as_consultant().await, &ground).await.expect(409);
}

#[actix_web::test]
async fn a_role_for_one_programme_says_nothing_about_the_trainees_of_another() {
    let house = House::new().await;
    let ground = lay(&house, TenantId(1)).await;
    let (amina, sofus) = (ground.amina, ground.sofus);
    let note = move |w: &mut backend::db::Writer<'_>| {
        w.nothing_to_do();
        diesel::update(t::table.filter(t::id.eq_any([amina, sofus]))).set(t::note.eq(Some("Aftalt"))).execute(&mut **w)?;
        Ok(())
    };
    house.app.db.write(&house.app.system(TenantId(1)), note).await.unwrap();
    let ida = with_roles(&house, "ida@one.example.dk", &[(Role::Consultant, &["ssh"]), (Role::Leader, &["ssa"])]).await;
    let seen = async |id| {
        let card = ida.get(&format!("/traineeships/{id}")).await.expect(200).body;
        (card["note"].clone(), card["birth_date"].clone())
    };
    assert_eq!(seen(sofus).await, (json!("Aftalt"), json!("2001-05-05")), "as her consultant");
    assert_eq!(seen(amina).await, (Value::Null, Value::Null), "as a leader only");
}

#[actix_web::test]
async fn why_an_exception_was_made_is_told_to_those_who_assign_her_supervisors() {
    let house = House::new().await;
    let ground = lay(&house, TenantId(1)).await;
    let consultant = house.as_consultant().await;
    let body = json!({
        "profile_id": ground.ole, "kind": "responsible", "starts_on": "2026-11-23",
        "exception_reason": "Begynder på AMU i januar", "exception_until": "2027-01-31"
    });
    consultant.post(&format!("/traineeships/{}/supervisor-assignments", ground.amina), body).await.expect(201);
    let reason = async |person: &Person| {
        let told = person.get(&format!("/traineeships/{}/supervisor-assignments", ground.amina)).await.expect(200).body;
        told[0]["exception_reason"].clone()
    };
    assert_eq!(reason(&consultant).await, "Begynder på AMU i januar");
    also(&house, "amina@one.example.dk", Role::Leader, &["ssh"]).await;
    assert_eq!(reason(&house.as_user("amina@one.example.dk").await).await, Value::Null, "a leader of others, the trainee here");
    assign(&consultant, ground.sofus, ground.bo, "responsible", "2027-02-01").await.expect(201);
}

#[actix_web::test]
async fn cohorts_and_applications_of_another_programme_are_not_there() {
    let house = House::new().await;
    with_sites(&house).await;
    let part = helpers_consultant(&house).await;
    for (programme, status) in [("ssa", 404), ("ssh", 200)] {
        let cohort = part.get(&format!("/cohorts?programme={programme}")).await.expect(200).body["items"][0].clone();
        let path = format!("/cohorts/{}", text(&cohort["id"]));
        let version = i32::try_from(cohort["version"].as_i64().unwrap()).unwrap();
        part.patch(&path, json!({ "target_places": 3 }), version).await.expect(status);
    }
    let refused = part.post("/applications", applicant()).await.expect(422).body;
    assert_eq!(refused["errors"], json!([{ "field": "programme_code", "code": "not_found" }]));
    let mut own = applicant();
    own["programme_code"] = json!("ssh");
    let own = with_cohort(&part, own).await;
    part.post("/applications", own).await.expect(201);
}

#[actix_web::test]
async fn a_dispensation_is_the_consultants_and_what_has_ended_stays() {
    let house = House::new().await;
    let (consultant, lead) = (house.as_consultant().await, house.as_education_lead().await);
    let id = text(&consultant.post("/applications", applicant()).await.expect(201).body["id"]);
    let path = format!("/applications/{id}");
    let set = async |person: &Person, body: Value| {
        let version = consultant.get(&path).await.expect(200).version();
        person.put(&format!("{path}/requirements/science"), body, version).await
    };
    step(&consultant, &id, json!({ "to": "screening" })).await.expect(200);
    set(&lead, json!({ "met": false })).await.expect(200);
    set(&consultant, json!({ "met": false, "dispensation_reason": "Tager naturfag i foråret" })).await.expect(200);
    for met in [true, false] {
        set(&lead, json!({ "met": met })).await.expect(403);
    }
    set(&consultant, json!({ "met": true })).await.expect(200);
    set(&lead, json!({ "met": false })).await.expect(200);
    step(&consultant, &id, json!({ "to": "withdrawn" })).await.expect(200);
    set(&consultant, json!({ "met": true })).await.expect(409);
}
