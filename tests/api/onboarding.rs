//! Onboarding at the boundary: the plan, who ticks, who sees what, and the layers.

use crate::supervision::ground::{assign, costs_at_most, lay};
use crate::support::{House, Person};
use domain::ids::{TenantId, TraineeshipId};
use serde_json::{Value, json};

async fn plan(person: &Person, id: TraineeshipId) -> Value {
    person.get(&format!("/traineeships/{id}/checklist")).await.expect(200).body
}

fn items(plan: &Value) -> Vec<Value> {
    plan["phases"].as_array().unwrap().iter().flat_map(|phase| phase["items"].as_array().unwrap().clone()).collect()
}

fn item(plan: &Value, title: &str) -> Value {
    items(plan).into_iter().find(|item| item["title"].as_str().unwrap().starts_with(title)).unwrap_or_else(|| panic!("{title}"))
}

fn tick(item: &Value) -> String {
    format!("/checklist-items/{}/tick", item["id"].as_str().unwrap())
}

fn version(item: &Value) -> i32 {
    i32::try_from(item["version"].as_i64().unwrap()).unwrap()
}

#[actix_web::test]
async fn a_plan_is_made_of_the_layers_once() {
    let house = House::new().await;
    let ground = lay(&house, TenantId(1)).await;
    let consultant = house.as_consultant().await;
    let path = format!("/traineeships/{}/checklist", ground.sofus);
    assert_eq!(consultant.get(&path).await.expect(200).body["made"], false);
    let made = consultant.post_with_key(&path, json!({ "foreign_applicant": true }), "k").await.expect(201).body;
    consultant.post_with_key(&path, json!({ "foreign_applicant": true }), "k").await.expect(201);
    consultant.post(&path, json!({})).await.expect(409);
    consultant.post(&path, json!({ "colour": "red" })).await.expect(422);
    let read = consultant.get(&path).await.expect(200);
    assert_eq!(read.body, made);
    costs_at_most(&read, 6);

    // Monday 1 February 2027 is the first day; 60 days before is Thursday 3 December.
    assert_eq!(item(&made, "Uddannelsesaftalen er underskrevet")["due_on"], "2026-12-03");
    assert_eq!(item(&made, "Merit for udenlandsk uddannelse")["due_on"], "2026-12-03");
    // 30 days before is Saturday 2 January, so New Year's Eve.
    assert_eq!(item(&made, "Velkomstbrev er sendt")["due_on"], "2026-12-31");
    assert_eq!(item(&made, "Cykel eller bil")["layer"], "municipality");
    assert!(items(&made).iter().any(|item| item["layer"] == "programme" && item["layer_name"] == "SOSU"));
    assert!(items(&made).iter().all(|item| item["title"] != "Børneattest er indhentet"), "the site serves no children");
    assert_eq!(made["progress"]["mandatory_done"], 0);
    assert_eq!(made["phases"][0]["phase"], "preboarding");
    house.as_leader().await.post(&path, json!({})).await.expect(403);
    house.as_foreigner().await.post(&path, json!({})).await.expect(404);
    house.as_foreigner().await.get(&path).await.expect(404);
}

#[actix_web::test]
async fn of_a_traineeship_under_way_only_what_lies_ahead_is_planned() {
    let house = House::new().await;
    let ground = lay(&house, TenantId(1)).await;
    let consultant = house.as_consultant().await;
    let made = consultant.post(&format!("/traineeships/{}/checklist", ground.amina), json!({})).await.expect(201).body;
    assert!(items(&made).iter().all(|item| item["due_on"].as_str().unwrap() >= "2026-11-23"));
    let midway: Vec<Value> = items(&made).into_iter().filter(|item| item["title"] == "Midtvejssamtale").collect();
    assert_eq!(midway.iter().map(|item| item["segment"].as_str().unwrap()).collect::<Vec<_>>(), ["Oplæring 1", "Oplæring 2"]);
    assert!(made["progress"]["overdue"] == 0);
}

