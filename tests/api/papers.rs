//! What the municipalities' papers ask for by name (docs/field 1), where no other story shows it.

use crate::hiring;
use crate::imports::{SITES, SUPERVISORS, import};
use crate::recruitment::{self, applicant, with_cohort};
use crate::supervision::ground::lay;
use crate::support::{House, Person};
use backend::db::schema::traineeships;
use diesel::prelude::*;
use domain::hiring::HireReason;
use domain::ids::TenantId;
use domain::supervision::SessionKind;
use domain::traineeships::TraineeshipStatus;
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn all<'a>(list: &'a Value, field: &str) -> BTreeSet<&'a str> {
    list.as_array().unwrap().iter().filter_map(|one| one[field].as_str()).collect()
}

async fn supervisors(person: &Person) -> Vec<Value> {
    let (mut all, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = person.get(&format!("/supervisors?limit=100&cursor={cursor}")).await.expect(200).body;
        all.extend(page["items"].as_array().unwrap().iter().cloned());
        match page["next_cursor"].as_str() {
            Some(next) => cursor = next.to_owned(),
            None => return all,
        }
    }
}

#[actix_web::test]
async fn the_catalogue_holds_every_programme_that_is_named() {
    let house = House::new().await;
    let programmes = house.as_consultant().await.get("/programmes").await.expect(200).body;
    let known = all(&programmes, "code");
    for code in [
        "ssa",
        "ssh",
        "sygeplejerske",
        "laerer",
        "paedagog",
        "socialraadgiver",
        "fysio",
        "ergo",
        "pau",
        "kontor",
        "ernaering",
        "tandklinik",
        "gartner",
        "merit_paed",
        "merit_laerer",
        "sporskifte",
        "sundhedsplejerske",
    ] {
        assert!(known.contains(code), "{code}: {known:?}");
    }
}

#[actix_web::test]
async fn the_sites_of_a_municipality_are_of_every_kind_that_is_named() {
    let house = House::new().await;
    let consultant = house.as_consultant().await;
    import(&consultant, "sites", "praktiksteder.csv", SITES).await;
    let units = consultant.get("/org-units").await.expect(200).body;
    let kinds = all(&units, "site_kind");
    for kind in ["school", "after_school", "club", "daycare", "care_home", "home_care", "nursing", "residential", "authority"] {
        assert!(kinds.contains(kind), "{kind}: {kinds:?}");
    }
    let levels = all(&units, "kind");
    assert_eq!(levels, BTreeSet::from(["municipality", "centre", "area", "site"]));
}

#[actix_web::test]
async fn a_supervisor_has_her_sites_her_education_and_her_time() {
    let house = House::new().await;
    let consultant = house.as_consultant().await;
    import(&consultant, "sites", "praktiksteder.csv", SITES).await;
    import(&consultant, "supervisors", "vejledere.csv", SUPERVISORS).await;
    let register = supervisors(&consultant).await;
    let passed: BTreeSet<&str> =
        register.iter().flat_map(|one| one["qualifications"].as_array().unwrap()).filter_map(Value::as_str).collect();
    for kind in ["diploma_module", "amu", "internal_course", "none"] {
        assert!(passed.contains(kind), "{kind}: {passed:?}");
    }
    assert!(register.iter().any(|one| one["qualifications"].as_array().unwrap().len() > 1), "one may have passed several");
    assert!(register.iter().any(|one| one["minutes_per_week"].is_number()));
    let sites = |user: &Value| register.iter().filter(|one| one["user_id"] == *user).map(|one| &one["site"]).collect::<Vec<_>>();
    assert!(register.iter().any(|one| sites(&one["user_id"]).len() > 1), "one may supervise at several sites");
}

#[actix_web::test]
async fn a_session_of_every_kind_is_logged() {
    let house = House::new().await;
    let ground = lay(&house, TenantId(1)).await;
    let consultant = house.as_consultant().await;
    let path = format!("/traineeships/{}/supervision-sessions", ground.amina);
    for kind in SessionKind::ALL {
        let session = json!({ "kind": kind, "minutes": 45, "held_on": "2026-11-23" });
        assert_eq!(consultant.post(&path, session).await.expect(201).body["kind"], json!(kind));
    }
    let sessions = consultant.get(&path).await.expect(200).body;
    for kind in ["supervision", "sparring", "reflection", "simulation"] {
        assert!(all(&sessions["items"], "kind").contains(kind), "{kind}");
    }
}

