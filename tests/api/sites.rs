//! A trainee changes site: who sees the trainee's tasks and hire case changes with it.

use crate::imports::{SITES, import, trainee_list};
use crate::support::{House, Person};
use backend::db::Writer;
use backend::db::schema::org_units;
use backend::users::{self, NewUser};
use diesel::prelude::*;
use domain::access::Role;
use domain::ids::{OrgUnitId, TenantId};
use serde_json::{Value, json};

/// A leader of one site.
async fn leader_of(house: &House, site: &Value, email: &'static str) -> Person {
    let site: OrgUnitId = site["id"].as_str().unwrap().parse().unwrap();
    let add = move |w: &mut Writer<'_>| {
        w.nothing_to_do();
        let user = users::insert(w, &NewUser { name: "Leder", email, password_hash: None })?;
        users::grant(w, user, Role::Leader, site, &[])
    };
    house.app.db.write(&house.app.system(TenantId(1)), add).await.unwrap();
    house.as_user(email).await
}

async fn titles(person: &Person) -> Vec<String> {
    let tasks = person.get("/tasks").await.expect(200).body;
    tasks["items"].as_array().unwrap().iter().map(|task| task["title"].as_str().unwrap().to_owned()).collect()
}

async fn cases(person: &Person) -> usize {
    person.get("/hire-cases").await.expect(200).body["items"].as_array().unwrap().len()
}

#[actix_web::test]
pub async fn tasks_and_hire_case_follow_the_trainee_to_the_new_site() {
    let house = House::new().await;
    let consultant = house.as_consultant().await;
    import(&consultant, "sites", "steder.csv", SITES).await;
    let ends = ("Slut", "20-02-2027");
    import(&consultant, "trainees", "a.csv", trainee_list(&[ends]).as_bytes()).await;
    let units = consultant.get("/org-units").await.expect(200).body;
    let unit = |name: &str| units.as_array().unwrap().iter().find(|unit| unit["name"] == name).unwrap().clone();
    let old = leader_of(&house, &unit("Plejecenter Havblik"), "havblik@one.example.dk").await;
    let new = leader_of(&house, &unit("Plejecenter Bøgehøj"), "boegehoej@one.example.dk").await;

    let trainee = consultant.get("/traineeships").await.expect(200).body["items"][0]["id"].as_str().unwrap().to_owned();
    let task = json!({ "traineeship_id": trainee, "title": "Ring til skolen", "due_on": "2026-11-27" });
    let task = old.post("/tasks", task).await.expect(201).body;
    consultant.post(&format!("/traineeships/{trainee}/hire-case"), Value::Null).await.expect(201);
    assert_eq!((titles(&old).await, titles(&new).await), (vec!["Ring til skolen".to_owned()], vec![]));
    assert_eq!((cases(&old).await, cases(&new).await), (1, 0));

    import(&consultant, "trainees", "b.csv", trainee_list(&[ends, ("Praktiksted", "Plejecenter Bøgehøj")]).as_bytes()).await;
    assert_eq!((titles(&old).await, titles(&new).await), (vec![], vec!["Ring til skolen".to_owned()]));
    assert_eq!((cases(&old).await, cases(&new).await), (0, 1));
    let path = format!("/tasks/{}", task["id"].as_str().unwrap());
    old.get(&path).await.expect(404);
    new.get(&path).await.expect(200);
    assert_eq!(titles(&consultant).await.len(), 1, "the consultant of the municipality sees it all along");
}

#[actix_web::test]
async fn sites_stand_in_the_danish_order() {
    let house = House::new().await;
    let consultant = house.as_consultant().await;
    import(&consultant, "sites", "steder.csv", SITES).await;
    let units = consultant.get("/org-units").await.expect(200).body;
    let below = |parent: &Value| units.as_array().unwrap().iter().filter(|unit| unit["parent_id"] == *parent).cloned().collect::<Vec<_>>();
    let four = units.as_array().unwrap().iter().map(|unit| below(&unit["id"])).find(|siblings| siblings.len() >= 4).unwrap();
    let ids: Vec<OrgUnitId> = four.iter().map(|unit| unit["id"].as_str().unwrap().parse().unwrap()).collect();
    let rename = move |w: &mut Writer<'_>| {
        w.nothing_to_do();
        for (id, name) in ids.iter().zip(["Åhuset", "Østerled", "Aagården", "Ærøvej"]) {
            diesel::update(org_units::table.find((TenantId(1), *id))).set(org_units::name.eq(name)).execute(&mut **w)?;
        }
        Ok(())
    };
    house.app.db.write(&house.app.system(TenantId(1)), rename).await.unwrap();
    let after = consultant.get("/org-units").await.expect(200).body;
    let names: Vec<&str> = after.as_array().unwrap().iter().map(|unit| unit["name"].as_str().unwrap()).collect();
    let at = |name: &str| names.iter().position(|other| *other == name).unwrap();
    assert!(at("Ærøvej") < at("Østerled") && at("Østerled") < at("Aagården") && at("Aagården") < at("Åhuset"), "{names:?}");
}
