//! Saved views: what a user wants to see of a list, under a name of her own.

use crate::support::{House, Person};
use backend::db::Writer;
use backend::db::schema::{saved_views, users};
use diesel::prelude::*;
use domain::ids::{SavedViewId, TenantId, UserId};
use serde_json::{Value, json};

async fn names(person: &Person) -> Vec<Value> {
    let views = person.get("/saved-views?list=traineeships").await.expect(200).body;
    views.as_array().unwrap().iter().map(|view| view["name"].clone()).collect()
}

#[actix_web::test]
pub async fn a_view_is_saved_found_and_deleted_and_is_the_users_own() {
    let house = House::new().await;
    let (consultant, leader) = (house.as_consultant().await, house.as_leader().await);
    let view = json!({
        "list": "traineeships", "name": "Slutter snart",
        "address": { "status": "all", "sort": "-ends_on" }, "columns": ["name", "ends_on"],
    });
    let saved = consultant.post_with_key("/saved-views", view.clone(), "a").await.expect(201).body;
    assert_eq!(consultant.post_with_key("/saved-views", view.clone(), "a").await.expect(201).body, saved, "once, however often it comes");
    assert_eq!((saved["address"].clone(), saved["columns"].clone()), (view["address"].clone(), view["columns"].clone()));
    let twice = consultant.post("/saved-views", view.clone()).await.expect(422).body;
    assert_eq!((twice["errors"][0]["field"].as_str(), twice["errors"][0]["code"].as_str()), (Some("name"), Some("duplicate")));
    assert_eq!(names(&consultant).await, [json!("Slutter snart")]);
    assert_eq!(names(&leader).await, Vec::<Value>::new());
    leader.post("/saved-views", view).await.expect(201);
    assert_eq!(consultant.get("/saved-views?list=hire_cases").await.expect(200).body, json!([]));

    let path = format!("/saved-views/{}", saved["id"].as_str().unwrap());
    leader.delete(&path).await.expect(404);
    house.as_foreigner().await.delete(&path).await.expect(404);
    consultant.delete(&path).await.expect(204);
    consultant.delete(&path).await.expect(404);
    assert_eq!((names(&consultant).await.len(), names(&leader).await.len()), (0, 1));
}

#[actix_web::test]
async fn the_columns_one_always_sees_replace_those_before() {
    let house = House::new().await;
    let consultant = house.as_consultant().await;
    for columns in [json!(["name", "status"]), json!(["name", "cohort"])] {
        let own = json!({ "list": "traineeships", "columns": columns });
        consultant.post("/saved-views", own).await.expect(201);
        let views = consultant.get("/saved-views?list=traineeships").await.expect(200).body;
        assert_eq!(views.as_array().unwrap().len(), 1);
        assert_eq!((views[0]["name"].clone(), views[0]["columns"].clone()), (Value::Null, columns));
    }
}

#[actix_web::test]
async fn what_the_list_does_not_have_is_not_saved() {
    let house = House::new().await;
    let consultant = house.as_consultant().await;
    for (view, field) in [
        (json!({ "list": "hats", "name": "x" }), "list"),
        (json!({ "list": "traineeships", "name": "x", "columns": ["hat"] }), "address"),
        (json!({ "list": "traineeships", "name": "x", "address": { "hat": "red" } }), "address"),
        (json!({ "list": "traineeships", "name": "x", "address": { "sort": "hat" } }), "address"),
        (json!({ "list": "traineeships", "name": " " }), "name"),
        (json!({ "list": "traineeships", "name": "x".repeat(101) }), "name"),
    ] {
        assert_eq!(consultant.post("/saved-views", view).await.expect(422).body["errors"][0]["field"], field);
    }
    consultant.get("/saved-views?list=hats").await.expect(422);
}

#[actix_web::test]
async fn a_view_of_an_older_list_says_what_is_gone_and_the_rest_works() {
    let house = House::new().await;
    let consultant = house.as_consultant().await;
    let write = |w: &mut Writer<'_>| {
        w.nothing_to_do();
        let user: UserId = users::table.filter(users::email.eq("consultant@one.example.dk")).select(users::id).first(&mut **w)?;
        let (id, now): (SavedViewId, _) = (w.next_id(), w.now);
        diesel::insert_into(saved_views::table)
            .values((
                saved_views::tenant_id.eq(TenantId(1)),
                saved_views::id.eq(id),
                saved_views::user_id.eq(user),
                saved_views::list.eq("traineeships"),
                saved_views::name.eq("Gammel"),
                saved_views::address.eq(r#"{"shoe_size":"43","sort":"-hat_size","status":"all"}"#),
                saved_views::shown.eq(r#"["name","hat"]"#),
                saved_views::created_at.eq(now),
            ))
            .execute(&mut **w)?;
        Ok(())
    };
    house.app.db.write(&house.app.system(TenantId(1)), write).await.unwrap();
    let views = consultant.get("/saved-views?list=traineeships").await.expect(200).body;
    assert_eq!(views[0]["gone"], json!(["shoe_size", "hat_size", "hat"]));
    assert_eq!((views[0]["address"].clone(), views[0]["columns"].clone()), (json!({ "status": "all" }), json!(["name"])));
}

#[actix_web::test]
async fn views_have_an_end() {
    let house = House::new().await;
    let consultant = house.as_consultant().await;
    for number in 0..50 {
        consultant.post("/saved-views", json!({ "list": "traineeships", "name": format!("Nr. {number}") })).await.expect(201);
    }
    let more = consultant.post("/saved-views", json!({ "list": "traineeships", "name": "Én til" })).await.expect(422).body;
    assert_eq!(more["errors"][0]["code"], "too_many");
}