#[actix_web::test]
async fn a_no_says_why_and_where_she_went_in_the_words_of_the_papers() {
    let house = House::new().await;
    let (_, id) = hiring::due(&house, "asta").await;
    let leader = house.as_leader().await;
    hiring::step(&leader, &id, json!({ "to": "recommended", "recommendation_text": "Rolig og grundig." })).await.expect(200);
    hiring::step(&leader, &id, hiring::offer(&leader).await).await.expect(200);
    let declined = hiring::step(&leader, &id, json!({ "to": "declined", "reasons": HireReason::ALL })).await.expect(200).body;
    assert_eq!((&declined["status"], &declined["reasons"]), (&json!("declined"), &json!(HireReason::ALL)));
    for reason in ["pay", "hours", "shifts", "professional", "development"] {
        assert!(declined["reasons"].as_array().unwrap().contains(&json!(reason)), "{reason}");
    }
    let gone = json!({ "to": "hired_elsewhere", "destination": "other_sector" });
    let gone = hiring::step(&leader, &id, gone).await.expect(200).body;
    assert_eq!((&gone["outcome"], &gone["destination"]), (&json!("hired_elsewhere"), &json!("other_sector")));
}

#[actix_web::test]
async fn the_days_from_application_to_offer_are_counted() {
    let house = House::new().await;
    recruitment::with_sites(&house).await;
    let consultant = house.as_consultant().await;
    for (name, received) in [("Asta", "17"), ("Bo", "18"), ("Carl", "20"), ("Dina", "21"), ("Emil", "22")] {
        let mut one = with_cohort(&consultant, applicant()).await;
        (one["given_name"], one["received_on"]) = (json!(name), json!(format!("2026-11-{received}")));
        let id = recruitment::recommended(&house, &consultant, one).await;
        recruitment::step(&consultant, &id, recruitment::offer(&consultant).await).await.expect(200);
    }
    let figures = house.as_leader().await.get("/key-figures").await.expect(200).body;
    assert_eq!(figures["time_to_offer"], json!({ "median": 3, "count": 5 }), "offered on the 23rd");
}

#[actix_web::test]
async fn one_who_is_not_ready_has_a_plan_and_a_day_to_be_called() {
    let house = House::new().await;
    let consultant = house.as_consultant().await;
    let id = consultant.post("/applications", applicant()).await.expect(201).body["id"].as_str().unwrap().to_owned();
    recruitment::step(&consultant, &id, json!({ "to": "screening" })).await.expect(200);
    recruitment::step(&consultant, &id, json!({ "to": "not_ready" })).await.expect(422);
    let plan = json!({ "to": "not_ready", "guidance_plan": "Naturfag på AMU i foråret", "recontact_on": "2027-05-03" });
    let waiting = recruitment::step(&consultant, &id, plan).await.expect(200).body;
    assert_eq!((&waiting["status"], &waiting["recontact_on"]), (&json!("not_ready"), &json!("2027-05-03")));
    recruitment::step(&consultant, &id, json!({ "to": "screening" })).await.expect(200);
    let history = consultant.get(&format!("/applications/{id}/history")).await.expect(200).body;
    assert!(history["items"].as_array().unwrap().iter().all(|entry| entry["at"].is_string()), "every step has its time");
    assert_eq!(history["items"].as_array().unwrap().len(), 4);
}

#[actix_web::test]
async fn the_plan_of_one_who_has_ended_stays_with_who_did_what_and_when() {
    let house = House::new().await;
    let ground = lay(&house, TenantId(1)).await;
    let consultant = house.as_consultant().await;
    let path = format!("/traineeships/{}/checklist", ground.amina);
    let plan = consultant.post(&path, json!({})).await.expect(201).body;
    let first = |plan: &serde_json::Value| {
        let mut items = plan["phases"].as_array().unwrap().iter().flat_map(|phase| phase["items"].as_array().unwrap());
        items.find(|item| item["asks"].is_null()).unwrap().clone()
    };
    let item = first(&plan);
    let role = item["roles"][0].clone();
    let tick = format!("/checklist-items/{}/tick", item["id"].as_str().unwrap());
    consultant.put(&tick, json!({ "done": true, "role": role }), 1).await.expect(200);
    let ended = move |w: &mut backend::db::Writer<'_>| {
        w.nothing_to_do();
        diesel::update(traineeships::table.find((w.permit.tenant, ground.amina)))
            .set(traineeships::status.eq(TraineeshipStatus::Completed))
            .execute(&mut **w)?;
        Ok(())
    };
    house.app.db.write(&house.app.system(TenantId(1)), ended).await.unwrap();
    let kept = consultant.get(&path).await.expect(200).body;
    let same = first(&kept);
    assert_eq!((&same["id"], &same["ticks"][0]["by"]), (&item["id"], &json!("Uddannelseskonsulent one")), "{same}");
    assert!(same["ticks"][0]["at"].is_string() || same["closed_on"] == "2026-11-23", "{same}");
}