#[actix_web::test]
async fn who_may_tick_and_when_it_is_done() {
    let house = House::new().await;
    let ground = lay(&house, TenantId(1)).await;
    let consultant = house.as_consultant().await;
    consultant.post(&format!("/traineeships/{}/checklist", ground.amina), json!({})).await.expect(201);
    assign(&consultant, ground.amina, ground.mette, "responsible", "2026-11-23").await.expect(201);
    let (mette, ole, amina) = (
        house.as_user("mette@one.example.dk").await,
        house.as_user("ole@one.example.dk").await,
        house.as_user("amina@one.example.dk").await,
    );
    let hers = plan(&mette, ground.amina).await;
    let midway = item(&hers, "Midtvejssamtale");
    assert_eq!(midway["tick_as"], "supervisor");
    ole.put(&tick(&midway), json!({ "done": true }), 1).await.expect(404);
    mette.send("PUT", &tick(&midway), Some(json!({ "done": true })), Default::default()).await.expect(428);
    mette.put(&tick(&midway), json!({ "done": true, "role": "trainee" }), 1).await.expect(403);
    mette.put(&tick(&midway), json!({ "done": true, "role": "leader" }), 1).await.expect(422);
    let half = mette.put(&tick(&midway), json!({ "done": true }), 1).await.expect(200);
    assert_eq!((&half.body["status"], half.version()), (&json!("open"), 2), "both must tick");
    assert_eq!((&half.body["ticks"][0]["by"], &half.body["ticks"][0]["role"]), (&json!("Mette"), &json!("supervisor")));
    amina.put(&tick(&midway), json!({ "done": true }), 1).await.expect(412);
    let done = amina.put(&tick(&midway), json!({ "done": true }), 2).await.expect(200).body;
    assert_eq!((&done["status"], &done["closed_on"]), (&json!("done"), &json!("2026-11-23")));
    assert_eq!(plan(&consultant, ground.amina).await["progress"]["done"], 1);
    let undone = amina.put(&tick(&midway), json!({ "done": false }), 3).await.expect(200).body;
    assert_eq!((&undone["status"], undone["ticks"].as_array().unwrap().len()), (&json!("open"), 1));

    // The consultant ticks on behalf, and the audit log says so.
    let leaders = item(&plan(&consultant, ground.amina).await, "Slutsamtale");
    let ticked =
        consultant.put(&tick(&leaders), json!({ "done": true, "role": "education_lead" }), version(&leaders)).await.expect(200).body;
    assert_eq!(ticked["ticks"][0]["role"], "education_lead");
    house.as_administrator().await.put(&tick(&leaders), json!({ "done": true }), 2).await.expect(403);
    house.as_foreigner().await.put(&tick(&leaders), json!({ "done": true }), 2).await.expect(404);
}

#[actix_web::test]
pub async fn what_is_not_relevant_has_a_reason_and_a_mandatory_item_only_the_consultants() {
    let house = House::new().await;
    let ground = lay(&house, TenantId(1)).await;
    let consultant = house.as_consultant().await;
    consultant.post(&format!("/traineeships/{}/checklist", ground.sofus), json!({})).await.expect(201);
    let lead = house.as_user("lead_nord@one.example.dk").await;
    let hers = plan(&lead, ground.sofus).await;
    let set_aside = |item: &Value| format!("/checklist-items/{}/not-relevant", item["id"].as_str().unwrap());
    let mandatory = item(&hers, "Velkomstbrev er sendt");
    let reason = json!({ "reason": "Har været her før" });
    assert_eq!(mandatory["may_set_aside"], false);
    lead.put(&set_aside(&mandatory), reason.clone(), 1).await.expect(409);
    consultant.put(&set_aside(&mandatory), json!({ "reason": " " }), 1).await.expect(422);
    let before = plan(&consultant, ground.sofus).await["progress"]["mandatory"].as_i64().unwrap();
    let set = consultant.put(&set_aside(&mandatory), reason.clone(), 1).await.expect(200).body;
    assert_eq!((&set["status"], &set["reason"]), (&json!("not_relevant"), &json!("Har været her før")));
    assert_eq!(plan(&consultant, ground.sofus).await["progress"]["mandatory"].as_i64().unwrap(), before - 1);
    consultant.put(&set_aside(&mandatory), reason.clone(), 1).await.expect(412);
    lead.put(&tick(&mandatory), json!({ "done": false }), 2).await.expect(409);
    let optional = item(&hers, "Daglig vejleder er aftalt");
    lead.put(&set_aside(&optional), reason, 1).await.expect(200);
    let sofus = house.as_user("sofus@one.example.dk").await;
    assert!(!plan(&sofus, ground.sofus).await.to_string().contains("Har været her før"), "the reason is for the house");
}

#[actix_web::test]
async fn each_sees_and_is_reminded_of_what_is_hers() {
    let house = House::new().await;
    let ground = lay(&house, TenantId(1)).await;
    let consultant = house.as_consultant().await;
    consultant.post(&format!("/traineeships/{}/checklist", ground.sofus), json!({ "needs_work_permit": true })).await.expect(201);
    assign(&consultant, ground.sofus, ground.bo, "responsible", "2027-01-04").await.expect(201);
    let permit = "Opholds- og arbejdstilladelse er set";
    let has = |plan: &Value| items(plan).iter().any(|item| item["title"] == permit);
    let (sofus, bo, amina) = (
        house.as_user("sofus@one.example.dk").await,
        house.as_user("bo@one.example.dk").await,
        house.as_user("amina@one.example.dk").await,
    );
    assert!(has(&plan(&consultant, ground.sofus).await) && !has(&plan(&sofus, ground.sofus).await));
    amina.get(&format!("/traineeships/{}/checklist", ground.sofus)).await.expect(404);
    bo.get(&format!("/traineeships/{}/checklist", ground.sofus)).await.expect(404);

    // Three weeks later the assignment is near, and the first items of the trainee and the supervisor are due.
    house.pass(chrono::TimeDelta::days(28));
    let (sofus, bo, consultant) =
        (house.sign_in("sofus@one.example.dk").await, house.sign_in("bo@one.example.dk").await, house.as_consultant().await);
    assert!(!has(&plan(&bo, ground.sofus).await));
    let first_time = item(&plan(&bo, ground.sofus).await, "Jeg har læst 'Uddannelsen kort'");
    assert_eq!(first_time["tick_as"], "supervisor");
    let due = sofus.get("/my/checklist").await.expect(200);
    costs_at_most(&due, 5);
    let titles: Vec<&str> = due.body["items"].as_array().unwrap().iter().map(|due| due["item"]["title"].as_str().unwrap()).collect();
    assert_eq!(titles, ["Jeg har læst, hvordan kommunen bruger mine oplysninger"]);
    assert_eq!(due.body["items"][0]["trainee"], "Sofus Prøve");
    let longer = bo.get("/my/checklist?until=2027-02-01").await.expect(200).body;
    let roles: Vec<&Value> = longer["items"].as_array().unwrap().iter().map(|due| &due["item"]["tick_as"]).collect();
    assert!(roles.len() > 3 && roles.iter().all(|role| *role == "supervisor" || *role == "daily_supervisor"), "{roles:?}");
    let own = consultant.get("/my/checklist").await.expect(200).body;
    assert!(own["items"].as_array().unwrap().iter().all(|due| due["item"]["tick_as"] == "consultant"));
    sofus.get("/my/checklist?until=31-12-2026").await.expect(400);
}

#[actix_web::test]
async fn the_layers_say_where_each_item_comes_from() {
    let house = House::new().await;
    let layers = house.as_consultant().await.get("/template-layers").await.expect(200).body;
    let kinds: Vec<&str> = layers.as_array().unwrap().iter().map(|layer| layer["layer"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["municipality", "programme", "programme", "programme", "programme", "programme"]);
    assert_eq!((&layers[0]["name"], layers[0]["items"].as_array().unwrap().len()), (&json!("Kommune one"), 72));
    assert_eq!(layers[0]["items"][2]["condition"], json!({ "site_serves_children": true }));
}
